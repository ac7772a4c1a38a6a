"""What would change a verdict: after a no, only what leads further is told."""

from __future__ import annotations

from datetime import date

import pytest

from journeys.fit import judge_fit
from journeys.flips import RANK
from journeys.situation import Situation

TODAY = date(2026, 11, 22)
CASES = (
    Situation(task="feature list to product text", examples_on_hand=35, volume_per_month=12, may_use_work=True),
    Situation(task="brief to bid, each one different", examples_on_hand=20, privacy="some are confidential"),
    Situation(task="questions to answers", needs_facts=True, examples_on_hand=900, volume_per_month=300),
    Situation(task="notes to letter", examples_on_hand=300, may_use_work=False, volume_per_month=80),
)


@pytest.mark.parametrize("situation", CASES)
def test_after_a_no_nothing_is_offered_as_hope_that_leads_no_further(situation: Situation) -> None:
    verdict = judge_fit(situation, TODAY, skip=("tried_so_far", "change_rate", "judged_by", "consistency_needed"))
    if verdict.outcome in ("fine_tune", "it_depends"):
        return
    for flip in verdict.flips:
        further = RANK[flip.outcome] > RANK[verdict.outcome]
        assert further or flip.field == "needs_facts", flip.text
    assert verdict.would_change
