"""The built-in guide as a Model: reads the conversation, calls tools, and composes from what they return."""

from __future__ import annotations

import json
import re
from collections import OrderedDict
from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import replace
from importlib.resources import files
from typing import Any

import yaml

from assistant.messages import Behaviour, ToolCall, ToolMessage, UserMessage
from assistant.models.guide.at_once import with_lead
from assistant.models.guide.cases import Cases
from assistant.models.guide.classify import Router
from assistant.models.guide.compose import Composed, compose, ticks
from assistant.models.guide.intent import Intent
from assistant.models.guide.journey_fallback import in_step, with_says
from assistant.models.guide.journey_place import is_fresh, with_step, with_waiting
from assistant.models.guide.journey_questions import JourneyQuestions
from assistant.models.guide.journey_talk import JourneyTalk
from assistant.models.guide.known_still import known_still, shows_journey, welcomed
from assistant.models.guide.language import LanguageTeller
from assistant.models.guide.objecting import Objections
from assistant.models.guide.turns import Talk, read_talk
from assistant.models.guide.understand import Understanding
from assistant.models.guide.walked import Walked
from assistant.models.guide.wants import SMALL_TALK
from assistant.models.protocol import Calls, Finished, ModelEvent, ModelRequest, Text
from journeys.objections import Objection
from journeys.sayings import Sayings
from journeys.small_words import says_nothing
from knowledge.index import ConceptIndex
from knowledge.vectors import VectorCache

UNDER_WAY = 64  # turns whose understanding is kept
PIECES = 60  # in which an answer comes
ASKED_EVERY = 25  # of the library's questions one in so many is learned as none that argues
CITED = re.compile(r"\[(\d{1,3})\](?!\()")
REPLIED: dict[str, tuple[str, Behaviour]] = {
    "nonsense": ("nonsense", "clarify"),
    "follow_nothing": ("nothing_to_follow", "clarify"),
    "no": ("refused", "clarify"),
}


class Guide:
    """A speaker without key or network. What it knows stands in the transcript.

    Between calls it keeps only what the latest messages were understood to want, each by the id of its message.
    """

    name = "guide"

    def __init__(
        self,
        index: ConceptIndex,
        cache: VectorCache,
        objections: Sequence[Objection] = (),
        sayings: Sayings | None = None,
        titles: Sequence[str] = (),
    ) -> None:
        """`titles` are those of the journeys that there are."""
        self._replies = _data("replies.yaml")
        phrasings = _data("phrasings.yaml")
        router = Router(phrasings, index.embedder, cache)
        asked = [wording.text for wording in index.library.wordings]
        routed = (text for texts in phrasings.values() for text in texts)
        beside = [*_data("beside.yaml")["beside"], *routed, *asked[::ASKED_EVERY]]
        first = _data("openings.yaml")
        openings = [*(sayings.texts("task") if sayings else ()), *phrasings["judge_fit"]]
        walked = Walked(JourneyTalk(_data("journey_talk.yaml"), router, cache), JourneyQuestions(cache), titles)
        self.objections = Objections(objections, index.embedder, cache, beside)
        self._understanding = Understanding(
            router,
            LanguageTeller(self._replies["languages"]),
            index,
            self.objections,
            sayings,
            walked=walked,
            cases=Cases(openings, asked, index.embedder, cache, own_work=first["own_work"], others=first["beside"]),
        )
        self.router = router
        self._wanted: OrderedDict[str, Intent] = OrderedDict()

    async def respond(self, request: ModelRequest) -> AsyncGenerator[ModelEvent, None]:
        """Call the tools that the message needs; once they have answered, compose the reply."""
        talk = read_talk(request.messages)
        intent = self._intent(talk, request)
        if intent.walk and intent.walk.tool not in {tool.name for tool in request.tools}:
            intent = replace(intent, walk=None)
        if (said := self._small_talk(intent, talk)) is not None:
            if intent.want == "bye":
                said = replace(said, text=with_waiting(said.text, request.walk))
            elif intent.want == "hello" and (known := known_still(request.earlier, request.walk, talk.now)):
                said = replace(said, text=f"{said.text}\n\n{known}")
            async for event in _say(said):
                yield event
            return
        called = _has_called(request)
        trade = request.situation.get("profession")
        calls = () if called or not request.may_call else _calls(intent, len(request.messages), trade)
        if calls:
            yield Calls(calls)
            yield Finished(reason="calls")
            return
        composed = compose(intent, talk, self._replies)
        composed = with_says(in_step(composed, intent, talk, request.walk), intent, talk, request.walk)
        composed = with_lead(composed, intent, talk, request.walk)
        if intent.want == "examples" and talk.now.about and not trade:
            composed = replace(composed, text=f"{composed.text}\n\n{self._replies['ask_trade']}")
        if intent.walk is None and composed.asks is None and not ticks(talk.now):
            composed = replace(composed, text=with_step(composed.text, talk, request.walk))
        if is_fresh(talk) and (known := known_still(request.earlier, request.walk, talk.now)):
            parts = (composed.text, known) if shows_journey(talk.now) else (known, composed.text)
            composed = replace(composed, text="\n\n".join(parts))
        if is_fresh(talk) and (welcome := welcomed(request.walk, talk.now)):
            composed = replace(composed, text=f"{welcome}\n\n{composed.text}")
        async for event in _say(composed):
            yield event

    def _intent(self, talk: Talk, request: ModelRequest) -> Intent:
        """What the message wants. Once tools have answered it is what it was before, and is not worked out again."""
        said = next(m.id for m in reversed(request.messages) if isinstance(m, UserMessage))
        known = self._wanted.get(said) if _has_called(request) else None
        intent = known or self._understanding.intent(talk, request.situation, request.walk)
        self._wanted[said] = intent
        self._wanted.move_to_end(said)
        while len(self._wanted) > UNDER_WAY:
            self._wanted.popitem(last=False)
        return intent

    def _small_talk(self, intent: Intent, talk: Talk) -> Composed | None:
        first = tuple(self._replies["first_questions"])
        if intent.want == "foreign":
            return Composed(str(self._replies["languages"][intent.language]), "clarify", suggestions=first)
        if intent.want == "nonsense" and talk.open_question:
            text = f"{self._replies['noise_while_asking']} {talk.open_question}"
            return Composed(text, "clarify", asks=talk.pending, suggestions=first)
        if intent.want in REPLIED:
            key, behaviour = REPLIED[intent.want]
            return Composed(str(self._replies[key]), behaviour, suggestions=first)
        if intent.want in SMALL_TALK and intent.want != "memory":
            then = () if intent.want == "bye" else first
            return Composed(str(self._replies[intent.want]), "explain", suggestions=then)
        return None


