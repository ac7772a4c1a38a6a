"""What judging needs to know of the person and their decisions; every default only says less."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict

from dataset.curate.clients import WorldName
from dataset.curate.masking import Mask
from dataset.curate.private import REGIONS
from dataset.curate.rights import Permission


class CurateSettings(BaseModel):
    """How to judge.

    `names` are found names, `masks` what was decided about them: a name with a mask raises no doubt, for it is either
    replaced or was let stand. `secrecy` holds words of secrecy by document. `languages` are those that the person
    works in (ISO codes); empty means that the prevailing ones are expected.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    names: tuple[WorldName, ...] = ()
    masks: tuple[Mask, ...] = ()
    permissions: tuple[Permission, ...] = ()
    secrecy: Mapping[str, str] = {}
    ordinary: tuple[str, ...] = ()  # parts of names that are everyday words in these texts
    languages: tuple[str, ...] = ()
    regions: tuple[str, ...] = REGIONS  # whose telephone numbers are read without a country code
    least_words: int = 5  # of an answer, interface texts excepted
    most_words: int = 8000  # of a pair
