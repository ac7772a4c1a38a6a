"""Where the library surely speaks to a message that is judged, so that its passage belongs into the answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assistant.models.guide.classify import Routed, Want
from assistant.models.guide.interview import COUNTED
from knowledge.index import ConceptIndex

# The score of the best passage, and what of it comes from a passage itself. Of 496 openings eight lie above the bounds
# of a case, two of them with a passage beside the point (2026-11-23).
CASE = (1.2, 0.8)
NO_FIGURES = (1.2, 0.7)  # sounds like a telling, and told nothing of the case but what it is about
ASKING = (1.0, 0.62)
LOOKED_AT = 3  # passages: the nearest of them need not be the first
# The lead over judging of a message that is put like questions to the library. None of 496 openings that the library
# speaks to lay above .83; that the library speaks to it is `FROM_HERE` of `ConceptIndex.inside`.
FAR_BEHIND = 0.95
FROM_HERE = 0.7
ASKED: frozenset[Want] = frozenset({"explain", "cost", "dataset"})
TOLD_LITTLE = frozenset({"goal", "needs_facts", "input", "profession"})  # read from the words of a mere question too


def is_spoken_to(index: ConceptIndex, text: str, facts: Mapping[str, Any], *, tells: bool) -> bool:
    """Whether a passage surely speaks to a message; more is wanted of one for a message that tells of a case."""
    found = index.search(text, LOOKED_AT)
    score, near = ASKING if not tells else NO_FIGURES if only_asks(facts) else CASE
    return bool(found) and found[0].score >= score and max(passage.near for passage in found) >= near


def only_asks(facts: Mapping[str, Any]) -> bool:
    """Whether a message told nothing of a case but what it is about."""
    return not COUNTED & facts.keys() and not facts.keys() - TOLD_LITTLE


def is_put_to_library(routed: Routed, facts: Mapping[str, Any], inside: float) -> bool:
    """Whether a message that sounds like a telling is a question all the same: routed far from judging, and no facts.

    `inside` is how surely the library speaks to it (see REFUSE_BELOW in knowledge.index).
    """
    behind = routed.ranked[0][1] - dict(routed.ranked)["judge_fit"]
    return routed.want in ASKED and behind >= FAR_BEHIND and inside >= FROM_HERE and only_asks(facts)
