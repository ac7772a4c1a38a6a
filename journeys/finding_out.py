"""How somebody finds out what neither a step nor the library settles, by what the step is about."""

from __future__ import annotations

import re

from journeys.run import RunStep

ASK_CLIENT = (
    "What binds you stands in that client's contract and mails. If it is not there, ask the client in one line and "
    "keep the reply; where much hangs on it, a lawyer."
)
ASK_PROVIDER = (
    "The provider's own help pages say it for your kind of account, and its support does where they are silent. Save "
    "the page with today's date."
)
ASK_MAKERS = (
    "The guide of the very program or model that you use says it; search it for the words on your screen. Else try it "
    "once, small, and write down what you did."
)
TRY_TWO_WAYS = (
    "Do two or three pieces each way and see which you would send with fewer changes: that tells more than anybody's "
    "rule."
)
TRY_ONE = (
    "Do one piece the way that seems right to you, and see whether that brings you there; then do the others in the "
    "same way. Or name in a word or two what you want to know about, and I look in my library again."
)
DECIDE_ONCE = (
    "Decide it the one way or the other, write that down in a line, and do it alike each time: then your figures can "
    "be compared, whichever way you take."
)
BEGIN_SMALL = (
    "Begin with less, and look after two or three whether that tells you enough: more can be added, and nothing is "
    "lost."
)
# By what is asked, where that says more than what the step is about.
OF_TERMS = r"\b(?:contracts?|clients?|customers?|agenc(?:y|ies)|allowed|permission|consent|secret|confidential|nda)\b"
BY_FORM = (
    (rf"\b(?:may|can|could|am) i\b.*{OF_TERMS}|{OF_TERMS}.*\b(?:may|can|could|allowed)\b", ASK_CLIENT),
    (
        r"\b(?:chat ?gpt|claude|gemini|copilot|mistral|account|subscription|button|setting|plan|app)\b",
        ASK_PROVIDER,
    ),
    (
        r"\bcounts?\b|\b(?:is|are) (?:that|this|it|these|they|those) (?:an? |one |one job|what you)|"
        r"\b(?:as|for) (?:one|two|a)\b|\bor (?:two|not|twelve)\b",
        DECIDE_ONCE,
    ),
    (r"\bhow (?:many|much|long|big|short|often)\b|\btoo (?:many|much|long|few|short|big)\b", BEGIN_SMALL),
)
BY_CONCEPT: dict[str, str] = {
    **dict.fromkeys(
        ("rights-in-past-work", "nda-and-client-work", "personal-data", "disclosure-and-detectors"), ASK_CLIENT
    ),
    **dict.fromkeys(
        ("provider-data-use", "where-to-train-today", "who-has-the-model", "idle-hosting", "custom-assistants"),
        ASK_PROVIDER,
    ),
    **dict.fromkeys(
        ("train-at-home", "training-settings", "choosing-a-base-model", "same-prompt", "file-refused", "overfitting"),
        ASK_MAKERS,
    ),
    **dict.fromkeys(("few-shot-samples", "style-sheet", "prompt-first", "dynamic-samples"), TRY_TWO_WAYS),
}


def how_to_find_out(step: RunStep, question: str = "") -> str:
    """What the person can do to settle a question at this step, in a sentence or two: by its form, else by the step."""
    for form, advice in BY_FORM:
        if question and re.search(form, question, re.IGNORECASE):
            return advice
    return BY_CONCEPT.get(step.concept or "", TRY_ONE)
