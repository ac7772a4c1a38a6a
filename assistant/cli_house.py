"""What every command of the terminal begins with: settings read, Peri opened, what goes wrong said in a sentence."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from assistant.peri import Peri
    from assistant.settings import Settings

Work = Callable[["Peri"], Coroutine[Any, Any, None]]


def run_with_peri(work: Work) -> None:
    """Do the work with an open Peri."""
    settings = told_settings()
    start_log(settings)
    with open_house(settings) as (peri, runner):
        runner.run(work(peri))


@contextmanager
def open_house(settings: Settings, index_folder: Path | None = None) -> Iterator[tuple[Peri, asyncio.Runner]]:
    """An open Peri and the loop for its turns; what goes wrong becomes a sentence and an exit code."""
    from assistant.errors import PeriError

    peri = opened(settings, index_folder)
    try:
        with asyncio.Runner() as runner:
            try:
                yield peri, runner
            finally:
                runner.run(peri.aclose())
    except PeriError as error:
        raise click.ClickException(str(error)) from None
    except (KeyboardInterrupt, BrokenPipeError):
        sys.exit(130)


def told_settings() -> Settings:
    """The settings of the environment; a wrong one ends the command with its sentence."""
    from assistant.errors import SettingError
    from assistant.settings import read_settings

    try:
        return read_settings(os.environ)
    except SettingError as error:
        raise click.ClickException(str(error)) from None


def opened(settings: Settings, index_folder: Path | None = None) -> Peri:
    """An open Peri; what stands in its way ends the command with its sentence."""
    from assistant.errors import PeriError
    from assistant.peri import open_peri
    from knowledge.content import ContentError
    from knowledge.embed import EmbedderError

    try:
        return open_peri(settings, monotonic=time.monotonic, index_folder=index_folder)
    except (PeriError, ContentError, EmbedderError) as error:
        raise click.ClickException(str(error)) from None


def start_log(settings: Settings) -> None:
    """Log as the settings say."""
    import logging

    logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
