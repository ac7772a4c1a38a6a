"""All gates in the order in which they count."""

from __future__ import annotations

from journeys.gates import Gate
from journeys.gates_open import CHANGE_GATE, SETTLED_GATE
from journeys.gates_prompt import PROMPT_GATES, THIN, WHOLE_WORKS, WORTH_GATES
from journeys.gates_rights import BARRED_GATES, OPEN_RIGHTS_GATES, RIGHTS_UNCLEAR
from journeys.gates_use import FACTS_GATES, LATE_FACTS_GATES, USE_GATES
from journeys.gates_voice import VOICE_GATE, VOICES_GATE

GATES: tuple[Gate, ...] = (
    *USE_GATES,
    *FACTS_GATES,
    VOICES_GATE,
    *BARRED_GATES,
    VOICE_GATE,
    CHANGE_GATE,
    SETTLED_GATE,
    *PROMPT_GATES,
    *LATE_FACTS_GATES,
    *WORTH_GATES,
    *OPEN_RIGHTS_GATES,
)
LAST: tuple[Gate, ...] = (THIN, WHOLE_WORKS, RIGHTS_UNCLEAR)  # reached when every gate is open
