"""What to do this week and what costs less, fitted to the kind of work and to where its facts stand.

A gate brings its own advice; here stands what would make no sense as it is for labels, translations, fiction,
transcripts, or facts that live in a database. The methods are those of the articles that the gates name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from journeys.asking import Kind, kind_of
from journeys.fact_signs import looks_up
from journeys.paces import facts_shift
from journeys.phrases import has
from journeys.shapes import are_long, is_unpaired
from journeys.situation import Situation


@dataclass(frozen=True)
class Advice:
    """The next step and the cheaper way; curly braces take the words of `wording.py`."""

    next_step: str
    alternative: str


IN_A_SYSTEM = (
    r"\b(?:stock|inventor(?:y|ies)|availab\w+|bookings?|reservations?|price ?lists?|prices|rates|tariffs?|timetables?|"
    r"schedules?|database|registers?|approvals?|catalogue|spreadsheet|in the system|orders|tickets? left|"
    r"by the minute)\b"
)
IN_MANY_FILES = (
    r"\b(?:archives?|episodes|transcripts|files|folders?|manuals?|handbooks?|wiki|minutes|hours of|volumes|agreements|"
    r"contracts|policies|protocols|documentation|docs|reports|judgments|letters|notebooks|articles)\b"
)
RULES_AT_WORK = (
    r"\b(?:rules?|macro|script|learner|software|formula|template)\b[^.;]{0,60}\b(?:already|now|today|gets?|does|do|"
    r"handles?|"
    r"right|works?)\b"
)
# Long by what it is called, however many pages were told.
LONG_BY_NAME = (
    r"\b(?:grant|funding|research|lottery) (?:applications?|proposals?|bids?)\b|\btenders?\b|\bbusiness plans?\b|"
    r"\b(?:master's |doctoral |phd )?(?:theses|thesis|dissertations?)\b"
)
FROM_A_SYSTEM = Advice(
    "Write down where the current figures stand (list, sheet or system) and who keeps them right. Take twenty "
    "questions of "
    "last week, fetch the line that answers each, give it with the question, and let the model answer from that line "
    "alone. Count how many you would have sent.",
    "Ready answers with gaps for the figure, filled from the same list: no model at all.",
)
FROM_FILES = Advice(
    "Take twenty real questions and note for each the file and the page that answers it. Let a tool that searches "
    "your own "
    "files find them and quote the place, and count how many it finds.",
    "A plain word search over the folder: try ten of the questions with it first.",
)
OF_EACH_JOB = Advice(
    "Before the text, let the model list every figure, name and date that belongs in it, each with its place in your "
    "material. Put that list right, have the text written from it alone, and count the wrong facts in the next five.",
    "The list by hand, pasted into the prompt as a sheet of facts.",
)
IN_PARTS = Advice(
    "Take one part that comes back in each of them. Put your rules for it on a page, with one such part of your own as "
    "a sample, let the model draft that part of the next one, one step at a time, and note the minutes that you save.",
    "The page of rules alone, used as a checklist on what the model proposes: half an hour's work.",
)
FROM_NOW_ON = Advice(
    "Take five of your best {pieces} and write a line to each on what it was made from. Put those five in the prompt, "
    "do the next ten with it, and count what you change. Keep what goes in beside what comes out from now on.",
    "A page of rules on your manner in the prompt, without samples: half an hour's work.",
)
RULES_STAY = Advice(
    "Keep the rules that you have. List what they missed last month, see which two or three kinds come up most, and "
    "add a "
    "rule for each; what is left stays with a person.",
    "Nothing new: an hour a month on the list of misses.",
)
BY_KIND: Mapping[Kind, Mapping[str, Advice]] = {
    "labels": {
        "nothing tried": Advice(
            "Write the labels down, each with one line on what belongs there and one clear case, and put that in a "
            "prompt. "
            "Run 100 cases that a person has labelled, and make a table of which label was taken for which.",
            "A plain classifier on the cases that you have labelled, or word rules for the commonest labels.",
        ),
        "few examples": Advice(
            "Write the labels down with one clear case each, put that in a prompt, and check it on the cases that a "
            "person "
            "has labelled. Note which label is taken for which, and collect cases for those.",
            "Word rules for the two or three commonest labels, and a person for the rest.",
        ),
        "fits": Advice(
            "", "A plain classifier on the same labelled cases: train and test it first, it costs next to nothing."
        ),
    },
    "translation": {
        "nothing tried": Advice(
            "Take ten texts that you have delivered. For each, put your list of terms and the three to five nearest "
            "earlier "
            "segments with their translations in the prompt, and count the words that you change.",
            "Your translation memory and a list of terms in the tool that you work with.",
        ),
        "few examples": Advice(
            "Make a list of the terms and turns that come back, put it in the prompt with the earlier translations "
            "nearest "
            "to each text, and count the words that you change in the next ten.",
            "Your translation memory and the list of terms in the tool that you work with.",
        ),
        "low volume": Advice(
            "For each new text, put the list of terms and the earlier segments nearest to it in the prompt, and "
            "note the "
            "words that you change.",
            "Your translation memory and the list of terms in the tool that you work with.",
        ),
        "fits": Advice(
            "", "The nearest earlier segments and your list of terms in the prompt, chosen anew for each text."
        ),
    },
    "transcript": {
        "nothing tried": Advice(
            "Put the rules for the form and three finished ones, each with what it was made from, in the prompt. "
            "Run ten "
            "that you have delivered, and count the lines that you change.",
            "A list of names and terms, and a macro for whatever follows a fixed rule.",
        ),
    },
    "fiction": {
        "nothing tried": Advice(
            "Put four passages of yours in the prompt and ask for one scene at a time from your plan. Mark each "
            "sentence "
            "that is not yours; ten scenes tell enough.",
            "Let it make a plain draft of a paragraph, and rewrite that into your voice with your passages beside it.",
        ),
    },
    "pieces": {
        "nothing tried": Advice(
            "", "A page of rules on your manner in the prompt, without samples: half an hour's work."
        ),
    },
}


def advice_for(situation: Situation, decided_by: str) -> Advice | None:
    """The advice for a verdict that was decided so, fitted to the work; an empty part leaves the general one."""
    told = "; ".join(text for text in (situation.task, situation.goal, situation.change_rate) if text)
    match decided_by:
        case "facts" | "facts go wrong" | "facts change":
            moves = has(IN_A_SYSTEM, told) and (facts_shift(told) or has(IN_A_SYSTEM, situation.change_rate))
            if decided_by == "facts go wrong" and not moves and not looks_up(situation):
                return OF_EACH_JOB  # they come with the job and stand in no list
            return FROM_A_SYSTEM if moves else FROM_FILES if has(IN_MANY_FILES, told) else None
        case "a script does it":
            return (
                RULES_STAY if has(RULES_AT_WORK, situation.goal) or has(RULES_AT_WORK, situation.tried_so_far) else None
            )
        case "nothing tried" | "few examples" | "low volume" | "thin case" if are_long(situation) or has(
            LONG_BY_NAME, told
        ):
            return IN_PARTS
        case "nothing tried" if is_unpaired(situation):
            return FROM_NOW_ON
        case _:
            return BY_KIND[kind_of(situation)].get(decided_by) or BY_KIND["pieces"].get(decided_by)
