"""Gates on what the work is: uses that do harm, tasks not of text, tasks for a simpler tool, and knowledge."""

from __future__ import annotations

from journeys.gates import SAMPLES_IN_PROMPT, Gate
from journeys.rubric import FEW
from journeys.signs import Signs

NOT_OURS = "Nothing about figures or rights would alter it; another use of the work would be judged afresh."


def _facts_move(signs: Signs) -> bool:
    """Answers are looked up, or facts go wrong and do not stand still: one sign alone is too easily misread.

    With a few whole works what goes wrong are the facts of that one case, which belong in its prompt.
    """
    few = signs.examples_on_hand is not None and signs.examples_on_hand < FEW
    of_one_case = few and (signs.whole_works or signs.long_works)
    moving = (signs.change_rate == "facts often" or signs.stale) and not of_one_case
    return signs.needs_facts == "yes" and (signs.looks_up or moving)


def _moves_unseen(signs: Signs) -> bool:
    """Facts change often and nobody looked at what goes wrong."""
    return signs.change_rate == "facts often" and signs.needs_facts in (None, "unsure") and not signs.measured


USE_GATES: tuple[Gate, ...] = (
    Gate(
        "ranking people",
        "use",
        lambda s: s.harm == "people",
        "not_now",
        headline="No: a model should not rank or score people.",
        reason="What comes out decides about people. A model trained on past choices repeats their unfairness, and "
        "those it puts last are turned down without anyone looking.",
        concept="personal-data",
        next_step="Write down the three or four must-haves as plain questions, filter on those by a rule that anyone "
        "can read, and let people judge the rest with a scoring sheet.",
        alternative="A form with clear questions and a scoring sheet: no model, and every decision can be explained.",
        change=NOT_OURS,
    ),
    Gate(
        "deceiving in part",
        "use",
        lambda s: s.harm == "deceit" and s.honest_part,
        "prompt_first",
        headline="Prompt first, for the answers to real reviews; I don't help to invent any.",
        reason="Invented reviews deceive readers, and in many places they are against the law. Answering real ones is "
        "honest work, and a prompt does it.",
        concept="disclosure-and-detectors",
        next_step="Write half a page on your tone, put five of your best answers to real reviews in the prompt with "
        "what each one answers, and draft the next {ten} with it.",
        alternative="A short message that asks ten real people for their words costs nothing.",
        change="For the invented ones nothing would alter it; if the answers need much mending, tell me so.",
    ),
    Gate(
        "deceiving",
        "use",
        lambda s: s.harm == "deceit",
        "not_now",
        headline="No: I don't help to deceive people.",
        reason="As you describe it, readers would take the text for something that it is not, or from someone who did "
        "not agree to it.",
        concept="disclosure-and-detectors",
        next_step="Ask real customers or the person concerned for their own words, and let a model tidy those, with "
        "their consent and named as such. Answers to real ones are honest work: half a page on the tone and five real "
        "answers in a prompt do that.",
        alternative="A short message that asks ten real people for their words costs nothing.",
        change=NOT_OURS,
    ),
    Gate(
        "passing detectors",
        "use",
        lambda s: s.harm == "detectors",
        "prompt_first",
        headline="Prompt first, for the voice; I don't help to get past AI detectors.",
        reason="I don't help to get past AI detectors, and no training does that reliably.",
        concept="disclosure-and-detectors",
        next_step="Leave the detectors out and make the text better: fewer {pieces} with real facts in each, one page "
        "on the voice, and five of your own samples in the prompt.",
        alternative=SAMPLES_IN_PROMPT,
        change="If the aim is a voice of your own, and not a detector, I judge it afresh.",
    ),
    Gate(
        "not text",
        "medium",
        lambda s: s.medium is not None,
        "not_now",
        headline="Not a case for a text model: what is off here is {medium}.",
        reason="This is about {medium}, and I judge work on text only. Training a language model does not touch it.",
        concept="beyond-text",
        next_step="Try a tool made for {medium} on one bad case, give it the hints it takes (names, terms, "
        "references), and count what is left to mend.",
        alternative="A list of names and terms given beforehand, and a general model that checks the text around it.",
        change="If the part that goes wrong is the text before or after it, tell me that part and I judge it.",
    ),
    Gate(
        "a template does it",
        "simpler",
        lambda s: s.simpler == "template",
        "prompt_first",
        headline="Prompt first, and only once: templates do this.",
        reason="What you describe is the same text with a few fields that change{task}. A template fills them the same "
        "way each time, for nothing; a model could get a sum or a name wrong where a template cannot.",
        concept="no-language-model",
        next_step="Write one template for each kind, and a softer or firmer set where you need one; let a chat model "
        "help with the wording, without anyone's names. Then merge from your list (mail merge, or the program that "
        "holds it): that is done this week.",
        alternative="Nothing to buy: the mail merge of your word processor.",
        change="If most of them turn out to need wording of their own, describe those and I judge again.",
    ),
    Gate(
        "a script does it",
        "simpler",
        lambda s: s.simpler == "script",
        "not_now",
        headline="No model needed: a rule or a small script does this.",
        reason="What you describe follows fixed rules{task}. A script does that the same way each time, for "
        "nothing, and can be checked.",
        concept="no-language-model",
        next_step="Write the rule down in one line for each case, and have it made as a spreadsheet formula or a small "
        "script. Test it on 50 past cases, and keep the exceptions for a person or a prompt.",
        alternative="A spreadsheet formula, or find and replace.",
        change="If most cases turn out to need judgement and not a rule, describe those and I judge again.",
    ),
    Gate(
        "a classifier does it",
        "simpler",
        lambda s: s.simpler == "classifier",
        "not_now",
        headline="No language model needed: a plain classifier does this.",
        reason="What comes out is a label{task}. A plain classifier learns that from your sorted cases, runs for "
        "nearly nothing on any machine, and says how sure it is.",
        concept="no-language-model",
        next_step="Train a plain classifier on your sorted cases, test it on a month it has not seen beside how well "
        "two people agree, and send the unsure ones to a person.",
        alternative="Word rules in a spreadsheet for the two or three commonest labels.",
        change="If a plain classifier and a prompt were both measured and fall clearly short of what people agree on.",
    ),
)

FACTS_GATES: tuple[Gate, ...] = (
    Gate(
        "facts",
        "facts",
        _facts_move,
        "rag",
        headline="Not training: let the model look the facts up.",
        reason="What matters here is facts{fault}. Training teaches a manner; it does not make a model hold facts, and "
        "training on new facts makes it invent more.",
        concept="invented-facts",
        next_step="Put the facts into one dated file, give that file with the prompt, and have every fact quoted from "
        "it. Check the next ten results against the file.",
        alternative="If the facts fit on some 20 pages, paste them into the prompt: that needs no search at all.",
        change="If the facts come out right and only the manner is still off, training is worth another look.",
    ),
)
# Once a prompt with samples was tried: before, that comes first.
LATE_FACTS_GATES: tuple[Gate, ...] = (
    FACTS_GATES[0].also("facts go wrong", lambda s: s.needs_facts == "yes"),
    Gate(
        "facts change",
        "facts",
        _moves_unseen,
        "rag",
        headline="Not training: what changes so often has to be looked up.",
        reason="What it rests on changes often{change}. A trained model keeps what held on the day of training.",
        concept="retrieval",
        next_step="Keep the changing material in dated files, and let the model look it up each time. Updating is "
        "replacing a file.",
        alternative="If the material is short, paste the current version into the prompt each time.",
        change="If only the manner matters, and that stays the same for a year.",
    ),
)
