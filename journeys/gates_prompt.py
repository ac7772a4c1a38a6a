"""Gates behind which something cheaper comes first, mostly a prompt; and what is said when points are too few."""

from __future__ import annotations

from dataclasses import replace

from journeys.gates import SAMPLES_IN_PROMPT, Gate
from journeys.rubric import DEDICATED_HOURS, FEW, LITTLE_MENDING, LOW_VOLUME, MENDING_HOURS, POINTS_NEEDED, points_of
from journeys.signs import Signs


def _few(signs: Signs) -> bool:
    return signs.examples_on_hand is not None and signs.examples_on_hand < FEW and not signs.whole_works


def _low_volume(signs: Signs) -> bool:
    few = signs.volume_per_month is not None and signs.volume_per_month < LOW_VOLUME
    return few and not signs.own_machine_only and signs.mending_hours < MENDING_HOURS


def _volume_to_come(signs: Signs) -> bool:
    """Too little today, and enough for training if what the person hopes for comes about."""
    expected = signs.volume_expected or 0
    if expected < LOW_VOLUME or not _low_volume(signs) or signs.may_use_work not in ("yes", "partly", "promised"):
        return False
    return points_of(replace(signs, volume_per_month=expected)) >= POINTS_NEEDED


def _hosting_too_dear(signs: Signs) -> bool:
    """Beyond the budget or the gain; or a machine of its own, hired round the clock, for little mending."""
    if signs.own_machine_only:
        return False
    by_the_hour = signs.dedicated and signs.mending_hours < DEDICATED_HOURS
    return by_the_hour or signs.budget_month_usd in ("beyond the budget", "eats the gain")


PROMPT_GATES: tuple[Gate, ...] = (
    Gate(
        "no examples",
        "pieces",
        lambda s: s.examples_on_hand == 0,
        "not_now",
        headline="Not now: there is nothing yet that a model could learn from.",
        reason="Training needs finished {pieces} that you may use, each with what it was made from, and you have "
        "{on_hand}.",
        concept="when-not-yet",
        next_step="From today, keep everything that is approved together with its brief; write the prompt meanwhile.",
        alternative="A page on your manner in the prompt, and a sample as soon as you have one.",
        change="The first {few} to {many} approved {pieces} of one kind.",
    ),
    Gate(
        "several kinds",
        "one kind",
        lambda s: s.task is False,
        "prompt_first",
        headline="Prompt first: choose one kind of work.",
        reason="This looks like several kinds of work. A trained model does one narrow task well and gets worse "
        "at whatever lies beside it.",
        concept="when-it-fits",
        next_step="Pick the kind that you do most often, and write one prompt for it with three to five "
        "samples. One prompt a kind.",
        alternative=SAMPLES_IN_PROMPT,
        change="One kind of work with {few} or more approved examples of its own.",
    ),
    Gate(
        "few examples",
        "pieces",
        _few,
        "prompt_first",
        headline="Prompt first: {on_hand} will not do for training.",
        reason="With {on_hand}{less_barred}, training picks up quirks rather than a manner. The same ones do more as "
        "samples in a prompt.",
        concept="tiny-sets",
        next_step="Choose your five best, put each with its brief in the prompt, and count how much you "
        "still change in the next {ten} results.",
        alternative=SAMPLES_IN_PROMPT,
        change="{few} to {many} approved {pieces} of this one kind, each with its brief.",
    ),
    Gate(
        "prompt works",
        "prompt",
        lambda s: s.tried_so_far == "works",
        "prompt_first",
        headline="Stay with your prompt: it does the job.",
        reason="By what you say{tried}, the prompt already gives you what you need; training would add cost and "
        "upkeep to a solved problem.",
        concept="prompt-first",
        next_step="Save the prompt with its samples as a standing instruction, and note how much you change in "
        "the next ten results.",
        alternative="A cheaper, smaller model with the same prompt.",
        change="If the share that you have to change grows, or the monthly bill for the long prompt does.",
    ),
    Gate(
        "rules change",
        "pace",
        lambda s: s.change_rate == "often",
        "prompt_first",
        headline="Prompt first: the rules change too often to train them in.",
        reason="The rules change often{change}. In a prompt you change a line; in a trained model you train again.",
        concept="when-not-yet",
        next_step="Put the rules of the day at the top of the prompt and two or three past {pieces} below; swap the "
        "rules for each job.",
        alternative=SAMPLES_IN_PROMPT,
        change="A format that stays the same for about a year.",
    ),
    Gate(
        "nothing tried",
        "prompt",
        lambda s: s.tried_so_far in ("nothing", "plain"),
        "prompt_first",
        headline="Prompt first: samples of your work have not had their chance yet.",
        reason="As far as you tell{tried}, no prompt with several of your own {pieces} in it has been tried and "
        "measured. That often closes the gap, at no cost.",
        concept="few-shot-samples",
        next_step="Put three to five of your best {pieces} in the prompt, each with what it was made from or a line on "
        "it, redo {ten} jobs that you have already done, and count what you change.",
        alternative=SAMPLES_IN_PROMPT,
        change="If you still have to change a good part after that test.",
    ),
)

