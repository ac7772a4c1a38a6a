"""From what was asked and told to a plan: what is missing is assumed, and every figure says so and why."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Annotated

from pydantic import Field

from journeys.plan import Assumption, Plan
from journeys.prompt_length import WORDS_A_PAGE, prompt_words
from journeys.showing import number
from journeys.signs import read_signs
from journeys.situation import Situation
from journeys.span import Record, Span, exact
from journeys.tokens import COUNTED_NOTE, count

EXAMPLES, WORDS, PIECES, SAMPLES = 100, 250, 60, 5  # taken where nothing was told; the estimate says so
WORDS_PER_TOKEN = Decimal("0.75")  # an estimate for English; services differ by some 10 to 20 per cent
# The working rule of knowledge/concepts/four-costs.md: three to ten minutes a pair, half a day for the test.
MINUTES_PER_PAIR, TEST_HOURS = Span.of(3, 6, 10), Span.fixed(4)
PASSES, RETRAIN = Span.of(2, 3, 4), Span.of(0, 1, 2)
FRESH = Span.of(Decimal("0.2"), Decimal("0.4"), Decimal("0.6"))
MISSES = Span.of(Decimal(0), Decimal("0.5"), Decimal(1))
# One or two hours a week, or one each working day; more where the pieces need it at 10, 20 or 40 seconds each.
HOURS_HOSTED = Span.of(Decimal("4.33"), Decimal("8.67"), Decimal("21.67"))
SECONDS_PER_PIECE, MOST_HOURS = Span.of(10, 20, 40), Decimal(744)
PASSAGES = Span.of(800, 1500, 3000)
# A guess, to be replaced by the first run: 1,500, 500 and 200 tokens a second, after a quarter of an hour of starting.
CARD_SECONDS, CARD_START = Span.of(667, 2000, 5000), Span.fixed(Decimal("0.25"))
SHARES = ("cache_misses", "fresh_share")
# 250, 180 and 115 tokens a second: what a Mac with MLX-LM reached with models of 7 and 8 billion, and less.
OWN_SECONDS = Span.of(4000, 5556, 8696)
BY_FAMILY = (Decimal("0.85"), Decimal("1.15"))


class Asked(Record):
    """Figures of a question about costs; None is left to what the person has told, and then to an assumption."""

    examples: Annotated[int, Field(ge=1, le=10_000_000)] | None = None
    words_each: Annotated[int, Field(ge=1, le=100_000)] | None = None
    sample: Annotated[str, Field(min_length=1, max_length=40_000)] | None = None
    passes: Annotated[int, Field(ge=1, le=20)] | None = None
    validation: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    padded_to: Annotated[int, Field(ge=1, le=1_000_000)] | None = None
    pieces_per_month: Annotated[int, Field(ge=0, le=100_000_000)] | None = None
    hours_hosted_per_month: Annotated[Decimal, Field(ge=0, le=744)] | None = None
    retrain_per_year: Annotated[int, Field(ge=0, le=365)] | None = None
    minutes_per_pair: Annotated[Decimal, Field(ge=0, le=10_000)] | None = None
    hourly_rate_usd: Annotated[Decimal, Field(ge=0, le=100_000)] | None = None
    minutes_saved: Annotated[Decimal, Field(ge=0, le=10_000)] | None = None


def plan_for(asked: Asked, situation: Situation) -> Plan:
    """The plan, with each of its assumptions in words."""
    listed = list[Assumption]()
    examples = _examples(asked, situation, listed)
    words, tokens = _tokens(asked, situation, listed)
    passes = _given(listed, "passes", "passes", asked.passes, PASSES, "passes", "three is the usual start")
    read = tokens.map(lambda amount: (amount / 4).to_integral_value(ROUND_FLOOR))
    told = situation.volume_per_month if asked.pieces_per_month is None else asked.pieces_per_month
    pieces = PIECES if told is None else told
    listed.append(
        _assumption(
            "pieces_per_month",
            f"{pieces:,} pieces a month{'' if told is not None else ' (assumed; tell me how many)'}",
            Span.fixed(pieces),
            "pieces",
            "of the words of each a quarter is read and the rest written",
            told is None,
        )
    )
    rate = asked.hourly_rate_usd
    if rate is None and situation.hourly_rate_usd is not None:
        rate = exact(situation.hourly_rate_usd)
    hosted = _given(
        listed,
        "hours_hosted_per_month",
        "hours_hosted_per_month",
        asked.hours_hosted_per_month,
        _hours_needed(pieces),
        "hours a month with a rented card on",
        "one or two hours a week, or one each working day; more where the pieces need it at 10 to 40 seconds each",
    )
    return Plan(
        examples=examples,
        words_each=words,
        tokens_each=tokens,
        passes=passes,
        validation_examples=asked.validation,
        evaluations=int(passes.likely) if asked.validation else 0,
        padded_to=asked.padded_to,
        pieces_per_month=pieces,
        tokens_in=read,
        tokens_out=Span.of(*(whole - part for whole, part in zip(tokens, read, strict=True))),
        samples=SAMPLES,
        sample_tokens=_prompt_tokens(situation, tokens, listed),
        cache_misses=_given(
            listed, "cache_misses", None, None, MISSES, "samples not cached",
            f"{SAMPLES} samples in the prompt; a cache forgets within minutes, so drafts made in a batch profit",
        ),
        passage_tokens=_given(
            listed, "passage_tokens", None, None, PASSAGES, "tokens looked up a use",
            "three to five passages of a few hundred words",
        ),
        hours_hosted_per_month=hosted,
        minutes_per_pair=_given(
            listed, "minutes_per_pair", "minutes_per_pair", asked.minutes_per_pair, MINUTES_PER_PAIR,
            "minutes to prepare a pair",
            "working practice: written, masked and checked; half a day for the test comes on top",
        ),
        test_hours=TEST_HOURS,
        retrain_per_year=_given(
            listed, "retrain_per_year", "retrain_per_year", asked.retrain_per_year, RETRAIN, "re-trainings a year",
            "a base is replaced about once a year, or your style changes",
        ),
        fresh_share=_given(
            listed, "fresh_share", None, None, FRESH, "pairs made anew for each", "working practice"
        ),
        card_start_hours=CARD_START,
        card_seconds_per_million=_given(
            listed, "card_seconds_per_million", None, None, CARD_SECONDS,
            "card seconds a million tokens",
            "a guess until your first run; a quarter of an hour of starting comes on top",
        ),
        own_seconds_per_million=_given(
            listed, "own_seconds_per_million", None, None, OWN_SECONDS, "seconds of your own computer a million tokens",
            "115 to 250 tokens a second, as on a Mac with a model of 7 or 8 billion",
        ),
        hourly_rate_usd=rate,
        minutes_saved=asked.minutes_saved,
        assumptions=tuple(listed),
    )  # fmt: skip


def _examples(asked: Asked, situation: Situation, listed: list[Assumption]) -> int:
    signs = read_signs(situation)
    told = signs.examples_on_hand or None
    examples = asked.examples or told or EXAMPLES
    words = f"{examples:,} examples"
    if asked.examples is None and told and signs.barred:
        words += f" ({told + signs.barred:,} less the {signs.barred:,} that are not free)"
    assumed = asked.examples is None and told is None
    if assumed:
        words += " (assumed; tell me how many you have)"
    if asked.validation:
        words += f", and {asked.validation:,} kept aside for checking"
    listed.append(_assumption("examples", words, Span.fixed(examples), "examples", "", assumed))
    return examples


def _tokens(asked: Asked, situation: Situation, listed: list[Assumption]) -> tuple[int | None, Span]:
    """Words and tokens of one whole example: counted in a sample, else from its words."""
    if asked.sample is not None and asked.words_each is None:
        tokens = max(1, count(asked.sample))
        text = f"{tokens:,} tokens an example, counted in your sample; {COUNTED_NOTE}"
        listed.append(_assumption("sample", text, _family(tokens), "tokens", "o200k_base", False))
        return None, _family(tokens)
    words, told = WORDS, asked.words_each is not None
    text = f"{WORDS:,} words an example with its brief (assumed)"
    if asked.words_each is not None:
        words = asked.words_each
        text = f"{words:,} words an example with its brief"
    elif situation.words_each is not None:
        words, told = situation.words_each + -(-situation.words_each // 3), True
        text = f"{words:,} words an example: your {situation.words_each:,} and a third as many for its brief"
    listed.append(_assumption("words_each", text, Span.fixed(words), "words", "", not told))
    listed.append(
        _assumption(
            "words_per_token",
            "0.75 English words a token, 15% more or less by model",
            Span.of(Decimal("0.65"), WORDS_PER_TOKEN, Decimal("0.88")),
            "words a token",
            "tokenizers differ by 10 to 20 per cent, and other languages need more",
            True,
            argument="sample",
        )
    )
    return words, _family(words_to_tokens(words))


def _prompt_tokens(situation: Situation, tokens: Span, listed: list[Assumption]) -> Span:
    """The tokens that every use reads beside its own brief: the samples, and the guide where one was told of."""
    words = prompt_words(situation.tried_so_far)
    samples = tokens.times(SAMPLES)
    if not words:
        return samples
    guide = _family(words_to_tokens(words))
    text = f"{words:,} words of your guide in the prompt, beside {SAMPLES} samples"
    basis = f"pages are taken at {WORDS_A_PAGE} words each"
    listed.append(_assumption("prompt_words", text, Span.fixed(words), "words", basis, False, argument=None))
    return samples.plus(guide)


def words_to_tokens(words: int) -> int:
    """Tokens of that many English words, rounded up: an estimate, 0.75 words a token."""
    return int((Decimal(words) / WORDS_PER_TOKEN).to_integral_value(ROUND_CEILING))


def _hours_needed(pieces: int) -> Span:
    """Hours of a rented card a month: by habit, or as long as the pieces take one after the other."""
    needed = SECONDS_PER_PIECE.times(pieces).map(
        lambda seconds: (seconds / 3600).quantize(Decimal("0.01"), ROUND_CEILING)
    )
    cases = zip(HOURS_HOSTED, needed, strict=True)
    return Span.of(*(min(MOST_HOURS, max(usual, most)) for usual, most in cases))


def _family(tokens: int) -> Span:
    less, more = BY_FAMILY
    low = max(Decimal(1), (tokens * less).to_integral_value(ROUND_FLOOR))
    return Span.of(low, tokens, (tokens * more).to_integral_value(ROUND_CEILING))


def _given(
    listed: list[Assumption],
    name: str,
    argument: str | None,
    given: int | Decimal | None,
    usual: Span,
    unit: str,
    basis: str,
) -> Span:
    """The figure that was given, else the usual one; listed either way."""
    span = usual if given is None else Span.fixed(given)
    low, likely, high = (f"{case:.0%}" if name in SHARES else number(case) for case in span)
    spread = "" if span.is_fixed else f" ({low} to {high})"
    words = f"{unit}: {likely}{spread}"
    listed.append(_assumption(name, words, span, unit, basis, given is None, argument=argument))
    return span


def _assumption(
    name: str, words: str, values: Span, unit: str, basis: str, assumed: bool, argument: str | None = ""
) -> Assumption:
    changed_by = name if argument == "" else argument
    return Assumption(
        name=name, words=words, values=values, unit=unit, basis=basis, argument=changed_by, assumed=assumed
    )
