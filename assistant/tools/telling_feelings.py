"""What is said when a step is complained of, asked to be finished already, or all steps are said to be done at once."""

from __future__ import annotations

import re

from assistant.tools.walk_result import time_in_words
from journeys.fault_advice import next_piece, with_own_jobs
from journeys.run import JourneyRun, RunStep
from journeys.run_figures import compared
from journeys.run_told import last_done
from journeys.run_words import number_of, progress, so_far, words_of

AT_PERI = r"\b(?:you'?re|you are|stop|your) \b.{0,30}\b(?:help\w*|nag\w*|nerves|mad|crazy|listen\w*|annoying|useless|steps|questions)\b|\bhate you\b"
NO_SENSE = r"\b(?:pointless|useless|waste|silly|doubt|convinced|believe|any difference|make sense|nonsense|disappoint\w*|what'?s the point|could have told me)\b"
TOO_HARD = r"\b(?:complicated|too (?:much for me|hard|difficult)|confus\w+|over my head|for a normal person)\b"
NAMES_LEFT = r"\b(?:names?|kit|samples?|placeholders?)\b.{0,60}\b(?:still|in (?:it|there)|not (?:masked|replaced|out)|left)\b|\bstill (?:says?|shows?|has|have|stands?|contains?)\b.{0,60}\b(?:[A-Z]\w+|names?)\b"
IN_WORDS = r"(?-i:\b(?!Peri\b|I\b|ChatGPT\b)[A-Z][\w'-]+(?: [A-Z][\w'-]+)*)"
BAD = (
    r"(?:nothing like|not me|not mine|wrong|broken|useless|rubbish|garbage|nonsense|crap|generic|terrible|awful|a mess|bad|not true|"
    r"ridiculous|never)"
)
UNLIKE_ME = rf"\b(?:kit|sheet|samples?|style)\b.{{0,60}}\b{BAD}\b"
POOR_PAIRS = rf"\b(?:pairs?|training file|files? you made)\b.{{0,60}}\b(?:{BAD}|invoices?|not pairs)\b"
POOR_DRAFTS = r"\b(?:drafts?|answers?|it|assistant|model|chat ?gpt|copilot|claude|gemini)\b.{0,30}\bstill (?:gets?|makes?|writes?|says?|invents?|mixes)\b"
RAN = r"\b(?:ran|run|made|printed|typed|did)\b.{0,30}\b(?:kit|commands?|build|files?)\b"
OF_KIT = r"\b(?:kit|placeholders?|names?|samples?)\b"
TOO_LONG = r"\b(?:hours?|minutes?|days?|weeks?|long|a lot|too (?:much|many))\b"
WHY_AGAIN = r"\bwhy\b"
SMALLER = r"\b(?:just|only|fewer|less|smaller|shorter|cut)\b|\bwhy again\b"
NOT_HEARD = r"\b(?:you (?:keep|always|still) (?:ask|say)\w*|you (?:said|told|promised|say|asked)|i (?:already )?(?:told|said|asked)|i'?ve (?:told|said)|how often do you want|i did (?:that|this|it) (?:already|last time|before|twice))\b"
FEWER = (
    "Fewer will do: take three in place of ten. Chance then has a greater hand in your figure, so look for a clear "
    "difference and not for a fine one."
)
BIT_BY_BIT = "It may be smaller: do its first line today, and the rest when you have an hour."
BETTER = r"\b(?:is|does|did|has|was) (?:it|this|that)\b.{0,15}\b(?:better|help\w*|improv\w*|any good)\b"
DULL = r"\b(?:boring|dull|counting|marking|homework|chore|dreamt|fun)\b"


