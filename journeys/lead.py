"""The sentence that answers what it comes to."""

from __future__ import annotations

from journeys.estimate import CostEstimate
from journeys.showing import hours_words, usd, usd_span


def lead_sentence(found: CostEstimate) -> str:
    """What it comes to in a year, and what the bill really is."""
    prompt, best = found.prompt, found.route(found.break_even.route)
    trained = [route for route in found.routes if route.kind == "tuned" and route.once_usd]
    parts = list[str]()
    if prompt and prompt.year_usd:
        pieces = found.plan.pieces_per_month
        parts.append(
            f"at {pieces:,} pieces a month a prompt with {found.plan.samples} samples comes to "
            f"{usd_span(prompt.year_usd)} in the first year"
        )
    if best and best.year_usd:
        parts.append(f"a trained model to {usd_span(best.year_usd)} where it is cheapest ({best.label})")
    answer = ", ".join(parts)
    if answer:
        answer = f"**{answer[0].upper()}{answer[1:]}.** "
    bills = [route.once_usd for route in trained if route.once_usd]
    if not bills:
        return answer.strip()
    low, high = min(span.likely for span in bills), max(span.likely for span in bills)
    hours = hours_words(trained[0].hours_once)
    worth = next((line.usd for line in trained[0].lines if line.part == "preparation" and line.usd), None)
    at_rate = f", {usd(worth.likely)} at your rate" if worth else ""
    return (
        f"{answer}Training itself is the small part, {usd(low)} to {usd(high)} once. The real bill is your time, "
        f"{hours} of preparing{at_rate}, and hosting wherever a card runs by the hour."
    )
