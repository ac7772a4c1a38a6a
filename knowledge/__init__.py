"""The room that knows: concepts, providers, and finding the right passage."""
