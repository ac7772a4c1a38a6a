"""A kit to paste elsewhere bears no name that is known or offered, and says so at its top."""

from __future__ import annotations

from pathlib import Path

from dataset.build.kit import kit_of, named_kit_of
from dataset.build.names import decide_names
from dataset.build.review import decide
from dataset.build.state import open_build
from tests.dataset.build.conftest import NOW, Bench

CLIENTS = {
    "Bakery Huber": "bakery",
    "Hotel Adler": "hotel",
    "Care home Sonnblick": "care home",
    "Town hall Obertal": "",
}


def reports(root: Path, labelled: bool) -> Path:
    root.mkdir()
    for at, (client, what) in enumerate(CLIENTS.items()):
        label = f"Client: {client}, contact Ms Hofer\n\n" if labelled else ""
        (root / f"report_{at}.txt").write_text(
            f"Energy audit {client}: recommendations\n\n{label}The {what} house was built in 19{at}5 and is cold, so "
            f"that {client} pays too much for it every winter and wants to know what can be done about that.\n\n"
            f"1. Insulate the ceiling with {at + 1}2 cm of wool.\n2. Lower the curve by 0.{at + 2} before the winter.\n"
            f"3. Exchange the {at + 3} pumps of the cellar.\n\nOrder: 2, 3, 1."
        )
    return root


def test_no_client_of_a_labelled_line_stands_in_kit_or_files(bench: Bench, tmp_path: Path) -> None:
    folder = bench.gathered(reports(tmp_path / "work", labelled=True), may_use_all=True)
    with open_build(folder) as build:
        kit, used = named_kit_of(build)
    files = bench.written(folder, "openai", doubtful=True)
    texts = [path.read_text("utf-8", errors="ignore") for path in files.rglob("*") if path.suffix in {".md", ".jsonl"}]
    assert texts
    for text in (kit.markdown, *texts):
        assert not [name for name in ("Huber", "Adler", "Sonnblick", "Obertal", "Hofer") if name in text]
    assert "Bakery Huber" in {mask.name for mask in used}
    top = kit.markdown.split("## Style sheet")[0]
    assert all(mask.token in top for mask in used)
    assert "peri dataset mask NAME" in top


def test_what_titles_offer_is_a_token_until_the_person_lets_it_stand(bench: Bench, tmp_path: Path) -> None:
    folder = bench.gathered(reports(tmp_path / "work", labelled=False), may_use_all=True)
    with open_build(folder) as build:
        assert "Bakery Huber" in build.value("often_named")
        assert not [client for client in CLIENTS if client in kit_of(build).markdown]
    files = bench.written(folder, "text", doubtful=True)
    texts = [path.read_text("utf-8", errors="ignore") for path in files.rglob("*") if path.suffix not in {".zip", ""}]
    assert any("was built in" in text for text in texts)
    assert not [client for client in CLIENTS if any(client in text for text in texts)]
    with open_build(folder) as build:
        decide_names(build, list(CLIENTS), is_on=False)
        assert any(client in kit_of(build).markdown for client in CLIENTS)


def test_numbered_items_keep_the_numbers_that_the_text_speaks_of(bench: Bench, tmp_path: Path) -> None:
    folder = bench.gathered(reports(tmp_path / "work", labelled=True), may_use_all=True)
    with open_build(folder) as build:
        kit = kit_of(build)
    assert "> 1. Insulate the ceiling" in kit.markdown
    assert "> 3. Exchange the" in kit.markdown


def test_the_kit_says_what_is_doubtful_in_it_and_leaves_out_private_data_that_nobody_saw(
    bench: Bench, tmp_path: Path
) -> None:
    root = reports(tmp_path / "work", labelled=True)
    (root / "report_9.txt").write_text(
        "Energy audit: recommendations\n\nThe mill was built long ago and nobody heats it, so call +49 30 901820 or "
        "write to nobody.at.all@mill.example, who has the key and will open it for a plumber in the morning.\n"
    )
    folder = bench.gathered(root, may_use_all=True)
    with open_build(folder) as build:
        kit = kit_of(build)
        assert "mill" not in kit.markdown
        top = kit.markdown.split("## Style sheet")[0]
        assert "samples are still to look at (a client's or person's name: " in top
        assert "1 piece with private data is not in it" in top
        row = build.db.execute("SELECT id FROM candidates WHERE body LIKE '%The mill was%'").fetchone()
        decide(build, [row["id"]], "keep", now=NOW)
        assert "with private data" not in kit_of(build).markdown


def test_the_kit_says_whose_words_each_order_is_in(bench: Bench, tmp_path: Path) -> None:
    root = tmp_path / "work"
    root.mkdir()
    for at, what in enumerate(("stove", "tent", "lamp")):
        text = f"The {what} stands well in rain and wind, and packs into its own bag with {at + 2} straps to close it."
        (root / f"own_{at}.txt").write_text(f"Ticket: a text for the {what}, for campers\n\n{text}\n")
        (root / f"made_{at}.txt").write_text(
            f"A {what} on the hill, in the last light of {at + 3} May, is all one needs.\n"
        )
    folder = bench.gathered(root, may_use_all=True)
    with open_build(folder) as build:
        kit = kit_of(build).markdown
    assert "Asked for, partly in my own words; Peri added the rest" in kit
    assert "Asked for, made up by Peri from the piece; I never asked in these words:" in kit
    assert "samples the “asked for” was made up from the piece by Peri" in kit
