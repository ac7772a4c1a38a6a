"""Finds pairs in documents: one module a strategy, strongest evidence first; `choose.find_pairs` is the door."""
