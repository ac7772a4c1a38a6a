"""The built-in guide: a speaker without key or network that only says what is authored, computed or quoted."""
