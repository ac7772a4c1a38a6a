"""One message that asks whether a model should be trained for its writer's work: "Should I fine-tune for this?"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from assistant.models.guide.asked import OTHERS, is_for_looking_up, told_in_ask
from assistant.models.guide.case import IS_OVER, PLANNED
from assistant.models.guide.classify import Routed
from assistant.models.guide.reading.facts import read_plan
from assistant.models.guide.reading.statements import plain, sentences
from journeys.phrases import has
from journeys.rights_words import BARRED, NOT_MINE
from journeys.rubric import FEW

NEAR = 0.5  # by which another class may be likelier than judging, where the decision itself is asked
SHORT_TAIL = 8  # words of a question that leans on what stands before it: "Is that a good idea?"

TRAINS = (
    r"\b(?:re-?)?train(?:ed|ing|s)?\b(?! (?:station|ride|ticket|journey)s?)|\bfine-?\s?tun\w*|\btun(?:e|ed|ing)\b|"
    r"\bq?lora\b|\bteach(?:ing)?\b.{0,40}\b(?:model|one|gpt|llama|mistral)\b|\bown model\b"
)
TRAINING = r"(?:(?:re)?train\w*|(?:a |an )?(?:small )?fine-?\s?tun\w*|tuning|lora)"
MODEL = (
    r"(?:(?:an?|one|our|my|the) (?:[\w.-]+ ){0,3}?(?:model|llm|gpt|engine|bot|assistant|chat ?gpt|llama|mistral|"
    r"whisper|"
    r"one))"
)
# The decision itself is asked.
DECIDES = (
    r"(?<!how )\bshould (?:i|we)\b|\bshall (?:i|we)\b|(?<!how )\b(?:do|would|will) (?:i|we) (?:need|have)\b|"
    r"(?<!how )\bdo (?:i|we) (?:train|fine)|"
    rf"(?<!how )\b(?:can|could|may|might) (?:i|we|one|that|it|this|{MODEL})\b|\b(?:would|could|will|can|does|"
    rf"do) {TRAINING}\b|"
    rf"\b(?:would|could|will|can) (?:it|that|this|those|they|{MODEL})\b|"
    rf"\bis {TRAINING}\b|\bis (?:it|this|that|now|there)\b|\bis {MODEL}\b|\bare (?:they|those|these)\b|"
    r"\bworth\b|\bmakes? sense\b|\b(?:right|good|wrong|sensible|bad) (?:idea|way|step|thing|approach|tool|move|"
    r"choice)\b|"
    r"\b(?:sensible|feasible|overkill|the way|yes or no|or not|or is|or does)\b|\btime (?:for|to)\b|\bok(?:ay)? to\b|"
    r"\b(?:shall|should|may) i\b|\bhow about\b|\bor (?:prompt|rag|full|lora|qlora|another way|something else)\b"
)
# Nothing but the naming of it: "Fine-tune?", "Train one?", "LoRA or full fine-tune?".
BARE = rf"^(?:so |and |then |thus )?(?:{TRAINING}|tune|train)(?: [\w'-]+){{0,9}}\?$"
# How it is done, with what and where: the decision is taken for granted.
WAY = (
    r"\b(?:i|we) (?:want|would like|plan|hope|intend) to (?:fine|train|tune|teach)|\b(?:i'd|we'd) (?:like|love) to "
    r"(?:fine|train|tune|teach)|"
    r"\bhow (?:do|can|could|would|should|big|many|much|long)\b|\bwhich (?:\w+ ){0,2}(?:provider|service|model|base|"
    r"tool|"
    r"platform|one)\b|\bwhat (?:rank|data|settings|model|size)\b|\b(?:is there|looking for) (?:a|an|any) (?:tutorial|"
    r"guide|tool|recipe)\b"
)
OURS = (
    r"\b(?:i|we|my|our|me|us|i've|we've|i'm|we're|i'd|we'd|mine|ours)\b|^[\w' -]{3,40}(?: here)?[.:,] |"
    r"\b(?:client|boss|employer|company|team)s? (?:want|need|ask|insist)|"
    r"\b(?:make|making|get|getting|let|have|having) (?:the|an?) (?:assistant|model|bot|chat ?bot|ai)\b|"
    r"\bthe (?:bot|assistant|chat ?bot) \w+s\b"
)
# What is asked of the idea, of a service or of the law on it, by whoever asks.
OF_THE_IDEA = (
    r"\b(?:is|are) (?:fine-?tun\w+|training)\b.{0,30}\b(?:dead|over|obsolete|finished|outdated|gone|"
    r"dying|alive|a thing)\b|"
    r"\btoo late (?:to|for)\b|\b(?:can|do|does) (?:people|anyone|anybody|one|i|we) still\b|"
    r"\bfine-?tuned again\b|\bwho (?:owns?|can see|sees|has access)\b|\bis it (?:legal|lawful|allowed|safe|"
    r"private)\b|\bam i allowed\b|"
    r"\b(?:download|export|move|sell|delete|share|keep|host|serve|deploy|merge) (?:the|my|our|it|a|that) ?(?:\w+ ){0,2}"
    r"(?:model|adapter|weights|file)?\b.{0,40}\b(?:train|tun)\w*|\bwhat (?:is|are|happens|does)\b|\bwhy (?:does|do|"
    r"is)\b|"
    r"\bdo (?:i|we) (?:need|have) to (?:tell|ask|pay|know|mask|keep|clean|convert|format|split|learn|code)\b"
)
OUR_DEAD = r"\b(?:my|our) (?:late|dead|deceased) \w+"
# A run that is over and about which more is wanted than a cure for its parts.
RECONSIDERS = (
    r"\b(?:wrong|right|another|different|better) (?:approach|way|tool|idea|method)\b|\bmore (?:epochs|data|examples|"
    r"rows|passes)\b.{0,6}(?:\?|,? or\b)|\bwhat now\b|"
    r"\bre-?train\w* (?:it |the model )?(?:each|every|nightly|daily|weekly|monthly|once an?)\b"
)


def wants_judging(text: str, routed: Routed, facts: Mapping[str, Any]) -> bool:
    """Whether a message that stands alone is to be judged: the decision is asked, or what it tells speaks against it.

    Who asks how to train on what can only be looked up is not helped by being told how.
    """
    told = told_in_ask(text, facts)
    is_near = routed.ranked[0][1] - dict(routed.ranked)["judge_fit"] <= NEAR
    if asks_whether(text) and (is_near or "needs_facts" in told):
        return True
    barred = told.get("may_use_work") is False or has(f"{BARRED}|{NOT_MINE}|{OTHERS}", str(told.get("privacy", "")))
    few = told.get("examples_on_hand", read_plan(text).get("examples"))
    against = barred or "needs_facts" in told or (few is not None and few < FEW)
    return against and asks_the_way(text)


def is_innocent(text: str) -> bool:
    """Whether a message asks for what harms nobody, though much of it stands in pleas for harm too.

    What is to be looked up, or to keep the voice of one's own dead, is learned as near to exam answers and imitation.
    """
    low = plain(text)
    return (asks_whether(text) or asks_the_way(text)) and (
        is_for_looking_up(low) or re.search(OUR_DEAD, low) is not None
    )


def asks_whether(text: str) -> bool:
    """Whether a message asks if a model should be trained for work or material that its writer tells of."""
    low = plain(text)
    if not _is_of_training(low):
        return False
    asked = [part for part in (plain(sentence) for sentence in sentences(text)) if part.endswith("?")]
    if any(re.search(BARE, part) for part in asked):
        return True
    decisions = [part for part in asked if re.search(DECIDES, part) and not re.search(OF_THE_IDEA, part)]
    return any(re.search(TRAINS, part) or len(part.split()) <= SHORT_TAIL for part in decisions)


def asks_the_way(text: str) -> bool:
    """Whether a message takes it for granted that a model is trained on something of its writer's, and asks how."""
    low = plain(text)
    return _is_of_training(low) and (re.search(WAY, low) is not None or re.search(RECONSIDERS, low) is not None)


def _is_of_training(low: str) -> bool:
    if not re.search(TRAINS, low) or not re.search(OURS, low):
        return False
    over = re.search(IS_OVER, re.sub(PLANNED, " ", low)) is not None
    return not over or re.search(RECONSIDERS, low) is not None
