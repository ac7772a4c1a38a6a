"""What stands for names in a prompt kit: found names, and those that are only offered as clients, until decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dataset.build.names import everyday_vocabulary, with_offered
from dataset.build.state import Build
from dataset.curate.masking import Mask, Masker
from dataset.kit import PromptKit

MORE = "`peri dataset mask {build} {name} --kind client`"
_SORTS = {"CLIENT": "client", "PERSON": "person", "NAME": "name"}
_SEVERAL = {"person": "people"}


def kit_masker(build: Build) -> Masker:
    """Replaces what the files have replaced, and what was offered as a client and nobody has decided on.

    A kit goes to a provider by hand, where nothing looks at it once more.
    """
    offered = build.value("offered", build.value("often_named", []))
    return Masker(with_offered(build, offered), everyday_vocabulary(build))


def with_note(kit: PromptKit, masker: Masker, doubts: Sequence[str]) -> PromptKit:
    """The kit with a note below its heading: which tokens stand for names, how to name more, and what is in doubt.

    No name is in it.
    """
    heading, _, rest = kit.markdown.partition("\n")
    note = " ".join([_note(used_masks(kit, masker)), *doubts])
    return kit.model_copy(update={"markdown": f"{heading}\n\n{note}\n{rest}"})


def used_masks(kit: PromptKit, masker: Masker) -> tuple[Mask, ...]:
    """The names whose tokens stand in the kit, one for each token."""
    used = dict[str, Mask]()
    for mask in masker.masks:
        if mask.on and mask.token in kit.markdown:
            used.setdefault(mask.token, mask)
    return tuple(used.values())


def _note(used: Sequence[Mask]) -> str:
    sorts = Counter(_SORTS.get(mask.token.strip("[]").partition("-")[0], "private detail") for mask in used)
    told = [f"1 {sort}" if count == 1 else f"{count} {_SEVERAL.get(sort, f'{sort}s')}" for sort, count in sorts.items()]
    tokens = ", ".join(mask.token for mask in used)
    became = f"Names became tokens ({', '.join(told)}): {tokens}." if used else "No names were found to replace."
    more = MORE.format(build="NAME", name='"the client\'s name"')
    return (
        f"> Before you paste this: {became} If you still see a name, {more} replaces it too, with NAME for the build; "
        "`--off` lets a name stand. Then make the kit again. A token in square brackets stands for a name: never guess "
        "which."
    )
