"""Database faults put into plain words: no SQL, no paths, none of the person's text."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import filelock
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from assistant.errors import StoreError

log = logging.getLogger(__name__)

KEPT = "Nothing of this was kept; please try again."
SENTENCES = {
    "busy": f"Peri's data is in use by something else and did not become free in time. {KEPT}",
    "full": "The disk that holds Peri's data is full, so this could not be kept. Free some space, then try again.",
    "read-only": "Peri may not write to its data folder. Make the folder writable, then try again.",
    "damaged": "Peri's database is damaged or is not a database of Peri. Copies from before each upgrade are in the "
    'folder "backups" in Peri\'s data folder.',
    "away": f"Peri's database cannot be reached. {KEPT}",
    "disk": f"The disk that holds Peri's data reported a fault. Check the disk. {KEPT}",
    "other": f"Peri's database reported a fault; the log says which. {KEPT}",
}
SQLITE_KINDS = (
    ("SQLITE_BUSY", "busy"),
    ("SQLITE_LOCKED", "busy"),
    ("SQLITE_FULL", "full"),
    ("SQLITE_READONLY", "read-only"),
    ("SQLITE_PERM", "read-only"),
    ("SQLITE_CORRUPT", "damaged"),
    ("SQLITE_NOTADB", "damaged"),
    ("SQLITE_CANTOPEN", "read-only"),
    ("SQLITE_IOERR", "disk"),
)
SQLSTATE_KINDS = (  # https://www.postgresql.org/docs/15/errcodes-appendix.html
    ("55P03", "busy"),
    ("40", "busy"),  # serialization failure, deadlock
    ("53100", "full"),
    ("53", "away"),
    ("25006", "read-only"),
    ("42501", "read-only"),
    ("08", "away"),
    ("57", "away"),
    ("28", "away"),
    ("3D", "away"),
    ("XX001", "damaged"),
    ("XX002", "damaged"),
    ("58", "disk"),
)


@contextmanager
def in_plain_words() -> Iterator[None]:
    """Raise StoreError with a plain sentence for every fault of the database or its disk; the fault goes to the log."""
    try:
        yield
    except filelock.Timeout as fault:
        raise _told("busy", "lock file") from fault
    except DBAPIError as fault:
        kind, code = _kind_of(fault)
        _leave_out_rows(fault)
        raise _told(kind, code) from fault
    except (SQLAlchemyError, OSError) as fault:
        kind = {13: "read-only", 28: "full", 30: "read-only"}.get(getattr(fault, "errno", None) or 0, "other")
        raise _told(kind, type(fault).__name__) from fault


def _kind_of(fault: DBAPIError) -> tuple[str, str]:
    original = fault.orig
    sqlite_name = getattr(original, "sqlite_errorname", None)
    sqlstate = getattr(original, "sqlstate", None)
    code = sqlite_name or sqlstate or type(original).__name__
    known = SQLITE_KINDS if sqlite_name else SQLSTATE_KINDS
    kind = next((kind for prefix, kind in known if code.startswith(prefix)), None)
    unreachable = sqlite_name is None and sqlstate is None and type(original).__name__ == "OperationalError"
    return kind or ("away" if fault.connection_invalidated or unreachable else "other"), code


def _leave_out_rows(fault: DBAPIError) -> None:
    """PostgreSQL repeats the refused row under DETAIL; a traceback in a log must not hold the person's words."""
    for error in (fault, fault.orig):
        if error is not None and error.args:
            error.args = (str(error.args[0]).partition("\n")[0],)


def _told(kind: str, code: str) -> StoreError:
    log.error("The database reported %s (%s).", code, kind)
    return StoreError(SENTENCES[kind])
