"""Measuring: a log of projects, blind comparisons, and whether work or a tuned model has drifted."""
