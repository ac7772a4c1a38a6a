"""One running house for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.face.server import Server


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A house of its own for a module."""
    with Server(tmp_path_factory.mktemp("face") / "home") as running:
        yield running
