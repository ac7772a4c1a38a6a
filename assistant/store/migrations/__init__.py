"""The steps from the first schema to this one, run by assistant.store.migrate."""
