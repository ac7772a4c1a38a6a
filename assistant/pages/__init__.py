"""The library's pages: articles, providers, glossary and search as plain HTML. Knows nothing of the chat window."""
