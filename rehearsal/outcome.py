"""From what the parts have come to, the result: losses, marks, answers side by side, and what it means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dataset.style_sheet import style_sheet
from rehearsal.figures import Answered, CurvePoint, FactAnswer, Facts, Pair, Points, Result, Settings, Sheets
from rehearsal.marks import count_marks, marks_in, marks_of
from rehearsal.prepared import Mark, has_fact, load_prepared
from rehearsal.state import Note
from rehearsal.training import count_steps
from rehearsal.wording import ARTICLES, LIMITS, overfit, what_it_says


def make_result(settings: Settings, train: Sequence[Pair], held: Sequence[Pair], notes: Mapping[str, Note]) -> Result:
    """The result of a rehearsal whose main part has been answered before and after."""
    main = notes["main"]
    before, after = main.before or (), main.after or ()
    wanted = [each.answer for each in held]
    marks = _telling(marks_of(settings.example, [each.answer for each in train]), before, after)
    counts = count_marks(marks, wanted, before, after)
    curve = _curve(notes, marks, len(train), settings.passes)
    facts = _facts(notes.get("facts"), settings.passes)
    steps = count_steps(len(train), settings.passes)
    result = Result(
        name=settings.name,
        example=settings.example,
        pairs=len(train),
        held=len(held),
        passes=settings.passes,
        step=main.step,
        steps=steps,
        held_before=main.held[0][1],
        held_after=main.held[-1][1],
        train_points=main.train,
        held_points=main.held,
        marks=counts,
        in_style_before=_in_style(marks, before),
        in_style_after=_in_style(marks, after),
        answers=_answers(held, main, marks),
        sheets=Sheets(yours=_sheet(wanted), before=_sheet(before), after=_sheet(after)),
        curve=curve,
        facts=facts,
        overfit=overfit(_smooth(main.train), main.held),
        says=(),
        limits=LIMITS,
        articles=ARTICLES,
    )
    return result.model_copy(update={"says": what_it_says(result)})


def _telling(marks: Sequence[Mark], before: Sequence[str], after: Sequence[str]) -> tuple[Mark, ...]:
    """Without those that say what is never done where the model never did it either."""
    both = (*before, *after)
    return tuple(mark for mark in marks if not mark.is_absence or not all(mark.is_in(answer) for answer in both))


def _in_style(marks: Sequence[Mark], answers: Sequence[str]) -> int:
    return sum(marks_in(marks, answer) == len(marks) for answer in answers) if marks else 0


def _answers(held: Sequence[Pair], main: Note, marks: Sequence[Mark]) -> tuple[Answered, ...]:
    before, after = main.before or (), main.after or ()
    cut_before, cut_after = (main.cut.get(when) or (False,) * len(held) for when in ("before", "after"))
    return tuple(
        Answered(
            prompt=pair.prompt,
            wanted=pair.answer,
            before=first,
            after=last,
            marks_before=marks_in(marks, first),
            marks_after=marks_in(marks, last),
            cut_before=is_first_cut,
            cut_after=is_last_cut,
        )
        for pair, first, last, is_first_cut, is_last_cut in zip(held, before, after, cut_before, cut_after, strict=True)
    )


def _curve(notes: Mapping[str, Note], marks: Sequence[Mark], pairs: int, passes: int) -> tuple[CurvePoint, ...]:
    points = list[CurvePoint]()
    for part, note in notes.items():
        if part == "main" or part.startswith("curve-"):
            size = pairs if part == "main" else int(part.removeprefix("curve-"))
            if note.step < count_steps(size, passes):
                continue  # stopped early: it would say too little of so many pairs
            in_style = _in_style(marks, note.after or ())
            points.append(CurvePoint(pairs=size, held_loss=note.held[-1][1], in_style=in_style))
    return tuple(sorted(points, key=lambda point: point.pairs)) if len(points) > 1 else ()


def _facts(note: Note | None, passes: int) -> Facts | None:
    if note is None or note.after is None or note.before is None:
        return None
    told = load_prepared("facts")
    if note.step < count_steps(len(told.train), passes):
        return None

    def right(answers: Sequence[str]) -> int:
        return sum(has_fact(answer, fact) for answer, fact in zip(answers, told.facts, strict=True))

    asked = zip(told.held, told.facts, note.after, strict=True)
    return Facts(
        pairs=len(told.train),
        held_before=note.held[0][1],
        held_after=note.held[-1][1],
        tone_before=_in_style(told.marks, note.before),
        tone_after=_in_style(told.marks, note.after),
        right_before=right(note.before),
        right_after=right(note.after),
        answers=tuple(
            FactAnswer(prompt=pair.prompt, fact=fact, after=answer, is_right=has_fact(answer, fact))
            for pair, fact, answer in asked
        ),
        retold=tuple(
            FactAnswer(prompt=prompt, fact=fact, after=answer, is_right=has_fact(answer, fact))
            for (prompt, fact), answer in zip(told.retold, note.retold, strict=False)  # an older one has none
        ),
    )


def _sheet(texts: Sequence[str]) -> tuple[str, ...]:
    return style_sheet([text for text in texts if text] or [""], kind="answers", language="en").does


def _smooth(points: Points) -> Points:
    """The mean of each four steps, since one step is a few pairs only."""
    made = [points[at : at + 4] for at in range(0, len(points), 4)]
    return tuple((part[-1][0], sum(loss for _, loss in part) / len(part)) for part in made)
