"""Playing people: each opens, answers what Peri asks, hears the verdict and argues back."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.eval_tables import Outcome, Say, say_groups, say_misses, write_rows
from assistant.eval_talk import EvalTalk
from assistant.peri import Peri

MOST_QUESTIONS = 12
ADVISE = "So what do you advise?"
NOT_KNOWN = "I don't know"

# A field that Peri may ask for -> the facts of a situations file that answer it, best first.
ANSWERED_FROM: dict[str, tuple[str, ...]] = {
    "may_use_work": ("privacy",),
    "runs_where": ("privacy",),
    "needs_facts": ("tried_so_far",),
    "input": ("input", "task"),
    "budget_usd": ("budget",),
    "budget_month_usd": ("budget",),
}

# What a phrase of `must_ask` is about: the first pattern found in it names the fields that cover it.
COVERED_BY: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"agreement between|people agree|coders agree|label really means", ("judged_by", "tried_so_far")),
    (r"judged|quality|measure|counted|difficulty|approved is known", ("judged_by",)),
    (r"sound or text|\binput\b|label or a text|generate or rewrite|comes out", ("input", "task")),
    (r"wrong|fault|error|mistake|drift|facts or prose", ("needs_facts", "tried_so_far", "task")),
    (r"chang|how often|stability|differs|terms change", ("change_rate",)),
    (r"where (?:data|it|processing)|processing happens|must run", ("privacy", "runs_where")),
    (
        r"right|permi|own|whose|wrote|contract|agreement|consent|licen|\bnda\b|told|asked of|terms|personal|privacy|"
        r"masking|source of|use the model|writing",
        ("privacy", "may_use_work"),
    ),
    (r"tried|baseline|prompt|works now|does now", ("tried_so_far",)),
    (r"minutes|hour|saved", ("minutes_each", "hourly_rate_usd", "budget")),
    (r"budget|cost|money|price|offer", ("budget", "budget_usd", "budget_month_usd")),
    (r"volume|a month|per month", ("volume_per_month",)),
    (r"how many|number|size|state of|examples|spread|alike", ("examples_on_hand",)),
    (r"need|want|decides|format|kind", ("task", "goal")),
    (r"skill|code", ("skills",)),
)


@dataclass
class Played:
    """What came of one person; `verdict` is the last one before the follow-ups."""

    row: dict[str, Any]
    verdict: str | None = None
    asked: list[str] = field(default_factory=list)
    believed: dict[str, Any] = field(default_factory=dict)
    later: list[tuple[str, str | None]] = field(default_factory=list)  # (follow-up, the verdict of its reply)
    transcript: list[dict[str, str]] = field(default_factory=list)

    @property
    def is_right(self) -> bool:
        """Whether the verdict is the key's."""
        return bool(self.verdict == self.row["verdict"])

    @property
    def moved(self) -> list[str]:
        """The follow-ups after which another verdict stood."""
        return [f"{text} ({verdict})" for text, verdict in self.later if verdict not in (None, self.verdict)]

    def as_row(self) -> dict[str, Any]:
        """The object that --out writes."""
        return {
            "id": self.row["id"], "verdict": self.verdict, "asked": self.asked, "transcript": self.transcript,
            "expected": self.row["verdict"], "believed": self.believed, "moved": self.moved,
        }  # fmt: skip


async def run_situations(
    peri: Peri, rows: Sequence[dict[str, Any]], out: Path | None, speaker: str | None, say: Say
) -> None:
    """Play each person, print how Peri judged, and write the transcripts to `out`."""
    played = []
    for row in rows:
        played.append(await play(peri, row, speaker))
        write_rows(out, [person.as_row() for person in played])  # an hour with a hosted model is not lost
    _say_verdicts(played, say)
    _say_questions(played, say)
    _say_claims(played, say)