def _calls(intent: Intent, turn: int, trade: str | None) -> tuple[ToolCall, ...]:
    """The tools for an intent, in the order in which they run."""
    wanted: list[tuple[str, dict[str, Any]]] = []
    facts = {name: value for name, value in intent.facts.items() if not says_nothing(value)}
    if facts or intent.doubtful:
        doubtful = {"doubtful": intent.doubtful} if intent.doubtful else {}
        wanted.append(("note_situation", {"facts": facts, **doubtful}))
    skip = {"skip": list(intent.skip)} if intent.skip else {}
    look: dict[str, Any] = {"question": intent.question[:2_000]}
    if intent.concept:
        look["concept"] = intent.concept
    if intent.part:
        look["part"] = intent.part
    match intent.want:
        case "examples":
            about: dict[str, Any] = {"about": intent.question[:2_000]}
            if intent.after:
                about["after"] = intent.after  # beyond the article's own there are those of its neighbours
            elif intent.concept:
                about["concept"] = intent.concept
            wanted.append(("show_examples", about))
        case "judge_fit" if intent.objection:
            met = [name for name in (intent.beside, intent.objection) if name]  # the last one counts as the answer
            wanted += [("meet_objection", {"objection": name, **skip}) for name in met]
        case "judge_fit":
            supposed = {"what_if": dict(intent.what_if)} if intent.what_if else {}
            so_far = {"provisional": True} if intent.so_far else {}
            wanted += [("judge_fit", {**skip, **supposed, **so_far})]
            wanted += [("search_library", look)] if intent.look else []
            wanted += [(intent.walk.tool, intent.walk.arguments)] if intent.walk else []
        case "cost":
            told = intent.facts or intent.plan or intent.amount or intent.table
            wanted += [("estimate_cost", dict(intent.plan))] if told else []
            wanted += [("judge_fit", skip)] if told and intent.judge else []
            wanted += [] if intent.table else [("search_library", look)]
        case "journey" | "memory" if intent.walk:
            wanted.append((intent.walk.tool, intent.walk.arguments))
            wanted += [("search_library", look)] if intent.concept or intent.looks_too else []
            wanted += [("judge_fit", skip)] if intent.judge else []
        case "memory" if intent.brief:
            pass  # what was told is noted, and no more is wanted
        case "memory":
            wanted.append(("recall_facts", {}))
        case "journey":
            told = {"concept": intent.concept, "skip": list(intent.skip)}
            wanted += [("recommend_journey", {name: value for name, value in told.items() if value})]
        case "dataset" if intent.file:
            reader = {"provider": intent.file.reader} if intent.file.reader else {}
            wanted.append(("check_dataset_file", {"text": intent.file.lines, **reader}))
        case "dataset" if intent.own:
            wanted.append((intent.own, dict(intent.own_with)))
        case "dataset" if intent.build:
            given: dict[str, Any] = {"demo": True} if intent.demo else {"pairs": intent.pairs} if intent.pairs else {}
            wanted += [("start_dataset_build", given)]
        case "dataset" if intent.pairs:
            pass  # seen, and not asked to build: nothing is written
        case _:
            wanted.append(("search_library", look))
            if trade and intent.want == "explain" and not intent.part:
                wanted.append(("show_examples", {"about": intent.question[:2_000]}))
    return tuple(ToolCall(id=f"g{turn}-{i}", name=name, arguments=json.dumps(a)) for i, (name, a) in enumerate(wanted))


def _has_called(request: ModelRequest) -> bool:
    return any(isinstance(message, ToolMessage) for message in _since_user(request))


def _since_user(request: ModelRequest) -> list[object]:
    after: list[object] = []
    for message in reversed(request.messages):
        if message.role == "user":
            break
        after.append(message)
    return after


async def _say(composed: Composed) -> AsyncGenerator[ModelEvent, None]:
    order = list(dict.fromkeys(int(n) for n in CITED.findall(composed.text)))
    numbering = {n: i for i, n in enumerate(order, start=1)}  # a reader expects 1, 2, 3
    text = CITED.sub(lambda found: f"[{numbering[int(found[1])]}]", composed.text)
    words = re.findall(r"\S+\s*|\s+", text)
    at_once = max(1, len(words) // PIECES)  # a window draws the whole answer anew for each piece
    for start in range(0, len(words), at_once):
        yield Text("".join(words[start : start + at_once]))
    yield Finished(
        behaviour=composed.behaviour, asks=composed.asks, suggestions=composed.suggestions, numbering=numbering
    )


def _data(name: str) -> Mapping[str, Any]:
    value = yaml.load((files("assistant.models.guide") / name).read_text("utf-8"), yaml.CSafeLoader)  # it is safe
    assert isinstance(value, dict)
    return value
