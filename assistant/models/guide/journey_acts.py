"""From what a message wants of the journey to the tool that does it, with its arguments."""

from __future__ import annotations

import re
from typing import Any

from assistant.models.guide.intent import Intent
from assistant.models.guide.journey_cues import CUES, means_every_step, takes_back
from assistant.models.guide.reading.walking import WalkAsked
from journeys.asked_words import asks
from journeys.run import JourneyRun, RunStep, next_step
from journeys.run_words import number_of

NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"
)  # fmt: skip
STEP_NUMBER = rf"\b(?:step|number|no\.?) ?(\d{{1,2}}|{'|'.join(NUMBERS)})\b|\b({'|'.join(ORDINALS)}) (?:step|one)\b"
WHY = r"(?:\b(?:because|since|as)\b|[,;:.]|\bfor\b(?= (?:lack|want|reasons)))\s*(?P<why>.+)$"
SKIPS_AGAIN = (
    r"(?:please |just |so |let'?s )*(?:leave|skip|pass|drop|jump|ignore|omit|move) (?:it|this|that|on|over|past|the)\b"
)
BECAUSE = r"\b(?:because|since)\s+(?P<why>.+)$"
BARE_SKIP = r"[\s,.;]*\b(?:skip|so skip|skip it|next|next please|move on)\b[\s.!]*$"
NEXT_AFTER = (
    r"[\s,.;:]*\b(?:what(?:'s| is| comes)? (?:next|now)|and now|next|what do i do (?:now|next))(?: please)?\b[\s.!?]*$"
)
SAYS_DONE = r"(?:^|[.,;!]\s*|\band )(?:so )?(?:it'?s |that'?s |i'?m )?(?:done|finished|ready)(?: with (?:it|that|this))?[\s.!]*$"
# "page done: reader is the owner", and not "first three done: ..." or "not done".
HEADED_DONE = r"(?:(?:ok|right|so|and|my|the|that|this|it'?s|i'?m)[, ]+)*(?:(?!not\b|half\b|first\b|almost\b|nearly\b|nothing\b)[a-z][a-z'-]*[ ,]+){0,4}?(?:is |are |all )?(?:done|finished|ready)(?: now| already| at last| finally)?\s*[:;–—-]\s*(?=\S)"
FEW = 5  # words of a message that says no more than what it is
FEWEST_TELLING = 4  # words of a reason that is worth keeping
EMPTY = frozenset(
    {"a", "an", "and", "as", "at", "can", "do", "doe", "for", "from", "have", "how", "i", "in", "it", "me", "my", "of", "on",
     "one", "or", "our", "that", "the", "them", "there", "thi", "this", "to", "we", "what", "where", "with", "you", "your", "is",
     "i'm", "ve", "all", "now", "put", "which", "should", "would", "will", "go", "get"}
)  # fmt: skip
NO_WORDS = frozenset({"next", "left", "done", "step", "journey", "that", "this", "now", "still", "there", "case"})
JOURNEY_ACTS = {
    "effort": "effort", "skills": "skills", "holds": "holds", "needs": "needs", "why_this": "choice", "buys": "buys"
}  # fmt: skip
RETURNS = r"\b(?:back|undo|un-?done?|un-?tick\w*|reopen|redo|return|previous|again|step|said|told|clicked|ticked|typed|marked|after all|mistake|accident|lied|spoke|too (?:soon|early|fast))\b"
MANY = r"\bsteps? (\d{1,2}(?:(?:,? and |, ?| & |\+)\d{1,2})+)\b"


