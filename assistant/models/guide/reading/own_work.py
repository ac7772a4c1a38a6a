"""What is asked about one's own files: is this training file right, what is kept of mine, delete it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Literal

from assistant.models.guide.reading.pairs import asks_to_build
from assistant.models.guide.reading.pasted_file import ASKS, named_reader
from assistant.models.guide.reading.statements import plain

_OWN = r"(?:my|this|these|the|that|our|an?)"
_FILE = r"(?:jsonl|json lines|training files?|(?:data ?set|validation|json) files?)"
# "Is this JSONL right?", "check my training file", "will Together take this file?"
CHECK = re.compile(
    rf"\b(?:check|validate|verify|test|look (?:over|at|through)|lint) {_OWN} (?:\w+ )?{_FILE}\b|"
    rf"\b(?:is|are) {_OWN} (?:\w+ )?{_FILE} (?:\w+ )?(?:right|correct|ok(?:ay)?|valid|fine|broken|wrong|well[- ]formed)\b|"
    rf"\bwhat(?:'s| is) wrong with {_OWN} (?:\w+ )?{_FILE}\b|"
    rf"\b(?:will|would|does|do|can) [\w ]{{2,30}} (?:accept|take|refuse|reject|read) {_OWN} (?:\w+ )?{_FILE}\b"
)
# With a file attached the words may be shorter: "is this right?", "any errors in it?"
OF_A_FILE = re.compile(
    r"\b(?:is|are) (?:this|these|it|they|that) (?:right|correct|ok(?:ay)?|valid|fine|good|alright)\b|\bcheck (?:this|it|them|these)?\b|"
    r"\b(?:any|the) (?:errors?|problems?|mistakes?)\b|\bwhat(?:'s| is) wrong\b|\b(?:accept|refuse|reject|validate)"
)
AND_FOR = re.compile(r"^(?:and|what about|how about|also|now|then|same|or)\b|\bfor\b")
ASKS_HOW = re.compile(r"^(?:and |but |so )?(?:how|why|when|should|which tool)\b")  # the library says
NOT_THE_FORM = re.compile(r"\b(?:costs?|price|pay|cheap|train|tune|run|better|private|delete)\b")
_THING = r"(?:data ?sets?|training (?:data|files?|sets?)|builds?|uploads?|work|(?:uploaded )?files|sample work|past work|texts|pieces|(?:fetched )?answers)"
_MINE = rf"(?:{_THING} of mine|(?:of )?my (?:\w+ )?{_THING}|of mine|mine)"
KEPT = re.compile(
    rf"\bwhat (?:have|did|do) you (?:still )?(?:kept?|stored?|got|have|save|saved|hold) (?:here )?{_MINE}\b|"
    rf"\bwhat (?:have|do) you (?:kept|keep|stored|store|saved) (?:of|from) (?:me|mine|my work|my files)\b|"
    rf"\b(?:which|what) (?:of my )?(?:data ?sets|builds|training files|files|uploads)(?: of mine)? (?:do i have|have i(?: got)?|do you (?:have|keep)|have you (?:got|kept)|are (?:there|kept|here))\b|"
    r"\b(?:list|show)(?: me)? (?:all )?(?:of )?(?:my|the) (?:data ?sets|builds|uploads|training files)\b|"
    r"\bwhere are my (?:data ?sets|builds|uploads)\b"
)
DELETE = re.compile(
    r"^(?:please |can you |could you |i want (?:you )?to |now )*(?:delete|remove|erase|throw away|get rid of|wipe)"
    r" (?:all (?:of )?)?(?:the |my |that |this |these )?"
    r"(?:(?P<thing>(?:old |demo )?(?:data ?sets?|builds?|training (?:data|files?|sets?)|uploads?|uploaded files|files|fetched answers|sample work|work))\b)"
    r"(?: (?:called|named|of))?(?P<name>.*)$",
    re.IGNORECASE,
)
NAMED = re.compile(
    r"^(?:please |can you |could you )*(?:delete|remove|erase) [“\"'](?P<name>[^”\"']+)[”\"']", re.IGNORECASE
)
ELSEWHERE = re.compile(
    r"\b(?:from|at|on|with) (?:openai|together|google|azure|mistral|fireworks|nebius|the provider|their)\b", re.I
)
OPEN = re.compile(
    r"\b(?:show|open|find)(?: me)? (?:my |the )?(?:build|data ?set|training data)? ?[“\"](?P<name>[^”\"]+)[”\"]", re.I
)
LONGEST = 25  # words


@dataclass(frozen=True)
class OwnWork:
    """The tool that answers it, and with what."""

    tool: Literal["check_dataset_file", "kept_work", "build_status"]
    arguments: dict[str, Any] = field(default_factory=dict)


def read_own_work(text: str, *, files: str | None, has_check: bool) -> OwnWork | None:
    """What a message asks about the person's own files; `files` came with it, `has_check`: one was checked here."""
    said = plain(text)
    if len(said.split()) > LONGEST:
        return None
    if checks := _check(text, said, files, has_check):
        return checks
    if files:
        return None
    if named := OPEN.search(text):
        return OwnWork("build_status", {"build": named["name"].strip()[:80]})
    if named := NAMED.match(text.strip()):
        return OwnWork("kept_work", {"delete": named["name"].strip()})
    asked = DELETE.match(text.strip().rstrip(".!? "))
    if asked and not ELSEWHERE.search(text):
        name = asked["name"].strip(" ,:“”\"'") or asked["thing"]
        return OwnWork("kept_work", {"delete": name[:200]})
    return OwnWork("kept_work") if KEPT.search(said) else None


def _check(text: str, said: str, files: str | None, has_check: bool) -> OwnWork | None:
    reader = named_reader(text)
    told = {"provider": reader} if reader else {}
    is_lines = bool(files and re.search(r"\b(?:jsonl|ndjson)\b", files))
    if asks_to_build(text):
        return None
    about_content = ASKS_HOW.search(said) or (re.search(r"\bfor\b", said) and not reader)
    if CHECK.search(said) and not about_content and (not files or is_lines or "zip" in files or "json" in files):
        return OwnWork("check_dataset_file", told)
    if files:
        return OwnWork("check_dataset_file", told) if is_lines and OF_A_FILE.search(said) else None
    again = has_check and reader and not NOT_THE_FORM.search(said) and (ASKS.search(said) or AND_FOR.search(said))
    return OwnWork("check_dataset_file", told) if again and len(said.split()) <= 12 else None