def grumbled(run: JourneyRun, step: RunStep, words: str) -> str:
    """An answer to a complaint, by what it complains of, with the open step again and the ways out of it."""
    n, first = number_of(run, step), next_piece(run, step) or _first_sentence(with_own_jobs(run, step.do))
    left = sum(each.minutes or 0 for each in run.steps if each.state == "open")
    alone = f"this step alone is about {time_in_words(step.minutes)}" if step.minutes else "it adds up"
    if re.search(OF_KIT, f"{words} {step.title}", re.IGNORECASE) and (slipped := _names_left(words)):
        lead = slipped
    elif said := _of_what_was_made(words):
        lead = said
    elif re.search(BETTER, words, re.IGNORECASE) and (moved := compared(run)):
        lead = f"By your own figures: {moved}"
    elif re.search(SMALLER, words, re.IGNORECASE) and re.search(rf"{TOO_LONG}|\\d", words, re.IGNORECASE):
        lead = f"I'm sorry that it takes so long. {_why_again(step, words)}{_smaller(step)}"
    elif re.search(WHY_AGAIN, words, re.IGNORECASE) and not re.search(NO_SENSE, words, re.IGNORECASE):
        lead = f"I'm sorry to ask that of you. The reason: {step.why}"
    elif re.search(NOT_HEARD, words, re.IGNORECASE):
        lead = _not_heard(step)
    elif re.search(AT_PERI, words, re.IGNORECASE):
        lead = "I'm sorry, I don't want to wear you down. I ask for nothing more just now."
    elif re.search(NO_SENSE, words, re.IGNORECASE):
        lead = f"You may well doubt it. What speaks for it: {step.why} If that is not so for you, leave the step out."
    elif re.search(TOO_HARD, words, re.IGNORECASE):
        lead = "It is a lot to take in at once, that's true. It gets smaller when you take only its first line."
    elif re.search(DULL, words, re.IGNORECASE):
        lead = f"No, it isn't fun, I know. What you get for it: {step.done}"
    else:
        lead = f"I can see that; {alone}, and about {time_in_words(left)} of work are left in all. It need not be done in one go."
    return (
        f"{lead}\n\nStill open is step {n} of {len(run.steps)}, “{step.title}”. The smallest beginning: {first}\n\n"
        "Or say “skip it, because …”, or “park it” and come back when you like: what you have is kept."
    )


def _of_what_was_made(words: str) -> str | None:
    """What can be changed about a kit, pairs or drafts that are complained of, or a thing made that was not seen."""
    if re.search(RAN, words, re.IGNORECASE):
        return (
            "I'm sorry. I look for what was made under this same home since the journey began, and find none of it. Your word is "
            "enough: say “done”, and it stands as done, with what you tell me of it."
        )
    if re.search(POOR_PAIRS, words, re.IGNORECASE):
        return (
            "I'm sorry. Each pair can be kept, mended or set aside in the review, and only what you keep is written. Where a whole "
            "sort does not belong, such as invoices, take those files out of the folder and make the build again."
        )
    if re.search(UNLIKE_ME, words, re.IGNORECASE):
        return (
            "I'm sorry. A kit holds only what I could count in the pieces that you gave. Strike each line that is not you; if "
            "the samples themselves are off, bring other pieces and make it again."
        )
    if re.search(POOR_DRAFTS, words, re.IGNORECASE):
        return (
            "I'm sorry, that is a nuisance. If what it gets wrong are facts, no wording of the prompt mends it: put the facts into "
            "the brief, or let it look them up and quote them. If it is the manner, change one rule or one sample and try again."
        )
    return None


def _names_left(words: str) -> str | None:
    """What to do about names that still stand in a kit, with the names that are complained of."""
    if re.search(NAMES_LEFT, words) is None:
        return None
    named = list(dict.fromkeys(re.findall(IN_WORDS, words)))
    these = " ".join(f'"{name}"' for name in named) or '"FIRST NAME" "SECOND NAME"'
    return (
        "I'm sorry: I find names by their signs, and some slip through; client names more than others. Do not paste the "
        f"kit anywhere yet. In the terminal, `peri dataset mask NAME {these} --kind client` replaces them, NAME being "
        "your build, and `peri dataset kit NAME` makes the kit again. Then read it once more."
    )


def _why_again(step: RunStep, words: str) -> str:
    is_asked = re.search(WHY_AGAIN, words, re.IGNORECASE)
    return f"The reason: {step.why} " if is_asked else ""


