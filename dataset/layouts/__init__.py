"""Writing training files: one example in the layout of each provider and tool, and the files that go with them."""
