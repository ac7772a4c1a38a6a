"""The person's own figures and words, as the rubric's sentences take them in."""

from __future__ import annotations

import re

from journeys.case import Case
from journeys.changes_ahead import change_ahead, change_possible
from journeys.fact_signs import speaks_of_facts
from journeys.marks import mark_told
from journeys.nouns import PIECES, noun_of
from journeys.phrases import LOOKS_UP, OFTEN, has
from journeys.rubric import FEW, LOW_VOLUME, MANY
from journeys.signs import Signs
from journeys.situation import Situation

QUOTED_CHARACTERS, QUOTED_WHOLE = 80, 110  # of a long saying, and of one that is not cut
SEGMENTS_EACH = 10  # in a text of a few paragraphs; knowledge/concepts/when-it-fits.md has them joined
RARE = 6  # a month, below which ten results take a season
ANSWERS = "answers"  # what comes out where things are looked up


FACTS_MOVE = rf"{OFTEN}|\b(?:chang\w+|mov(?:es?|ing)|renumber\w*|updat\w+|new)\b"
# Word in the rubric's sentences -> field whose words it quotes, in brackets; nothing where nothing was told.
QUOTED = {
    "task": "task",
    "change": "change_rate",
    "measure": "judged_by",
    "tried": "tried_so_far",
    "privacy": "privacy",
    "material": "material",
    "skills": "skills",
}


def words_for(case: Case) -> dict[str, str]:
    """What stands in for the braces of the rubric's sentences; an assumed figure is never shown as a told one."""
    situation, signs = case.situation, case.signs
    missing = {unknown.field for unknown in (*case.open, *case.assumed)}
    noun = noun_of(situation)
    pieces = ANSWERS if signs.looks_up and noun == PIECES else noun
    told = signs.barred + (signs.examples_on_hand or 0)
    return {
        "pieces": pieces,
        "few": str(FEW),
        "many": str(MANY),
        "low_volume": str(LOW_VOLUME),
        "on_hand": _on_hand(case, missing, pieces),
        "less_barred": _less_barred(signs, told),
        "ten": "three" if (situation.volume_per_month or RARE) < RARE else "ten",
        "suffice": _suffice(situation, signs.examples_on_hand or 0),
        "expected": f"{signs.volume_expected or 0:,}",
        "volume": "a number that I don't know" if "volume_per_month" in missing else f"{signs.volume_per_month or 0:,}",
        **{name: _in_brackets(situation, field, missing) for name, field in QUOTED.items()},
        "gap": "" if "tried_so_far" in missing else _gap(situation),
        "fault": _fault(situation),
        "ahead": quoted(
            change_ahead(situation.change_rate, situation.goal)
            or change_possible(situation.change_rate, situation.goal)
        ),
        "medium": {"pictures": "pictures", "sound": "speech or sound", "video": "video", None: "text"}[signs.medium],
        "money": case.money.sentence if case.money else "",
    }


def count(pieces: int | None, noun: str = PIECES) -> str:
    """35 pieces, 1 piece, no pieces."""
    if not pieces:
        return f"no {noun}"
    return f"1 {PIECES[:-1]}" if pieces == 1 else f"{pieces:,} {noun}"


def quoted(text: str | None) -> str:
    """The person's words in quotation marks, cut at a word, without signs that Markdown would take for its own."""
    plain = " ".join(re.sub(r"[\[\]<>|*_`#\\{}]", "", text or "").split())
    if len(plain) > QUOTED_WHOLE:
        plain = _first_clauses(plain) + " …"
    return f"“{plain}”" if plain else ""


def _first_clauses(plain: str) -> str:
    """As many clauses as fit, or else words."""
    cut = plain[:QUOTED_CHARACTERS]
    clauses = re.match(r"(.*\S)[;.,:](?= )", cut)
    if clauses and len(clauses[1]) >= QUOTED_CHARACTERS // 2:
        return clauses[1]
    return cut.rsplit(" ", 1)[0].rstrip(",;: ")


def named_part(signs: Signs) -> str:
    """What stays out of the pieces, in the person's words; nothing where they named no part."""
    return quoted(signs.left_out) if signs.left_out else ""


def _suffice(situation: Situation, usable: int) -> str:
    """How far so many pieces go. Segments are counted by the paragraphs that they make."""
    told = "; ".join(text for text in (situation.goal, situation.material, situation.task) if text)
    if usable < MANY * SEGMENTS_EACH and has(r"\bsegments\b", told):
        return "a segment is about a sentence, so join neighbours into paragraphs; that is a trial and no full set"
    return "enough to train on and to test with" if usable >= MANY else f"enough for a trial; {MANY} make a fair set"


def _less_barred(signs: Signs, told: int) -> str:
    part = named_part(signs)
    if signs.barred:
        return f" ({told:,} less {part + ': ' if part else 'the '}{signs.barred:,} that are not free)"
    return f" (before leaving out {part})" if part else ""


def _on_hand(case: Case, missing: set[str], pieces: str) -> str:
    if case.signs.whole_works:
        return "enough for a trial, once it is cut into pairs,"
    if "examples_on_hand" in missing or case.signs.examples_on_hand is None:
        return f"a number of {pieces} that I don't know"
    return count(case.signs.examples_on_hand, pieces)


def _fault(situation: Situation) -> str:
    """The words from which it was read that facts are at fault, or that tell how they move."""
    told = (situation.tried_so_far, situation.task, _clause(FACTS_MOVE, situation.change_rate))
    said = next((text for text in told if text and (text is told[2] or speaks_of_facts(text))), None)
    said = said or _clause(LOOKS_UP, situation.goal) or _clause(LOOKS_UP, situation.task)
    return f" ({quoted(said)})" if said else ""


def _clause(pattern: str, text: str | None) -> str | None:
    """The sentence of a text in which a pattern stands, as the person put it."""
    sentences = re.split(r"(?<=[.;!?])\s+", text or "")
    return next((sentence.strip(" .;!") for sentence in sentences if has(pattern, sentence)), None)


def _gap(situation: Situation) -> str:
    """What was counted of today's prompt, else what was told of it."""
    said = quoted(mark_told(situation.tried_so_far) or situation.tried_so_far)
    return f" ({said})" if said else ""


def _in_brackets(situation: Situation, field: str, missing: set[str]) -> str:
    said = "" if field in missing else quoted(getattr(situation, field))
    return f" ({said})" if said else ""