def asked_of(
    act: str, text: str, run: JourneyRun | None, *, journey: str | None, is_shown: bool, is_ticked: bool = True
) -> WalkAsked | None:
    """The tool for an act; `is_shown` is whether the open step was the last thing said, so that it is not repeated as it
    was, `is_ticked` whether a step was said to be done lately. None where the act means nothing as things stand."""
    said = " ".join(text.replace("’", "'").split())
    if act == "buys" and not re.search(CUES["buys"], said, re.IGNORECASE):
        return None  # a "no" to buying must not stand as the "no" to something else
    if act in JOURNEY_ACTS:
        named: dict[str, Any] = {"journey": journey} if journey else {}
        return WalkAsked("tell_journey", {"about": JOURNEY_ACTS[act], **named}) if journey or run else None
    if run is None:
        return None
    if run.is_finished:
        return _after_the_end(act, said, run)
    match act:
        case "where":
            return WalkAsked("journey_status")
        case "resume":
            return WalkAsked("start_journey" if run.parked else "journey_status")
        case "go" | "what":
            return WalkAsked("tell_journey", {"about": "simpler" if is_shown else "step"})
        case "simpler" | "stuck" | "steps" | "show" | "why":
            return WalkAsked("tell_journey", _looking(act, said, run))
        case "gained":
            return WalkAsked("tell_journey", {"about": "gains"})
        case "after":
            return WalkAsked("journey_status")
        case "ask_done":
            return WalkAsked("tell_journey", {"about": "done_when", **_step_asked(said, run)})
        case "grumble":
            return WalkAsked("tell_journey", {"about": "grumble", "word": said[:400]})
        case "all_done" if sum(step.state == "open" for step in run.steps) > 1:
            return WalkAsked("tell_journey", {"about": "all_done"})
        case "all_done":
            return WalkAsked("mark_step", {"how": "done"})
        case "back" if not any(step.state != "open" for step in run.steps) and takes_back(said):
            return WalkAsked("tell_journey", {"about": "done_when"})  # nothing was ticked
        case "back" if not is_ticked and re.search(RETURNS, said, re.IGNORECASE) is None:
            return WalkAsked("tell_journey", {"about": "done_when"})  # the open step is not done: so it stands
        case "park":
            return WalkAsked("park_journey")
        case "report":
            return _report(said, run)
        case _:
            return WalkAsked("mark_step", _marking(act, said, run))


def of_step(text: str, run: JourneyRun) -> Intent | None:
    """A question about a word of a step, or put in the words of its title; the open step comes first."""
    upcoming = next_step(run)
    for step in sorted(run.steps, key=lambda step: step != upcoming):
        number = str(number_of(run, step))
        word = next((found for part in re.split(r"(?<=[.!?])\s+", text) if (found := word_asked(part, step))), None)
        if word:
            walk = WalkAsked("tell_journey", {"about": "word", "word": word, "step": number})
            return Intent("journey", question=text, walk=walk, concept=step.concept, part="short")
        if asks_of_title(text, step):
            return Intent(
                "journey", question=text, walk=WalkAsked("tell_journey", {"about": "simpler", "step": number})
            )
    return None


def step_number(said: str, run: JourneyRun) -> int | None:
    """The step of a run that is named by its number: "step 3", "the second one"."""
    found = re.search(STEP_NUMBER, said, re.IGNORECASE)
    if not found:
        return None
    word = (found[1] or found[2]).lower()
    number = int(word) if word.isdecimal() else (NUMBERS.index(word) if word in NUMBERS else ORDINALS.index(word)) + 1
    return number if 1 <= number <= len(run.steps) else None


def word_asked(text: str, step: RunStep) -> str | None:
    """The word of the open step that a question asks the meaning of: "what's a test job?"."""
    said = " ".join(text.replace("’", "'").split())
    found = re.fullmatch(
        r"(?:(?:ok|and|but|so|sorry|wait|hm+)[,.]? )*(?:what(?:'s| is| are| do you mean by| does| counts as| would be)(?: in)?|where (?:is|are|do i find)|explain|define) "
        r"(?:meant by |the word )?(?:an? |the |that |this |those |by )?[“\"']?(?P<word>[\w' -]{2,40}?)[”\"']?(?: mean| here| in this step| for you)*[\s?.!]*",
        said,
        re.IGNORECASE,
    )
    if not found:
        return None
    words = [word.rstrip("s") for word in re.findall(r"[a-z]{3,}", found["word"].lower())]
    if NO_WORDS & set(words):
        return None
    own = f"{step.title} {step.do} {step.done} {step.why}".lower()
    return found["word"] if words and all(re.search(rf"\b{re.escape(word)}", own) for word in words) else None


def asks_of_title(text: str, step: RunStep) -> bool:
    """Whether a question is put in the words of the open step's title: "how do I make it say no?"."""
    if not re.match(r"(?:(?:ok|and|but|so)[,.]? )*(?:how|what|where)\b", text.strip(), re.IGNORECASE):
        return False
    own, asked = _telling(step.title), _telling(text)
    return len(own & asked) >= 2 and len(own & asked) * 2 >= len(asked)


def _telling(text: str) -> set[str]:
    return {word.rstrip("s") for word in re.findall(r"[a-z]+", text.lower())} - EMPTY


def _after_the_end(act: str, said: str, run: JourneyRun) -> WalkAsked | None:
    if act in ("after", "go", "where", "done", "all_done", "ask_done"):
        return WalkAsked("tell_journey", {"about": "next"})
    if act == "gained":
        return WalkAsked("tell_journey", {"about": "gains"})
    if act == "steps":
        return WalkAsked("tell_journey", {"about": "steps"})
    if act in ("show", "simpler", "what", "why"):
        return WalkAsked("tell_journey", _looking("show" if act == "what" else act, said, run))
    if act == "report":
        return WalkAsked("keep_report", {"words": said[:400]})
    return WalkAsked("mark_step", {"how": "back"}) if act == "back" else None


