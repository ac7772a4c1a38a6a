"""Sample work of an invented copywriter, for a build in front of a visitor. Written for Peri, under Peri's licence.

All people, firms, addresses and numbers are invented; names of clients, a telephone number, an account, a password and
a speech under embargo stand in it on purpose, to be masked or set aside.
"""

from __future__ import annotations

from pathlib import Path

from dataset.build.settings import BuildSettings
from dataset.pair.settings import PairSettings

NAME = "Demo"
PERMISSIONS = (
    ("Brightwell Tea", True, "invented"),
    ("Harbour & Finch", True, "invented"),
    ("Northlight Bank", False, "under embargo"),
)  # client, may it be used, why: what the invented copywriter says
MASKED = ("Brightwell", "Harbour & Finch", "harbourfinch", "Ruth", "Calder", "Ferris", "Northlight")
NUMBERS = ("+44 7700 900123", "DE89 3704 0044 0532 0130 00", "Kettle!42-rain")  # must be in no written file


def demo_sources() -> tuple[Path, ...]:
    """The folder of sample work, as `peri dataset new` takes it."""
    return (Path(__file__).parent / "work",)


def demo_settings() -> BuildSettings:
    """What the invented copywriter says of herself and her work."""
    return BuildSettings(
        sources=tuple(str(source) for source in demo_sources()),
        pair=PairSettings(own_addresses=("mara@maralind.example",), own_names=("Mara Lind",), trade="copywriter"),
    )
