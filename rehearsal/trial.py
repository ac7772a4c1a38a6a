"""Your own prompt, answered by the model as it came and as it was rehearsed."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from rehearsal.figures import Frozen
from rehearsal.package import MODEL_SHA256
from rehearsal.rehearsing import end_child, start_child
from rehearsal.state import Folder

_MOST_SECONDS = 120
_LONGEST = 1_000  # letters of a prompt
TOO_LONG = f"That is longer than the small model here can take. Try at most {_LONGEST} letters."
NOTHING_LEARNT = "This rehearsal has learnt nothing yet. Start it, then try your prompt."
NO_ANSWER = "The small model did not answer. `peri rehearse` may say more; is there 1 GB of memory free?"


class Tried(Frozen):
    """Two answers to one prompt."""

    before: str
    after: str
    cut_before: bool = False  # it ended at the limit and not by itself
    cut_after: bool = False


class NotTried(Exception):
    """The prompt could not be answered; str() is a sentence for the person."""


def try_prompt(folder: Folder, model: Path, prompt: str, digest: str = MODEL_SHA256) -> Tried:
    """Both answers; takes some seconds. Raises NotTried."""
    prompt = prompt.strip()
    if not prompt:
        raise NotTried("Write a prompt to try.")
    if len(prompt) > _LONGEST:
        raise NotTried(TOO_LONG)
    if not folder.checkpoint("main").is_file():
        raise NotTried(NOTHING_LEARNT)
    child = start_child(folder, model, digest, "try")
    try:
        said, _ = child.communicate(json.dumps(prompt).encode() + b"\n", timeout=_MOST_SECONDS)
        return Tried.model_validate_json(said)
    except (subprocess.TimeoutExpired, ValueError):
        raise NotTried(NO_ANSWER) from None
    finally:
        end_child(child)
