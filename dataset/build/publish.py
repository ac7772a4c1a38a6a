"""The last stages: each format, the report and the kit into a folder aside, then the whole folder in its place."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

from dataset.build.card import card_markdown
from dataset.build.facts import Facts, gather_facts
from dataset.build.final import WriteOptions, count_final, examples
from dataset.build.kit_doubts import kit_doubts, left_out_sentence, seen, unseen
from dataset.build.kit_names import kit_masker, with_note
from dataset.build.kit_piece import kit_piece
from dataset.build.page import report_page
from dataset.build.state import Build
from dataset.candidate import Candidate
from dataset.curate.masking import Masker
from dataset.json_line import json_line
from dataset.kit import Piece, make_kit
from dataset.layouts.companions import companions
from dataset.layouts.lines import TARGETS, Example
from dataset.layouts.recipe import KINDS, recipe
from dataset.layouts.write import NotAccepted, write_layout
from dataset.report import TRIAL_FROM

TRAIN, VALIDATION = "train.jsonl", "validation.jsonl"
MANIFEST, ARCHIVE, KIT = "manifest.json", "files.zip", "prompt-kit.md"
_ASIDE, _PLACE, _BEFORE = "writing", "files", ".before"
_OLDEST = (1980, 1, 1, 0, 0, 0)  # the first day that a zip can name; the true one would change the bytes


def place_of(build: Build, options: WriteOptions) -> Path:
    """The folder where the finished files will stand."""
    return Path(options.out) if options.out else build.folder / _PLACE


class PlaceTaken(Exception):
    """There is something else where the files should stand; str() is a sentence for the person."""


def begin_writing(build: Build, options: WriteOptions) -> None:
    """Begin with an empty folder aside. Raises PlaceTaken."""
    place = place_of(build, options)
    before = _before(place)
    if not place.exists() and before.exists():
        os.rename(before, place)  # an earlier attempt ended between its two renames
    if place.exists() and not (place / MANIFEST).is_file() and not (place.is_dir() and not any(place.iterdir())):
        raise PlaceTaken(f"There is something else in {place.name} already. Choose a folder that does not exist yet.")
    shutil.rmtree(build.folder / _ASIDE, ignore_errors=True)
    (build.folder / _ASIDE).mkdir()
    build.keep("written", {})


def write_target(build: Build, target: str, options: WriteOptions) -> None:
    """Write one format and what goes with it; what the check refuses is not written, and said."""
    folder = build.folder / _ASIDE / target
    shutil.rmtree(folder, ignore_errors=True)  # what an attempt that was killed has left
    folder.mkdir(parents=True)
    is_text = TARGETS[target].reader is None
    try:
        train = write_layout(examples(build, "train", options, unprompted=is_text), target, folder / TRAIN)
        validation = None
        held = list_held_out(build, target, options, train.bytes)
        if held:
            validation = write_layout(held, target, folder / VALIDATION, part="validation")
    except NotAccepted as refused:
        shutil.rmtree(folder)
        _note(build, target, f"not written: {refused}")
        return
    beside = dict(companions(target, TRAIN, VALIDATION if validation else None))
    if target in KINDS:
        beside["train.py"] = recipe(target, TRAIN, VALIDATION if validation else None, train.examples)
    for name, text in beside.items():
        (folder / name).write_text(text, "utf-8", newline="\n")
    held_out = f", {validation.examples:,} held out" if validation else ""
    _note(build, target, f"{train.examples:,} examples{held_out}; checked: {train.report.counted()}")


def list_held_out(build: Build, target: str, options: WriteOptions, train_bytes: int) -> list[Example]:
    """The held-out pairs that go into a target's validation file: all, or as many as it has room for.

    What has no room is in no file: in the training file it would be learned. There are at most 5,000 of them.
    """
    wanted = TARGETS[target]
    room, kept = wanted.room_for_held_out(train_bytes), list[Example]()
    for example in examples(build, "validation", options):
        if room is not None:
            room -= len(json_line(wanted.line(example))) + 1
            if room < 0:
                break
        kept.append(example)
    return kept


def write_report(build: Build) -> Facts:
    """Write the data card, the report page and, where there is little to train on, the prompt kit."""
    folder, facts = build.folder / _ASIDE, gather_facts(build)
    written: dict[str, str] = build.value("written", {})
    if facts.examples < TRIAL_FROM and build.count("SELECT count(*) FROM final"):
        masker = kit_masker(build)
        pieces = list(_pieces(build, masker))
        written["prompt kit"] = left_out_sentence(unseen(build), build.name)
        if pieces:
            bare = make_kit(pieces)
            doubts = kit_doubts(build, [piece.id for piece in bare.samples])
            kit = with_note(bare, masker, doubts.sentences(build.name))
            (folder / KIT).write_text(kit.markdown, "utf-8", newline="\n")
            written["prompt kit"] = f"about {kit.tokens:,} tokens, to paste into any assistant"
    (folder / "card.md").write_text(card_markdown(facts, written), "utf-8", newline="\n")
    (folder / "report.html").write_text(report_page(facts), "utf-8", newline="\n")
    build.keep("facts", facts.model_dump(mode="json"))
    build.keep("written", written)
    return facts


def publish(build: Build, options: WriteOptions) -> Path:
    """Put the folder in its place as one; what stood there before is replaced whole or stays whole."""
    aside, place = build.folder / _ASIDE, place_of(build, options)
    before = _before(place)
    if not aside.exists():  # done already, but for the last line
        shutil.rmtree(before, ignore_errors=True)
        return place
    _seal(build, aside)
    moved = _on_same_disk(aside, place)
    if place.exists():
        shutil.rmtree(before, ignore_errors=True)
        os.rename(place, before)
    os.rename(moved, place)
    shutil.rmtree(before, ignore_errors=True)
    shutil.rmtree(aside, ignore_errors=True)
    return place


def _note(build: Build, target: str, said: str) -> None:
    with build.change():
        build.keep("written", {**build.value("written", {}), target: said})


def _pieces(build: Build, masker: Masker) -> Iterator[Piece]:
    rows = build.db.execute(
        "SELECT f.id, f.prompt, f.answer, d.prompt AS own, body FROM final f JOIN candidates ON candidates.id = f.id "
        f"LEFT JOIN decisions d ON d.candidate = f.id WHERE {seen()} ORDER BY f.seq"
    )
    for row in rows:
        one = Candidate.model_validate_json(row["body"])
        prompt, answer = (masker.mask(row[side]).text for side in ("prompt", "answer"))
        yield kit_piece(one, prompt, answer, row["own"])


def _seal(build: Build, aside: Path) -> None:
    """The manifest with the hash of every file, and all of it as one zip."""
    draft = aside / f".{ARCHIVE}"
    for path in (aside / MANIFEST, aside / ARCHIVE, draft):
        path.unlink(missing_ok=True)
    paths = _files(aside)
    listed = [{"path": _label(path, aside), "bytes": path.stat().st_size, "sha256": _sha(path)} for path in paths]
    told = {"examples": count_final(build), "validation": count_final(build, "validation"), "files": listed}
    (aside / MANIFEST).write_text(json.dumps(told, indent=1, sort_keys=True) + "\n", "utf-8", newline="\n")
    with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for path in _files(aside):
            if path == draft:
                continue
            entry = zipfile.ZipInfo(_label(path, aside), _OLDEST)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            with path.open("rb") as source, archive.open(entry, "w") as into:
                shutil.copyfileobj(source, into)
    os.replace(draft, aside / ARCHIVE)
    for path in [*_files(aside)]:
        _sync(path)


def _before(place: Path) -> Path:
    return place.with_name(f".{place.name}{_BEFORE}")


def _on_same_disk(aside: Path, place: Path) -> Path:
    """The folder to rename: beside its place, so that a rename is enough."""
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.parent == aside.parent:
        return aside
    moved = place.with_name(f".{place.name}.writing")
    shutil.rmtree(moved, ignore_errors=True)
    shutil.copytree(aside, moved)
    return moved


def _files(folder: Path) -> list[Path]:
    return sorted((path for path in folder.rglob("*") if path.is_file()), key=lambda path: _label(path, folder))


def _label(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _sha(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
