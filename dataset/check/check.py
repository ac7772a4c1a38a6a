"""Check a training file: every line against every rule, in bounded memory, all problems at once."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO, Literal

from dataset.check.examples import example_findings, sides
from dataset.check.jury import Jury
from dataset.check.layouts import LAYOUTS, Layout, is_plainly, key_findings, layouts_of, respelled, unknown_layout
from dataset.check.lines import BOM, Line, read_lines
from dataset.check.opening import opening_findings
from dataset.check.profiles import Profile, find_profiles, load_profiles
from dataset.check.reading import ReadLine, common_layout, read_value, without_bom
from dataset.check.report import CheckReport, Finding, Gathered, Severity
from dataset.check.strict_json import kind_of
from dataset.check.whole import Whole, advice, count_findings, size_findings

PEEKED = 50  # lines that decide which layout the file has
PEEKED_BYTES = 8 * 1024 * 1024
BYTES_PER_TOKEN = 4  # a rule of thumb for English; other languages need more tokens
Part = Literal["train", "validation"]
Seen = Callable[[int, str, str], None]  # line, what is asked, what is answered


def check_file(
    source: Path | BinaryIO,
    provider: str | None = None,
    *,
    part: Part = "train",
    profiles: Sequence[Profile] | None = None,
    seen: Seen | None = None,
) -> CheckReport:
    """What is wrong with the file for this provider; without one, for every open provider that reads its layout.

    A validation part may be small. `seen` is called for every sound example. Raises OSError where the file cannot be
    read, and UnknownProvider.
    """
    known = load_profiles() if profiles is None else profiles
    readers = find_profiles(provider, known) if provider else known
    jury = Jury(readers, named=provider is not None)
    if isinstance(source, Path):
        with source.open("rb") as stream:
            return _Check(jury, readers, provider is not None, part, seen).run(stream, source.name)
    return _Check(jury, readers, provider is not None, part, seen).run(source, None)


class _Check:
    """One run over one file."""

    def __init__(self, jury: Jury, readers: Sequence[Profile], named: bool, part: Part, seen: Seen | None) -> None:
        self._jury, self._all, self._named, self._part, self._seen = jury, readers, named, part, seen
        self._gathered, self._whole = Gathered(), Whole()
        self._layout: Layout | None = None
        self._size = self._last_line = self._crlf_line = 0
        self._bom = False
        self._harmless = 0  # tokens up to which nobody minds the length

    def run(self, stream: BinaryIO, name: str | None) -> CheckReport:
        """The report on the stream."""
        lines = read_lines(stream)
        first = next(lines, None)
        opening = opening_findings(first, name)
        for finding in opening.findings:
            self._add(finding, 1)
        if first is not None and not opening.is_fatal:
            self._bom = first.raw.startswith(BOM)
            self._examples(chain([without_bom(first)], lines))
        self._finish(first is not None and not opening.is_fatal)
        return CheckReport(
            verdict=self._gathered.verdict(), layout=self._layout, examples=self._whole.examples,
            problems=self._gathered.problems(), notes=tuple(self._notes()),
        )  # fmt: skip

    def _examples(self, lines: Iterable[Line]) -> None:
        read = map(read_value, self._tidy(lines))
        peeked, size = list[ReadLine](), 0
        for one in read:
            peeked.append(one)
            size += one.line.size
            if len(peeked) >= PEEKED or size > PEEKED_BYTES:
                break
        self._layout = common_layout(peeked)
        self._jury.is_for(self._layout)
        bounds = [(one.limits.tokens_per_example, one.cut_at_tokens) for one in self._jury.readers]
        self._harmless = min((bound for both in bounds for bound in both if bound), default=sys.maxsize)
        if self._layout is not None and self._named and not any(self._layout in one.layouts for one in self._all):
            self._other_layout(peeked[0].line.number)
        for one in chain(peeked, read):
            self._example(one)

    def _tidy(self, lines: Iterable[Line]) -> Iterator[Line]:
        """The lines that hold something; empty ones and Windows line ends are noted."""
        for line in lines:
            self._size += line.size
            self._last_line = line.number
            if line.ending == "\r\n" and not self._crlf_line:
                self._crlf_line = line.number
                what = "The lines end as Windows writes them (CR LF)."
                self._add(Finding("F4.crlf", "line end", what, "Save the file with Unix line ends (LF)."), line.number)
            if line.raw.strip():
                yield line
            else:
                what = "The line is empty."
                self._add(Finding("F4.empty", "line", what, "Delete the empty line."), line.number)

    def _example(self, one: ReadLine) -> None:
        number = one.line.number
        for finding in one.findings:
            self._add(finding, number)
        if one.value is None and one.findings:
            return
        if not isinstance(one.value, dict):
            what = f"The line holds {kind_of(one.value)}, where an example must be an object."
            self._add(
                Finding("F5.object", "line", what, 'Write {...} with curly brackets, for example {"messages": [...]}.'),
                number,
            )
            return
        self._whole.examples += 1
        self._length(one.line)
        if self._layout is not None and is_plainly(one.value, self._layout):
            self._inside(one, self._layout, one.value, [])
            return
        value = respelled(one.value)
        layouts = layouts_of(value)
        if not layouts:
            self._add(unknown_layout(one.value), number)
            return
        layout = self._layout if self._layout is not None and self._layout in layouts else layouts[0]
        findings = list(key_findings(one.value, layout))
        if layout != self._layout and self._layout is not None:
            what = f"This line has the layout {LAYOUTS[layout].name}, others have {LAYOUTS[self._layout].name}."
            field = LAYOUTS[layout].marks[0]
            findings.insert(0, Finding("F7.mixed", field, what, "Keep one layout in a file."))
        self._inside(one, layout, value, findings)

    def _inside(self, one: ReadLine, layout: Layout, value: dict[str, Any], outside: Iterable[Finding]) -> None:
        number, sound = one.line.number, not one.findings
        for finding in chain(outside, example_findings(value, layout)):
            sound = self._add(finding, number) != "error" and sound
        if sound and layout == self._layout:
            asked, answered = sides(value, layout)
            self._whole.see(number, asked, answered)
            if self._seen is not None:
                self._seen(number, asked, answered)

    def _length(self, line: Line) -> None:
        tokens = len(line.raw) // BYTES_PER_TOKEN
        if tokens <= self._harmless:
            return
        for reader in self._jury.readers:
            most = reader.limits.tokens_per_example
            if most is not None and tokens > most:
                what = f"The example has about {tokens:,} tokens; {reader.name} takes at most {most:,}."
                self._add_for(
                    Finding("X2.limit", "line", what, "Split it into several examples."), line.number, [reader]
                )
        cutting = [reader for reader in self._jury.readers if reader.cut_at_tokens and tokens > reader.cut_at_tokens]
        if cutting and (self._named or len(cutting) > 1) and not self._gathered.is_full("X2.cut"):
            cut = ", ".join(f"{reader.name} at {reader.cut_at_tokens:,}" for reader in cutting)
            what = f"The example has about {tokens:,} tokens. Unless told otherwise, some tools cut it: {cut}."
            self._add(
                Finding("X2.cut", "line", what, "Set the tool's longest length higher, or shorten the example."),
                line.number,
            )

    def _other_layout(self, line: int) -> None:
        assert self._layout is not None
        taken = " or ".join(dict.fromkeys(LAYOUTS[layout].name for one in self._all for layout in one.layouts))
        name = self._all[0].name if len(self._all) == 1 else "Training on your own machine"
        what = f"{name} does not read the layout {LAYOUTS[self._layout].name}."
        field = LAYOUTS[self._layout].marks[0]
        self._add(Finding("F7.provider", field, what, f"Write the examples in the layout {taken}."), line)

    def _finish(self, was_read: bool) -> None:
        if was_read and self._whole.examples == 0 and not self._gathered.problems():
            what = "There is no example in the file."
            self._add(Finding("F2", "file", what, "Write one example a line."), 1)
        if self._layout is None:
            return
        readers = self._jury.readers
        if not self._bom and any(reader.wants_bom for reader in readers):
            what = "Azure's pages ask for a byte order mark (BOM) at the start of the file, and there is none."
            self._add(Finding("F3.no_bom", "file", what, 'Save it as "UTF-8 with BOM".'), 1)
        for line, finding in self._whole.findings(self._layout):
            self._add(finding, line)
        for finding, saying in size_findings(self._size, readers):
            self._add_for(finding, None, saying)
        if self._part == "train":
            for finding, saying in count_findings(self._whole.examples, readers):
                self._add_for(finding, self._last_line, saying)
            for said in advice(self._whole.examples, readers) if self._named else ():
                self._add(
                    Finding("N1.advised", "file", said, "Add more of the same kind before you train."), self._last_line
                )

    def _notes(self) -> Iterator[str]:
        readers = [reader for reader in self._jury.readers if self._layout in reader.layouts]
        if self._named:
            yield from dict.fromkeys(reader.note for reader in readers if reader.note)
        elif self._layout is not None:
            names = ", ".join(f"{reader.name}{'' if reader.is_open else ' (closing)'}" for reader in readers)
            yield f"Read as {LAYOUTS[self._layout].name}, the layout of {names}."
            if self._part == "train":
                yield from advice(self._whole.examples, [reader for reader in readers if reader.is_open])

    def _add(self, finding: Finding, line: int | None) -> Severity | None:
        """Keep the finding as a problem where somebody minds, and say how grave it is."""
        problem = self._jury.problem(finding, line)
        if problem is None:
            return None
        self._gathered.add(finding.code, problem)
        return problem.severity

    def _add_for(self, finding: Finding, line: int | None, saying: Sequence[Profile]) -> None:
        """A finding that only these readers make; its words name them."""
        problem = Jury(saying, named=self._named, tells_who=False).problem(finding, line)
        if problem is not None:
            self._gathered.add(f"{finding.code} {saying[0].id}", problem)
