"""Curation, from the outside."""
