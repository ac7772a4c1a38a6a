"""The guide's answers: passages of the library and results of the tools, put in order.

Nothing else is said about the subject.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from assistant.messages import Behaviour
from assistant.models.guide.composed import Composed as Composed
from assistant.models.guide.composed import own_next
from assistant.models.guide.costs import told_cost
from assistant.models.guide.heard import confirmed
from assistant.models.guide.in_a_line import in_a_line
from assistant.models.guide.intent import Intent
from assistant.models.guide.interview import MOST_TIMES
from assistant.models.guide.journey_corrected import corrected_in_step
from assistant.models.guide.judged import judged, met, stands_by
from assistant.models.guide.quoting import best_score, choose, cite, nearest_found, passages_found, quote
from assistant.models.guide.turns import Exchange, Talk

ON_THE_SUBJECT = 0.65  # what sounds foreign is answered all the same when a passage is this near


def compose(intent: Intent, talk: Talk, replies: Mapping[str, Any]) -> Composed:
    """The answer to an intent from the results of its tools; a question that is still open is not lost over it."""
    composed = with_ticks(_composed(intent, talk, replies), talk.now)
    judged = talk.now.of("judge_fit") or talk.judged
    bearable = talk.pending is not None and talk.times_asked < MOST_TIMES
    is_open = bearable and judged is not None and judged.verdict == "it_depends" and bool(judged.content.get("asks"))
    if (
        not is_open
        or composed.asks is not None
        or composed.behaviour not in ("explain", "examples", "cost", "judge_fit")
    ):
        return composed
    text = f"{composed.text}\n\n{str(replies['back_to']).format(question=talk.open_question)}"
    return replace(composed, text=text, asks=talk.pending)


def with_ticks(composed: Composed, now: Exchange) -> Composed:
    """The answer with what it ticked in the person's journey; before a question, so that the question stays last."""
    found = ticks(now)
    if not found:
        return composed
    said = " ".join(dict.fromkeys(tick if isinstance(tick, str) else str(tick["said"]) for tick in found))
    upcoming = found[-1].get("next") if isinstance(found[-1], dict) else None
    after = f" Next is step {upcoming['n']}, “{upcoming['title']}”." if upcoming else ""
    parts = (f"*{said}{after}*", composed.text) if composed.asks else (composed.text, f"*{said}{after}*")
    return replace(composed, text="\n\n".join(parts))


def ticks(now: Exchange) -> list[Any]:
    """What the tools of this message ticked in the person's journey."""
    return [r.content["ticked"] for r in now.results if r.content.get("ticked")]


def _composed(intent: Intent, talk: Talk, replies: Mapping[str, Any]) -> Composed:
    now = talk.now
    match intent.want:
        case "examples":
            return _examples(now, replies)
        case "judge_fit" if intent.objection:
            return met(talk) or _with_tool(now, "meet_objection", "judge_fit", replies, passages_first=False)
        case "judge_fit" if now.of("judge_fit") is None:
            return _explained(now, replies, intent)
        case "judge_fit" if intent.walk and (put_right := corrected_in_step(talk, replies)):
            return put_right
        case "judge_fit" if intent.brief:
            return in_a_line(now, intent.question)
        case "judge_fit" if intent.stands:
            return stands_by(intent, talk, replies)
        case "judge_fit":
            return judged(intent, talk, replies)
        case "cost":
            return _cost(intent, now, replies)
        case "dataset" if intent.file:
            return _with_tool(now, "check_dataset_file", "dataset", replies, passages_first=False)
        case "dataset":
            return _dataset(intent, now, replies)
        case "memory" if intent.brief:
            return confirmed(talk)
        case "memory":
            tool = intent.walk.tool if intent.walk else "recall_facts"
            return _with_tool(now, tool, "explain", replies, passages_first=False)
        case "journey" if intent.walk and intent.judge and now.of("judge_fit"):
            kept = _with_tool(now, intent.walk.tool, "journey", replies, passages_first=False)
            verdict = judged(intent, talk, replies)
            return replace(verdict, text=f"{kept.text}\n\n{verdict.text}")
        case "journey" if intent.walk:
            return _with_tool(now, intent.walk.tool, "journey", replies, passages_first=False)
        case "journey":
            return _with_tool(now, "recommend_journey", "journey", replies, passages_first=False)
        case "clarify":
            return _clarify(now, replies)
        case "harmful":
            near = quote(nearest_found(now)) if best_score(now) >= ON_THE_SUBJECT else ""
            text = "\n\n".join(part for part in (str(replies["harmful"]), near) if part)
            return Composed(text, "decline", suggestions=tuple(replies["first_questions"]))
        case "decline" if best_score(now) < ON_THE_SUBJECT:
            return Composed(str(replies["decline"]), "decline", suggestions=tuple(replies["first_questions"]))
        case _:
            return _explained(now, replies, intent)


