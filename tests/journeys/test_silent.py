"""A bar that is denied is silence: neither a no nor a yes."""

import pytest

from journeys.silent import SAYS_NOTHING, as_silence


@pytest.mark.parametrize(
    "words",
    ["the agreement doesn't forbid it", "Nothing in there rules it out", "it is not banned", "no clause bars it"],
)
def test_a_denied_bar_is_silence(words: str) -> None:
    assert SAYS_NOTHING in as_silence(words)


@pytest.mark.parametrize(
    "words", ["they forbid it", "it is not only banned but punished", "we do not use it, it is forbidden"]
)
def test_a_bar_stays_a_bar(words: str) -> None:
    assert as_silence(words) == words
