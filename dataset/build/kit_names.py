"""What stands for names in a prompt kit: found names, and those that are only offered as clients, until decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dataset.build.names import decided_names, everyday_vocabulary, masks
from dataset.build.state import Build
from dataset.curate.fold import squashed
from dataset.curate.masking import Mask, Masker, propose_masks
from dataset.kit import PromptKit

MORE = "`peri dataset mask {build} {name} --kind client`"
_SORTS = {"CLIENT": "client", "PERSON": "person", "NAME": "name"}
_SEVERAL = {"person": "people"}


def kit_masker(build: Build) -> Masker:
    """Replaces what the files have replaced, and what was offered as a client and nobody has decided on.

    A kit goes to a provider by hand, where nothing looks at it once more.
    """
    found = masks(build)
    decided = {squashed(name) for name, _ in decided_names(build)}
    own = {squashed(name) for name in (*build.settings.pair.own_names, build.settings.told.product or "")}
    is_answered = bool(build.value("clients_told"))
    offered = () if is_answered else build.value("offered", build.value("often_named", []))
    open_names = [name for name in offered if name[:1].isupper() and squashed(name) not in decided | own]  # not "kWh"
    return Masker(propose_masks([(name, "other") for name in open_names], found), everyday_vocabulary(build))


def with_note(kit: PromptKit, masker: Masker) -> PromptKit:
    """The kit with a note below its heading: which tokens stand for names, and how to name more. No name is in it."""
    heading, _, rest = kit.markdown.partition("\n")
    return kit.model_copy(update={"markdown": f"{heading}\n\n{_note(used_masks(kit, masker))}\n{rest}"})


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
