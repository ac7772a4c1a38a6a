"""The guide's answers: passages of the library and results of the tools, put in order.

Nothing else is said about the subject.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from assistant.messages import Behaviour
from assistant.models.guide.intent import Intent
from assistant.models.guide.interview import COUNTED
from assistant.models.guide.turns import Exchange, Result, Talk

ON_THE_SUBJECT = 0.65  # what sounds foreign is answered all the same when a passage is this near
SPEAKS_TO_IT = 0.62  # a passage opens a verdict from this nearness on; below it was mostly beside the point
QUESTION_WITHIN = 0.25  # a heading that asks wins over a standing one of its article that scores this much more
ASKED_TOO = 0.01  # a passage this near the best stands for the second thing that was asked
SECOND_WITHIN = 0.12  # another article joins the answer within this of the best
SISTER_WITHIN = 0.25  # and another section of the same article that asks
POINT_WITHIN = 0.40  # the article's point closes the answer of one of its sections when it is this near
SHORT = 60  # characters of a noted fact that is said back
LONGEST = 330  # words of an answer beyond its first passage and what was asked too
IN_SHORT = "In short"
STANDING = frozenset({IN_SHORT, "Why it matters", "How it works", "What it costs", "Where it fails", "Try this"})


@dataclass(frozen=True)
class Composed:
    """An answer of the guide and what it is."""

    text: str
    behaviour: Behaviour
    asks: str | None = None
    suggestions: tuple[str, ...] = ()


def compose(intent: Intent, talk: Talk, replies: Mapping[str, Any]) -> Composed:
    """The answer to an intent from the results of its tools; a question that is still open is not lost over it."""
    composed = _composed(intent, talk, replies)
    judged = talk.now.of("judge_fit") or talk.judged
    is_open = talk.pending is not None and judged is not None and judged.verdict == "it_depends"
    if (
        not is_open
        or composed.asks is not None
        or composed.behaviour not in ("explain", "examples", "cost", "judge_fit")
    ):
        return composed
    text = f"{composed.text}\n\n{str(replies['back_to']).format(question=talk.open_question)}"
    return replace(composed, text=text, asks=talk.pending)


def _composed(intent: Intent, talk: Talk, replies: Mapping[str, Any]) -> Composed:
    now = talk.now
    match intent.want:
        case "examples":
            return _examples(now, replies)
        case "judge_fit" if intent.objection:
            return _with_tool(now, "meet_objection", "judge_fit", replies, passages_first=False)
        case "judge_fit":
            return _judged(intent, talk, replies)
        case "cost":
            return _cost(intent, now, replies)
        case "dataset" if intent.file:
            return _with_tool(now, "check_dataset_file", "dataset", replies, passages_first=False)
        case "dataset":
            return _dataset(intent, now, replies)
        case "journey":
            return _with_tool(now, "recommend_journey", "journey", replies, passages_first=False)
        case "clarify":
            return _clarify(now, replies)
        case "harmful":
            near = _quoted(_nearest(now)) if _best_score(now) >= ON_THE_SUBJECT else ""
            text = "\n\n".join(part for part in (str(replies["harmful"]), near) if part)
            return Composed(text, "decline", suggestions=tuple(replies["first_questions"]))
        case "decline" if _best_score(now) < ON_THE_SUBJECT:
            return Composed(str(replies["decline"]), "decline", suggestions=tuple(replies["first_questions"]))
        case _:
            return _explained(now, replies, intent)


def _explained(now: Exchange, replies: Mapping[str, Any], intent: Intent) -> Composed:
    passages = _passages(now)
    if not passages:
        return Composed(str(replies["not_in_library"]), "decline", suggestions=tuple(replies["first_questions"]))
    if intent.part:
        return Composed(_quoted(passages[:1]), "cost" if intent.part == "cost" else "explain", suggestions=_next(now))
    stands = now.of("judge_fit") if intent.holds_to else None
    chosen = _nearest(now)[:1] if stands and _best_score(now) < ON_THE_SUBJECT else _chosen(passages)
    kept = [str(replies["stays"]).format(headline=stands.content["headline"])] if stands else []
    text = "\n\n".join((_quoted(chosen), *_own_example(chosen, now, replies), *kept))
    return Composed(text, "explain", suggestions=_next(now))


def _own_example(chosen: list[dict[str, Any]], now: Exchange, replies: Mapping[str, Any]) -> list[str]:
    """A case from the person's own trade, when the quoted articles have one."""
    found = now.of("show_examples")
    case = found.content["passages"][0] if found and found.content.get("passages") else None
    if found is None or case is None or not found.content.get("trade_found"):
        return []
    if case["concept"] not in {passage["concept"] for passage in chosen}:
        return []
    return [f"**{case['heading'].removeprefix('Examples: ')}**\n\n{_cited(case)}", str(replies["invented_cases"])]