def _explained(now: Exchange, replies: Mapping[str, Any], intent: Intent) -> Composed:
    found = passages_found(now)
    if not found:
        return Composed(str(replies["not_in_library"]), "decline", suggestions=tuple(replies["first_questions"]))
    if intent.part:
        return Composed(quote(found[:1]), "cost" if intent.part == "cost" else "explain", suggestions=_next(now))
    chosen = choose(found)
    text = "\n\n".join((quote(chosen), *_own_example(chosen, now, replies)))
    return Composed(text, "explain", suggestions=_next(now))


def _own_example(chosen: list[dict[str, Any]], now: Exchange, replies: Mapping[str, Any]) -> list[str]:
    """A case from the person's own trade, when the quoted articles have one."""
    found = now.of("show_examples")
    case = found.content["passages"][0] if found and found.content.get("passages") else None
    if found is None or case is None or not found.content.get("trade_found"):
        return []
    if case["concept"] not in {passage["concept"] for passage in chosen}:
        return []
    return [f"**{case['heading'].removeprefix('Examples: ')}**\n\n{cite(case)}", str(replies["invented_cases"])]


def _examples(now: Exchange, replies: Mapping[str, Any]) -> Composed:
    found = now.of("show_examples")
    passages = list(found.content.get("passages", [])) if found else []
    if not passages:
        return Composed(str(replies["no_example"]), "examples")
    lead = "" if found is None or found.content.get("trade_found", True) else f"{replies['no_example_in_trade']}\n\n"
    told = "\n\n".join(f"**{p['heading'].removeprefix('Examples: ')}** ({p['title']})\n\n{cite(p)}" for p in passages)
    return Composed(f"{lead}{told}\n\n{replies['invented_cases']}", "examples", suggestions=_next(now))


def _with_tool(
    now: Exchange, name: str, behaviour: Behaviour, replies: Mapping[str, Any], *, passages_first: bool
) -> Composed:
    found = now.of(name)
    failed = next((r.shown for r in now.results if r.name == name and not r.ok), "")
    shown = found.shown if found else failed
    passages = passages_found(now)
    library = quote(choose(passages)) if passages else ""
    parts = [library, shown] if passages_first else [shown, library]
    text = "\n\n".join(part for part in parts if part)
    if not text:
        return Composed(str(replies["not_in_library"]), "decline", suggestions=tuple(replies["first_questions"]))
    return Composed(text, behaviour, suggestions=(own_next(found.content) if found else ()) or _next(now))


def _cost(intent: Intent, now: Exchange, replies: Mapping[str, Any]) -> Composed:
    """The sum when one was worked out; else the passage that explains it, and an offer to work it out."""
    if found := now.of("estimate_cost"):
        return told_cost(found, now, replies, is_table=intent.table, looks_up=intent.looks_up)
    composed = _with_tool(now, "estimate_cost", "cost", replies, passages_first=not intent.amount)
    if composed.behaviour == "decline":
        return composed
    return Composed(f"{composed.text}\n\n{replies['cost_offer']}", "cost", suggestions=composed.suggestions)


def _dataset(intent: Intent, now: Exchange, replies: Mapping[str, Any]) -> Composed:
    if intent.own:
        return _with_tool(now, intent.own, "dataset", replies, passages_first=False)
    if intent.pairs and not intent.build:
        seen = str(replies["pairs_seen"]).format(count=len(intent.pairs))
        return Composed(seen, "dataset", suggestions=("Build my dataset", *replies["first_questions"][1:]))
    if intent.build:
        return _with_tool(now, "start_dataset_build", "dataset", replies, passages_first=False)
    passages = passages_found(now)
    if not passages:
        return Composed(str(replies["not_in_library"]), "decline", suggestions=tuple(replies["first_questions"]))
    offered = (*_next(now)[:2], str(replies["try_sample"]))
    return Composed(f"{quote(choose(passages))}\n\n{replies['dataset_offer']}", "dataset", suggestions=offered)


def _clarify(now: Exchange, replies: Mapping[str, Any]) -> Composed:
    passages = passages_found(now)
    pointer = f"{quote(choose(passages)[:2])}\n\n" if passages else ""
    text = f"{pointer}{replies['clarify_lead']} {replies['clarify_question']}"
    return Composed(text, "clarify", asks="task", suggestions=_next(now))


def _next(now: Exchange) -> tuple[str, ...]:
    return tuple(now.next_questions[:3])
