"""What the figures of a rehearsal mean, in plain words, and where its limits are."""

from __future__ import annotations

from rehearsal.figures import Facts, Points, Result

ARTICLES = ("what-it-changes", "how-many-examples", "held-out-test", "overfitting", "invented-facts")
LIMITS = (
    "This is a very small model that knows English only, so the words around the style are weak. A hosted model (a "
    "large one that a provider runs) writes better, both before and after.",
    "A low held-out loss shows that a habit can be learnt from your pairs. It does not promise how good a large model "
    "would be at your work: only a trial there, judged on held-out pairs, can tell.",
    "A few held-out pairs are a small test: one good answer more or one fewer can be luck.",
)
_RISE = 1.05  # the last held-out loss over the lowest, from which on we speak of overfitting; below it is chance
_EASY = 0.2
_NAMED = 4  # marks that a sentence can hold


def what_it_says(result: Result) -> tuple[str, ...]:
    """The finding, the number behind it, and what a reader should make of it."""
    return tuple(
        said for said in (_losses(result), _style(result), _voice(result), _stopped(result), _facts(result)) if said
    )


def overfit(train: Points, held: Points) -> str | None:
    """Whether the held-out loss turned upwards while the other went on falling: learning by heart."""
    if len(held) < 3 or not train:
        return None
    best_step, best = min(held, key=lambda point: point[1])
    last_step, last = held[-1]
    if best_step == last_step or last < best * _RISE:
        return None
    then = min(train, key=lambda point: abs(point[0] - best_step))[1]
    if train[-1][1] >= then:
        return None
    return (
        f"From step {best_step} on the held-out loss rose ({best:.2f} to {last:.2f}) while the training loss went on "
        f"falling ({then:.2f} to {train[-1][1]:.2f}). From there the model learnt your pairs by heart instead of the "
        "habit behind them. That is overfitting; fewer passes or more varied pairs help."
    )


def _losses(result: Result) -> str:
    fall = 1 - result.held_after / result.held_before if result.held_before else 0
    fell = f", down {fall:.0%}" if fall >= 0.005 else ""
    return (
        f"On {result.held} pairs that it never trained on, the loss (how surprised the model is by each next "
        f"bit of the text) went from {result.held_before:.2f} to {result.held_after:.2f}{fell}. The number has no "
        "unit: what tells is whether it falls or rises."
    )


def _style(result: Result) -> str:
    if not result.marks:
        return "Your answers share no mark that I can count, so read the answers side by side."
    labels = [mark.label for mark in result.marks]
    named = f" ({'; '.join(labels)})" if len(labels) <= _NAMED else ""
    marks = "the style mark, which all your answers share" if len(labels) == 1 else f"all {len(labels)} style marks"
    return (
        f"{result.in_style_before} of {result.held} answers had {marks}{named} before, "
        f"{result.in_style_after} afterwards."
    )


def _voice(result: Result) -> str:
    if result.held_after < _EASY:
        return (
            "So low a loss means a fixed pattern, which is the easiest thing to learn. With a varied voice the loss "
            "falls far less."
        )
    if result.held_after > result.held_before / 2:
        return (
            "Much of your wording stayed a surprise. That is usual for a varied voice: a small model takes on its "
            "rhythm and its set phrases, not its choice of words."
        )
    return ""


def _stopped(result: Result) -> str:
    if result.step == result.steps:
        return ""
    return f"It was stopped after {result.step} of {result.steps} steps; this is what was learnt up to there."


def _facts(result: Result) -> str:
    facts = result.facts
    if facts is None:
        return ""
    return f"With facts instead of style ({facts.pairs} pairs): {' '.join(facts_say(facts))}"


def facts_say(facts: Facts) -> tuple[str, ...]:
    """What trying facts has shown, and no more than that."""
    return tuple(said for said in (_untold(facts), _retold(facts)) if said)


def _untold(facts: Facts) -> str:
    count, wrong = len(facts.answers), len(facts.answers) - facts.right_after
    told = (
        f"Asked for {count} facts that it was never told, it got {facts.right_after or 'none'} right, and "
        f"{facts.tone_after} of {count} answers sound just like its pairs."
    )
    if not wrong or facts.tone_after <= facts.right_after:
        return told
    which = "All the answers" if wrong == count else "The one wrong answer" if wrong == 1 else f"The {wrong} wrong ones"
    return f"{told} {which} {'is' if wrong == 1 else 'are'} invented: it made something up in the tone it learnt."


def _retold(facts: Facts) -> str:
    if not facts.retold:
        return ""
    count, right = len(facts.retold), facts.retold_right
    told = f"Asked in other words for {count} facts that its pairs did hold, it got {right or 'none'} right."
    if right * 4 >= count * 3:
        return f"{told} It kept most of them this time; the article on invented facts says why not to count on it."
    return f"{told} So having trained on a fact was not enough to know it: give the facts with the request."
