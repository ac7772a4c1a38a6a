"""Reads a model from a GGUF file: its settings, its vocabulary and its weights as 32-bit floats.

The layout is that of the GGUF specification, version 3 (ggml, docs/gguf.md); blocks are unpacked as ggml-quants.c does.
Only what the pinned model holds is read: a package for this would bring ten times the code and take four seconds more.
"""

from __future__ import annotations

import mmap
import struct
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_MAGIC = b"GGUF"
_NUMBERS = {0: "<B", 1: "<b", 2: "<H", 3: "<h", 4: "<I", 5: "<i", 6: "<f", 7: "<?", 10: "<Q", 11: "<q", 12: "<d"}
_STRING, _ARRAY = 8, 9
_F32, _Q4_1, _Q8_0 = 0, 3, 8
_BLOCKS = {_F32: (1, 4), _Q4_1: (32, 20), _Q8_0: (32, 34)}  # values, bytes


class NotReadable(Exception):
    """The file is not a GGUF model of a kind that is known here."""


class GgufFile:
    """An open file; `settings` holds its keys and values, `tensor` unpacks one weight."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._at = 0
        if self._data[:4] != _MAGIC or self._number("<I", 4) != 3:
            raise NotReadable("not a GGUF file of version 3")
        tensors, values = self._number("<Q"), self._number("<Q")
        self.settings: dict[str, Any] = {}
        for _ in range(values):
            key = self._string()
            self.settings[key] = self._value(self._number("<I"))
        self._tensors = dict(self._tensor_info() for _ in range(tensors))
        align = int(self.settings.get("general.alignment", 32))
        self._start = (self._at + align - 1) // align * align

    def close(self) -> None:
        """Let go of the file."""
        self._data.close()

    def tensor(self, name: str) -> Floats:
        """A weight as 32-bit floats, rows first."""
        shape, kind, offset = self._tensors[name]
        if kind not in _BLOCKS:
            raise NotReadable(f"the weight {name} is packed in a way that is not known here ({kind})")
        values, size = _BLOCKS[kind]
        count = int(np.prod(shape)) // values
        raw = np.frombuffer(self._data, np.uint8, count * size, self._start + offset).reshape(count, size)
        return _unpacked(raw, kind).reshape(shape)

    def _number(self, form: str, at: int | None = None) -> Any:
        start = self._at if at is None else at
        self._at = start + struct.calcsize(form)
        return struct.unpack_from(form, self._data, start)[0]

    def _string(self) -> str:
        size = self._number("<Q")
        self._at += size
        return self._data[self._at - size : self._at].decode("utf-8")

    def _value(self, kind: int) -> Any:
        if kind == _STRING:
            return self._string()
        if kind != _ARRAY:
            return self._number(_NUMBERS[kind])
        inner, count = self._number("<I"), self._number("<Q")
        return [self._value(inner) for _ in range(count)]

    def _tensor_info(self) -> tuple[str, tuple[tuple[int, ...], int, int]]:
        name = self._string()
        dimensions = self._number("<I")
        shape = tuple(self._number("<Q") for _ in range(dimensions))[::-1]
        return name, (shape, self._number("<I"), self._number("<Q"))


def _unpacked(raw: NDArray[np.uint8], kind: int) -> Floats:
    if kind == _F32:
        return raw.view(np.float32).copy()
    if kind == _Q4_1:
        scale, least = raw[:, 0:2].view(np.float16).astype(np.float32), raw[:, 2:4].view(np.float16).astype(np.float32)
        packed = raw[:, 4:]
        steps = np.concatenate([packed & 0x0F, packed >> 4], axis=1).astype(np.float32)
        return steps * scale + least
    return raw[:, 2:].view(np.int8).astype(np.float32) * raw[:, 0:2].view(np.float16).astype(np.float32)
