"""How quick the review is at 5,000 pairs, over HTTP as the card asks: `python -m bench.review [PAIRS]`."""

from __future__ import annotations

import io
import random
import statistics
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import httpx

from tests.dataset.build.making import CLIENTS, block, sentence
from tests.face.server import Server
from tests.face.test_builds import HOUSE, Desk


def packed(pairs: int) -> bytes:
    """A zip of sheets that hold so many pairs, in a folder for each client."""
    dice, each = random.Random(1), pairs // (6 * len(CLIENTS))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for client in CLIENTS:
            for number in range(6):
                rows = [f"{client} {number}-{row} {sentence(dice, 3)[:-1]},{block(dice, 3)}\n" for row in range(each)]
                archive.writestr(f"{client}/sheet {number}.csv", "Name,Text\n" + "".join(rows))
    return out.getvalue()


def timed(label: str, ask: Callable[[int], httpx.Response | dict[str, object]], times: int = 15) -> None:
    """Print how long it took, the median and the longest."""
    took = []
    for number in range(times):
        begun = time.perf_counter()
        ask(number)
        took.append((time.perf_counter() - begun) * 1000)
    print(f"{label:<22} median {statistics.median(took):6.0f} ms   longest {max(took):6.0f} ms")


def main(pairs: int) -> None:
    """Build, then ask as the cards do."""
    with tempfile.TemporaryDirectory() as folder, Server(Path(folder) / "home", program=HOUSE) as server:
        (Path(folder) / "brought").mkdir()
        (Path(folder) / "brought" / "work.zip").write_bytes(packed(pairs))
        desk = Desk(server)
        desk.patience_s = 600
        desk.begin(Path(folder) / "brought")
        print(desk.state()["pairs"])
        items = desk.review(standing="look", limit=25)["items"]
        timed("state of the card", lambda _: desk.state())
        timed("first page", lambda _: desk.review(standing="look"))
        timed("last page", lambda _: desk.review(standing="look", cursor=pairs - 100))
        timed("page of one doubt", lambda _: desk.review(standing="look", rule="permission", cursor=pairs // 2))
        timed("a decision", lambda number: desk.do("decide", ids=[items[number]["id"]], action="keep"))
        timed("undo", lambda _: desk.do("undo"), 10)
        timed("keep all", lambda _: desk.do("bulk", chosen={"standing": "look"}, action="keep"), 1)
        timed("undo of that", lambda _: desk.do("undo"), 1)
        timed("permission of all", lambda _: desk.do("permit", clients=CLIENTS, may_use=True), 1)
        timed("prompt kit", lambda _: desk.http.get(f"/peri/build/{desk.key}/kit"), 3)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000)
