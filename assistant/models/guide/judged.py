"""A verdict in the conversation: told whole once, then only what is new; follow-ups are met from its own reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from assistant.models.guide.composed import Composed, own_next
from assistant.models.guide.intent import Intent
from assistant.models.guide.interview import COUNTED, LONG_PIECE, asked_out, pieces_in_words
from assistant.models.guide.quoting import best_score, nearest_found, quote, quote_briefly
from assistant.models.guide.reading.complaints import complains, is_weary
from assistant.models.guide.turns import Result, Talk

SPEAKS_TO_IT = 0.62  # a passage stands beside a verdict from this nearness on; below it was mostly beside the point
MEETS_IT = 0.66  # and beside an answer to what is said against one
BESIDE: frozenset[str] = frozenset({"it_depends", "prompt_first", "fine_tune"})  # verdicts that a passage may follow


def judged(intent: Intent, talk: Talk, replies: Mapping[str, Any]) -> Composed:
    """The verdict as far as it is new, what was understood, and the question that decides."""
    found = _judgement(talk)
    question = str(found.content.get("question") or "")
    if intent.why_asked and question:
        return _why_asked(found, replies)
    if intent.again:
        return _composed(found, _asked_again(found, question, replies))
    if question and is_weary(talk.now.said):
        return _composed(found, _join(str(replies["weary"]), f"**{question}**"))
    if complains(talk.now.said):
        asks = f"**{question}**" if question else f"**{found.content['headline']}**"
        return _composed(found, _join(f"{replies['not_heard']} {_noted(talk, replies)}", asks))
    if intent.corrects:
        return _composed(found, _corrected(intent, talk, found, replies))
    if intent.so_far and _says_the_same(talk, found):
        return _composed(found, _in_a_line(found, replies))
    if _goes_on(intent, talk, found):
        return _composed(found, _going_on(talk, found, replies))
    if _is_known(intent, talk, found):
        return _composed(found, _unchanged(talk, found, replies))
    return _composed(found, _whole(intent, talk, found, replies))


URGENT = "already-uploaded"


def met(talk: Talk) -> Composed | None:
    """The authored answer to what is said against the verdict; that it stands is said once."""
    found = talk.now.of("meet_objection")
    if found is None:
        return None
    content = found.content
    text = _answers(talk)
    told = any(_headline(e.of("meet_objection")) == content["headline"] for e in talk.before)
    is_urgent = found.arguments.get("objection") == URGENT  # what to do at once, and no word on training
    stays = "" if told or is_urgent else f"**It stays:** {content['headline']}"
    if content.get("question") and not is_urgent:
        stays = f"What decides is still open. {content['question']}"
        if content.get("asks") in asked_out(talk):  # it was asked often enough
            return replace(_composed(found, _join(text, str(content.get("so_far") or ""))), asks=None)
    return _composed(found, _join(text, stays))


def _answers(talk: Talk) -> str:
    """What is said to each thing that the message asks, in the order in which it asks them."""
    found = [result.content for result in talk.now.results if result.name == "meet_objection" and result.ok]
    texts = [f"{each['text']}{_mark(each)}" for each in reversed(found)]
    return _join(*dict.fromkeys(texts))


def stands_by(intent: Intent, talk: Talk, replies: Mapping[str, Any]) -> Composed:
    """A follow-up without a ready answer: a short passage where one speaks to it, and what of the case bears on it."""
    found = _judgement(talk)
    near = nearest_found(talk.now) if intent.in_library or best_score(talk.now) >= MEETS_IT else []
    passage = quote_briefly(near[0]) if near else ""
    bears = _marked(intent.bears or str(found.content["headline"]), found)
    lead = replies["in_your_case"] if passage else replies["no_ready_answer"]
    return _composed(found, _join(passage, f"{lead} {bears}"))


def _marked(ground: str, found: Result) -> str:
    """A ground with the article behind it, where it is a reason."""
    return ground + next((_mark(r) for r in found.content.get("reasons", []) if r["text"] == ground), "")


def _whole(intent: Intent, talk: Talk, found: Result, replies: Mapping[str, Any]) -> str:
    """All of a verdict. A case wants it first, a passage only on what else was asked; a bare question wants both."""
    verdict, question = found.shown.rstrip(), str(found.content.get("question") or "")
    chosen = nearest_found(talk.now) if best_score(talk.now) >= SPEAKS_TO_IT else []
    if not chosen:
        return verdict
    if intent.is_case:
        body = verdict.removesuffix(question).rstrip() if question else verdict
        return _join(body, quote_briefly(chosen[0]) if found.verdict in BESIDE else "", question)
    if found.verdict == "it_depends" and question:
        so_far = str(found.content.get("so_far") or "")
        view = f"{replies['for_your_case']} {so_far}" if so_far else str(replies["for_your_case"])
        return _join(quote(chosen), f"{view} {replies['one_thing']} {question}")
    return _join(quote(chosen), str(replies["so_in_your_case"]), verdict)


def _corrected(intent: Intent, talk: Talk, found: Result, replies: Mapping[str, Any]) -> str:
    """What was put right, and the verdict that follows from it; in a line where it says what it said before."""
    kept = talk.now.of("note_situation")
    phrases = list(kept.content.get("understood", ())) if kept else []
    lead = f"{replies['corrected']} {'; '.join(phrases)}." if phrases else str(replies["corrected_bare"])
    if _says_the_same(talk, found):
        return _join(f"{lead} {replies['unchanged']} **{found.content['headline']}**", _asks(found))
    return _join(lead, _whole(intent, talk, found, replies))


def _says_the_same(talk: Talk, found: Result) -> bool:
    """Whether a verdict says word for word what the one before it said: headline, reasons and next step."""
    before = talk.judged
    if before is None or found.content.get("what_if"):
        return False
    said = [[reason["text"] for reason in each.content.get("reasons", [])] for each in (before, found)]
    return said[0] == said[1] and all(
        before.content.get(part) == found.content.get(part) for part in ("headline", "next_step")
    )


def _in_a_line(found: Result, replies: Mapping[str, Any]) -> str:
    """A verdict that was told whole before: that it holds, what to do, and the question that may change it."""
    settled = found.verdict != "it_depends" or not found.content.get("question")  # else the question is the next step
    step = f"{replies['to_do']} {found.content['next_step']}" if settled else ""
    return _join(f"{replies['holds']} **{found.content['headline']}** {step}".strip(), _asks(found))


def _asks(found: Result) -> str:
    question = str(found.content.get("question") or "")
    return f"**{question}**" if question else ""


def _asked_again(found: Result, question: str, replies: Mapping[str, Any]) -> str:
    """The open question once more: for a figure as it was, for words in other ones."""
    asks = str(found.content.get("asks") or "")
    if asks in COUNTED:
        return f"{replies['no_figure']} {question}"
    return f"{replies['not_on_it']} {replies['other_words'].get(asks, question)}"


def _goes_on(intent: Intent, talk: Talk, found: Result) -> bool:
    """Whether the interview is under way: the reasons were said before, and only the next question is new."""
    is_open = found.verdict == "it_depends" and bool(found.content.get("question"))
    return is_open and talk.judged is not None and not (intent.so_far or intent.what_if)


def _going_on(talk: Talk, found: Result, replies: Mapping[str, Any]) -> str:
    """What was understood, a passage on what was asked, and the question that decides, with why where it is another."""
    question = str(found.content["question"])
    kept = talk.now.of("note_situation")
    near = nearest_found(talk.now) if best_score(talk.now) >= SPEAKS_TO_IT else []
    asks = "?" in talk.now.said
    noted = _noted(talk, replies) if (kept and kept.content.get("understood")) or not asks else ""
    hangs = str(replies["hangs_on_it"]) if asks and not near else ""
    why = "" if question == talk.open_question else _why(found)
    return _join(noted, quote_briefly(near[0]) if near else hangs, why, f"**{question}**")


def _is_known(intent: Intent, talk: Talk, found: Result) -> bool:
    """Whether the same verdict was told a moment ago."""
    before = talk.judged
    return _is_plain(intent) and before is not None and _headline(before) == found.content["headline"]


def _is_plain(intent: Intent) -> bool:
    return not (intent.so_far or intent.what_if or intent.look)


def _unchanged(talk: Talk, found: Result, replies: Mapping[str, Any]) -> str:
    """What was understood, the reasons that came to it, and the next question; not the same verdict over again."""
    before = {reason["text"] for reason in talk.judged.content.get("reasons", [])} if talk.judged else set()
    new = [f"{r['text']}{_mark(r)}" for r in found.content.get("reasons", []) if r["text"] not in before]
    question = found.content.get("question")
    stays = str(replies["unchanged"]) if question else f"{replies['unchanged']} **{found.content['headline']}**"
    asks = f"**{question}**" if question else ""
    return _join(f"{_noted(talk, replies)} {stays}", *new, *_advises_anew(talk, found), asks)


def _advises_anew(talk: Talk, found: Result) -> list[str]:
    """What to do and what costs less, as far as the verdict of a moment ago advised otherwise."""
    told = talk.judged.content if talk.judged else {}
    parts = (("**Next step.**", "next_step"), ("**The cheaper way.**", "alternative"))
    return [f"{lead} {found.content[part]}" for lead, part in parts if told.get(part) != found.content.get(part)]


def _noted(talk: Talk, replies: Mapping[str, Any]) -> str:
    """What was understood of the reply, and from what a figure was worked out."""
    kept = talk.now.of("note_situation")
    phrases = list(kept.content.get("understood", ())) if kept else []
    if not phrases:
        return str(replies["not_noted"])
    return f"{replies['noted']} {'; '.join(phrases)}.{_worked_out(talk)}"


def _worked_out(talk: Talk) -> str:
    """How many words a piece was taken to have, where the volume was told in words."""
    kept = talk.now.of("note_situation")
    pieces = kept.content["noted"].get("volume_per_month") if kept else None
    if pieces is None:
        return ""
    told = (r.content["noted"].get("words_each") for e in talk.before if (r := e.of("note_situation")))
    each = kept.content["noted"].get("words_each") if kept else None
    each = each or next((words for words in told if words), None)
    if pieces_in_words(talk.now.said, each) != pieces or str(pieces) in talk.now.said.replace(",", ""):
        return ""
    taken = f"{each:,} words a piece, as you told me" if each else f"{LONG_PIECE} words a piece, which I assumed"
    return f" I worked that out from the words, at {taken}; correct me if it is off."


def _why(found: Result) -> str:
    content = found.content
    reasons = content.get("reasons") or [{}]
    return f"{content['why_asked']}{_mark(reasons[-1])}" if content.get("why_asked") else ""  # its reason comes last


def _why_asked(found: Result, replies: Mapping[str, Any]) -> Composed:
    """What the open question decides, with the article behind it."""
    return _composed(found, f"{_why(found)} {replies['may_skip']}\n\n{found.content['question']}")


def _judgement(talk: Talk) -> Result:
    found = talk.now.of("judge_fit")
    assert found is not None, "composed only when there is one"
    return found


def _headline(found: Result | None) -> str | None:
    return str(found.content.get("headline")) if found else None


def _mark(reason: Mapping[str, Any]) -> str:
    return f" [{reason['n']}]" if reason.get("n") else ""


def _join(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def _composed(found: Result, text: str) -> Composed:
    return Composed(text, "judge_fit", asks=found.content.get("asks"), suggestions=own_next(found.content))
