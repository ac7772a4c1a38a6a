"""The room that makes training data from past work."""