WORTH_GATES: tuple[Gate, ...] = (
    Gate(
        "about to change",
        "pace",
        lambda s: s.change_ahead,
        "not_now",
        headline="Not now: what the {pieces} have to follow is about to change.",
        reason="You told me of a change that is near ({ahead}). What you have shows how it was done until then, and a "
        "model trained on it would keep doing that; a prompt beside it cannot make it forget.",
        concept="when-it-fits",
        next_step="Train nothing before that day. When the new rules are out, put them in the prompt with samples made "
        "by them, count what you change in the next 50, and keep each approved one with what it was made from.",
        alternative="The prompt, with the rules of the day in it: that is changed in an afternoon.",
        change="Some {many} to 200 approved {pieces} made by the new rules, and a prompt that falls short on them.",
    ),
    Gate(
        "volume to come",
        "worth",
        _volume_to_come,
        "it_depends",
        headline="It depends on what is not settled yet: at {volume} a month no, at {expected} a month yes.",
        reason="Your {pieces}, your rights and a measured gap speak for training, and only the number is open. At "
        "{volume} "
        "a month the mending you save never pays the upkeep; at {expected} it comes back {expected} times.",
        concept="when-it-fits",
        next_step="Spend nothing yet. Write down the share you change today as the mark to beat, keep each piece "
        "with what "
        "it was made from, and get an estimate ready, so that you can start in the week the order is signed.",
        alternative="Until then the prompt, with the two or three past {pieces} nearest to each job in it.",
        change="If the order is signed and it comes to {low_volume} or more a month, train; if it falls through, "
        "stay with "
        "the prompt.",
    ),
    Gate(
        "low volume",
        "worth",
        _low_volume,
        "prompt_first",
        headline="Prompt first: {volume} a month is too little to pay the upkeep.",
        reason="At {volume} a month there is little to save. Making the data, testing and keeping the model "
        "reachable cost more than they bring.",
        concept="when-it-fits",
        next_step="Improve the prompt: for each new job, put in the two or three past {pieces} that are nearest to it.",
        alternative=SAMPLES_IN_PROMPT,
        change="Some {low_volume} or more of these a month, or a rule that it must run on your own machine.",
    ),
    Gate(
        "hosting too dear",
        "hosting",
        _hosting_too_dear,
        "prompt_first",
        headline="Prompt first: the cost of a trained model would eat the gain.",
        reason="Training is the small bill; data, upkeep and a model that has to stand ready cost more than there is "
        "to save here. {money}",
        concept="idle-hosting",
        next_step="Keep the prompt, look for its two commonest faults, cure those with samples and a table of facts, "
        "and count again over the next hundred.",
        alternative=SAMPLES_IN_PROMPT,
        change="A place that bills by use and that your contract allows, or much more mending to save.",
    ),
    Gate(
        "little to mend",
        "worth",
        lambda s: 0 < s.mending_hours < LITTLE_MENDING and not s.own_machine_only,
        "prompt_first",
        headline="Prompt first: there is too little left to mend.",
        reason="At {volume} a month, and so few minutes on each, the mending comes to less than three hours a month. "
        "Not even a perfect model would repay its upkeep.",
        concept="when-it-fits",
        next_step="Keep the prompt, note for a month what you change, and put a sample against the commonest fault.",
        alternative=SAMPLES_IN_PROMPT,
        change="Many more of these a month, or drafts that take much longer to mend.",
    ),
    Gate(
        "fault unknown",
        "facts",
        lambda s: s.needs_facts == "unsure" and not s.measured,
        "prompt_first",
        headline="Prompt first: find out what goes wrong before you choose a cure.",
        reason="It is open whether facts or manner go wrong. Training helps with manner only, so this decides.",
        concept="what-it-changes",
        next_step="Take ten results and mark each thing you change as fact or manner. It takes an hour, and "
        "whichever leads names the way.",
        alternative=SAMPLES_IN_PROMPT,
        change="If most marks say manner, and samples in the prompt do not cure it.",
    ),
)

THIN = Gate(
    "thin case",
    "worth",
    lambda s: True,
    "prompt_first",
    headline="Prompt first: the case for training is thin.",
    reason="Nothing forbids training, but too little speaks for it: {weak}.",
    concept="when-not-yet",
    next_step="Work on the prompt for a month, and note each time how much you change. That figure is "
    "what training has to beat.",
    alternative=SAMPLES_IN_PROMPT,
    change="More of them a month, more approved ones, or a measure of good that shows a gap.",
)
WHOLE_WORKS = Gate(
    "whole works",
    "pieces",
    lambda s: s.whole_works,
    "it_depends",
    headline="It depends on the pairs that you can make from your works, and whether they beat a prompt.",
    reason="You hold many words but no pairs yet{material}. A model learns from what went in beside what came out; "
    "text alone teaches it to go on inventing.",
    concept="plain-text-and-documents",
    next_step="Make 60 pairs from the works that are free to use, each a plain draft of a paragraph beside your "
    "own, and test as a rewriting step against a prompt that holds four passages of yours.",
    alternative="Four passages of yours in the prompt, and shorter stretches at a time.",
    change="If the 60 pairs do better than the prompt, blind, make more of them and train; else stay with the prompt.",
)
