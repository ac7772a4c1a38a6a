"""Ways to quote and to sign that only some mail programs have, turned into the usual ones before a mail is split."""

from __future__ import annotations

import re
from collections import Counter

_CITED = re.compile(r"\s{0,4}([A-Za-z][\w.-]{0,14}> ?|--\] ?|\| (?!.*\|\s*\Z))(?=\S|\Z)")  # "Anna> text", "| text"
_ESCAPED = re.compile(r">+From ")
_LEAST_CITED = 2  # lines with the same name before them; one may be a prompt of a computer
_ARMOUR = re.compile(r"-----BEGIN PGP SIGNED MESSAGE-----\s*")
_ARMOUR_SAYS = re.compile(r"(?:Hash|Charset|Comment|Version): .*")
_SEAL = re.compile(r"-----(BEGIN|END) PGP SIGNATURE-----\s*")


def usual_marks(lines: list[str]) -> list[str]:
    """The lines with ">" before what is quoted with a name or a bar, and without the armour of a signed mail."""
    return _with_marks(_bare(_unescaped(lines)))


def _unescaped(lines: list[str]) -> list[str]:
    """The lines without the ">" that a mailbox sets before a sentence that begins with "From"."""
    if not any(_ESCAPED.match(line) for line in lines):
        return lines
    quoted = [line.lstrip().startswith(">") for line in lines]
    near = [before or after for before, after in zip([False, *quoted[:-1]], [*quoted[1:], False], strict=True)]
    return [
        line.lstrip(">") if not beside and _ESCAPED.match(line) else line
        for line, beside in zip(lines, near, strict=True)
    ]


def _with_marks(lines: list[str]) -> list[str]:
    names = Counter(found.group(1) for line in lines if (found := _CITED.match(line)))
    cited = {name for name, count in names.items() if count >= _LEAST_CITED}
    if not cited:
        return lines
    return [
        f"> {line[found.end() :]}" if (found := _CITED.match(line)) and found.group(1) in cited else line
        for line in lines
    ]


def _bare(lines: list[str]) -> list[str]:
    start = next((at for at, line in enumerate(lines) if _ARMOUR.fullmatch(line)), None)
    if start is None:
        return lines
    after = start + 1
    while after < len(lines) and (_ARMOUR_SAYS.fullmatch(lines[after]) or not lines[after].strip()):
        after += 1
    kept, in_seal = list[str](), False
    for line in lines[after:]:
        if found := _SEAL.fullmatch(line):
            in_seal = found.group(1) == "BEGIN"
        elif not in_seal:
            kept.append(line.removeprefix("- ") if line.startswith("- -") else line)
    return [*lines[:start], *kept]
