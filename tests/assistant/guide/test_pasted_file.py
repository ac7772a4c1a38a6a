"""Lines of a training file that are pasted with a question are checked, and not taken for pairs to build from."""

from __future__ import annotations

import pytest

from assistant.models.guide.reading.pasted_file import read_pasted_file
from assistant.peri import Peri
from tests.assistant.guide.test_guide import talk

pytestmark = pytest.mark.anyio
GOOD = '{"messages": [{"role": "user", "content": "Kettle"}, {"role": "assistant", "content": "Boils fast."}]}'
BAD = '{"messages": [{"role": "human", "content": "Kettle"}, {"role": "assistant", "content": "Boils fast."}]}'


@pytest.mark.parametrize("asked", ["Is this JSONL right?", "can you check this file", "will Together accept that?"])
def test_lines_with_a_question_are_a_file_to_check(asked: str) -> None:
    found = read_pasted_file(f"{asked}\n{GOOD}\n{BAD}")
    assert found is not None
    assert found.lines == f"{GOOD}\n{BAD}"
    assert found.reader == ("together" if "Together" in asked else None)


@pytest.mark.parametrize("text", [GOOD, f"here are my pairs\n{GOOD}", "Is this JSONL right?", "what is {a: b}"])
def test_lines_without_a_question_and_questions_without_lines_are_not(text: str) -> None:
    assert read_pasted_file(text) is None


async def test_the_answer_names_line_and_field(peri: Peri) -> None:
    reply = await talk(peri, f"Is this JSONL right?\n\n{GOOD}\n{BAD}\n{GOOD}")
    assert reply.tools == ("check_dataset_file",)
    assert "Line 2" in reply.answer
    assert "human" in reply.answer
    assert "Line 1" not in reply.answer
