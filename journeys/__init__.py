"""The room of what a person can undertake: judging fit, costing, guided programmes."""
