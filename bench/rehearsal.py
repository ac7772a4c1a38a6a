"""The rehearsal of the prepared house style: figures beside those aimed at, and beside torch with peft where given.

`python -m bench.rehearsal` needs the small model in Peri's home (`peri rehearse --install`); without it the line says
so. With PERI_TEST_TORCH set to the python of an environment that holds torch, transformers, peft and gguf the same
pairs are trained there too.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from assistant.quiet import prepare_environment
from assistant.rehearsals import model_file, threads
from assistant.settings import read_settings
from rehearsal.package import MODEL_SHA256
from rehearsal.pairs import Chosen
from rehearsal.plan import guessed_tokens, make_plan
from rehearsal.prepared import load_prepared
from rehearsal.rehearsing import end_child, start_child
from rehearsal.shelf import Shelf
from rehearsal.state import Folder

AIM = "aimed at: below 0.15, at least 11 of 12, below 150 s on two quiet cores, below 1500 MB"
PEER = Path(__file__).parent.parent / "tests" / "rehearsal" / "torch_peer.py"


def main() -> None:
    """Print one line for each set, and one for torch."""
    prepare_environment()
    measure_rehearsal(tuple(sys.argv[1:]) or ("house_style",))


def measure_rehearsal(names: tuple[str, ...] = ("house_style",)) -> None:
    """Rehearse the prepared sets in processes of their own."""
    model = model_file(read_settings(os.environ))
    if not model.is_file():
        print("rehearsal: the small model is not installed here (peri rehearse --install)")
        return
    for name in names:
        with tempfile.TemporaryDirectory() as root:
            _measure(name, model, Path(root))
    peer = os.environ.get("PERI_TEST_TORCH")
    if peer:
        done = subprocess.run([peer, str(PEER), "train", str(model)], capture_output=True, text=True, check=True)
        print(f"the same with torch and peft: {done.stdout.strip()}")


def _measure(name: str, model: Path, root: Path) -> None:
    folder = _begun(name, root)
    began = time.monotonic()
    child = start_child(folder, model, MODEL_SHA256)
    assert child.stdout is not None
    child.stdout.read()
    _, _, used = os.wait4(child.pid, 0)
    end_child(child)
    result = folder.result
    assert result is not None, folder.progress
    style = f"{result.in_style_before} -> {result.in_style_after} of {result.held}" if result.marks else "no marks"
    print(
        f"rehearsal of {name}: held-out loss {result.held_before:.3f} -> {result.held_after:.3f}, in style {style}, "
        f"{time.monotonic() - began:.0f} s, {used.ru_utime + used.ru_stime:.0f} s of CPU in {folder.settings.threads} "
        f"threads, peak {used.ru_maxrss // 1024} MB; "
        f"load {os.getloadavg()[0]:.1f} ({AIM})"
    )


def _begun(name: str, root: Path) -> Folder:
    from rehearsal.figures import Settings

    told = load_prepared(name)
    chosen = Chosen(train=told.train, held=told.held)
    settings = Settings(name=told.label, example=name, threads=threads())
    return Shelf(root, "bench").put(settings, chosen, make_plan(settings, chosen, guessed_tokens, 1e11))


if __name__ == "__main__":
    main()
