"""`make eval`: every evaluation that ships with Peri, and the shared questions when they lie beside the checkout."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
NEW = ROOT / "tests" / "evals" / "retrieval_new.jsonl"
SHARED = ROOT.parent / "shared" / "evals" / "questions.jsonl"


def main() -> None:
    """Run each evaluation in a process of its own and let it print its table."""
    facts = [["facts", str(path)] for path in sorted(NEW.parent.glob("facts_*.jsonl"))]
    runs = [["situations"], *facts, ["retrieval"], ["retrieval", str(NEW)], ["own"], ["routing"], ["follow_ups"]]
    if SHARED.exists():
        runs.append(["questions", str(SHARED)])
    else:
        print("questions: no file beside the checkout; run `peri eval questions FILE`")
    for arguments in runs:
        with tempfile.TemporaryDirectory() as scratch:
            out = [] if arguments[0] in ("retrieval", "own") else ["--out", str(Path(scratch) / "out.jsonl")]
            done = subprocess.run([sys.executable, "-m", "assistant", "eval", *arguments, *out], check=False)
        if done.returncode:
            sys.exit(done.returncode)
        print()


if __name__ == "__main__":
    main()
