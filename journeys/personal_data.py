"""Whether a person's words speak of people's data in the pieces."""

from __future__ import annotations

from journeys.phrases import has

PERSONAL = (
    r"\b(?:personal(?:ly)?|names?|patients?|beneficiar\w+|customers?'?|residents?|health|medical|addresses|salar\w+|"
    r"stories|"
    r"children|pupils|students'?|privileged|tickets|e-?mails|interviewees?)\b"
)
NOT_PERSONAL = (
    r"\b(?:no (?:names?|personal|people)|anonym\w+|without names?|masked|"
    r"(?:names?|addresses|numbers|details) (?:and [\w ]{1,20} )?(?:(?:are|were|have been|all|already) )*"
    r"(?:left out|stripped|removed|taken out|blacked out|cut out|deleted))\b"
)


def holds_personal_data(privacy: str | None) -> bool:
    """Whether the words speak of people's data that was not taken out."""
    return has(PERSONAL, privacy) and not has(NOT_PERSONAL, privacy)
