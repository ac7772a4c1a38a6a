"""Runs inside a peer's own environment: prints one line of JSON, {file name: the peer's complaint or null}."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any


def together(path: Path) -> str | None:
    try:
        from together.lib.utils.files import check_file
    except ImportError:
        from together.utils.files import check_file  # before 2.0
    try:
        told = check_file(path)
    except (RecursionError, TypeError, AttributeError, KeyError, IndexError):
        return None  # it fell over; that is no judgement
    return None if told["is_check_passed"] else str(told.get("message") or told)


def parallelogram(path: Path) -> str | None:
    command = [str(Path(sys.executable).parent / "parallelogram"), "check", str(path), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    try:
        issues = json.loads(done.stdout).get("issues", [])
    except ValueError:
        return f"crashed: {done.stderr[-200:]}"
    errors = [issue for issue in issues if str(issue.get("severity", "")).lower() == "error"]
    return f"{errors[0].get('rule')}: {errors[0].get('message')}" if errors else None


def finelint(path: Path) -> str | None:
    command = [str(Path(sys.executable).parent / "finelint"), "inspect", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, cwd=sys.argv[3])
    if "Findings: 0" in done.stdout:
        return None
    return next((line.strip() for line in done.stdout.splitlines() if line.strip().startswith("[")), done.stderr[-200:])


def main() -> None:
    peer: Any = {"together": together, "parallelogram": parallelogram, "finelint": finelint}[sys.argv[1]]
    print(json.dumps({path.name: peer(path) for path in sorted(Path(sys.argv[2]).glob("*.jsonl"))}))


if __name__ == "__main__":
    main()
