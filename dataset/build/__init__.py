"""The durable build: from a folder of past work to training files, in stages that survive being killed."""
