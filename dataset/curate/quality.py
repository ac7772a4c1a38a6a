"""Signs that a piece is not finished work: gaps, draft marks, broken letters, a missing end, no length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from dataset.candidate import BLANK, Candidate
from dataset.curate.fold import holds_any
from dataset.finding import Finding, Level, Side
from dataset.pair.text import word_count

_GAP = re.compile(
    r"\[(?:TK|TKTK|TBC|TBD|TODO|XXX?|insert|add|your|client|company|product|brand|name|date|city|place|link|url"
    r"|number|figure|stat|source|"
    r"quote|image|photo|cta|headline|hier|einfügen|ergänzen|datum|kunde|à compléter|insérer|insertar"
    r"|pendiente)\b(?!-\d)[^\]\n]{0,60}\](?!\()"
    r"|(?<!\w)<(?:insert|your|client|company|product|brand)[ _][^<>\n]{1,40}>"
    r"|\bTK(?:TK)*\b|(?<![\w/+-])X{3,}(?![\w/-])|\bTBC\b|\bTBD\b|\bTODO\b:?|_{4,}(?!\w)|\?{3,}"
    r"|\b(?:lorem ipsum|dolor sit amet|consectetur adipisc\w+)\b|\bblah blah\b|\bplaceholder text\b|\bblindtext\b",
    re.I,
)
_GAP_SIGNS = (
    "[", "<", "tk", "xxx", "tbc", "tbd", "todo", "____", "???",
    "lorem", "dolor", "consectetur", "blah", "placeholder", "blind",
)  # fmt: skip
_DRAFT_SIGNS = (
    "draft", "entwurf", "rohfassung", "brouillon", "borrador", "bozza", "wip", "work in progress", "note to ",
    "s note", "check th", "not final", "to come", "to follow", "nicht final", "noch ", "à vérifier", "por revisar",
)  # fmt: skip
_ASSISTANT_SIGNS = (
    "as a ai", "as an ai", "as a artificial", "as an artificial", "as a large", "as an large", "just an ai",
    "sorry, but i can", "here's", "here’s", "here is",
    "i hope this", "let me know", "oaicite", "contentref", "chatgpt",
)  # fmt: skip
_CASED = re.compile(r"TK|X|TB|TODO")  # these count in capitals only
_DRAFT = re.compile(
    r"(?im)^[^\w\n]{0,6}(?:(?:first|second|rough|working|early|final)\s)?(?:draft|entwurf|rohfassung|brouillon"
    r"|borrador|bozza|wip|work in progress)"
    r"(?:\s?(?:v|version|no\.?|#)?\s?\d[\d.]*)?(?:\s?[-–—:(/|].{0,60}|[^\w\n]{0,6})$"
    r"|\b(?:note to (?:self|client|editor)|editor['’]s note|(?:can|could) you (?:please )?check (?:this|the)"
    r"|not final|still to come|more to come here|"
    r"rest to follow|nicht final|noch (?:zu )?ergänzen|à vérifier|por revisar)\b"
)
_ASSISTANT = re.compile(
    r"(?i)\bas an? (?:ai|artificial intelligence|large)(?: language)?(?: model| assistant)\b|\bi(?:'"
    r"|’)?m (?:sorry, but i can(?:'|’)?t|just an ai)|"
    r"\A\W{0,3}(?:sure|certainly|absolutely|of course)[!,.] here(?:'|’| i)s\b|\bhere(?:'|’| i)s (?:a|the"
    r"|your) (?:revised|rewritten|polished|updated) version\b|"
    r"\bi hope this (?:helps|meets your)|\blet me know if you(?:'|’)?d like (?:me to|any)|\[oaicite"
    r"|:contentreference\[|\butm_source=chatgpt"
)
_DAMAGE = re.compile(
    "\ufffd|[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œž]|â€|Ð[\u0080-\u00bf]|Ñ[\u0080-\u00bf]|ï»¿|ð\u0178|[\x00-\x08\x0b\x0c\x0e-\x1f]|[\ue000-\uf8ff]"
    r"|&(?:nbsp|amp|quot|lt|gt|#\d{2,5}|[aeiou]uml|eacute|rsquo|ldquo|rdquo|ndash|mdash);"
)
_HTML = re.compile(r"(?<!`)</?(?:div|span|td|tr|table|font|script|style|body|o:p)\b[^<>\n]{0,200}>", re.I)
_ENDS = re.compile(r"[.!?…:;。！？”’\"')\]»*_>}|%]\W*\Z|\d\s*\Z|https?://\S+\s*\Z")
_CUT = re.compile(
    r"(?:\[(?:\.{3}|…)\]|\((?:continued|cont['’]?d|fortsetzung folgt|suite)\)|\b(?:read more|mehr lesen|weiterlesen"
    r"|lire la suite))\W*\Z",
    re.I,
)
_MID = re.compile(
    r"(?i)(?:\b(?:and|or|the|a|an|of|to|with|for|in|by|but|that|which|und|oder|der|die|das|mit|für|von|et|le|la|les"
    r"|de|des|y|el|los|con)|,|\w-)\s*\Z"
)
_STOPS = ".!?…:;"  # a text that ends with one breaks off only where it says so
_CUT_SIGNS = ("[", "(", "more", "lesen", "suite")
_SHORT = 1_000  # characters of a prompt whose findings are remembered
LONG_WORDS = 40  # from here on a text is expected to end with a sign


def find_quality(candidate: Candidate, least_words: int, most_words: int) -> Iterator[Finding]:
    """What is wrong with the wording of a pair, whatever it says."""
    words = word_count(candidate.answer)
    yield from _length(candidate, words, least_words, most_words)
    yield from _of_prompt(candidate.prompt) if len(candidate.prompt) <= _SHORT else _signs(candidate.prompt, "prompt")
    yield from _signs(candidate.answer, "answer")
    if words >= LONG_WORDS and not is_interface_text(candidate):
        yield from _end(candidate.answer)
    blanks = candidate.prompt.count(BLANK)
    if blanks and candidate.strategy in {"template", "model", "sections", "page"}:
        at = candidate.prompt.find(BLANK)
        yield _finding(
            "blanks",
            "look",
            BLANK,
            "prompt",
            at,
            "Nothing in your work tells what to put here. Write in what was asked for, or set the pair aside.",
        )


def is_interface_text(candidate: Candidate) -> bool:
    """Whether a pair is a text of an interface, with or without a prompt; those are short and end as they like."""
    return candidate.strategy == "strings" or candidate.group.startswith("keys:")


def _length(candidate: Candidate, words: int, least_words: int, most_words: int) -> Iterator[Finding]:
    if not candidate.answer.strip():
        yield Finding(rule="empty", level="aside", value="", side="answer", reason="The answer is empty.")
    elif words < least_words and not is_interface_text(candidate):
        reason = f"The answer has {_count(words, 'word')}; it shows little of your way of writing."
        yield Finding(rule="too-short", level="look", value=str(words), side="answer", reason=reason)
    total = words + word_count(candidate.prompt)
    if total > most_words:
        reason = f"The pair has {total:,} words, more than your limit of {most_words:,}; most services cut such pairs."
        yield Finding(rule="too-long", level="aside", value=str(total), side="both", reason=reason)


@lru_cache(maxsize=256)  # of one template many are equal
def _of_prompt(prompt: str) -> tuple[Finding, ...]:
    return tuple(_signs(prompt, "prompt"))


def _signs(text: str, side: Side) -> Iterator[Finding]:
    rest = text.replace(BLANK, " " * len(BLANK)) if side == "prompt" else text
    small = text.lower()
    for match in _GAP.finditer(rest) if holds_any(small, _GAP_SIGNS) else ():
        found = match.group()
        if not (_CASED.match(found.upper().lstrip("[")) and found.upper() != found and not found.startswith("[")):
            yield _finding(
                "placeholder", "look", found, side, match.start(), f"“{found}” looks like a gap that was never filled."
            )
    if side == "answer" and holds_any(small, _DRAFT_SIGNS) and (draft := _DRAFT.search(text)):
        words = draft.group().strip()
        yield _finding(
            "draft", "look", words, side, draft.start(), f"“{words}” marks a draft, not the piece that was delivered."
        )
    if side == "answer" and holds_any(small, _ASSISTANT_SIGNS) and (said := _ASSISTANT.search(text)):
        words = said.group()
        yield _finding(
            "boilerplate",
            "look",
            words,
            side,
            said.start(),
            f"“{words}” is how a chat assistant writes. Is this your own work?",
        )
    suspect = not text.isascii() or "&" in text or not text.replace("\n", "").replace("\t", "").isprintable()
    if broken := (_DAMAGE.search(text) if suspect else None) or (_HTML.search(text) if "<" in text else None):
        start = max(0, broken.start() - 8)
        words = text[start : broken.end() + 8]
        reason = f"Letters are damaged or marks are left over: “{words.strip()}”."
        yield _finding("damaged", "look", words, side, start, reason)


def _end(answer: str) -> Iterator[Finding]:
    text = answer.rstrip()
    end = text[-80:]
    if end[-1] in _STOPS and not holds_any(end.casefold(), _CUT_SIGNS):
        return
    last = text.rpartition("\n")[2]
    if _CUT.search(end) or _MID.search(end) or (len(last) > 200 and not _ENDS.search(end)):
        words = text[-40:]
        yield _finding(
            "truncated", "look", words, "answer", len(text) - len(words), f"The piece seems to break off: “…{words}”."
        )


def _finding(rule: str, level: Level, value: str, side: Side, start: int, reason: str) -> Finding:
    return Finding(rule=rule, level=level, value=value, side=side, start=start, end=start + len(value), reason=reason)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
