"""The tool that checks pasted lines of a training file."""

from __future__ import annotations

import pytest

from assistant.errors import ToolRefusal
from assistant.tools.checking import check_dataset_file
from tests.assistant.tools.conftest import Told, run
from tests.dataset.check.lines import assistant, chat, line, lines, user

pytestmark = pytest.mark.anyio
GOOD = b"\n".join(lines("chat", 2)).decode()


async def test_a_pasted_sample_that_is_right_is_said_to_be_right(told: Told) -> None:
    result = await run(check_dataset_file, told(), text=f"\n{GOOD}\n\n")
    model = result.for_model()

    assert (result.behaviour, model["file_verdict"], model["problems"]) == ("dataset", "ok", [])
    assert "If these lines are the whole file: The file holds 2 examples" in result.for_person()


async def test_what_is_wrong_is_told_with_line_and_remedy(told: Told) -> None:
    wrong = line(chat({**user(), "role": "human"}, assistant())).decode()
    result = await run(check_dataset_file, told(), text=f"{GOOD}\n{wrong}", provider="Together AI")

    assert result.for_model()["file_verdict"] == "error"
    assert '**Line 3**, `messages[0].role`: The role "human" is not known. Write "user".' in result.for_person()


async def test_many_problems_are_counted(told: Told) -> None:
    wrong = "\n".join(line(chat(user(), assistant(""))).decode() for _ in range(40))

    assert "And 9 more" in (await run(check_dataset_file, told(), text=wrong)).for_person()


async def test_text_that_is_no_json_is_told_so(told: Told) -> None:
    assert "not JSON" in (await run(check_dataset_file, told(), text="Is this right?")).for_person()


async def test_an_unknown_provider_is_refused_in_a_sentence(told: Told) -> None:
    with pytest.raises(ToolRefusal, match="no format rules"):
        await run(check_dataset_file, told(), text=GOOD, provider="nobody")
