"""Which journey was offered to a person: in an earlier talk, or by what the verdict on their work points to."""

from __future__ import annotations

import asyncio

from assistant.tools.context import ToolContext
from assistant.tools.judging import judging
from assistant.tools.recalling import recall_earlier, tells_nothing
from journeys.recommend import beside, recommend


async def offered_before(context: ToolContext) -> str | None:
    """The journey that was offered last in another talk and not begun since; None to leave it to what is under way.

    Where nothing was offered and nothing is under way, the one that fits best by what is known of their work.
    """
    offer = await asyncio.to_thread(context.memory.offered) if context.memory else None
    runs = await asyncio.to_thread(context.walk.all) if context.walk else ()
    if offer is not None or any(not run.is_finished for run in runs):
        return offer
    if tells_nothing(context):
        await recall_earlier(context)
    if tells_nothing(context):
        return None
    verdict = judging(context, provisional=True)(context.situation)
    found = (
        *recommend(verdict, context.situation, context.journeys),
        *beside(verdict, context.situation, context.journeys),
    )
    done = {run.journey for run in runs}
    return next((each.journey.id for each in found if each.journey.id not in done), None)
