"""What is said to the log and the comparisons: log a project, change or delete one, show the report, compare, check."""

from __future__ import annotations

import re
from csv import writer
from io import StringIO
from itertools import pairwise
from typing import Any

from assistant.models.guide.reading.fetching import read_fetch
from journeys.asked_words import asks
from tracking.helpers import find_helper
from tracking.quantities import figures
from tracking.shapes import shape_of

Call = tuple[str, dict[str, Any]]
LEAD = r"(?:(?:ok(?:ay)?|so|well|and|hi|hello|hey|great|thanks|yes|please|peri|now|(?:can|could|would) you|can i|i(?:'d| would) like to|i want to|let'?s)[,.!]* +)*"
MY = r"(?:the |my |our |a )?"
LOG = re.compile(
    rf"{LEAD}(?:log|record|track|add|enter|put|note(?: down)?)\s+(?:"
    rf"(?:this|a|an|my|the|another|one more|that)?\s*(?:new\s+|finished\s+)?(?:project|job|order)\b(?:\s+(?:to|in|into)\s+my\s+log)?[\s:,-]*(?P<said>.*)"
    r"|(?:this|it|that)?\s*(?:to|in|into)\s+my\s+log[\s:,-]*(?P<said2>.*)|(?P<said3>.+?\bin(?:to)? my (?:project )?log))",
    re.I | re.S,
)
LOG_COLON = re.compile(rf"{LEAD}log(?: it| this)?\s*:\s*(?P<said>.+)", re.I | re.S)
CHANGE = re.compile(
    rf"{LEAD}(?:change|edit|correct|update|amend)\s+(?:{MY}(?:project|job|entry)\s+)(?:number\s+|no\.?\s*|#)?(?P<number>\d{{1,5}})\s*[:,;-]?\s*(?P<said>.*)",
    re.I | re.S,
)
DELETE = re.compile(
    rf"{LEAD}(?:delete|remove|forget|drop|undo)\s+(?:{MY}(?:project|job|entry)\s+)(?:number\s+|no\.?\s*|#)?(?P<number>\d{{1,5}})(?:\s+from my log)?[.!]?",
    re.I,
)
REPORT = re.compile(
    rf"{LEAD}(?:(?:show|give|open|make|print|see)\s+(?:me\s+)?{MY}(?:project |tracking |before[- ]and[- ]after )?(?:report|log)(?: (?:of|on|over) my projects)?"
    r"|what does my (?:log|report|project log) (?:say|show)|my (?:project )?(?:report|log)"
    r"|(?:did|does|has|is) (?:it|the kit|my kit|the prompt kit|my prompt kit|the tuned model|my tuned model|the model|my model) (?:really |actually |already )?(?:help|helped|helping|make|made|making|save|saved|saving)(?: me)?(?: (?:a difference|anything|any|time|minutes|rounds|so far|yet))*"
    r"|how (?:am i|are we) doing with (?:the|my) (?:tuned model|kit|prompt kit))(?: (?:so far|now|yet|already))?[.?!]*",
    re.I,
)
RESULT = re.compile(
    rf"{LEAD}(?P<early>end (?:it|the comparison|my comparison) early|uncover (?:it )?early)?[\s,]*(?:and )?(?:(?:show|give|uncover|open|tell)\s+(?:me\s+)?(?:the |my )?(?:results?|outcome)(?: of)? (?:my |the )?(?:blind )?comparison(?: [“\"](?P<name>[^”\"]+)[”\"])?"
    r"|(?:the )?results? of (?:my|the) (?:blind )?comparison|who won(?: (?:the|my) comparison)?)?[.?!]*",
    re.I,
)
COMPARE = re.compile(
    rf"{LEAD}(?:(?:start|begin|set up|make|do|run|go on with|continue|resume|open|show)\s+(?:me\s+)?{MY}(?:new )?blind comparison|compare (?:them|these|both|the two|two sets)? ?(?:of answers )?blind(?:ly)?|(?:my|the) comparison)[.?!]*",
    re.I,
)
PAIRS = re.compile(r"^[ \t]*brief[ \t]*:.*?^[ \t]*a[ \t]*[:)].*?^[ \t]*b[ \t]*[:)]", re.I | re.S | re.M)
NAMES = re.compile(r"\bA (?:is|=) (?P<one>[^,;.\n]{1,80}?)(?:,| and|;)\s*B (?:is|=) (?P<other>[^,;.\n]{1,80})", re.I)
FLEXIBILITY = re.compile(
    rf"{LEAD}(?:(?:start|begin|do|run|show|give)\s+(?:me\s+)?(?:the |a |my )?(?:flexibility (?:check|test|tasks)|(?:neighbouring|neighboring) tasks|tasks next door)|(?:the )?flexibility check)[.?!]*",
    re.I,
)
DRIFT = re.compile(
    rf"{LEAD}(?:check (?:for|my work for) drift|(?:start|do|run|make)\s+(?:a |the |my )?drift check|has my (?:work|style|writing) drifted)(?: (?:from|against|since) .{{0,80}})?[.?!]*",
    re.I,
)
DRIFT_OF = re.compile(
    r"[^\n]{0,200}\bdrift[^\n]{0,120}\n(?=.*\S)\s*(?:recent(?: work| pieces)?|now)[ \t]*:(?P<recent>.+)\n[ \t]*"
    r"(?:trained on|before|reference)[ \t]*:(?:[ \t]*(?:the )?build [“\"](?P<build>[^”\"\n]{1,80})[”\"]\s*|(?P<reference>.+))",
    re.I | re.S,
)
HABIT = re.compile(
    r"\?|\b(?:each|per|every|usually|normally|typically|always|on average|a (?:day|week|month|year)|i (?:write|make|do|have|use|need|spend|want|am)|i'm|"
    r"we (?:write|make|do|have|use|need|spend)|my (?:texts|pieces|work|clients)|would|could|should|worth)\b",
    re.I,
)
SENTENCES = re.compile(r"[.!?]\s+\S|\n\s*\n")
# "wait, Aalen was 3 rounds": one of the log by its name.
AMEND_NAMED = re.compile(
    r"(?:(?:no|sorry|wait|oh|oops|actually|hang on|correction|ah)\b[\s,.!:–-]*)+(?:(?:the|for|that|my) )?(?P<name>(?!it\b|that\b|this\b|they\b|make\b|i\b|only\b)[^\W\d][\w'&. -]{1,40}?)"
    r"(?: (?:one|job|project|chapter))? (?:was|were|is|had|has|took|needed|should be) (?:really |in fact |actually |about )?"
    r"(?P<said>\d+(?:[.,]\d+)? ?(?:rounds?|minutes?|mins?|min|hours?|hrs?|h)\b(?: (?:and|,) ?\d+ ?(?:rounds?|minutes?|mins?|hours?))?)[\s.!]*",
    re.I,
)
BEFORE_ONE = r"^(?:(?:ok(?:ay)?|so|and|well|right|then|also|plus)[\s,.!]+|(?:the )?(?:last|first|next|second|third|other|another) (?:one|job)?\s*:\s*)+"
NAME = r"(?!it\b|that\b|this\b|i\b|they\b|about\b|around\b|actually\b|no\b|with\b|took\b|was\b)[^\W\d]"  # what was worked on stands first
LONGEST_SHORT = 14  # words
LONGEST_ROW = 120  # words of several projects told in a row
BEFORE_ROW = rf"^{LEAD}(?:log(?:ged)?|noted|wrote|here are|these are|i (?:logged|noted|wrote))?(?: (?:them|it|these|down|on paper|in my notebook|the others))*\s*[:,-]?\s*"
IN_A_ROW = r"(?P<name>[^\W\d][\w'&. -]{0,40}?)[\s,:-]+(?P<time>\d+(?:[.,]\d+)? ?(?:minutes?|mins?|min|hours?|hrs?|h)\b)[\s,]+(?:and )?(?P<rounds>\d{1,2}) rounds?\b"
OF_ALL = r"\b(?:all(?: of them)?|each|both|they were|everything)\b|[,;.]"
LONGEST_PROJECT = 45  # words