def _smaller(step: RunStep) -> str:
    """How the step may be done smaller: with fewer pieces where it counts some, else a line at a time."""
    counts_some = step.report is not None or re.search(r"\b(?:ten|twenty)\b", step.title, re.IGNORECASE)
    return FEWER if counts_some else BIT_BY_BIT


def _not_heard(step: RunStep) -> str:
    """What was told of the step already, so that nobody has to tell it again."""
    told = "; ".join(f"“{words}”" for words in words_of(step))
    kept = f"I have this from you: {told}." if told else "I have kept nothing of it with this step."
    return f"I'm sorry that I did not take that in. {kept} Tell me in one sentence what is wrong with it, and I put it right."


def done_when(run: JourneyRun, step: RunStep) -> str:
    """When a step is done, and what there is of it so far."""
    name = f"step {number_of(run, step)}, “{step.title}”"
    if step.state == "done":
        return f"Yes: {name} is done. “Back to step {number_of(run, step)}” opens it again."
    has = [*(f"“{words}”" for words in words_of(step)), *filter(None, [so_far(step)])]
    told = f" So far I have this from you: {'; '.join(has)}." if has else ""
    return (
        f"{name[0].upper()}{name[1:]} is still open. It is done when you have this: {with_own_jobs(run, step.done)}{told}\n\n"
        "If you have that, here or from somewhere else, say “done”. If not, there is no hurry: what you have stays kept, "
        "and “park it” lets the rest wait."
    )


def skipping(run: JourneyRun, step: RunStep) -> str:
    """Whether a step may be skipped, what is lost by it, and how to skip it; nothing is skipped by asking."""
    n = number_of(run, step)
    later = [number_of(run, each) for each in run.steps[n:] if re.search(rf"\bstep {n}\b", each.do)]
    leans = f" Step {later[0]} leans on it, so there you would begin without." if later else ""
    return (
        f"You may, and nothing is skipped yet. Without step {n}, “{step.title}”, you go on without this: {step.done} What it "
        f"is for: {step.why}{leans}\n\nTo leave it out say “skip it”, with your reason if you like. Is it only too much "
        "just now, “park it” lets it wait."
    )


def which_done(run: JourneyRun, step: RunStep) -> str:
    """The question which step is meant, when "done" follows one that was ticked by what was seen."""
    before = last_done(run)
    ticked = f"Step {number_of(run, before)}, “{before.title}”, is ticked already. " if before else ""
    n = number_of(run, step)
    return (
        f"{ticked}Do you mean that one, or is step {n}, “{step.title}”, done too? That is when you have this: {step.done} "
        f"If so, say “step {n} is done”; I have ticked nothing more just now."
    )


def unsure(run: JourneyRun, step: RunStep, words: str) -> str:
    """What is asked back when a remark in a journey was not understood."""
    quoted = " ".join(words.split()).rstrip(" .!")
    return (
        f"I'm not sure what “{quoted}” means for step {number_of(run, step)}, “{step.title}”. Is it done, unclear, or not for "
        "you? “Done”, “explain it more simply” and “skip it, because …” are the short ways to say so; or tell me in other words."
    )


def all_at_once(run: JourneyRun) -> str:
    """The open steps, when all are said to be done: each leaves something, so none is ticked by the way."""
    open_steps = [step for step in run.steps if step.state == "open"]
    lines = "\n".join(f"{number_of(run, step)}. {step.title}" for step in open_steps)
    numbers = [str(number_of(run, step)) for step in open_steps[:2]]
    return (
        f"By my list it is {progress(run)}. Still open:\n\n{lines}\n\n"
        f"I have ticked none of them just now. Which did you do? Say “steps {' and '.join(numbers)} are done”, or “yes, all "
        "of them”, and tell me any figure that you counted, so that it stands in your results."
    )


def _first_sentence(text: str) -> str:
    return re.split(r"(?<=[.!?])\s+", " ".join(text.split()), maxsplit=1)[0]