def _looking(act: str, said: str, run: JourneyRun) -> dict[str, Any]:
    number = step_number(said, run)
    named = {"step": str(number)} if number else {}
    if act == "show" and not named:
        upcoming = next_step(run)
        before = number_of(run, upcoming) - 1 if upcoming else len(run.steps)
        if re.search(r"\b(?:previous|before|again|did)\b", said, re.IGNORECASE) and before:
            named = {"step": str(before)}
        return {"about": "step" if named else "simpler", **named}
    about = {"show": "step", "why": "why_step"}.get(act, act)
    return {"about": about, **({} if about == "steps" else named)}


def _step_asked(said: str, run: JourneyRun) -> dict[str, Any]:
    number = step_number(said, run)
    return {"step": str(number)} if number else {}


def _marking(act: str, said: str, run: JourneyRun) -> dict[str, Any]:
    how = {"skip": "skipped"}.get(act, act)
    number = step_number(said, run) or (step_titled(said, run) if act == "skip" else None)
    arguments: dict[str, Any] = {"how": how, **({"step": str(number)} if number else {})}
    if act != "back" and (several := re.search(MANY, said, re.IGNORECASE)):
        first, *more = re.findall(r"\d+", several[1])
        arguments |= {"step": first, "also": more}
    reason = _reason(act, said)
    return {**arguments, "reason": reason[:400]} if reason else arguments


def skipped_by_name(asked: WalkAsked, text: str, run: JourneyRun | None) -> WalkAsked:
    """A skip of a step that is named by a word of its title."""
    bare = asked.tool == "mark_step" and asked.arguments.get("how") == "skipped" and "step" not in asked.arguments
    number = step_titled(text, run) if bare and run is not None else None
    return WalkAsked(asked.tool, {**asked.arguments, "step": str(number)}) if number else asked


def step_titled(said: str, run: JourneyRun) -> int | None:
    """An open step further on that is skipped by a word of its title: "skip the quoting"; the open one comes first."""
    upcoming, found = next_step(run), set[int]()
    for part in re.findall(r"\bthe ([a-z]{4,})\b", said.lower()):
        stem = part[: max(4, len(part) - 3)]
        steps = [step for step in run.steps if any(word.startswith(stem) for word in _telling(step.title))]
        if upcoming in steps:
            return None
        found |= {number_of(run, step) for step in steps if step.state == "open"}
    return found.pop() if len(found) == 1 else None


def _reason(act: str, said: str) -> str | None:
    """The words worth keeping: why a step is skipped, where and how it was done."""
    if act == "back":
        return None
    if act == "skip":
        bare = re.sub(BARE_SKIP, "", said, flags=re.IGNORECASE)
        found = re.search(BECAUSE, bare, re.IGNORECASE) or re.search(WHY, bare, re.IGNORECASE)
        why = found["why"].strip(" .") if found else ""
        return why if len(why.split()) > 1 and not re.match(SKIPS_AGAIN, why, re.IGNORECASE) else None
    is_telling = re.search(r"\d", said) or len(said.split()) > FEW
    return said if is_telling and len(said.split()) >= FEWEST_TELLING else None


def said_to_be_done(said: str) -> bool:
    """Whether a message of some words says at its head or its end that the step is done, and tells what came of it."""
    told = re.sub(SAYS_DONE, "", said, flags=re.IGNORECASE).strip(" ,;.")
    is_last = re.search(SAYS_DONE, said, re.IGNORECASE) is not None and len(told.split()) >= FEWEST_TELLING
    headed = re.match(HEADED_DONE, said, re.IGNORECASE)
    if takes_back(said) or means_every_step(said) or asks(said):
        return False
    return is_last or headed is not None


def _report(said: str, run: JourneyRun) -> WalkAsked:
    """A report, that ticks the step too when it says so, or when it tells of the step's own thing and asks what is next."""
    if said_to_be_done(said):
        return WalkAsked("mark_step", {"how": "done", "reason": said[:400]})
    told = re.sub(SAYS_DONE, "", said, flags=re.IGNORECASE).strip(" ,;")
    if told and told != said:
        return WalkAsked("mark_step", {"how": "done", "reason": told[:400]})
    told, upcoming = re.sub(NEXT_AFTER, "", said, flags=re.IGNORECASE).strip(" ,;."), next_step(run)
    if upcoming and told and told != said and _telling(told) & _telling(f"{upcoming.title} {upcoming.done}"):
        return WalkAsked("mark_step", {"how": "done", "reason": told[:400]})
    return WalkAsked("keep_report", {"words": (told or said)[:400]})
