"""The room that talks: one loop over a model, tools and the transcript."""
