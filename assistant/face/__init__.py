"""The chat window: Chainlit, and nothing of Peri that another face would not have too."""
