"""The gates of the rubric: rules that settle the matter against training, in the order in which they count.

Change a rule, change `rubric.RUBRIC_VERSION`. Curly braces take the words of `wording.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from journeys.rubric import FEW, LOW_VOLUME, Outcome
from journeys.signs import Signs

# What more than one rule advises.
SAMPLES_IN_PROMPT = (
    "A page on your manner and five of your best pieces in the prompt: no cost, and it can be changed the same day."
)
NO_TRAINING_ELSEWHERE = (
    "A prompt that describes your manner without showing anyone's pieces, or with samples that you wrote for yourself."
)


@dataclass(frozen=True)
class Gate:
    """A rule that settles the matter against training, whatever the rest says."""

    id: str
    shuts: Callable[[Signs], bool | None]
    outcome: Outcome
    headline: str
    reason: str
    concept: str
    next_step: str
    alternative: str
    change: str  # what would open it


GATES: tuple[Gate, ...] = (
    Gate(
        "facts",
        lambda s: s.needs_facts == "yes",
        "rag",
        headline="Not training: let the model look the facts up.",
        reason="What goes wrong is facts. Training teaches a manner of writing; it does not make a model hold "
        "facts, and training on new facts makes it invent more.",
        concept="invented-facts",
        next_step="Put the facts behind your pieces in one file, give that file with the prompt, and have every "
        "fact quoted from it. Check ten drafts against the file.",
        alternative="If the facts fit on some 20 pages, paste them into the prompt: that needs no search at all.",
        change="If the facts come out right and only the manner is still off, training is worth another look.",
    ),
    Gate(
        "facts change",
        lambda s: s.change_rate == "facts often" and s.needs_facts != "no",
        "rag",
        headline="Not training: what changes so often has to be looked up.",
        reason="What stands behind the pieces changes often ({change}). A trained model keeps what held on the "
        "day of training.",
        concept="retrieval",
        next_step="Keep the changing material in files, and let the model look it up for each piece. Updating is "
        "replacing a file.",
        alternative="If the material is short, paste the current version into the prompt each time.",
        change="If only the manner matters, and that stays the same for a year.",
    ),
    Gate(
        "others' work",
        lambda s: s.may_use_work == "others",
        "prompt_first",
        headline="Prompt first: those texts are other people's.",
        reason="Texts that were gathered from others are not yours to train on, and they would teach the model "
        "their manner and not yours.",
        concept="rights-in-past-work",
        next_step="Write one page on your own voice and put five pieces of your own in the prompt. Keep every "
        "approved piece from now on, with its brief.",
        alternative=SAMPLES_IN_PROMPT,
        change="Some 100 approved pieces of your own, with permission to use them.",
    ),
    Gate(
        "rights",
        lambda s: s.may_use_work == "no",
        "not_now",
        headline="Not now: you may not use those pieces for training.",
        reason="As you tell it, the pieces may not be used for training. A private model, or one on your own "
        "machine, does not replace permission.",
        concept="nda-and-client-work",
        next_step="Ask the owners in writing, naming the pieces, the purpose and where it would run. Or build a "
        "set from work that is free to use.",
        alternative=NO_TRAINING_ELSEWHERE,
        change="Written permission for at least {few} of the pieces.",
    ),
    Gate(
        "rights unclear",
        lambda s: s.may_use_work == "unclear",
        "not_now",
        headline="Not now: first find out whether you may use those pieces.",
        reason="Nobody has said yet that you may train on those pieces, and having written them is not the same "
        "as owning them.",
        concept="rights-in-past-work",
        next_step="Look in your contracts for who owns the work, for secrecy and for AI; where they are silent, "
        "ask in writing.",
        alternative=NO_TRAINING_ELSEWHERE,
        change="A clear yes, by contract or by letter, for at least {few} pieces.",
    ),
    Gate(
        "no examples",
        lambda s: s.examples_on_hand == 0,
        "not_now",
        headline="Not now: there is nothing yet that a model could learn from.",
        reason="Training needs finished pieces that you may use, each with the brief it came from, and {on_hand} "
        "is nothing to learn from.",
        concept="when-not-yet",
        next_step="From today, keep each approved piece together with its brief; write the prompt meanwhile.",
        alternative="A page on your manner in the prompt, and a sample as soon as you have one.",
        change="The first {few} to {many} approved pieces of one kind.",
    ),
    Gate(
        "several kinds",
        lambda s: s.task is False,
        "prompt_first",
        headline="Prompt first: choose one kind of piece.",
        reason="This looks like several kinds of work. A trained model does one narrow task well and gets worse "
        "at its neighbours.",
        concept="when-it-fits",
        next_step="Pick the kind that you make most often, and write one prompt for it with three to five "
        "samples. One prompt a kind.",
        alternative=SAMPLES_IN_PROMPT,
        change="One kind of piece with {few} or more approved examples of its own.",
    ),
    Gate(
        "few examples",
        lambda s: s.examples_on_hand is not None and s.examples_on_hand < FEW,
        "prompt_first",
        headline="Prompt first: {on_hand} will not do for training.",
        reason="With {on_hand}, training picks up quirks rather than a manner. The same pieces do more as samples "
        "in a prompt.",
        concept="tiny-sets",
        next_step="Choose your five best pieces, put each with its brief in the prompt, and count how much you "
        "still change in ten drafts.",
        alternative=SAMPLES_IN_PROMPT,
        change="{few} to {many} approved pieces of this one kind, each with its brief.",
    ),
    Gate(
        "prompt works",
        lambda s: s.tried_so_far == "works",
        "prompt_first",
        headline="Stay with your prompt: it does the job.",
        reason="By what you say, the prompt already gives you what you need; training would add cost and upkeep "
        "to a solved problem.",
        concept="prompt-first",
        next_step="Save the prompt with its samples as a standing instruction, and note how much you change in "
        "the next ten drafts.",
        alternative="A cheaper, smaller model with the same prompt.",
        change="If the share of each draft that you rewrite grows, or the monthly bill for the long prompt does.",
    ),
    Gate(
        "rules change",
        lambda s: s.change_rate == "often",
        "prompt_first",
        headline="Prompt first: the rules change too often to train them in.",
        reason="The rules behind the pieces change often ({change}). In a prompt you change a line; in a trained "
        "model you train again.",
        concept="when-not-yet",
        next_step="Put the rules of the day at the top of the prompt and two or three past pieces below; swap the "
        "rules for each job.",
        alternative=SAMPLES_IN_PROMPT,
        change="A format that stays the same for about a year.",
    ),
    Gate(
        "nothing tried",
        lambda s: s.tried_so_far in ("nothing", "plain"),
        "prompt_first",
        headline="Prompt first: samples of your work have not had their chance yet.",
        reason="As far as you tell, no prompt with several of your own pieces in it has been tried and measured. "
        "That often closes the gap, at no cost.",
        concept="few-shot-samples",
        next_step="Put three to five of your best pieces with their briefs in the prompt, draft ten jobs that you "
        "have already done, and count what you change.",
        alternative="Splitting the job in two prompts (first the points, then the text) when drafts miss things.",
        change="If you still rewrite a good part of each draft after that test.",
    ),
    Gate(
        "low volume",
        lambda s: s.volume_per_month is not None and s.volume_per_month < LOW_VOLUME and not s.own_machine_only,
        "prompt_first",
        headline="Prompt first: {volume} a month is too little to pay the upkeep.",
        reason="At {volume} a month there is little to save. Making the data, testing and keeping the model "
        "reachable cost more than they bring.",
        concept="when-it-fits",
        next_step="Improve the prompt: for each new job, put in the two or three past pieces that are nearest to it.",
        alternative=SAMPLES_IN_PROMPT,
        change="Some {low_volume} or more of these a month, or a rule that it must run on your own machine.",
    ),
    Gate(
        "fault unknown",
        lambda s: s.needs_facts == "unsure",
        "prompt_first",
        headline="Prompt first: find out what goes wrong before you choose a cure.",
        reason="It is open whether facts or manner go wrong. Training helps with manner only, so this decides.",
        concept="what-it-changes",
        next_step="Take ten drafts and mark each thing you change as fact or manner. It takes an hour, and "
        "whichever leads names the way.",
        alternative=SAMPLES_IN_PROMPT,
        change="If most marks say manner, and samples in the prompt do not cure it.",
    ),
)

# Reached when every gate is open and the points do not suffice.
THIN = Gate(
    "thin case",
    lambda s: True,
    "prompt_first",
    headline="Prompt first: the case for training is thin.",
    reason="Nothing forbids training, but too little speaks for it: {weak}.",
    concept="when-not-yet",
    next_step="Work on the prompt for a month, and note for each draft how much of it you change. That figure is "
    "what training has to beat.",
    alternative=SAMPLES_IN_PROMPT,
    change="More pieces a month, more approved pieces, or a measure of good that shows a gap.",
)
