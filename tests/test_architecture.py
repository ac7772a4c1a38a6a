"""The house rules, read from the imports."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = {
    "knowledge": {"knowledge"},
    "journeys": {"journeys", "knowledge"},
    "dataset": {"dataset", "knowledge"},
    "tracking": {"tracking", "dataset", "knowledge"},
    "rehearsal": {"rehearsal", "dataset"},
}
ALL_ROOMS = {"knowledge", "journeys", "dataset", "tracking", "rehearsal", "assistant"}
BELOW_FORBIDDEN = {
    "litellm",
    "chainlit",
    "openai",
    "httpx",
    "requests",
    "aiohttp",
    "socket",
    "urllib.request",
    "http.client",
}
DOORS = {
    "litellm": ("assistant/models/door.py",),
    "chromadb": ("knowledge/vectors.py",),
    "chainlit": ("assistant/app.py", "assistant/face/"),
    "bm25s": ("knowledge/words.py",),
    "rapidfuzz": ("knowledge/spelling.py", "dataset/curate/", "dataset/split.py", "tracking/changed.py"),
    "tiktoken": ("journeys/tokens.py",),
    "selectolax": ("dataset/read/",),
    "python_calamine": ("dataset/read/sheets.py",),
    "phonenumbers": ("dataset/curate/phones.py",),
    "dbos": ("dataset/build/workflow.py", "rehearsal/rehearsing.py"),
    "markdown_it": ("assistant/pages/",),
    "jinja2": ("assistant/pages/",),
}
TOP = ("assistant.app", "assistant.cli")


def sources(room: str) -> list[Path]:
    return sorted(p for p in (ROOT / room).rglob("*.py"))


def imports(path: Path) -> list[tuple[str, bool]]:
    """(module, whether it is imported when the file is) for every import of a file."""
    found = []

    def visit(node: ast.AST, at_top: bool) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Import):
                found.extend((alias.name, at_top) for alias in child.names)
            elif isinstance(child, ast.ImportFrom) and child.module:
                found.append((child.module, at_top))
            elif isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
                visit(child, False)
            else:
                visit(child, at_top and not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef))

    visit(ast.parse(path.read_text("utf-8")), True)
    return found


def label(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_a_lower_room_imports_only_the_rooms_below_it(room: str) -> None:
    wrong = [
        f"{label(path)}: {name}"
        for path in sources(room)
        for name, _ in imports(path)
        if name.split(".")[0] in ALL_ROOMS - ROOMS[room]
    ]
    assert not wrong


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_nothing_below_the_assistant_talks_to_a_model_a_window_or_the_network(room: str) -> None:
    wrong = [
        f"{label(path)}: {name}"
        for path in sources(room)
        for name, _ in imports(path)
        if name in BELOW_FORBIDDEN or name.split(".")[0] in BELOW_FORBIDDEN
    ]
    assert not wrong


@pytest.mark.parametrize("library", sorted(DOORS))
def test_a_heavy_library_has_one_door(library: str) -> None:
    users = {
        label(p) for room in ALL_ROOMS for p in sources(room) for name, _ in imports(p) if name.split(".")[0] == library
    }
    assert users, f"nobody imports {library}: does the rule still make sense?"
    assert not [user for user in users if not user.startswith(DOORS[library])]


def test_heavy_libraries_are_not_imported_with_their_door() -> None:
    late = {
        "litellm",
        "chromadb",
        "bm25s",
        "onnxruntime",
        "tokenizers",
        "py3langid",
        "tiktoken",
        "selectolax",
        "python_calamine",
        "phonenumbers",
    }
    wrong = [
        f"{label(p)}: {name}"
        for room in ALL_ROOMS
        for p in sources(room)
        for name, at_top in imports(p)
        if at_top and name.split(".")[0] in late
    ]
    assert not wrong


def test_nothing_imports_the_chat_app_or_the_terminal() -> None:
    wrong = [
        f"{label(p)}: {name}"
        for room in ALL_ROOMS
        for p in sources(room)
        for name, _ in imports(p)
        if name in TOP and p.name != "__main__.py"
    ]
    assert not wrong


def test_only_settings_and_the_edges_read_the_environment() -> None:
    allowed = {
        "assistant/settings.py",
        "assistant/quiet.py",  # sets the variables that keep third parties quiet
        "assistant/cli.py",
        "assistant/cli_house.py",  # hands the environment to settings
        "assistant/serve.py",  # sets what Chainlit reads
        "assistant/doctor.py",
        "knowledge/embed.py",  # sets ORT_DISABLE_TELEMETRY before the import that would write a file
        "knowledge/vectors.py",
        "rehearsal/child.py",  # sets the number of threads before numpy is imported
    }
    wrong = [
        label(path)
        for room in ALL_ROOMS
        for path in sources(room)
        if ("os.environ" in path.read_text("utf-8") or "os.getenv" in path.read_text("utf-8"))
        and label(path) not in allowed
    ]
    assert not wrong


def test_no_module_reads_the_clock_below_the_assistant() -> None:
    wrong = [
        label(path)
        for room in ROOMS
        for path in sources(room)
        if any(call in path.read_text("utf-8") for call in ("datetime.now(", "date.today(", "time.time("))
    ]
    assert not wrong
