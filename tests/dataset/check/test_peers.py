"""Opt-in: where another checker refuses a file, so do we; what we write passes them. See scripts/install-peers."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from dataset.check.check import check_file
from dataset.check.profiles import load_profiles
from dataset.layouts.lines import TARGETS, Example
from dataset.layouts.write import write_layout
from tests.dataset.check.lines import answered, asked, line, lines, with_third
from tests.dataset.check.test_files import BROKEN, FILE
from tests.dataset.check.test_rules import BAD, DOUBTFUL, FINE

ENVIRONMENTS = Path(__file__).parents[3] / ".venv-peers"
PEERS = {
    "together 2.14.0": ("new", "together"),
    "together 1.5.35": ("old", "together"),
    "parallelogram": ("new", "parallelogram"),
    "finelint": ("new", "finelint"),
}
READS = {  # the layouts that a peer claims to read
    "together 2.14.0": {"chat", "prompt_completion", "text", "preference"},
    "together 1.5.35": {"chat", "prompt_completion", "text", "preference"},
    "parallelogram": {"chat", "sharegpt"},
    "finelint": {"chat", "prompt_completion", "text", "sharegpt", "alpaca"},
}
# Where a peer refuses what every provider of the layout takes, we do not; each with the reason.
NOT_OURS = {
    "together 2.14.0": (),
    "together 1.5.35": (  # older than tools
        r"`content` in message|role `tool`|[Ii]nvalid role|must be string|content type|column \"tools\"",
    ),
    "parallelogram": (
        r"missing 'content' field",  # it does not know that a call of a tool has no content
        r"'content' is not a string",  # the same, with null
        r"invalid role: 'tool'",
        r"Conversation must end on 'assistant'",  # around tools
        r"Duplicate of line",  # no provider refuses a repeat; we warn
        r"(Role alternation broken|empty content)",  # the same
    ),
    "finelint": (
        r"No text fields",
        r"duplicate|DUPLICATE|CONFLICT|conflicting",  # facts about the content, which we tell as warnings
        r"CHAT_DUPLICATE_TURN|use role 'tool'|'prompt' is blank|'chosen' contains array",  # all of these are in use
        r"TOOL_DEFINITION_MISSING|CHAT_EMPTY_TURN|PARALLEL",  # told as warnings
    ),
}
pytestmark = [
    pytest.mark.skipif(
        not os.environ.get("PERI_TEST_PEERS"), reason="set PERI_TEST_PEERS=1 after scripts/install-peers"
    ),
    pytest.mark.slow,
]


def cases() -> dict[str, tuple[str, bytes]]:
    """Each file of the tables by its name, with its layout."""
    made = {f"bad-{layout}-{rule}-{n:03}": (layout, with_third(layout, line(bad)))
            for layout, every in BAD.items() for n, (rule, _, bad) in enumerate(every)}  # fmt: skip
    made |= {
        f"doubtful-{rule}-{n:03}": (layout, with_third(layout, line(bad)))
        for n, (layout, rule, _, bad) in enumerate(DOUBTFUL)
    }
    made |= {f"fine-{n:03}": (layout, with_third(layout, line(fine))) for n, (layout, fine) in enumerate(FINE)}
    made |= {
        f"broken-{rule}-{n:03}": ("chat", with_third("chat", broken)) for n, (rule, _, broken) in enumerate(BROKEN)
    }
    files = (
        FILE,
        b"",
        FILE.replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + FILE,
        FILE.decode().encode("utf-16"),
        FILE + b"\n",
        FILE[:-1],
    )
    made |= {f"file-{n}": ("chat", data) for n, data in enumerate(files)}
    return made | {f"good-{layout}": (layout, b"\n".join(lines(layout))) for layout in BAD}


def ask(peer: str, folder: Path, scratch: Path) -> dict[str, str | None]:
    environment, name = PEERS[peer]
    done = subprocess.run(
        [ENVIRONMENTS / environment / "bin" / "python", Path(__file__).with_name("ask_peer.py"), name, folder, scratch],
        capture_output=True, text=True, check=True, timeout=280, env={**os.environ, "TOGETHER_DISABLE_TQDM": "true"},
    )  # fmt: skip
    answers: dict[str, str | None] = json.loads(done.stdout.splitlines()[-1])
    return answers


@pytest.mark.parametrize("peer", sorted(PEERS))
def test_wherever_a_peer_refuses_so_do_we(peer: str, tmp_path: Path) -> None:
    folder, scratch = tmp_path / "files", tmp_path / "scratch"
    folder.mkdir()
    scratch.mkdir()
    layouts, profiles = {}, load_profiles()
    for name, (layout, data) in cases().items():
        (folder / f"{name}.jsonl").write_bytes(data)
        layouts[f"{name}.jsonl"] = layout
    refused, alone = 0, []
    for name, complaint in ask(peer, folder, scratch).items():
        if complaint is None or layouts[name] not in READS[peer]:
            continue
        ours = check_file(folder / name, profiles=profiles).verdict
        refused += ours == "error"
        excused = any(re.search(pattern, complaint) for pattern in NOT_OURS[peer]) and not name.startswith("bad-")
        if ours != "error" and not excused:
            alone.append((name, ours, complaint))
    print(f"{peer}: {refused} files refused by both, {len(alone)} by the peer alone")
    assert alone == []


@pytest.mark.parametrize("peer", sorted(PEERS))
def test_what_we_write_passes_every_peer_that_reads_it(peer: str, tmp_path: Path) -> None:
    folder, scratch = tmp_path / "files", tmp_path / "scratch"
    folder.mkdir()
    scratch.mkdir()
    examples = [Example("Be plain." if n % 2 else None, asked(n), answered(n)) for n in range(120)]
    wanted = [target for target in TARGETS.values() if target.layout in READS[peer]]
    if peer.startswith("together"):  # it is one provider's own check, and refuses Azure's mark
        wanted = [target for target in wanted if not target.has_bom]
    for target in wanted:
        if target.has_bom:
            continue  # the mark is Azure's alone
        write_layout(examples, target.id, folder / f"{target.id}.jsonl")

    assert {name: said for name, said in ask(peer, folder, scratch).items() if said} == {}
