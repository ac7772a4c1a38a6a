"""Is this training file acceptable: what is wrong, in which line and field, and what would be right."""