def _examples(now: Exchange, replies: Mapping[str, Any]) -> Composed:
    found = now.of("show_examples")
    passages = list(found.content.get("passages", [])) if found else []
    if not passages:
        return Composed(str(replies["no_example"]), "examples")
    lead = "" if found is None or found.content.get("trade_found", True) else f"{replies['no_example_in_trade']}\n\n"
    told = "\n\n".join(f"**{p['heading'].removeprefix('Examples: ')}** ({p['title']})\n\n{_cited(p)}" for p in passages)
    return Composed(f"{lead}{told}\n\n{replies['invented_cases']}", "examples", suggestions=_next(now))


def _judged(intent: Intent, talk: Talk, replies: Mapping[str, Any]) -> Composed:
    """The verdict, the passages that speak to what was described, and the question that decides."""
    now = talk.now
    found = now.of("judge_fit")
    if found is None:
        return _explained(now, replies, intent)
    if intent.why_asked and found.content.get("question"):
        return _why_asked(found, replies)
    if _goes_on(intent, talk, found):
        return _next_question(talk, found, replies)
    verdict, question = found.shown.rstrip(), str(found.content.get("question") or "")
    chosen = _nearest(now) if _best_score(now) >= SPEAKS_TO_IT else []
    if chosen and intent.facts.keys() & COUNTED:  # a case with figures wants its verdict, not a lecture
        body = verdict.removesuffix(question).rstrip() if question else verdict
        verdict = "\n\n".join(part for part in (body, _quoted(chosen[:1]), question) if part)
    elif chosen and found.verdict == "it_depends" and question:
        so_far = str(found.content.get("so_far") or "")
        view = f"{replies['for_your_case']} {so_far}" if so_far else str(replies["for_your_case"])
        verdict = "\n\n".join((_quoted(chosen), f"{view} {replies['one_thing']} {question}"))
    elif chosen:
        verdict = f"{_quoted(chosen)}\n\n{replies['so_in_your_case']}\n\n{verdict}"
    if intent.again:
        verdict = f"{replies['no_figure']} {question}"
    suggestions = _own_next(found.content) or _next(now)
    return Composed(verdict, "judge_fit", asks=found.content.get("asks"), suggestions=suggestions)


def _goes_on(intent: Intent, talk: Talk, found: Result) -> bool:
    """Whether the interview is under way: the reasons were said before, and only the next question is new."""
    before = talk.judged
    plain = not (intent.again or intent.so_far or intent.what_if or intent.look)
    is_open = found.verdict == "it_depends" and bool(found.content.get("question"))
    return plain and is_open and before is not None and before.verdict == "it_depends"


