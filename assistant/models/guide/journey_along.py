"""Questions in a step, answered where the journey has an answer: alone, or beside a "done" or what came of the step."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.models.guide.intent import Intent
from assistant.models.guide.journey_acts import NEXT_AFTER, step_number
from assistant.models.guide.journey_asked import OF_MONEY, wants_to_give
from assistant.models.guide.journey_complaints import complains
from assistant.models.guide.journey_cues import takes_back
from assistant.models.guide.journey_mixed import parts_of, worth_keeping
from assistant.models.guide.journey_place import in_journey, is_fresh, is_walking, just_walked
from assistant.models.guide.journey_questions import JourneyQuestions
from assistant.models.guide.journey_talk import Meant
from assistant.models.guide.journey_told import judged_too, with_facts
from assistant.models.guide.journey_typed import spelt_out
from assistant.models.guide.reading.walking import WalkAsked
from assistant.models.guide.turns import Talk
from assistant.tools.about_which import KEEP_HERE
from assistant.tools.answering_step import HOW_GOOD, HOW_LONG, answered_in_step
from assistant.tools.telling_words import WHICH_LINE
from journeys.asked_words import asks, names_path, told_and_asked
from journeys.counted_words import to_be_continued
from journeys.figure_step import figures_told
from journeys.no_report import report_in
from journeys.run import JourneyRun, next_step, said_done
from journeys.run_counting import role_of

LINE = (
    r"(?:(?:ok|sorry|so|and|well|hm+)[\s,.]+)*(?:(?:line|number|no\.?|point|sentence|the) "
    r"?#?)?(?P<n>[1-9])(?:st|nd|rd|th)?\b"
    r"(?: (?:line|one|sentence|point))?(?=[\s.,:?]|$)"
)
KEEPS = (
    r"(?:(?:yes|yep|yeah|please|ok|no)[\s,.]+)*(?:keep it(?: here)?|keep that|it (?:does|belongs here)|"
    r"it'?s (?:right|for this (?:step|one))|this step)[\s.!]*"
)
PLAIN = 0.7  # cosine to a phrasing of the journey
FEWEST_OF_REPORT = 5  # words
# "what was that again", and not a question of what it means.
AGAIN = (
    r"(?:(?:wait|sorry|hm+|hang on|ok|so|and|um+|oh|hey|eh)[\s,.!?]+)*"
    r"(?:what (?:was|is) (?:that|it|this|the step|step)(?: again)?|what(?:'s| was) that|(?:wait,? )?what|come "
    r"again|say (?:that|it) again|"
    r"once more|repeat (?:that|it|the step)|pardon|(?:what )?again|what did you (?:say|want)(?: again| me to "
    r"do)?|what was i (?:supposed|meant) to do(?: again)?)"
    r"(?:,? please)?[\s?.!]*"
)
WANTS = (
    r"(?:(?:please|ok|so|and|can you|could you)[\s,]+)*(?:give|show|tell|remind|send|explain)\b|an? (?:\w+ )?example"
)
# What says that the thing of a step was made with a command or a card of Peri's.
MADE = (
    r"\b(?:ran|run|typed|did|used|executed) (?:\w+ ){0,3}(?:commands?|kit|check|build|rehearsal|comparison)\b|"
    r"\b(?:the |my )?(?:kit|file|files|report|build|check|rehearsal) (?:is|are|was|were|got|has|have|came|"
    r"came out|just )*\s?(?:printed|made|written|built|there|ready|passed|run|finished|done|complete)\b|"
    r"\b(?:made|printed|wrote|built|got) (?:the |my |a )?(?:kit|training files?|files)\b"
)
OF_THEM = r"\b(?:i'?m|i am|i have|i've|my|we|i can|i can't|i work|a (?:day|week|month))\b"
OF_FILES = frozenset({"prompt_kit", "start_dataset_build"})  # tools of steps that want files
GIVING = "give-files"  # the answers that tell how to hand over files
# A verdict is asked for in these words; without them a question in a step is about the step.
OF_VERDICT = (
    r"\b(?:train\w*|fine-?tun\w*|tun(?:e|ing)|worth|verdict|should i (?:do|use|take|go|get|bother)|is it for "
    r"me|fits?|recommend\w*|"
    r"what do you think|your (?:view|opinion|advice))\b"
)


def along(talk: Talk, text: str, run: JourneyRun, questions: JourneyQuestions) -> Intent | None:
    """What is plain by its words in an open step: kept after all, a line of it, said again, done with a question."""
    if (kept := keeps_here(talk, text)) is not None:
        return Intent("journey", question=text, walk=kept)
    if not is_walking(talk, run):
        return None
    if re.fullmatch(AGAIN, spelt_out(text), re.IGNORECASE) and (in_journey(talk) or is_fresh(talk)):
        return _told(text, {"about": "simpler" if just_walked(talk) else "step"})
    if _line_asked(talk, text):
        return asked_alone(talk, text, run, questions)
    if both := done_and_asked(talk, text, run, questions):
        return both
    if (figure := figure_told(text, run)) is not None:
        return judged_too(with_facts(text, with_known(figure, run, questions)), run)
    known = questions.answer(text, run) if wants_to_give(text) and asks(text) and not names_path(text) else None
    if known and known.startswith(GIVING):
        return _told(text, {"about": "answer", "word": known, "guess": text[:400], "journey": run.journey})
    return None


def figure_told(text: str, run: JourneyRun) -> WalkAsked | None:
    """A figure that a step asks for: a share, or a list with one a piece; with a "done" it ends the step."""
    parts, step = parts_of(text), next_step(run)
    own = role_of(run, step) if step is not None else None
    told = report_in(parts.told)
    if complains(told) or (takes_back(text) and not to_be_continued(text)) or not told:
        return None
    if not any(role_of(run, each) for each in run.steps) or not figures_told(told, measures=own is not None):
        return None
    asked = {"asked": parts.asked[:400]} if parts.asked else {}
    if parts.is_done and own is not None and not asked:
        return WalkAsked("mark_step", {"how": "done", "reason": told[:400]})
    return WalkAsked("keep_report", {"words": told[:400], **asked})


def keeps_here(talk: Talk, text: str) -> WalkAsked | None:
    """The report that seemed to belong elsewhere, kept on their word."""
    last = talk.last.of("keep_report") if talk.last else None
    if last is None or KEEP_HERE not in last.shown or re.fullmatch(KEEPS, spelt_out(text), re.IGNORECASE) is None:
        return None
    return WalkAsked("keep_report", {"words": str(last.arguments["words"]), "is_sure": True})


def done_and_asked(talk: Talk, text: str, run: JourneyRun, questions: JourneyQuestions) -> Intent | None:
    """A step that is done, with a question in the same message: ticked, and the question answered."""
    step = next_step(run)
    if step is None or not is_walking(talk, run):
        return None
    parts = parts_of(text)
    if not parts.is_done or not parts.asked or re.fullmatch(NEXT_AFTER, f" {parts.asked}", re.IGNORECASE):
        return None
    number = step_number(text, run)
    arguments: dict[str, object] = {"how": "done", **({"step": str(number)} if number else {})}
    if worth_keeping(parts.told) and not names_path(parts.told):
        arguments["reason"] = parts.told[:400]
    ended = said_done(run, step.id, run.seen_at)
    known = questions.answer(parts.asked, run) or questions.answer(parts.asked, ended)
    upcoming = next_step(ended)
    if known is None and wants_to_give(text) and upcoming is not None and upcoming.tool in OF_FILES:
        known = GIVING
    if known or answered_in_step(run, step, parts.asked, parts.told):
        arguments |= {"asked": parts.asked[:400], **({"answer": known} if known else {})}
        return judged_too(with_facts(text, WalkAsked("mark_step", arguments)), run)
    noted = judged_too(with_facts(text, WalkAsked("mark_step", arguments)), run)
    return replace(noted, question=parts.asked, looks_too=True)


def done_in_words(text: str, run: JourneyRun) -> WalkAsked | None:
    """A step that is said to be done at the head or the end of a message, or whose own thing was made with Peri."""
    parts, step = parts_of(text), next_step(run)
    is_made = step is not None and step.check != "said" and re.search(MADE, spelt_out(text), re.IGNORECASE)
    if is_made and not (asks(text) or complains(text) or takes_back(text)):
        return WalkAsked("mark_step", {"how": "done", "reason": " ".join(text.split())[:400]})
    if not parts.is_done or not worth_keeping(parts.told) or asks(text):
        return None
    asked = {"asked": parts.asked} if parts.asked else {}
    return WalkAsked("mark_step", {"how": "done", "reason": parts.told[:400], **asked})


def asked_alone(
    talk: Talk,
    text: str,
    run: JourneyRun,
    questions: JourneyQuestions,
    nearness: Callable[[str], float] = lambda _: 0.0,
) -> Intent | None:
    """A question of which a step, or an authored answer, has something to say; news after the end, too.

    `nearness` says how near words lie to talk of the journey itself.
    """
    told, asked = told_and_asked(spelt_out(text))
    question = asked or spelt_out(text)
    parts = (text,) if told and run.is_finished else (text, question) if told else (question,)
    known = next((found for part in parts if (found := questions.answer(part, run, nearness(part)))), None)
    if line := _line_asked(talk, text):
        return _told(text, {"about": "line", "word": f"{line} {question}"[:400], **({"guess": known} if known else {})})
    if not asks(text) and re.match(WANTS, spelt_out(text), re.IGNORECASE) is None:
        known = questions.news(text, run) if run.is_finished and nearness(text) < PLAIN else None
        if known is None:
            return None
    if known:
        return _told(text, {"about": "answer", "word": known, "guess": question[:400], "journey": run.journey})
    if is_walking(talk, run) and re.search(f"{HOW_GOOD}|{HOW_LONG}", question, re.IGNORECASE) and not told:
        return _told(text, {"about": "question", "word": question[:400]})
    return None


def with_known(walk: WalkAsked, run: JourneyRun, questions: JourneyQuestions) -> WalkAsked:
    """A report with a question beside it, with the authored answer to that."""
    asked, told = str(walk.arguments.get("asked") or ""), str(walk.arguments.get("words") or "")
    known = questions.answer(asked, run) or questions.answer(f"{told}, {asked}", run)
    return WalkAsked(walk.tool, {**walk.arguments, "answer": known}) if known else walk


def is_of_step(intent: Intent, text: str) -> bool:
    """Whether a question that was taken for small talk, for one after a verdict, a sum or a build, is rather about the
    open step."""
    if not asks(text):
        return False
    no_facts = not intent.facts.keys() - {"goal", "profession", "task"}
    match intent.want:
        case "hello" | "bye" | "thanks" | "abilities" | "identity":
            return True
        case "judge_fit":
            return no_facts and re.search(OF_VERDICT, text, re.IGNORECASE) is None
        case "cost":
            return no_facts and not intent.plan and not intent.table and is_no_sum(text, asked=True)
        case "dataset":
            given = intent.build or intent.own or intent.pairs or intent.file
            return not given and intent.question == text
        case "examples":
            return re.search(r"\b(?:examples?|cases?|samples? of)\b", text, re.IGNORECASE) is None
        case _:
            return False


def is_no_sum(text: str, *, asked: bool = False) -> bool:
    """Whether a statement, or what is `asked`, that was taken for a question about money says nothing of money."""
    return asks(text) == asked and re.search(rf"{OF_MONEY}|\bcosts?\b|\bsum\b|\bbudget\b", text, re.IGNORECASE) is None


def is_offered(text: str, run: JourneyRun) -> bool:
    """Whether a message is the very sentence that a step offers for what Peri does there, and so no question."""
    bare = text.strip().rstrip(".?!").casefold()
    return any(step.ask is not None and step.ask.rstrip(".?!").casefold() == bare for step in run.steps)


def is_plain(meant: Meant) -> bool:
    """Whether talk of the journey is told surely enough to come before an authored answer that is less alike."""
    return meant.is_cued or meant.nearest >= PLAIN


def told_as_report(meant: Meant | None, talk: Talk, text: str) -> Meant | None:
    """What reads like a question about the journey and is put as a statement: in a step it tells what came of it."""
    if (
        meant is None
        or asks(text)
        or re.match(WANTS, spelt_out(text), re.IGNORECASE)
        or len(text.split()) < FEWEST_OF_REPORT
    ):
        return meant
    if meant.act == "gained":
        return replace(meant, act="report") if just_walked(talk) else meant
    return (
        None
        if meant.act in ("effort", "skills", "holds", "needs") and re.search(OF_THEM, text, re.IGNORECASE)
        else meant
    )


def is_told_of_step(intent: Intent, text: str) -> bool:
    """Whether what was taken for a greeting or the like tells what came of a step: "twice too long, the rest fine"."""
    courteous = re.search(r"\b(?:hi|hello|hey|thanks?|thank you|bye|goodbye|cheers|ciao|you)\b", text, re.IGNORECASE)
    small = intent.want in ("hello", "bye", "thanks", "abilities", "identity")
    looked_up = intent.want in ("explain", "examples") and not re.match(WANTS, spelt_out(text), re.IGNORECASE)
    return (small or looked_up) and courteous is None and not asks(text) and len(text.split()) >= FEWEST_OF_REPORT


def argues(talk: Talk, text: str) -> bool:
    """Whether words are held against the verdict that was given just before: "but they are confidential"."""
    return (
        talk.last is not None
        and talk.last.of("judge_fit") is not None
        and re.match(r"\W*but\b", text, re.I) is not None
    )


def _line_asked(talk: Talk, text: str) -> str | None:
    """The number of a line of the step that was told line by line just before."""
    said = spelt_out(text)
    found = re.match(LINE, said, re.IGNORECASE) or re.search(r"\bline (?P<n>[1-9])\b", said, re.IGNORECASE)
    is_listed = talk.last is not None and WHICH_LINE in talk.last.answer
    return found["n"] if found and is_listed else None


def _told(text: str, arguments: dict[str, str]) -> Intent:
    return Intent("journey", question=text, walk=WalkAsked("tell_journey", arguments))
