"""Which helper a sentence names: none, a general model, the prompt kit or the tuned model."""

from __future__ import annotations

import re

from tracking.project import Helper

_GENERAL = (
    r"(?:chat\s?gpt(?:-\w+)?|gpt(?:-?\d[\w.-]*)?|claude(?: \w+ [\d.]+| [\d.]+)?|gemini(?: [\d.]+)?|copilot|mistral|llama(?: ?[\d.]+)?|deepseek|"
    r"deepl(?: write)?|grok|(?:a |the )?(?:general|normal|plain|usual|ordinary|base|stock|standard|untuned|off-the-shelf) (?:ai |language )?"
    r"(?:model|assistant|chatbot)|general (?:ai|llm))"
)
_PATTERNS: tuple[tuple[Helper, str], ...] = (
    ("tuned model", r"(?:my |our |the |a )?(?:own )?(?:fine[ -]?)?(?<!un)(?:tuned|trained)(?: (?:ai|language|" + _GENERAL + r"))? ?(?:model|version|one)?"),
    ("prompt kit", r"(?:my |our |the |a )?(?:prompt kit|style kit|sample kit|style sheet|kit)"),
    ("none", r"(?:no|without(?: any| an?)?) (?:ai|model|helper|assistant|tool|machine|llm)|by hand|unaided|(?:all |wrote it |done )?(?:by )?my ?self|helper none"),
    ("general model", _GENERAL),
)  # fmt: skip
_NOT = re.compile(r"(?:not|n['’]t|without|instead of|rather than|never|no longer|unlike|better than|compared (?:to|with)|vs\.?|versus)\s+(?:use |used |using |with |touch )?(?:my |the |our |a |any )*$", re.I)  # fmt: skip
_NAMES: dict[str, Helper] = {
    "none": "none", "no": "none", "nothing": "none", "no model": "none", "by hand": "none", "myself": "none",
    "general": "general model", "general model": "general model", "model": "general model",
    "kit": "prompt kit", "prompt kit": "prompt kit", "tuned": "tuned model", "tuned model": "tuned model",
    "fine-tuned": "tuned model", "fine-tuned model": "tuned model", "finetuned": "tuned model",
}  # fmt: skip


def named_helper(value: str) -> Helper | None:
    """The helper that a cell or a labelled value names, or None when it names none or several."""
    bare = " ".join(value.replace("_", " ").split()).casefold()
    return _NAMES.get(bare) or find_helper(value)[0]


def find_helper(text: str) -> tuple[Helper | None, list[tuple[int, int]]]:
    """The helper of a sentence and where its words stand; None when none is named, or more than one.

    A kit is pasted into a general model, and a tuned model is one that was general: the more special word counts where
    both stand together. What is only compared with or denied ("not the tuned model") is left out.
    """
    found: dict[Helper, list[tuple[int, int]]] = {}
    taken: list[tuple[int, int]] = []
    for helper, pattern in _PATTERNS:
        for match in re.finditer(rf"(?<![\w-])(?:{pattern})(?![\w-])", text, re.I):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append(match.span())
            if not _NOT.search(text[: match.start()]):
                found.setdefault(helper, []).append(match.span())
    if set(found) == {"prompt kit", "general model"}:
        found = {"prompt kit": found["prompt kit"] + found["general model"]}
    spans = [span for places in found.values() for span in places]
    return (next(iter(found)), spans) if len(found) == 1 else (None, spans)