def _next_question(talk: Talk, found: Result, replies: Mapping[str, Any]) -> Composed:
    """What the reply brought, what it looks like now, why the next thing matters, and the question."""
    content = found.content
    reasons = content.get("reasons") or [{}]
    mark = f" [{reasons[-1]['n']}]" if reasons[-1].get("n") else ""  # the reason for the question comes last
    kept = talk.now.of("note_situation")
    facts = [
        f"{name.replace('_', ' ')} {_short(value)}" for name, value in (kept.content["noted"] if kept else {}).items()
    ]
    noted = f"{replies['noted']} {'; '.join(facts)}." if facts else str(replies["not_noted"])
    view = str(content.get("so_far") or content["headline"])
    is_new = talk.judged is None or talk.judged.content.get("so_far") != content.get("so_far")
    said = [f"{noted} {view}" if is_new else noted]
    said += [f"{content['why_asked']}{mark}"] if content.get("why_asked") else []
    text = "\n\n".join((*said, f"**{content['question']}**"))
    return Composed(text, "judge_fit", asks=content.get("asks"), suggestions=_own_next(content))


def _short(value: object) -> str:
    """A noted fact in a few words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return f"{value:,}"
    words = " ".join(re.sub(r"[\[\]<>|*_`#\\]", "", str(value)).split())
    return f"“{words if len(words) <= SHORT else words[:SHORT].rsplit(' ', 1)[0] + ' …'}”"


def _why_asked(found: Result, replies: Mapping[str, Any]) -> Composed:
    """What the open question decides, with the article behind it."""
    content = found.content
    reasons = content.get("reasons") or [{}]
    mark = f" [{reasons[-1]['n']}]" if reasons[-1].get("n") else ""  # the reason for the question comes last
    text = f"{content['why_asked']}{mark} {replies['may_skip']}\n\n{content['question']}"
    return Composed(text, "judge_fit", asks=content.get("asks"), suggestions=_own_next(content))


def _with_tool(
    now: Exchange, name: str, behaviour: Behaviour, replies: Mapping[str, Any], *, passages_first: bool
) -> Composed:
    found = now.of(name)
    failed = next((r.shown for r in now.results if r.name == name and not r.ok), "")
    shown = found.shown if found else failed
    passages = _passages(now)
    library = _quoted(_chosen(passages)) if passages else ""
    parts = [library, shown] if passages_first else [shown, library]
    text = "\n\n".join(part for part in parts if part)
    if not text:
        return Composed(str(replies["not_in_library"]), "decline", suggestions=tuple(replies["first_questions"]))
    return Composed(text, behaviour, suggestions=(_own_next(found.content) if found else ()) or _next(now))


def _cost(intent: Intent, now: Exchange, replies: Mapping[str, Any]) -> Composed:
    """A sum when one was asked for, with the passage that explains it; else the passage and an offer to work it out."""
    composed = _with_tool(now, "estimate_cost", "cost", replies, passages_first=not intent.amount)
    if now.of("estimate_cost") or composed.behaviour == "decline":
        return composed
    return Composed(f"{composed.text}\n\n{replies['cost_offer']}", "cost", suggestions=composed.suggestions)


def _dataset(intent: Intent, now: Exchange, replies: Mapping[str, Any]) -> Composed:
    if intent.pairs and not intent.build:
        seen = str(replies["pairs_seen"]).format(count=len(intent.pairs))
        return Composed(seen, "dataset", suggestions=("Build my dataset", *replies["first_questions"][1:]))
    if intent.build:
        return _with_tool(now, "start_dataset_build", "dataset", replies, passages_first=False)
    passages = _passages(now)
    if not passages:
        return Composed(str(replies["not_in_library"]), "decline", suggestions=tuple(replies["first_questions"]))
    return Composed(f"{_quoted(_chosen(passages))}\n\n{replies['dataset_offer']}", "dataset", suggestions=_next(now))


def _clarify(now: Exchange, replies: Mapping[str, Any]) -> Composed:
    passages = _passages(now)
    pointer = f"{_quoted(_chosen(passages)[:2])}\n\n" if passages else ""
    text = f"{pointer}{replies['clarify_lead']} {replies['clarify_question']}"
    return Composed(text, "clarify", asks="task", suggestions=_next(now))


def _most_fitting(passages: list[dict[str, Any]]) -> dict[str, Any]:
    """The best passage; a heading that asks wins over a standing one ("How it works") of its article that is near."""
    best = max(passages, key=lambda p: float(p["score"]))
    if best["heading"] not in STANDING:
        return best
    own = [p for p in passages if p["concept"] == best["concept"] and p["heading"] not in STANDING]
    near = max(own, key=lambda p: float(p["score"]), default=best)
    return near if float(best["score"]) - float(near["score"]) <= QUESTION_WITHIN else best


def _nearest(now: Exchange) -> list[dict[str, Any]]:
    """The passage that speaks to what was said, and the next one when it is hardly further."""
    passages = [p for p in _passages(now) if not _is_example(p)]
    if not passages:
        return []
    best = _most_fitting(passages)
    near = max((p for p in passages if p is not best), key=lambda p: float(p["score"]), default=best)
    return [best, near] if 0 <= float(best["score"]) - float(near["score"]) <= SECOND_WITHIN else [best]


def _best_score(now: Exchange) -> float:
    return max((float(p["near"]) for p in _passages(now)), default=0.0)


def _passages(now: Exchange) -> list[dict[str, Any]]:
    found = now.of("search_library")
    return list(found.content.get("passages", [])) if found else []


def _chosen(passages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The passages to quote, in order.

    Asked something that a section answers: that section, what was asked too, and the article's point at the end. Asked
    in general: the point, then how it works.
    """
    passages = [p for p in passages if not _is_example(p)]
    best = _most_fitting(passages)
    own = [p for p in passages if p["concept"] == best["concept"]]
    point = next((p for p in own if p["heading"] == IN_SHORT), best)
    behind = {p["n"]: float(best["score"]) - float(p["score"]) for p in passages}
    others = sorted((p for p in passages if p["concept"] != best["concept"]), key=lambda p: behind[p["n"]])
    asked_too = [p for p in others if abs(behind[p["n"]]) <= ASKED_TOO][:2]
    more = [p for p in others if p not in asked_too and behind[p["n"]] <= SECOND_WITHIN][: 1 - len(asked_too)]
    if best["heading"] in STANDING:
        depth = [p for p in own if p not in (best, point)]
        how = [p for p in depth if p["heading"] == "How it works"] or depth
        opening = [point] if best is not point else [best, *how[:1]]
        return _fitting([*opening, *([best] if best is not point else []), *asked_too], more)
    more = more or [p for p in own if p["heading"] not in STANDING and 0 < behind[p["n"]] <= SISTER_WITHIN][:1]
    closing = [point] if behind[point["n"]] <= POINT_WITHIN else []
    return _fitting([best, *asked_too], [*more, *closing])


