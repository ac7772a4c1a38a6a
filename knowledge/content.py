"""Read an authored file and say every problem in it in plain words."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from knowledge.content_words import plain_words, shown

Record = TypeVar("Record", bound=BaseModel)
# For a list, which of its fields name ids of which other list: {"prices": {"source": "sources"}}.
Links = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Problem:
    """One thing wrong in one authored file. `what` carries no full stop, `remedy` is a sentence."""

    file: str
    field: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}: {self.field}: {self.what}. {self.remedy}"


class ContentError(Exception):
    """Authored content cannot be used; `problems` holds all of them and str() lists them, one a line."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(problems)
        self.problems = list(problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


def file_label(path: Path) -> str:
    """The file as a person names it: its folder and its name."""
    return f"{path.parent.name}/{path.name}" if path.parent.name else path.name


def read_front_matter(path: Path) -> tuple[dict[str, object], str]:
    """The fields between the two '---' lines at the top, and the text below them. Raises ContentError."""
    lines = _read_text(path).split("\n")
    if lines[0].rstrip() != "---":
        raise _one(path, "front matter", "the file does not begin with a line '---'", "Put '---' above the fields.")
    end = next((number for number, line in enumerate(lines[1:], start=1) if line.rstrip() == "---"), None)
    if end is None:
        raise _one(path, "front matter", "the line '---' that ends it is missing", "Add '---' below the last field.")
    # The first field stands on the second line of the file; the empty first line keeps the line numbers true.
    fields = _parse_yaml("\n" + "\n".join(lines[1:end]), path)
    return fields, "\n".join(lines[end + 1 :]).strip("\n")


def read_yaml(path: Path) -> dict[str, object]:
    """The fields of a YAML file. Raises ContentError, also for a field that is written twice."""
    return _parse_yaml(_read_text(path), path)


def problems_of(error: ValidationError, file: Path | str) -> list[Problem]:
    """A validation error in plain words, one Problem for each thing that is wrong.

    A validator of ours raises ValueError("what is wrong. What would be right."), split here at the first full stop.
    """
    label = file_label(file) if isinstance(file, Path) else file
    # pydantic counts only the valid entries of a list, and would call one with a broken entry "too short" as well.
    broken = {detail["loc"][:end] for detail in error.errors() for end in range(len(detail["loc"]))}
    details = [detail for detail in error.errors() if detail["type"] != "too_short" or detail["loc"] not in broken]
    return [Problem(label, _field_path(detail["loc"]), *plain_words(detail)) for detail in details]


def read_record(path: Path, model: type[Record], ids_in: Sequence[str], links: Links) -> Record:
    """The model that a YAML file holds. Raises ContentError with every problem; see `reference_problems`."""
    data = read_yaml(path)
    problems = reference_problems(data, path, ids_in, links)
    try:
        record = model.model_validate(data)
    except ValidationError as error:
        raise ContentError([*problems, *problems_of(error, path)]) from None
    if problems:
        raise ContentError(problems)
    return record


def claimed_ids(path: Path, fields: Callable[[Path], Mapping[str, object]]) -> set[str]:
    """The ids under which a broken file may be known: its name, and the id in it as far as `fields` can read that."""
    try:
        return {path.stem, str(fields(path).get("id"))}
    except ContentError:
        return {path.stem}


def reference_problems(data: Mapping[str, object], path: Path, ids_in: Sequence[str], links: Links) -> list[Problem]:
    """What no single field shows: a wrong id of the file, ids used twice, and names that stand nowhere in the file.

    `ids_in` names the lists whose entries have an id. The fields are read raw, so that an invalid file is checked too.
    """
    file, problems = file_label(path), list[Problem]()
    if isinstance(data.get("id"), str) and data["id"] != path.stem:
        what = f"{shown(data['id'])} is not the name of the file"
        problems.append(Problem(file, "id", what, f"Write '{path.stem}'."))
    ids = {field: [str(entry.get("id")) for _, entry in _entries(data, field)] for field in ids_in}
    for field, names in ids.items():
        for name in sorted({name for name in names if names.count(name) > 1}):
            problems.append(Problem(file, field, f"the id '{name}' is used twice", "Give each entry an id of its own."))
    for field, targets in links.items():
        for number, entry in _entries(data, field):
            for name, target in targets.items():
                named = entry.get(name)
                for reference in named if isinstance(named, list) else [named]:
                    if isinstance(reference, str) and reference not in ids[target]:
                        what = f"'{reference}' is not the id of an entry of {target}"
                        problems.append(Problem(file, f"{field}, entry {number}, {name}", what, "Correct or add it."))
    return problems


def _entries(data: Mapping[str, object], field: str) -> list[tuple[int, dict[str, object]]]:
    value = data.get(field)
    entries = value if isinstance(value, list) else []
    return [(number, entry) for number, entry in enumerate(entries, start=1) if isinstance(entry, dict)]


def _read_text(path: Path) -> str:
    try:
        # utf-8-sig: some Windows editors put an invisible mark (BOM) in front of the first character.
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise _one(path, "whole file", f"cannot be read ({error.strerror})", "Check its name and rights.") from error
    except UnicodeDecodeError as error:
        raise _one(path, "whole file", f"is not UTF-8 text (byte {error.start + 1})", "Save it as UTF-8.") from error


def _parse_yaml(text: str, path: Path) -> dict[str, object]:
    loader: _Loader | None = None
    try:
        loader = _Loader(text)
        value = loader.get_single_data()
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ContentError([*_repeated(loader, path), _broken_yaml(error, path)]) from error
    problems = _repeated(loader, path)
    if not isinstance(value, dict):
        what = "holds no fields" if value is None else f"holds {shown(value)} where fields were expected"
        problems.append(Problem(file_label(path), "whole file", what, "Write one field a line, as 'name: value'."))
    else:
        for key in (str(key) for key in value if not isinstance(key, str)):
            problems.append(Problem(file_label(path), key, f"the field name '{key}' is not text", "Put it in quotes."))
    if problems:
        raise ContentError(problems)
    return {str(key): entry for key, entry in value.items()}


class _Loader(yaml.CSafeLoader):
    """A safe loader that remembers keys written twice, and leaves an impossible date to the validation of its field."""

    def __init__(self, text: str) -> None:
        self.repeated: list[tuple[str, int, int]] = []
        super().__init__(text)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, object]:
        first_line: dict[str, int] = {}
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and key.tag != "tag:yaml.org,2002:merge":
                line = key.start_mark.line + 1
                if key.value in first_line:
                    self.repeated.append((key.value, first_line[key.value], line))
                first_line.setdefault(key.value, line)
        return super().construct_mapping(node, deep=deep)

    def construct_date(self, node: yaml.ScalarNode) -> object:
        try:
            return self.construct_yaml_timestamp(node)
        except ValueError:
            return node.value


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _Loader.construct_date)


def _repeated(loader: _Loader | None, path: Path) -> list[Problem]:
    return [
        Problem(file_label(path), key, f"is written twice, on lines {first} and {second}", "Keep one of the two.")
        for key, first, second in (loader.repeated if loader else [])
    ]


def _broken_yaml(error: Exception, path: Path) -> Problem:
    mark = getattr(error, "problem_mark", None)
    field = f"line {mark.line + 1}" if mark else "whole file"
    reason = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error) or "nested too deeply"
    remedy = "Check the indentation, and put text that holds ': ' or ' #', or that begins with a sign, in quotes."
    return Problem(file_label(path), field, f"is not valid YAML ({reason})", remedy)


def _one(path: Path, field: str, what: str, remedy: str) -> ContentError:
    return ContentError([Problem(file_label(path), field, what, remedy)])


def _field_path(location: tuple[int | str, ...]) -> str:
    """('prices', 3, 'amount') is 'prices, entry 4, amount'."""
    return ", ".join(f"entry {part + 1}" if isinstance(part, int) else part for part in location) or "whole file"
