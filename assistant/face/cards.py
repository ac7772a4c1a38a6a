"""The cards under an answer: the scorecard of a verdict and the cost card of an estimate.

They are made from the transcript each time. Of each kind only the last in a conversation is live; those before it fold
to one line. What a person changes on a card is a message that they send, so that it too stands in the transcript.
"""

from __future__ import annotations

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from assistant.face.builds_cards import DATA_CARDS, build_cards
from assistant.face.element import Data, element
from assistant.face.journeys import JOURNEY_CARD, journey_cards
from assistant.face.rehearsals_cards import REHEARSAL_CARD, rehearsal_cards
from assistant.face.tracking import COMPARISON_CARD, REPORT_CARD, tracking_cards
from assistant.kept import KeptScore, KeptVerdict, fact_label, facts_of, figures_of, verdict_of
from assistant.pages.anchors import article_path
from assistant.store.views import ConversationView, TurnView
from journeys.situation import FACTS, Situation

QUICK_REPLIES = (
    {"label": "I don't know", "says": "I don't know"},
    {"label": "Skip", "says": "Skip"},
    {"label": "Your view so far", "says": "What do you think so far?"},
)


def cards(view: ConversationView) -> dict[str, list[Data]]:
    """The cards of a conversation by the id of the answer that they stand under."""
    ended = [turn for turn in view.turns if turn.state != "running"]
    judged = [(turn, verdict) for turn in ended if (verdict := verdict_of(turn)) and verdict.scores]
    counted = [(turn, figures) for turn in ended if (figures := figures_of(turn)) is not None]
    drawn: dict[str, list[Data]] = {}
    for number, (turn, verdict) in enumerate(judged, start=1):
        is_live = number == len(judged)
        drawn.setdefault(turn.answer_id, []).append(_scorecard(view, turn, verdict, is_live))
    for number, (turn, figures) in enumerate(counted, start=1):
        drawn.setdefault(turn.answer_id, []).append(_cost_card(view, turn, figures, number == len(counted)))
    for answer_id, name, props in build_cards(ended):
        drawn.setdefault(answer_id, []).append(_under(view.id, answer_id, name, props))
    for answer_id, name, props in (*tracking_cards(ended), *rehearsal_cards(ended)):
        drawn.setdefault(answer_id, []).append(_under(view.id, answer_id, name, props))
    for answer_id, name, props in journey_cards(ended):
        drawn.setdefault(answer_id, []).append(_under(view.id, answer_id, name, props))
    return drawn


def changed_by(view: ConversationView, answer_id: str) -> list[Data]:
    """The cards to draw anew when this answer has ended.

    Its own, the one of the same kind that it folds, and the live scorecard, where newly told facts stand.
    """
    order = {turn.answer_id: number for number, turn in enumerate(view.turns)}
    found = [each for under in cards(view).values() for each in under]
    drawn = sorted(found, key=lambda each: order[each["forId"]])  # as they were told: the last but one of a kind folds
    changed: list[Data] = []
    for name in ("Scorecard", "CostCard", JOURNEY_CARD, REPORT_CARD, COMPARISON_CARD, REHEARSAL_CARD, *DATA_CARDS):
        alike = [each for each in drawn if each["name"] == name]
        if any(each["forId"] == answer_id for each in alike):
            changed += [*alike[-2:], *(each for each in alike[:-2] if each["forId"] == answer_id)]
        elif name == "Scorecard":
            changed += alike[-1:]
    return changed


def asks_here(turn: TurnView) -> bool:
    """Whether a scorecard under this answer holds an open question, with its quick replies."""
    verdict = verdict_of(turn)
    return bool(verdict and verdict.scores and verdict.question)


def _scorecard(view: ConversationView, turn: TurnView, verdict: KeptVerdict, is_live: bool) -> Data:
    told = facts_of(view)
    schema = Situation.model_json_schema()["properties"]
    props = {
        "live": is_live,
        "outcome": verdict.verdict,
        "headline": verdict.headline,
        "rows": [_row(score, told if is_live else {}, schema) for score in verdict.scores],
        "told": [_fact(name, told[name], schema) for name in told] if is_live else [],
        "flips": [flip.text for flip in verdict.flips] or list(verdict.would_change),
        "question": verdict.question,
        "why": verdict.why_asked,
        "quick": list(QUICK_REPLIES) if is_live and verdict.question else [],
        "judged_on": verdict.judged_on,
        "brief": brief_path(view.id),
    }
    return _under(view.id, turn.answer_id, "Scorecard", props)


def _cost_card(view: ConversationView, turn: TurnView, figures: dict[str, str], is_live: bool) -> Data:
    props = {
        "live": is_live,
        "query": figures,
        "conversation": view.id,
        "brief": brief_path(view.id),
    }
    return _under(view.id, turn.answer_id, "CostCard", props)


def brief_path(conversation_id: str) -> str:
    """Where the decision brief of a conversation is."""
    return f"/peri/brief/{conversation_id}"


def _under(conversation_id: str, answer_id: str, name: str, props: Data) -> Data:
    element_id = str(uuid5(NAMESPACE_URL, f"{answer_id}/{name}"))
    return element(conversation_id, element_id, name, props) | {"forId": answer_id}


def _row(score: KeptScore, told: dict[str, Any], schema: Data) -> Data:
    row: Data = {
        "id": score.id,
        "kind": score.kind,
        "label": score.label,
        "state": score.state,
        "said": score.said,
        "reason": score.reason,
        "href": article_path(score.concept) if score.concept else None,
        "fact": None,
    }
    if score.field in FACTS:
        row["fact"] = _fact(score.field, told.get(score.field), schema)
    return row


def _fact(name: str, value: Any, schema: Data) -> Data:
    """A fact with what the card needs to change it: `label` is read, `says` is the name that the message uses."""
    return {
        "field": name,
        "says": name.replace("_", " "),
        "label": fact_label(name),
        "value": value,
        **_input(schema[name]),
    }


def _input(schema: Data) -> Data:
    """How a field is typed in, from its JSON schema: yes or no, one of a few words, a number in bounds, or text."""
    kind = next(each for each in schema.get("anyOf", (schema,)) if each.get("type") != "null")
    if kind["type"] == "boolean":
        return {"input": "choice", "choices": ["yes", "no"]}
    if "enum" in kind:
        return {"input": "choice", "choices": kind["enum"]}
    if kind["type"] in ("integer", "number"):
        step = 1 if kind["type"] == "integer" else "any"
        return {"input": "number", "min": kind.get("minimum", 0), "max": kind.get("maximum"), "step": step}
    return {"input": "text", "longest": kind.get("maxLength", 400)}
