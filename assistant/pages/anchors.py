"""Addresses within the library, the same for its pages and for the chat that links to them."""

from __future__ import annotations

import re

LIBRARY = "/library"
PROVIDERS = f"{LIBRARY}/providers"
GLOSSARY = f"{LIBRARY}/glossary"
JOURNEYS = f"{LIBRARY}/journeys"


def anchor(heading: str) -> str:
    """The id of the place on a page that bears this heading: "Examples: Grant writer" is examples-grant-writer."""
    return re.sub(r"[^a-z0-9]+", "-", heading.lower().replace("'", "").replace("’", "")).strip("-") or "part"


def article_path(concept: str, heading: str | None = None) -> str:
    """The address of an article, or of a passage in it."""
    return f"{LIBRARY}/{concept}" + (f"#{anchor(heading)}" if heading else "")


def journey_path(journey: str) -> str:
    """The address of a journey's page."""
    return f"{JOURNEYS}/{journey}"
