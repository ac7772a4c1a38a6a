"""How much a file may cost; beyond that it is refused, and the rest goes on."""

from __future__ import annotations

from dataclasses import asdict, dataclass

MEGABYTE = 1_000_000
OUT_OF_MEMORY = 77  # exit code of a child


@dataclass(frozen=True)
class Limits:
    """Caps for one call of `read_source`. Bytes are counted unpacked where a file is packed."""

    file_bytes: int = 128 * MEGABYTE  # a document; also one member of a zip, one mail
    container_bytes: int = 8_000 * MEGABYTE  # a zip or mbox, which are read in pieces
    unpacked_bytes: int = 4_000 * MEGABYTE  # all members of a zip together
    members: int = 20_000  # of a zip; also parts of a docx or xlsx, and files in a mail
    messages: int = 500_000  # of a mbox
    ratio: int = 200  # unpacked to packed, for members over one megabyte
    depth: int = 2  # zips in zips, mails in mails
    nesting: int = 200  # elements in elements, lists in lists
    elements: int = 2_000_000  # of one XML part
    pages: int = 3_000
    rows: int = 100_000
    columns: int = 500
    cells: int = 2_000_000
    segments: int = 150_000
    characters: int = 10_000_000  # of text in one document
    files: int = 1_000_000  # found in folders
    memory_bytes: int = 768 * MEGABYTE  # address space of a child, Linux only
    cpu_seconds: int = 20  # a document
    wall_seconds: float = 40.0  # without a sign of life
    children: int = 2
    life: int = 20_000  # documents after which a child is replaced, so that no leak grows
    restarts: int = 20  # a zip or mbox whose members kill this many children is given up

    def as_json(self) -> dict[str, float]:
        """The limits as a child receives them."""
        return asdict(self)
