"""A model of the same kind as the real one, small enough to train in a test, and pairs for it."""

from __future__ import annotations

import hashlib
import struct
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers.pre_tokenizers import ByteLevel

from rehearsal.figures import Pair, Settings
from rehearsal.pairs import Chosen
from rehearsal.plan import make_plan
from rehearsal.shelf import Shelf
from rehearsal.state import Folder

WIDTH, INNER, HEADS, GROUPS, LAYERS = 64, 96, 4, 2, 2
KEYS = WIDTH // HEADS * GROUPS
F32, Q4_1, Q8_0 = 0, 3, 8
_KINDS = {bool: (7, "<?"), int: (4, "<I"), float: (6, "<f")}


def tiny_model(path: Path) -> str:
    """Write a GGUF file with weights by chance; its digest."""
    words = ["<|endoftext|>", "<|im_start|>", "<|im_end|>", *sorted(ByteLevel.alphabet())]
    settings: dict[str, Any] = {
        "general.architecture": "llama",
        "llama.block_count": LAYERS,
        "llama.embedding_length": WIDTH,
        "llama.feed_forward_length": INNER,
        "llama.attention.head_count": HEADS,
        "llama.attention.head_count_kv": GROUPS,
        "llama.vocab_size": len(words),
        "llama.attention.layer_norm_rms_epsilon": 1e-5,
        "llama.rope.freq_base": 10000.0,
        "tokenizer.ggml.pre": "smollm",
        "tokenizer.ggml.tokens": words,
        "tokenizer.ggml.token_type": [3, 3, 3] + [1] * (len(words) - 3),
        "tokenizer.ggml.merges": [],
        "tokenizer.ggml.eos_token_id": 2,
    }
    dice = np.random.default_rng(1)
    tensors: list[tuple[str, tuple[int, ...], int]] = [("token_embd.weight", (len(words), WIDTH), Q8_0)]
    for layer in range(LAYERS):
        shapes = {
            "attn_q": (WIDTH, WIDTH),
            "attn_k": (KEYS, WIDTH),
            "attn_v": (KEYS, WIDTH),
            "attn_output": (WIDTH, WIDTH),
            "ffn_gate": (INNER, WIDTH),
            "ffn_up": (INNER, WIDTH),
            "ffn_down": (WIDTH, INNER),
        }
        tensors += [(f"blk.{layer}.{name}.weight", shape, Q4_1) for name, shape in shapes.items()]
        tensors += [(f"blk.{layer}.{name}.weight", (WIDTH,), F32) for name in ("attn_norm", "ffn_norm")]
    tensors.append(("output_norm.weight", (WIDTH,), F32))
    packed = [(name, shape, kind, _packed(dice, shape, kind)) for name, shape, kind in tensors]
    path.write_bytes(gguf_bytes(settings, packed))
    return hashlib.sha256(path.read_bytes()).hexdigest()


def gguf_bytes(settings: dict[str, Any], tensors: list[tuple[str, tuple[int, ...], int, bytes]]) -> bytes:
    """A GGUF file, version 3."""
    head = b"GGUF" + struct.pack("<IQQ", 3, len(tensors), len(settings))
    for key, value in settings.items():
        head += _text(key) + _value(value)
    offset, data = 0, b""
    for name, shape, kind, raw in tensors:
        head += _text(name) + struct.pack("<I", len(shape)) + struct.pack(f"<{len(shape)}Q", *reversed(shape))
        head += struct.pack("<IQ", kind, offset)
        raw += b"\0" * (-len(raw) % 32)
        data, offset = data + raw, offset + len(raw)
    return head + b"\0" * (-len(head) % 32) + data


def house_pairs(count: int = 24) -> list[Pair]:
    """Pairs in a fixed style, all different."""
    things = ("lamp", "kettle", "basket", "stool", "rug", "vase", "clock", "mirror")
    facts = ("is blue", "is very old", "came by boat", "has two legs")
    made = [(thing, fact) for fact in facts for thing in things][:count]
    return [
        Pair(prompt=f"Sell: {thing}; {fact}.", answer=f"oh, the {thing}: it {fact}. so there.") for thing, fact in made
    ]


def begun(root: Path, person: str = "local", passes: int = 2, **told: Any) -> Folder:
    """A rehearsal that is ready to run."""
    pairs = house_pairs()
    chosen = Chosen(train=tuple(pairs[:20]), held=tuple(pairs[20:]))
    settings = Settings(name="tiny", passes=passes, threads=1, **told)
    return Shelf(root, person).put(settings, chosen, make_plan(settings, chosen, lambda a, b: len(a + b), 1e10))


def _packed(dice: np.random.Generator, shape: tuple[int, ...], kind: int) -> bytes:
    if kind == F32:
        return np.ones(shape, "<f4").tobytes()
    blocks = int(np.prod(shape)) // 32
    if kind == Q8_0:
        scale = np.full((blocks, 1), 0.01, "<f2").view(np.uint8).reshape(blocks, 2)
        return np.concatenate([scale, dice.integers(0, 256, (blocks, 32), np.uint8)], axis=1).tobytes()
    pair = np.array([[0.05, -0.375]], "<f2").repeat(blocks, axis=0).view(np.uint8).reshape(blocks, 4)
    return np.concatenate([pair, dice.integers(0, 256, (blocks, 16), np.uint8)], axis=1).tobytes()


def _text(text: str) -> bytes:
    raw = text.encode()
    return struct.pack("<Q", len(raw)) + raw


def _value(value: Any) -> bytes:
    if isinstance(value, str):
        return struct.pack("<I", 8) + _text(value)
    if isinstance(value, list):
        if not value or isinstance(value[0], str):
            return struct.pack("<IIQ", 9, 8, len(value)) + b"".join(map(_text, value))
        return struct.pack("<IIQ", 9, 4, len(value)) + struct.pack(f"<{len(value)}I", *value)
    number, form = _KINDS[type(value)]
    return struct.pack("<I", number) + struct.pack(form, value)
