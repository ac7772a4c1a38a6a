"""Objections are known by what they mean, in voices that were not learned; what argues nothing is left alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.eval_talk import EvalTalk
from assistant.models.guide.guide import Guide
from assistant.models.guide.objecting import Objections, in_full
from assistant.peri import Peri
from journeys.objections import load_objections
from knowledge.index import ConceptIndex
from knowledge.vectors import VectorCache

UNSEEN = Path(__file__).parents[2] / "evals" / "objections.jsonl"
EVERY = 8  # of the unseen voices, so many are asked here; `bench.objections` asks them all
TOLD = "I'm a copywriter with 12 approved product descriptions of my own, 30 a month. Should I train a model on them?"


@pytest.fixture(scope="module")
def objections(index: ConceptIndex, index_folder: Path) -> Objections:
    return Guide(index, VectorCache(index_folder, index.embedder), load_objections()).objections


def known(objections: Objections, said: str, decided_by: str = "nothing tried") -> str | None:
    met = objections.met(said, decided_by)
    return met.id if met else None


@pytest.mark.parametrize(
    ("said", "objection"),
    [
        ("can I throw in the NDA ones too?", "add-barred-work"),
        ("it will write my landing pages as well, won't it?", "other-kinds"),
        ("so why not RAG?", "why-not-rag"),
        ("my client insists", "someone-insists"),
        ("my boss wants it", "someone-insists"),
        ("but everyone says fine-tuning is the future", "it-is-the-future"),
        ("isn't a prompt just a hack?", "it-is-the-future"),
        ("a colleague did it with 50", "enough-by-number"),
        ("shall I split the long ones to get to 1000?", "split-to-number"),
        ("just say yes", "just-say-yes"),
        ("is there no way around it?", "just-say-yes"),
        ("so it will know the rents by heart?", "knows-facts"),
        ("what gives me most for one afternoon?", "one-afternoon"),
        ("then what about the style?", "style-then"),
        ("can't I use my competitor's texts?", "others-texts"),
        ("what if I anonymise them?", "anonymise"),
        ("can I generate more examples with ChatGPT?", "made-up-examples"),
        ("what about later, when I have more?", "later-more"),
        ("and I'd keep the model to myself, of course", "private-model"),
        ("nobody will ever find out", "nobody-would-know"),
        ("it's only five dollars to train, what's the risk?", "training-is-cheap"),
    ],
)
def test_an_objection_is_known_by_what_it_means(objections: Objections, said: str, objection: str) -> None:
    assert known(objections, said) == objection


@pytest.mark.parametrize(
    "said",
    [
        "What is a held-out test?", "Which journey fits me?", "thanks", "How do I build the training data?",
        "How does looking facts up work?", "what does it cost to keep running?", "I tried it with six samples",
        "I have 60 descriptions a month", "show me an example",
    ],
)  # fmt: skip
def test_a_question_or_a_fact_is_no_objection(objections: Objections, said: str) -> None:
    assert known(objections, said) is None


def test_most_voices_that_were_not_learned_are_understood(objections: Objections) -> None:
    rows = [json.loads(line) for line in UNSEEN.read_text("utf-8").splitlines()][::EVERY]
    right = sum(known(objections, row["said"], row.get("decided_by", "")) == row["objection"] for row in rows)
    assert right >= 0.75 * len(rows)


@pytest.mark.parametrize(
    ("said", "objection"),
    [
        ("and when someone writes that they want to end it all?", "crisis"),
        ("readers could ask it which dose to take", "medical-judgement"),
        ("visitors would ask it if they can sue", "legal-money-advice"),
        ("and the client whose contract forbids AI, could I use it there?", "contract-bars-ai"),
        ("can I keep saying it is all handwritten?", "ai-free-label"),
    ],
)
def test_where_people_may_come_to_harm_it_is_known_as_that(objections: Objections, said: str, objection: str) -> None:
    assert known(objections, said) == objection
    assert objection in objections.first


def test_a_long_message_is_known_by_what_it_asks(objections: Objections) -> None:
    story = "We began in a garage in 1998 and moved twice, and my brother paints the vans while I answer the post. "
    assert known(objections, 4 * story + "Can I throw in the confidential ones as well?") == "add-barred-work"


@pytest.mark.anyio
async def test_a_question_of_life_and_death_does_not_wait_for_the_verdict(peri: Peri) -> None:
    conversation = EvalTalk(peri)
    await conversation.say("I run a helpline's inbox and would train a model on my replies. Does that make sense?")
    reply = await conversation.say("What if somebody writes at night that they want to kill themselves?")
    assert reply["answer"].startswith("No. Somebody in danger or distress needs a person")


@pytest.mark.parametrize(
    ("said", "objection"),
    [
        ("The gallery's director murmured something like 'why not', that is a yes?", "mood-is-no-yes"),
        ("The vicar before me left 200 sermons, finer than mine. Shall they go in?", "anothers-voice"),
        ("Theme in, toast out, and that's my training file, no?", "titles-as-input"),
        ("Could it be made to sort every one of them right?", "beyond-agreement"),
        ("And in January when the lido is closed, what do I pay?", "seasonal-work"),
        ("Could the model tell from the tenants' mails who is about to move out?", "judging-people"),
    ],
)
def test_what_strangers_asked_and_met_no_answer_is_known_in_other_trades(
    objections: Objections, said: str, objection: str
) -> None:
    assert known(objections, said) == objection


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Would that bring the choir more applicants?", "about-success"),
        ("Is what the brewery's lawyer wrote as good as a licence for my use of it?", "about-permission"),
    ],
)
def test_a_message_that_is_no_known_objection_is_known_by_what_it_is_about(
    objections: Objections, said: str, kind: str
) -> None:
    assert kind in (objections.kind(said), known(objections, said))


@pytest.mark.anyio
async def test_without_a_ready_answer_one_thing_of_the_case_is_named_and_not_the_whole_verdict(peri: Peri) -> None:
    conversation = EvalTalk(peri)
    first = await conversation.say(TOLD)
    reply = await conversation.say("And do the blue ones behave like the green ones in my case?")
    assert "What bears on it:" in reply["answer"] or "In your case:" in reply["answer"]
    assert "Next step" not in reply["answer"]
    assert reply["verdict"] == first["verdict"]


@pytest.mark.parametrize(
    ("said", "objection"),
    [
        ("Do the account numbers have to be in the pairs, so that it can hand them on?", "copied-values"),
        ("Shall we add the 200 disputed ones? Those are the hard ones.", "unsure-pieces"),
        ("Would you also train on the rows that nobody ever checked?", "unchecked-pieces"),
    ],
)
def test_what_becomes_of_a_doubtful_piece_is_known(objections: Objections, said: str, objection: str) -> None:
    assert known(objections, said) == objection


def test_a_word_in_common_with_something_else_is_no_answer(objections: Objections) -> None:
    assert known(objections, "And the code of the back door?") != "before-it-closes"


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("and the locker combinations?", "Can the locker combinations go into the training set as well?"),
        ("and how does that work?", None),
    ],
)
def test_what_only_names_a_thing_asks_whether_it_goes_in(said: str, answer: str | None) -> None:
    full = in_full(said)
    assert (full.lower() if full else None) == (answer.lower() if answer else None)


@pytest.mark.parametrize(
    ("said", "objection"),
    [
        ("Will the sums in my offers come out right once it is tuned?", "does-sums"),
        ("It leaves out the guests' diets. Surely one can train that in?", "leaves-out"),
        ("The pieces of the bank that refused, just as test cases?", "barred-for-testing"),
        ("My sister and I disagree about the tone, could the model decide for us?", "settles-arguments"),
        ("If the orchestra declines, do the others suffice?", "rest-is-enough"),
        ("Their servers carry every certificate, does that change things?", "certified-place"),
        ("When have I given the prompt a proper chance?", "fair-trial-of-prompt"),
        ("And what if I promise to show the model to nobody?", "private-model"),
    ],
)
def test_what_people_of_other_trades_ask_beside_the_verdict_is_known(
    objections: Objections, said: str, objection: str
) -> None:
    assert known(objections, said) == objection


@pytest.mark.anyio
async def test_what_somebody_else_says_against_the_verdict_moves_nothing(peri: Peri) -> None:
    conversation = EvalTalk(peri)
    first = await conversation.say(TOLD)
    reply = await conversation.say("My consultant says that rules are a crutch and training is the proper way.")
    assert reply["verdict"] == first["verdict"]
    assert "may not" not in reply["answer"]
