"""How long the prompt is that somebody told of: "a stylesheet of 11 pages in the prompt", "a prompt of 900 words"."""

from __future__ import annotations

import re

WORDS_A_PAGE = 400  # single-spaced A4 with headings; half a page of type is nearer to 200
LONGEST = 60_000  # words; beyond it somebody told of a book and not of a prompt
NUMBERS = {"half a": 0.5, "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
           "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20}  # fmt: skip
N = rf"(\d[\d,.]*|{'|'.join(NUMBERS)})"
GUIDE = (
    r"(?:prompt|guide\w*|style ?sheet|style ?guide|sheet|rules|rule ?book|bible|instructions?|manual|"
    r"glossary|brief|codebook)"
)
PAGES = (
    rf"\b{GUIDE}s?\b[^.;\d]{{0,25}}?\b(?:of |with |on |is |has )?(?:about |some )?{N}[- ](?:pages?|sides?)\b",
    rf"\b{N}[- ](?:pages?|sides?)(?: of a4)?(?: of| with)?(?: [\w-]+){{0,3}} {GUIDE}\b",
    rf"\b{GUIDE}s?\b, {N} (?:pages?|sides?)(?: of a4)?\b",
)
WORDS = (
    rf"\b{GUIDE}s?,? (?:of |with |is |has )(?:about |some )?{N}[- ]words?\b",
    rf"\b{N}[- ]words? (?:[\w-]+ ){{0,2}}{GUIDE}\b",
)


def prompt_words(tried: str | None) -> int:
    """Words of the guide or prompt that was told of, beside the samples in it; 0 where none was."""
    low = (tried or "").lower()
    pages = max((_number(found) for pattern in PAGES for found in re.findall(pattern, low)), default=0.0)
    words = max((_number(found) for pattern in WORDS for found in re.findall(pattern, low)), default=0.0)
    told = round(max(pages * WORDS_A_PAGE, words))
    return told if told <= LONGEST else 0


def _number(text: str) -> float:
    return float(NUMBERS[text]) if text in NUMBERS else float(text.replace(",", "").rstrip("."))
