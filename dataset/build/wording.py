"""A pair with names and private data replaced, and nothing left in the prompt of what was replaced in the answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dataset.curate.masking import Masker


class Worded(NamedTuple):
    """Both sides with tokens; `is_clean` is False where a name or private value is still in one of them."""

    prompt: str
    answer: str
    is_clean: bool


def masked_pair(masker: Masker, prompt: str, answer: str, must_mention: Sequence[str]) -> Worded:
    """The pair with tokens. A prompt names the numbers of an answer one by one ("DE89; 3704; 0044"): where they are
    pieces of a value that became a token there, the token stands in the prompt too, once.
    """
    asked, answered = masker.mask(prompt.strip()), masker.mask(answer.strip())
    is_clean = not any(masker.remaining(side.text) for side in (asked, answered) if side.replaced)
    hidden = [each for each in answered.replaced if each.original not in must_mention]
    pieces = {
        item: one.token
        for item in must_mention
        for one in hidden
        if item in one.original and item not in answered.text and item not in one.token
    }
    items = [masker.mask(item).text for item in must_mention]
    stays = {item for item in must_mention if item in answered.text}  # "3.2.1.0" is no address behind "version"
    told = dict.fromkeys(
        pieces.get(item, masked)
        for item, masked in zip(must_mention, items, strict=True)
        if masked == item or item not in stays
    )
    if list(told) == items:
        return Worded(asked.text, answered.text, is_clean)
    return Worded(asked.text.replace("; ".join(items), "; ".join(told), 1), answered.text, is_clean)