def read_measuring(text: str) -> Call | None:
    """The tool that a message wants of the log or the comparisons, with its arguments; None for anything else."""
    said = text.strip().replace("’", "'")
    if (fetch := read_fetch(text)) is not None:
        return "plan_fetch", fetch
    if shape_of([text]) == "a log of projects" and "\n" in said:
        return "import_projects", {"table": text}
    if PAIRS.search(said):
        names = NAMES.search(said)
        return "compare_blind", {"pairs": text, **({"one": names["one"], "other": names["other"]} if names else {})}
    if found := DELETE.fullmatch(said):
        return "log_project", {"number": int(found["number"]), "delete": True}
    if found := CHANGE.fullmatch(said):
        return "log_project", {"number": int(found["number"]), "text": found["said"]}
    if REPORT.fullmatch(said):
        return "report_projects", {}
    if said and (found := RESULT.fullmatch(said)):
        name = {"name": found["name"]} if found["name"] else {}
        return "compare_blind", {"result": True, **({"early": True} if found["early"] else {}), **name}
    if COMPARE.fullmatch(said):
        return "compare_blind", {}
    if FLEXIBILITY.fullmatch(said):
        return "check_flexibility", {}
    if DRIFT.fullmatch(said):
        return "check_drift", {}
    if found := DRIFT_OF.fullmatch(said):
        named = {"build": found["build"]} if found["build"] else {"reference": found["reference"].strip()}
        return "check_drift", {"recent": found["recent"].strip(), **named}
    if found := AMEND_NAMED.fullmatch(said):
        return "log_project", {"name": found["name"], "text": found["said"]}
    if found := LOG_COLON.fullmatch(said) or LOG.fullmatch(said):
        groups = [value for value in found.groupdict().values() if value]
        return "log_project", {"text": groups[0].strip() if groups else ""}
    if table := several_projects(said):
        return "import_projects", {"table": table}
    return ("log_project", {"text": bare_project(text)}) if is_a_project(said) else None


