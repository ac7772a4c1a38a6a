"""Whether a reply speaks of what was asked: of change, of the work, of what was tried, of rights."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping

from assistant.models.guide.reading.answers import READERS
from assistant.models.guide.reading.complaints import complains, objects_to_question
from assistant.models.guide.reading.statements import clauses, is_question, plain, sentences, statements

GUARDED = frozenset({"change_rate", "tried_so_far", "privacy", "task"})  # what a wrong reading of them would decide
BRIEF = 8  # words; so short a reply to a question just put is about it
# What may be read beside the words of a field, since it belongs to the same subject.
OF_SUBJECT: Mapping[str, frozenset[str]] = {
    "change_rate": frozenset(),
    "tried_so_far": frozenset({"needs_facts", "judged_by", "tools", "minutes_each"}),
    "privacy": frozenset({"may_use_work", "runs_where"}),
    "task": frozenset({"input", "words_each", "languages", "goal", "volume_per_month", "profession", "material", "consistency_needed"}),
}  # fmt: skip
COUNTS_OR_RIGHTS = frozenset({"examples_on_hand", "may_use_work", "privacy"})
# A time alone is no pace: "over three years" tells how long something took.
SPAN = (
    r"\b(?:over|for|in|within|during|since|after|of) (?:about |the |my |last |past )*(?:\d+|[a-z]+) (?:days|weeks|months|years|"
    r"seasons|decades)\b"
)
ASKS_AT_END = r"(?:and |but |so )?(?:what|how|why|who|where|which|when) (?:is|are|was|does|do|did|should|shall|can|could|would|will|if|about) "

# What others say of a tool is no trial: "my sister says claude is better".
HEARSAY = (
    r"\b(?:says?|said|thinks?|told me|tells me|reckons?|swears by|recommends?|heard|read)\b.{0,40}\b(?:better|best|good|great|"
    r"easier|easiest|simplest|cheaper|smarter|the one)\b|"
    r"\b(?:says?|said|thinks?|told me|tells me|recommends?)\b.{0,20}\b(?:pay for|buy|get|switch to|take|use) "
    r"(?:claude|chat ?gpt|gemini|copilot|mistral|it)\b"
)
TRIED = r"\b(?:i|we)(?:'ve| have|'d)? (?:\w+ )?(?:tried|used|use|gave|asked|put|pasted|tested|have it)\b|\b(?:tried|prompt|samples?)\b|\d"
ASKS_MEANING = r"\bwhat (?:does|do|is|was|did) (?:that|it|this|you)(?: mean| by that)?[?.! ]*$"


def speaks_of(asked: str, text: str, facts: Collection[str] = (), sure: Callable[[], bool] = lambda: False) -> bool:
    """Whether the words of a reply may be kept as the answer to `asked`, beside the `facts` that were read from it.

    `sure` tells, where it is needed, whether what was learned of the subject surely knows the words.
    """
    if asked not in GUARDED:
        return True
    if complains(text) or objects_to_question(text):
        return False
    if asked in ("tried_so_far", "task") and re.search(HEARSAY, plain(text)) and not re.search(TRIED, plain(text)):
        return False
    facts = set(facts) - {asked}
    if asked == "task" and facts & COUNTS_OR_RIGHTS:  # how many there are and whose is no word of what is done
        return sure()
    if names_subject(asked, text):
        return True
    if facts:
        return bool(facts & OF_SUBJECT[asked]) and facts <= OF_SUBJECT[asked] and (asked != "task" or sure())
    return len(text.split()) <= BRIEF or sure()


def names_subject(asked: str, text: str) -> bool:
    """Whether a word of the subject stands in what is stated."""
    said = " ".join(statements(text)) or text
    if asked == "change_rate":
        said = re.sub(SPAN, " ", plain(said)) if len(said.split()) > BRIEF else said
    read = READERS.get(asked)
    return read is not None and read(said) is not None


def asks_instead(asked: str, text: str) -> bool:
    """Whether a message asks or fears something in place of a reply: "will it invent things? That would be bad"."""
    said = sentences(text)
    asks = [s for s in said if s.rstrip(" \"'”’)").endswith("?") and is_question(s)]
    at_end = clauses(said[-1])[-1] if said and clauses(said[-1]) else ""
    asks_at_end = re.match(ASKS_AT_END, plain(at_end)) is not None and len(text.split()) <= 2 * BRIEF
    if re.search(ASKS_MEANING, plain(text)):
        return True
    return bool(asks or asks_at_end) and not names_subject(asked, " ".join(s for s in said if s not in asks))
