"""What an answer speaks of: of whose the pieces are, of what was tried, of how many there are, of what is done.

People do not always answer what was asked: asked how many there are, they say what they do, and the next answer has the
number. The sayings that tell meanings apart tell subjects apart as well. With the lead asked for in
`assistant/models/guide/elsewhere.py`, 35 of 3,366 answers of 388 people were taken away from the question that they
answered (2026-11-24); put to a foreign question, 36 in 100 went to their own field and 3 to another.
"""

from __future__ import annotations

from collections.abc import Mapping

READING = "subject"
# Reading -> the field of a Situation that its sayings are about; `stock` names the fields itself.
FIELD_OF: Mapping[str, str] = {
    "rights": "privacy", "personal": "privacy", "tried_so_far": "tried_so_far", "fault": "tried_so_far",
    "change_rate": "change_rate", "judged_by": "judged_by", "skills": "skills", "task": "task",
    "consistency": "consistency_needed",
}  # fmt: skip
STOCK = "stock"
MOST = 250  # sayings of one field; with 600 each more answers were mistaken


def subject_sayings(readings: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Saying -> field, evenly taken from the sayings of all readings; one that speaks of two fields is left out."""
    fields = dict[str, list[str]]()
    seen = dict[str, set[str]]()
    for reading, sayings in readings.items():
        for saying, label in sayings.items():
            field = label if reading == STOCK else FIELD_OF.get(reading)
            if field is not None:
                fields.setdefault(field, []).append(saying)
                seen.setdefault(saying, set()).add(field)
    found = dict[str, str]()
    for field, sayings_of in sorted(fields.items()):
        clear = [saying for saying in dict.fromkeys(sayings_of) if len(seen[saying]) == 1]
        step = max(1.0, len(clear) / MOST)
        found |= {clear[int(place * step)]: field for place in range(min(MOST, len(clear)))}
    return found
