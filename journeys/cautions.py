"""What to be careful about, whatever the outcome: rights, people's data, drift, lock-in, bases that go."""

from __future__ import annotations

from journeys.case import Case, settle
from journeys.masking import people_and_reach
from journeys.nouns import noun_of
from journeys.phrases import has

OTHERS_TEXTS = (
    r"\b(?:human|competitors?'?|scraped|other people's|others'|published|news) (?:\w+ )?"
    r"(?:articles|texts|pages|posts)\b"
)
# "Helped a bit, then it drifted back": within one chat, and not over the months.
DRIFTS = (
    r"\b(?:drift(?:s|ed|ing)?|slid|slips?|falls?|fell|goes|went) (?:back|off|away)\b|"
    r"\b(?:forgets?|forgot|lost|loses) (?:it|the (?:style|tone|samples|rules|voice|manner)|my \w+) (?:again|after|in)\b"
)
FRESH_CHAT = (
    "Drafts that begin well and drift come of one long chat, whose beginning the model loses: open a fresh one for "
    "each piece, and paste rules and samples again."
)
NEAR_SAME = 200  # pages a month, of one kind and one writer, that can hold little of their own
DRIFT = "A tuned model stands still while the work moves on: check it each quarter, and keep the training file."


def risks_of(case: Case) -> tuple[str, ...]:
    """The risks that the situation and the money show, the weightiest first."""
    signs = case.signs
    fits = settle(signs)[0] in ("fine_tune", "it_depends") and not case.open
    rules = (
        (
            signs.harm == "detectors" and has(OTHERS_TEXTS, case.situation.goal),
            "Texts that other people wrote are theirs: they are not yours to train on, human or not.",
        ),
        (
            signs.harm == "detectors" and (case.situation.volume_per_month or 0) >= NEAR_SAME,
            f"{case.situation.volume_per_month or 0:,} near-same {noun_of(case.situation)} a month are what search "
            "engines take for spam.",
        ),
        (
            signs.needs_facts == "yes" and signs.may_use_work in ("no", "partly", "others", "owned"),
            "Rights count for looking things up too: give a tool only files that you may share with it.",
        ),
        (
            signs.may_use_work == "partly" and signs.needs_facts != "yes",
            "No number of examples is worth using the ones that are not free without written permission.",
        ),
        (
            signs.may_use_work == "promised",
            "A promise is not yet permission: have it in writing, with the purpose and the place.",
        ),
        (
            signs.change_rate == "facts often" and signs.needs_facts == "no",
            "What changes often belongs in the brief of each one; what is trained in stays as it was on that day.",
        ),
        (has(DRIFTS, case.situation.tried_so_far), FRESH_CHAT),
        *((True, text) for text in people_and_reach(case, settle(signs)[0])),
        (
            fits and signs.budget_month_usd == "eats the gain" and case.money is not None,
            f"Hosting may eat the gain. {case.money.sentence if case.money else ''}".strip(),
        ),
        (fits, DRIFT),
    )
    told = [text for applies, text in rules if applies]
    of_the_place = case.money.risks if case.money and fits else ()
    return (*told[:2], *of_the_place, *told[2:])
