"""The only list of tools."""

from __future__ import annotations

from assistant.tools.arguing import meet_objection
from assistant.tools.build_status import build_status
from assistant.tools.build_work import prompt_kit
from assistant.tools.building import start_dataset_build
from assistant.tools.checking import check_dataset_file
from assistant.tools.comparing import check_flexibility, compare_blind
from assistant.tools.costing import estimate_cost
from assistant.tools.declare import Tool
from assistant.tools.drifting import check_drift
from assistant.tools.fetching import fetch_answers, plan_fetch
from assistant.tools.importing import import_projects
from assistant.tools.journeying import recommend_journey
from assistant.tools.judging import judge_fit
from assistant.tools.kept_work import kept_work
from assistant.tools.library import search_library, show_examples
from assistant.tools.marking import mark_step
from assistant.tools.noting import note_situation
from assistant.tools.parking import park_journey
from assistant.tools.putting_away import put_journey_away
from assistant.tools.putting_right import correct_journey
from assistant.tools.recalling import forget_facts, recall_facts
from assistant.tools.rehearsing import rehearse
from assistant.tools.reporting import keep_report
from assistant.tools.switching import switch_journey
from assistant.tools.telling import tell_journey
from assistant.tools.tracking import log_project, report_projects
from assistant.tools.walking import journey_status, start_journey

TOOLS: tuple[Tool, ...] = (
    search_library,
    show_examples,
    note_situation,
    recall_facts,
    forget_facts,
    judge_fit,
    meet_objection,
    estimate_cost,
    recommend_journey,
    start_journey,
    journey_status,
    tell_journey,
    mark_step,
    keep_report,
    correct_journey,
    park_journey,
    put_journey_away,
    switch_journey,
    start_dataset_build,
    check_dataset_file,
    prompt_kit,
    build_status,
    kept_work,
    rehearse,
    log_project,
    import_projects,
    report_projects,
    compare_blind,
    plan_fetch,
    fetch_answers,
    check_drift,
    check_flexibility,
)
