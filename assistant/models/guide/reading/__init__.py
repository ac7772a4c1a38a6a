"""Reading plain words: facts, replies, pasted pairs, requests, wishes for harm; pure functions over text."""
