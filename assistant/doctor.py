"""What works on this machine, and what to do about what does not."""

from __future__ import annotations

import shutil
import socket
import sqlite3
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Literal

from assistant.errors import PeriError, SettingError
from assistant.home import prepare_home
from assistant.settings import Settings, read_settings
from knowledge.content import ContentError
from knowledge.embed import EmbedderError, PackagedMiniLM

Severity = Literal["ok", "warning", "error"]
MARKS: dict[Severity, str] = {"ok": "ok     ", "warning": "warning", "error": "ERROR  "}
# Each is pinned for a reason that CONTRIBUTING.md gives under "Pins".
PINNED = {
    "litellm": "1.105.3",
    "chainlit": "2.12.0",
    "mcp": "1.30.0",
    "openai": "2.54.0",
    "chromadb": "1.5.9",
    "pydantic": "2.14.3",
}
MALICIOUS = ("1.82.7", "1.82.8")
WAL_FIXED = (3, 51, 3)


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at; `remedy` is empty when all is well."""

    name: str
    severity: Severity
    message: str
    remedy: str = ""

    def line(self) -> str:
        """As the terminal prints it."""
        return f"{MARKS[self.severity]}  {self.name}: {self.message}" + (f" {self.remedy}" if self.remedy else "")

    def as_dict(self) -> dict[str, str]:
        """As --json prints it."""
        return asdict(self)


def examine(environment: Mapping[str, str]) -> list[Finding]:
    """All findings, in order; the rest needs working settings, so wrong ones end the list."""
    findings = [_python(), *_packages()]
    try:
        settings = read_settings(environment)
    except SettingError as error:
        return [*findings, Finding("settings", "error", str(error), "Correct or remove the variable.")]
    findings.append(Finding("settings", "ok", "every PERI_ variable is known and has a value that works"))
    checks: tuple[Callable[[Settings], Iterator[Finding]], ...] = (
        _home,
        _database,
        _content,
        _embedder,
        _speaker,
        _port,
        _browser,
    )
    for check in checks:
        findings += check(settings)
    return findings


def counted(count: int, what: str) -> str:
    """1 problem, 2 problems."""
    return f"{count} {what}{'' if count == 1 else 's'}"


def _python() -> Finding:
    found = ".".join(str(part) for part in sys.version_info[:3])
    if (3, 11) <= sys.version_info[:2] < (3, 14):
        return Finding("python", "ok", found)
    return Finding("python", "error", found, "Peri needs Python 3.11 to 3.13; chainlit does not run on newer ones.")


def _packages() -> Iterator[Finding]:
    for name, wanted in PINNED.items():
        try:
            found = version(name)
        except PackageNotFoundError:
            yield Finding(name, "error", "not installed", "Run `make install`.")
            continue
        if name == "litellm" and found in MALICIOUS:
            yield Finding(
                name,
                "error",
                f"{found} is a malicious release",
                "Remove the environment, change every key on this machine.",
            )
        elif found != wanted:
            yield Finding(name, "warning", f"{found}, tried with {wanted}", "Run `make install`.")
        else:
            yield Finding(name, "ok", found)


def _home(settings: Settings) -> Iterator[Finding]:
    try:
        prepare_home(settings.home)
    except SettingError as error:
        yield Finding("home", "error", str(error))
        return
    free = shutil.disk_usage(settings.home).free
    if free < 200_000_000:
        yield Finding(
            "home",
            "warning",
            f"{free // 1_000_000} MB are free on its disk",
            "Free some space; below 50 MB Peri takes no messages.",
        )
    else:
        yield Finding("home", "ok", f"{settings.home} can be written")


def _database(settings: Settings) -> Iterator[Finding]:
    from assistant.store.engine import open_database
    from assistant.store.faults import KEPT
    from assistant.store.repository import Store

    if settings.database_url is None and sqlite3.sqlite_version_info < WAL_FIXED:
        note = (
            f"SQLite {sqlite3.sqlite_version} can damage a database when two connections write at once; "
            "Peri keeps to one writer."
        )
        yield Finding("sqlite", "ok", note)
    try:
        prepare_home(settings.home)
    except SettingError:
        yield Finding("database", "error", "not looked at, since it lies in the data folder.", "Mend that first.")
        return
    try:
        store = Store(open_database(settings.database, settings.home))
    except PeriError as error:
        yield Finding("database", "error", str(error).replace(KEPT, "").strip(), "Nothing was changed.")
        return
    health = store.health()
    store.close()
    if health.problem:
        yield Finding("database", "error", health.problem)
    else:
        yield Finding("database", "ok", f"{health.database}, schema {health.revision}")


def _content(settings: Settings) -> Iterator[Finding]:
    from knowledge.library import load_library

    try:
        library = load_library()
    except ContentError as error:
        yield Finding("library", "error", counted(len(error.problems), "problem"), "`peri check` lists them.")
        return
    yield Finding("library", "ok", f"{len(library.concepts)} articles, {len(library.providers)} providers")


def _embedder(settings: Settings) -> Iterator[Finding]:
    try:
        PackagedMiniLM().embed(["a trial"])
    except EmbedderError as error:
        yield Finding("embedding model", "error", str(error))
        return
    yield Finding("embedding model", "ok", "runs on this machine, without network")


def _speaker(settings: Settings) -> Iterator[Finding]:
    if settings.model is None:
        yield Finding("speaker", "ok", "the built-in guide; set PERI_MODEL to let a language model speak")
        return
    from assistant.models.door import knows_provider

    try:
        known = knows_provider(settings.model, settings.api_base)
    except ImportError:
        yield Finding(
            "speaker", "error", "LiteLLM cannot be imported, so no hosted model can speak", "Run `make install`."
        )
        return
    if not known:
        provider = settings.model.partition("/")[0]
        remedy = "Correct PERI_MODEL: a name begins with its provider, as in openai/..., anthropic/... or ollama/..."
        yield Finding("speaker", "error", f"LiteLLM knows no provider {provider!r} for {settings.model}.", remedy)
        return
    place = f" at {settings.api_base}" if settings.api_base else ""
    yield Finding("speaker", "ok", f"{settings.model}{place}, not called here because a call may cost money")


def _port(settings: Settings) -> Iterator[Finding]:
    with socket.socket() as probe:
        probe.settimeout(1)
        taken = probe.connect_ex((settings.host, settings.port)) == 0
    if taken:
        yield Finding("port", "warning", f"{settings.port} is in use", "If that is not Peri, set PERI_PORT to another.")
    else:
        yield Finding("port", "ok", f"{settings.port} is free")


def _browser(settings: Settings) -> Iterator[Finding]:
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next((name for name in names if shutil.which(name)), None)
    if found:
        yield Finding("chromium", "ok", "there for the browser tests")
    else:
        yield Finding("chromium", "ok", "not found; only the browser tests need it")
