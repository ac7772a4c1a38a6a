"""Drift in plain words: what moved, since when, whether to refresh, and how long the base model stays."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from dataset.curate.style import COUNTS, LEAST_PIECES
from knowledge.providers import Provider, date_in_words
from tracking.drift import LARGE, Drift, Moved, ShareMoved

SOON = timedelta(days=180)
PLAIN = frozenset(COUNTS[:2])  # counts that are not per 100 words
ADVICE: Mapping[str, str] = {
    "refresh": (
        "**Time to refresh.** Your recent work has moved away from what was trained on. Add the recent pieces, drop "
        "the oldest that no longer sound like you, and train or make the kit anew; then compare both blind."
    ),
    "look": (
        "**Worth a look, no need to hurry.** Something moved, but not much. If drafts need more edits than before, "
        "refresh; if not, look again in a few months."
    ),
    "no need": (
        "**No need to refresh.** Your recent work is still like what was trained on, as far as counting can tell."
    ),
}
NOT_SEEN = "Counted are length, style, words, clients and kinds; whether the pieces are better or worse is not seen."


def headline(drift: Drift) -> str:
    """What to do, in a sentence or two."""
    if drift.advice != "too early":
        return ADVICE[drift.advice]
    lacks = []
    if drift.after < LEAST_PIECES:
        lacks.append(f"{LEAST_PIECES - drift.after} more recent pieces ({drift.after} so far)")
    if drift.before < LEAST_PIECES:
        lacks.append(f"{LEAST_PIECES - drift.before} more of what was trained on ({drift.before} so far)")
    wanted = " and ".join(lacks)
    return f"**Too early to tell.** Below {LEAST_PIECES} pieces on a side a difference is chance. Give me {wanted}."


def markdown(drift: Drift) -> str:
    """The whole finding."""
    parts = [headline(drift)]
    if drift.advice == "too early":
        return parts[0]
    parts.append(
        f"Compared: {drift.after:,} recent pieces with {drift.before:,} from before, by {drift.compared} measures."
    )
    parts += ["What moved:\n\n" + "\n".join(f"- {_moved(one)}" for one in drift.measures)] if drift.measures else []
    for title, shares in (("Words", drift.words), ("Kinds of work", drift.kinds), ("Clients", drift.clients)):
        if shares:
            parts.append(f"{title}:\n\n" + "\n".join(f"- {_share(one)}" for one in shares))
    return "\n\n".join([*parts, NOT_SEEN])


def base_dates(provider: Provider, base: str | None, today: date) -> list[str]:
    """What is known of how long a base model can still be used, with the day on which it was last seen."""
    bases = [
        each for each in provider.bases if base is None or base.casefold() in (each.id.casefold(), each.name.casefold())
    ]
    seen = f"(seen {date_in_words(provider.as_of)})"
    if base is not None and not bases:
        known = ", ".join(each.name for each in provider.bases) or "none by name"
        return [f"I do not know the base “{base}” at {provider.name}. Known there: {known}."]
    told = []
    for each in bases:
        if each.retires is not None and each.retires <= today:
            told.append(f"{each.name} ended on {date_in_words(each.retires)} {seen}. Move to another base now.")
        elif each.retires is not None:
            soon = " Plan the move now." if each.retires - today <= SOON else ""
            told.append(f"{each.name} ends on {date_in_words(each.retires)} {seen}.{soon}")
    told += [f"{date_in_words(key.date)}: {key.what}" for key in provider.key_dates if key.date >= today]
    return told or [f"No end is announced for {base or 'the bases'} at {provider.name} {seen}."]


def _moved(one: Moved) -> str:
    unit = "" if one.measure in PLAIN or one.measure == "words in a piece" else " in 100 words"
    size = "much" if abs(one.delta) >= LARGE else "clearly"
    way = "higher" if one.delta > 0 else "lower"
    since = f", since about {date_in_words(date.fromisoformat(one.since))}" if one.since else ""
    name = one.measure[0].upper() + one.measure[1:]
    return f"{name}: {size} {way}, {_figure(one.before)} before, {_figure(one.after)} now{unit}{since}."


def _share(one: ShareMoved) -> str:
    return f"“{one.name}”: in {one.before:.0%} of the pieces before, in {one.after:.0%} now"


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 20 else f"{value:.1f}"
