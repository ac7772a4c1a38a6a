"""Gates on the right to use the work: plain bars first; rights that are merely open come last of all gates."""

from __future__ import annotations

from dataclasses import replace

from journeys.gates import NO_TRAINING_ELSEWHERE, SAMPLES_IN_PROMPT, Gate
from journeys.rubric import FEW
from journeys.secrecy import OF_WHOM, Secrecy
from journeys.signs import Signs

PROFESSIONAL: frozenset[Secrecy] = frozenset({"patients", "law", "tax", "pastoral"})


def _barred_and_few(signs: Signs) -> bool:
    """Not even a yes would make a set of them; a single one is what is assumed where no number was told."""
    return signs.may_use_work == "no" and 1 < (signs.examples_on_hand or 0) < FEW and not signs.whole_works


def _had_its_prompt(signs: Signs) -> bool:
    """A prompt with samples was counted: with pieces of the person's own the next step would be training."""
    return signs.tried_so_far == "samples" and signs.measured


_OTHERS = Gate(
    "others' work",
    "rights",
    lambda s: s.may_use_work == "others" and not _had_its_prompt(s),
    "prompt_first",
    headline="Prompt first: that material is other people's.",
    reason="What was gathered from others{privacy} is not yours to train on, and it would teach the model "
    "their manner and not yours.",
    concept="rights-in-past-work",
    next_step="Write one page on your own voice and put five {pieces} of your own in the prompt. Keep everything "
    "that is approved from now on, with its brief.",
    alternative=SAMPLES_IN_PROMPT,
    change="Some {many} approved {pieces} of your own, with permission to use them.",
)

BARRED_GATES: tuple[Gate, ...] = (
    _OTHERS,
    replace(
        _OTHERS,
        id="others' work, counted",
        shuts=lambda s: s.may_use_work == "others",
        outcome="not_now",
        headline="Not now: that material is other people's.",
        next_step="Put it aside. Keep all of your own that is approved from now on, with its brief, or ask those whose "
        "work it is for a licence in writing; meanwhile put five {pieces} of your own in the prompt.",
    ),
    Gate(
        "barred and few",
        "pieces",
        _barred_and_few,
        "prompt_first",
        headline="Prompt first: {on_hand} will not do for training, even if you were allowed to use them.",
        reason="You may not use them{privacy}; and with {on_hand}, permission alone would not change the verdict. A "
        "prompt needs none of them: rules, a fixed outline and two samples made up by you.",
        concept="tiny-sets",
        next_step="Take one part of the work that comes back each time. Write down its outline and rules, make up two "
        "samples with nothing of anyone's in them, and time the next three with that prompt, in a tool that your "
        "contracts allow.",
        alternative=NO_TRAINING_ELSEWHERE,
        change="{few} to {many} approved {pieces} of one kind, and permission in writing for them.",
    ),
    Gate(
        "rights",
        "rights",
        lambda s: s.may_use_work == "no" or s.patients_records,
        "not_now",
        headline="Not now: you may not use those {pieces} for training.",
        reason="As you tell it{privacy}, they may not be used for training. A private model, or one on your own "
        "machine, does not replace permission.",
        concept="nda-and-client-work",
        next_step="Ask the owners in writing, naming the {pieces}, the purpose and where it would run. Or build a "
        "set from work that is free to use.",
        alternative=NO_TRAINING_ELSEWHERE,
        change="Written permission for at least {few} of the {pieces}.",
    ),
)

RIGHTS_UNCLEAR = Gate(
    "rights unclear",
    "rights",
    lambda s: s.may_use_work == "unclear",
    "it_depends",
    headline="It depends on one answer: whether you may use those {pieces}.",
    reason="The rest speaks for training. But nobody has said yet that you may train on those {pieces}{privacy}, and "
    "having made them is not the same as owning them.",
    concept="rights-in-past-work",
    next_step="Train on nothing yet. Look this week in your contracts for who owns the work, for secrecy and for AI; "
    "where they are silent, ask in writing. Write down meanwhile how much you change today: that is the mark to beat.",
    alternative=NO_TRAINING_ELSEWHERE,
    change="With a clear yes, by contract or by letter, for at least {few} {pieces}, train; with a no, stay with the "
    "prompt.",
)

OPEN_RIGHTS_GATES: tuple[Gate, ...] = (
    Gate(
        "owned by others",
        "rights",
        lambda s: s.may_use_work == "owned",
        "not_now",
        headline="Not now: first ask the owners of those {pieces}.",
        reason="The {pieces} belong to others{privacy}, and nobody has said yet that you may train on them.",
        concept="rights-in-past-work",
        next_step="Write to the owner this week: which {pieces}, for what, where it would run, who may use the model. "
        "Read the contract for a word on AI before.",
        alternative=NO_TRAINING_ELSEWHERE,
        change="A yes in writing from the owner, for at least {few} {pieces}.",
    ),
)


def in_words_of_the_bar(gate: Gate, signs: Signs) -> Gate:
    """A gate on rights in the words for what bars the pieces: a duty, a contract, a yes to something else."""
    if gate.id == "rights" and signs.patients_records:
        return _under_secrecy(gate, OF_WHOM["patients"])
    if gate.id == "rights" and signs.secrecy in PROFESSIONAL:
        return _under_secrecy(gate, OF_WHOM[signs.secrecy])
    if gate.id == "rights" and signs.in_confidence:
        return _in_confidence(gate)
    if gate.id == "rights unclear" and signs.agreed_elsewhere:
        return _agreed_elsewhere(gate)
    return gate


def _under_secrecy(gate: Gate, whom: str) -> Gate:
    return replace(
        gate,
        headline="Not now: those {pieces} are under professional secrecy, and nobody has released you from it.",
        reason=f"What {whom} tell you{{privacy}} is theirs to release, each for themselves. A private model, or one on "
        "your own machine, does not replace that.",
        next_step="Put no real {pieces} in a prompt or a training file. Make up three cases with nothing of real "
        f"{whom} in them, use those as samples, and count how much you still change. Ask your professional body what a "
        "release would have to say.",
        alternative="A prompt with your rules and outline and the made-up samples, and no real case in it.",
        change=f"A release in writing from each of the {whom}, for at least {{few}} of the {{pieces}}.",
    )


def _in_confidence(gate: Gate) -> Gate:
    return replace(
        gate,
        headline="Not now: those {pieces} were promised to be kept confidential, so ask the clients first.",
        reason="Who wrote them does not matter here: what you signed{privacy} covers handing them to a training "
        "service, and it covers pasting them into an assistant just as well.",
        next_step="Ask the clients in writing this week: which {pieces}, for what, where it would run, with names "
        "taken out. Until they answer, paste none of them into any assistant; if you have done so already, stop, "
        "and look up what its settings keep.",
        change="A yes in writing from the clients, for at least {few} of the {pieces}.",
    )


def _agreed_elsewhere(gate: Gate) -> Gate:
    return replace(
        gate,
        reason="What was agreed{privacy} covers the use of a tool, and not training on those {pieces}.",
        next_step="Add one line to what they sign: that the {pieces}, without names, may be used to train a model for "
        "this work, and where it runs. Work with the tool that they agreed to meanwhile.",
    )