def _fitting(wanted: list[dict[str, Any]], more: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What is wanted, and of what could be added as much as keeps the answer readable."""
    chosen, words = list(wanted), sum(len(str(p["text"]).split()) for p in wanted)
    for passage in more:
        words += len(str(passage["text"]).split())
        if words <= LONGEST:
            chosen.append(passage)
    return chosen


def _is_example(passage: dict[str, Any]) -> bool:
    return str(passage["heading"]).startswith("Examples")


def _quoted(passages: list[dict[str, Any]]) -> str:
    return "\n\n".join(_cited(passage) for passage in passages)


def _cited(passage: dict[str, Any]) -> str:
    """The passage with its number after its last plain sentence, so that lists and tables keep their form."""
    text, mark = str(passage["text"]).strip(), f"[{passage['n']}]"
    blocks = re.split(r"\n{2,}", text)
    plain = [i for i, block in enumerate(blocks) if not re.match(r"\s*(?:[-*|>]|\d+\.|```)", block.splitlines()[-1])]
    if not plain:
        return f"{text}\n\n{mark}"
    blocks[plain[-1]] = f"{blocks[plain[-1]]} {mark}"
    return "\n\n".join(blocks)


def _next(now: Exchange) -> tuple[str, ...]:
    return tuple(now.next_questions[:3])


def _own_next(content: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(content.get("next_questions", ()))
