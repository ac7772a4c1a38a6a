"""Numbers in a file: the safetensors layout (a length, a JSON header, the raw data), written whole or not at all."""

from __future__ import annotations

import json
import os
import struct
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from rehearsal.gguf_file import Floats

_ALIGN = 8


class Damaged(Exception):
    """The file is not what was written."""


def write_tensors(path: Path, tensors: Mapping[str, Floats], note: Mapping[str, str]) -> None:
    """Write the file beside its place and put it there when all of it is on the disk."""
    at, header = 0, dict[str, object]()
    if note:
        header["__metadata__"] = dict(note)
    for name, values in tensors.items():
        header[name] = {"dtype": "F32", "shape": list(values.shape), "data_offsets": [at, at + values.nbytes]}
        at += values.nbytes
    text = json.dumps(header, ensure_ascii=True).encode()
    text += b" " * (-len(text) % _ALIGN)
    draft = path.with_name(f".{path.name}.draft")
    with draft.open("wb") as file:
        file.write(struct.pack("<Q", len(text)))
        file.write(text)
        for values in tensors.values():
            file.write(np.ascontiguousarray(values, "<f4").data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(draft, path)


def read_tensors(path: Path) -> tuple[dict[str, Floats], dict[str, str]]:
    """The tensors and the note. Raises Damaged and OSError."""
    data = path.read_bytes()
    try:
        start = 8 + struct.unpack_from("<Q", data)[0]
        header = json.loads(data[8:start])
        note = header.pop("__metadata__", {})
        read = dict[str, Floats]()
        for name, told in header.items():
            begin, end = told["data_offsets"]
            values = np.frombuffer(data, "<f4", (end - begin) // 4, start + begin).reshape(told["shape"])
            read[name] = values.astype(np.float32)
    except (struct.error, ValueError, KeyError, TypeError) as error:
        raise Damaged(path.name) from error
    return read, note
