"""What a word of a step or a verdict means, in a plain sentence."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict

LEAD = r"(?:(?:ok(?:ay)?|and|but|so|sorry|wait|hm+|peri|please|well|what|no)[\s,.!:–-]+)*"
QUOTE = r"[“\"'‘]"
ASKS = (
    rf"{LEAD}(?:what(?:'s| is| are| was)|what do you mean by|what does|explain|define|tell me what|"
    rf"what do you call)\s+(?:meant by |the word |is |a |an |the |that |this )*"
    rf"{QUOTE}?(?P<a>[\w' -]{{2,40}}?)[”\"'’]?(?: mean| stand for| exactly| here| is| in this step| in my case|"
    rf" for me| for you| supposed to (?:be|mean)| again| actually)*\s*(?:[?.!,;:–-]+(?:\s+(?P<guess>.+))?)?",
    rf"{LEAD}{QUOTE}(?P<b>[\w' -]{{2,40}}?)[”\"'’],?\s*(?:-|–|,)?\s*(?:what (?:does that|is that|'s that|do you mean|"
    rf"is it|does it)|meaning|which means|huh|eh)\b.*",
    rf"{LEAD}(?:i (?:don't|do not) know what|no idea what|never heard of|i have no idea what)\s+(?:a |an |"
    rf"the )?{QUOTE}?(?P<c>[\w' -]{{2,40}}?)[”\"'’]?(?: means?| is| are)?[.!?]*",
    rf"{LEAD}(?P<d>[\w' -]{{2,30}}?),? (?:what does that mean|what is that|what's that)\s*[?.!]*",
)

# "What do the little [1] and [2] mean?": the marks themselves, which no word names.
MARKS = r"\[\d\]|\b(?:numbers?|figures?|marks?|ones?) in (?:square )?brackets\b|\b(?:little|small|tiny|square) (?:numbers?|brackets?|marks?)\b"
OF_MARKS = r"\b(?:what|mean|means|for|why|where|explain|stand)\b"
SOURCE_MARK = "source mark"


class PlainWord(BaseModel):
    """A word, other forms of it, its meaning, and words of a guess that is right."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    word: str
    also: tuple[str, ...] = ()
    means: str
    signs: tuple[str, ...] = ()


def means(word: str, guess: str = "") -> str | None:
    """What `word` means; a right `guess` at it is confirmed. None for a word that is not explained here."""
    found = _words().get(_bare(word))
    if found is None:
        return None
    said = set(re.findall(r"[a-z]+", guess.casefold()))
    lead = "Yes, that is it. " if said & set(found.signs) else ""
    return f"{lead}{found.means.strip()}"


def word_in(question: str) -> tuple[str, str] | None:
    """The word whose meaning a question asks for, as far as it is explained here, and the guess that goes with it."""
    said = " ".join(question.replace("’", "'").split())
    if re.search(MARKS, said, re.IGNORECASE) and re.search(OF_MARKS, said, re.IGNORECASE):
        return SOURCE_MARK, ""
    for pattern in ASKS:
        if match := re.fullmatch(pattern, said, re.IGNORECASE):
            groups = match.groupdict()
            word = next((value for name, value in groups.items() if name != "guess" and value), "")
            if _bare(word) in _words():
                return word, groups.get("guess") or ""
    return None


def _bare(word: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"^(?:an?|the|that|this|your|my)\s+", "", word.strip(" “”\"'.,?!-").casefold()))


@lru_cache(maxsize=1)
def _words() -> dict[str, PlainWord]:
    rows = yaml.load((files("journeys") / "plain_words.yaml").read_text("utf-8"), yaml.CSafeLoader)
    found = [PlainWord.model_validate(row) for row in rows]
    return {_bare(form): each for each in found for form in (each.word, *each.also)}
