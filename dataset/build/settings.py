"""What the person told about a build when it was made; it may be changed, and then only what it touches runs again."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from dataset.curate.clients import Told
from dataset.curate.settings import CurateSettings
from dataset.pair.settings import PairSettings


class BuildSettings(BaseModel):
    """The sources and what is known of the person. `may_use_all`: they said that all of it may be used."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sources: tuple[str, ...]
    pair: PairSettings = PairSettings()
    others: tuple[str, ...] = ()  # further names that nobody may read
    may_use_all: bool = False

    @property
    def told(self) -> Told:
        """The same as the search for names takes it."""
        return Told(
            clients=self.pair.clients,
            others=self.others,
            own_names=self.pair.own_names,
            own_addresses=self.pair.own_addresses,
            product=self.pair.product,
        )

    @property
    def curate(self) -> CurateSettings:
        """How to judge, without names and decisions: those are laid over the findings."""
        return CurateSettings(languages=self.pair.languages)