async def play(peri: Peri, row: dict[str, Any], speaker: str | None = None) -> Played:
    """One person from opening to last follow-up, in a conversation of their own."""
    talk, played = EvalTalk(peri, speaker), Played(row)
    await _answer_all(talk, played, row["opening"])
    if played.verdict in (None, "it_depends"):  # who hears no verdict asks for one, and goes on answering
        await _answer_all(talk, played, ADVISE)
    played.believed = await talk.believed()
    for text in row["follow_ups"]:
        played.later.append((text, (await _exchange(talk, played, text))["verdict"]))
    return played


async def _answer_all(talk: EvalTalk, played: Played, first: str) -> None:
    """Say a message, then answer what Peri asks until it asks no more."""
    reply = await _exchange(talk, played, first)
    while reply["asks"] and len(played.asked) < MOST_QUESTIONS:
        played.asked.append(reply["asks"])
        played.verdict = reply["verdict"] or played.verdict
        reply = await _exchange(talk, played, answer_to(reply["asks"], played.row))
    played.verdict = reply["verdict"] or played.verdict


def answer_to(asked: str, row: dict[str, Any]) -> str:
    """What the person says when the field `asked` is asked for."""
    facts = {"profession": row.get("profession"), **row["facts_if_asked"]}
    return next((str(facts[name]) for name in ANSWERED_FROM.get(asked, (asked,)) if facts.get(name)), NOT_KNOWN)


def fields_of(phrase: str) -> tuple[str, ...]:
    """The fields that cover a phrase of `must_ask`; none when it cannot be mapped."""
    return next((fields for pattern, fields in COVERED_BY if re.search(pattern, phrase.lower())), ())


async def _exchange(talk: EvalTalk, played: Played, text: str) -> dict[str, Any]:
    reply = await talk.say(text)
    said = {"role": "user", "text": text}, {"role": "assistant", "text": reply["answer"]}
    played.transcript.extend(said)
    return reply


def _say_verdicts(played: Sequence[Played], say: Say) -> None:
    groups: dict[str, Outcome] = defaultdict(Outcome)
    for person in played:
        expected = person.row["verdict"]
        for group in (expected, "all"):
            groups[group].add(person.is_right, f"{person.row['id']}: {person.verdict}, expected {expected}")
    say_groups(say, "right verdict", groups)
    say_misses(say, groups["all"].misses)
    confusion = Counter((person.row["verdict"], str(person.verdict)) for person in played)
    say("expected -> given: " + ", ".join(f"{key} -> {got} {n}" for (key, got), n in sorted(confusion.items())))
    moved = [f"{person.row['id']}: {told}" for person in played for told in person.moved]
    say(f"verdicts that a follow-up moved: {len(moved)}")
    for line in moved:
        say(f"  moved {line}")


def _say_questions(played: Sequence[Played], say: Say) -> None:
    say(f"questions asked: {sum(len(person.asked) for person in played) / len(played):.1f} on average")
    covered, told, unmapped = 0, list[str](), list[str]()
    for person in played:
        for phrase in person.row.get("must_ask", ()):
            fields = fields_of(phrase)
            if not fields:
                unmapped.append(f"{person.row['id']}: {phrase}")
            elif _any(fields, person.asked) or _any(fields, person.believed):
                covered += 1
            else:
                told.append(f"{person.row['id']}: {phrase} ({', '.join(fields)})")
    say(f"must_ask covered: {covered}/{covered + len(told)}, {len(unmapped)} that name no field")
    for line in told:
        say(f"  not asked {line}")
    for line in unmapped:
        say(f"  no field  {line}")
    for person in played:
        say(f"  asked {person.row['id']}: {', '.join(person.asked) or 'nothing'}")


def _say_claims(played: Sequence[Played], say: Say) -> None:
    """No program can tell whether a claim was made: the transcripts are for readers."""
    say("claims to look for when reading the transcripts (--out):")
    for person in played:
        for claim in person.row.get("must_not_claim", ()):
            say(f"  {person.row['id']}: {claim}")


def _any(names: Iterable[str], among: Iterable[str]) -> bool:
    return bool({*names} & {*among})
