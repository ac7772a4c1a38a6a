"""Lines of a training file that are pasted with the question whether they are right."""

from __future__ import annotations

import re
from dataclasses import dataclass

ASKS = re.compile(
    r"\b(?:right|correct|ok(?:ay)?|valid(?:ate)?|fine|wrong|errors?|check|look (?:it|this|them) over|problems?|accept\w*|refus\w*|"
    r"reject\w*|format(?:ted)?|work|pass(?:es)?)\b",
    re.IGNORECASE,
)
# A reader that is named in the question: (how people call it, its id).
READERS = (
    (r"\bopen ?ai\b|\bchatgpt\b|\bgpt\b", "openai"),
    (r"\btogether(?: ai)?\b", "together"),
    (r"\bfireworks\b", "fireworks"),
    (r"\bmistral\b", "mistral"),
    (r"\bnebius\b", "nebius"),
    (r"\bgoogle\b|\bgemini\b|\bvertex\b", "google"),
    (r"\bazure\b|\bfoundry\b", "azure"),
    (r"\bmlx\b", "mlx"),
)


@dataclass(frozen=True)
class PastedFile:
    """The lines as they were pasted, and who is to read them, if that was said."""

    lines: str
    reader: str | None


def read_pasted_file(text: str) -> PastedFile | None:
    """The first to the last line that opens an object, when the words around them ask whether it is right."""
    lines = text.split("\n")
    rows = [number for number, line in enumerate(lines) if line.lstrip("\ufeff \t").startswith(("{", "["))]
    if not rows:
        return None
    words = " ".join(line for line in (*lines[: rows[0]], *lines[rows[-1] + 1 :]) if not line.startswith("```"))
    if not ASKS.search(words):
        return None
    return PastedFile("\n".join(lines[rows[0] : rows[-1] + 1]), named_reader(words))


def named_reader(words: str) -> str | None:
    """The id of the reader that is named, the first in the list of them."""
    return next((name for called, name in READERS if re.search(called, words, re.IGNORECASE)), None)