def bare_project(text: str) -> str:
    """What tells of a project, without what leads to it: "okay. last one: "."""
    return re.sub(BEFORE_ONE, "", text.strip(), flags=re.I)


def several_projects(said: str) -> str | None:
    """Several finished projects told in a row, as a table: "Kehl 380 min 2 rounds, Lahr 300 min 1 round, all no AI"."""
    bare = re.sub(BEFORE_ROW, "", said, flags=re.I)
    found = [*re.finditer(IN_A_ROW, bare, re.I)]
    if len(found) < 2 or len(said.split()) > LONGEST_ROW or asks(said) or HABIT.search(said):
        return None
    if bare[: found[0].start()].strip(" ,.;:-") or any(
        bare[one.end() : next_one.start()].strip(" ,.;") not in ("", "and") for one, next_one in pairwise(found)
    ):
        return None
    rest = bare[found[-1].end() :].strip(" ,.;")
    helper, spans = find_helper(rest)
    left = "".join(char for at, char in enumerate(rest) if not any(start <= at < end for start, end in spans))
    kind = re.sub(OF_ALL, " ", left, flags=re.I)
    rows = [("project", "kind", "helper", "rounds", "minutes")]
    for one in found:
        minutes = next(each.value for each in figures(f"x, {one['time']}") if each.part == "minutes")
        rows.append((one["name"].strip(" ,;:-"), " ".join(kind.split()), helper or "", one["rounds"], f"{minutes:g}"))
    lines = StringIO()
    writer(lines).writerows(rows)
    return lines.getvalue()


def tells_projects(text: str) -> bool:
    """Whether a message does nothing but tell of finished projects, whatever else its words are like."""
    said = text.strip().replace("’", "'")
    return is_a_project(said) or several_projects(said) is not None


def is_a_project(said: str) -> bool:
    """Whether a short note, cut by commas, tells of one finished project: a helper with rounds or minutes."""
    said = re.sub(BEFORE_ONE, "", said, flags=re.I)
    if len(said.split()) > LONGEST_PROJECT or said.count(",") < 2 or SENTENCES.search(said) or HABIT.search(said):
        return False
    parts = {one.part for one in figures(said)}
    helper, _ = find_helper(said)
    return parts >= {"rounds", "minutes"} or (helper is not None and bool(parts & {"rounds", "minutes"}))


def is_a_short_project(said: str) -> bool:
    """Whether a few words tell of one more project, where some were logged just before: "Kolb 6h no ai no rounds"."""
    said = re.sub(BEFORE_ONE, "", said.strip().replace("’", "'"), flags=re.I)
    if len(said.split()) > LONGEST_SHORT or asks(said) or SENTENCES.search(said) or HABIT.search(said):
        return False
    parts = {one.part for one in figures(said)}
    named = re.match(NAME, said) is not None
    return named and "minutes" in parts and (find_helper(said)[0] is not None or "rounds" in parts)


def read_missing(text: str) -> bool:
    """Whether a message may hold the rounds, minutes or helper that were asked for."""
    if len(text.split()) > LONGEST_PROJECT or asks(text):
        return False
    return bool(figures(text)) or find_helper(text)[0] is not None or bool(re.fullmatch(r"[\d\s,;.and]+", text.strip()))


def read_handed(text: str, files: str) -> Call | None:
    """The tool for files that were brought with a message, where they are for measuring (tracking.shapes)."""
    if (fetch := read_fetch(text)) is not None:
        return "plan_fetch", fetch
    if files.endswith("answers to the tasks next door"):
        return "check_flexibility", {}
    if files.endswith("a log of projects"):
        return "import_projects", {}
    if files.endswith(("both answers to each brief", "two sets of answers to the same briefs")):
        names = NAMES.search(text.replace("’", "'"))
        return "compare_blind", {"one": names["one"], "other": names["other"]} if names else {}
    return ("plan_fetch", {}) if files.endswith(", briefs") else None
