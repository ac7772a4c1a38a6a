"""Vectors of a fixed set of texts, kept in Chroma so that they are computed once (the only chromadb import).

Beside its collection each set has a file with nothing but its vectors: as long as no text changed, they are read from
there. Chroma, which knows which vector is whose, takes 3 s of the processor to be imported and read (2026-11-23).
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

import numpy as np

from knowledge.embed import DIMENSIONS, Embedder, Vectors
from knowledge.kept import Arrays, kept

BATCH = 5_000  # Chroma takes no more than 5461 rows at once


class VectorCache:
    """A folder of Chroma collections, one a set of texts, each with its vectors in a file; a changed set gets new ones.

    It is a cache: a file that cannot be read is made again from the collection, and that from the texts. Both are
    written aside and renamed, so that a killed process never leaves half of one under its final name.
    """

    def __init__(self, folder: Path, embedder: Embedder) -> None:
        self.folder = folder
        self.embedder = embedder

    def vectors(self, name: str, texts: Sequence[str]) -> Vectors:
        """The vectors of `texts` in their order; shape (len(texts), dimensions).

        A text that stood in the set before keeps its vector, so that one mended article costs one article's time.
        """
        kind, key = f"{name}-{_digest([self.embedder.id])}", _digest(texts)

        def collected() -> Arrays:
            return {"vectors": self._collected(name, kind, self.folder / f"{kind}-{key}", texts)}

        like = {"vectors": np.empty((len(texts), DIMENSIONS), np.float32)}
        file = f"vectors_{name}", f"{_digest([self.embedder.id])}-{key}"
        vectors: Vectors = kept(self.folder, *file, collected, (), like)["vectors"]
        return vectors

    def _collected(self, name: str, kind: str, home: Path, texts: Sequence[str]) -> Vectors:
        """The vectors by the collections of that kind; what is in none is computed, and all then stands in `home`."""
        known: dict[str, Vectors] = {}
        for old in sorted(self.folder.glob(f"{kind}-*")):
            try:
                known |= self._read(old)
            except Exception:  # noqa: BLE001  # a damaged cache fails in many ways; it is made again
                shutil.rmtree(old, ignore_errors=True)
        missing = [text for text in dict.fromkeys(texts) if text not in known]
        if missing:
            known |= dict(zip(missing, self.embedder.embed(missing), strict=True))
        vectors = np.stack([known[text] for text in texts])
        if missing or not home.exists():
            self._write(home, texts, vectors)
        for old in self.folder.glob(f"{name}-*"):
            if old != home:
                shutil.rmtree(old, ignore_errors=True)
        return vectors

    def _read(self, home: Path) -> dict[str, Vectors]:
        with _Client(home) as collection:
            found = collection.get(include=["embeddings", "documents"])
        vectors = np.asarray(found["embeddings"], dtype=np.float32)
        return dict(zip(found["documents"], vectors, strict=True))

    def _write(self, home: Path, texts: Sequence[str], vectors: Vectors) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        aside = self.folder / f".{uuid4().hex}"
        try:
            with _Client(aside) as collection:
                for start in range(0, len(texts), BATCH):
                    part = slice(start, start + BATCH)
                    ids = [str(i) for i in range(len(texts))][part]
                    collection.add(ids=ids, embeddings=vectors[part], documents=list(texts[part]))
            shutil.rmtree(home, ignore_errors=True)
            try:
                aside.rename(home)
            except OSError:
                if not home.exists():  # else another process was first, and its collection is the same
                    raise
        finally:
            shutil.rmtree(aside, ignore_errors=True)


def _digest(texts: Sequence[str]) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:12]


class _Client:
    """One collection of an embedded Chroma, released again so that the folder can be moved."""

    def __init__(self, folder: Path) -> None:
        os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
        import chromadb
        from chromadb.config import Settings

        self._client = chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))

    def __enter__(self):  # type: ignore[no-untyped-def]  # chromadb's Collection type would need the import above
        # Not "cosine": that scales what it keeps, so that vectors read back differ in a last bit from those written,
        # and whatever was learned from them would be learned again at the second start.
        return self._client.get_or_create_collection(
            "texts", embedding_function=None, configuration={"hnsw": {"space": "ip"}}
        )

    def __exit__(self, *_: object) -> None:
        self._client.close()
