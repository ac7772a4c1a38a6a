"""Who is asking: the name that the signed cookie carries, and the person behind it in the store."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from http.cookies import CookieError, SimpleCookie
from typing import Any

import jwt
from chainlit.auth.cookie import _auth_cookie_name, get_token_from_cookies
from chainlit.auth.jwt import create_jwt, decode_jwt
from chainlit.config import config
from chainlit.user import PersistedUser, User

from assistant.errors import NotYours
from assistant.face.view import moment
from assistant.peri import LOCAL
from assistant.settings import Settings
from assistant.store.repository import Store
from assistant.store.views import Person

PROXIED = "header:"  # names from a proxy cannot collide with ours
NOBODY = "Please open Peri again; I could not tell who is asking."
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


class Caller:
    """The name of the person whose request or event is being answered; never taken from what a browser says."""

    def __init__(self) -> None:
        self._name: ContextVar[str | None] = ContextVar("peri_caller", default=None)

    @contextmanager
    def speaking(self, name: str | None) -> Iterator[None]:
        """Answer for `name` inside this block."""
        token = self._name.set(name)
        try:
            yield
        finally:
            self._name.reset(token)

    def name(self) -> str:
        """The caller; raises NotYours when nobody is signed in."""
        name = self._name.get()
        if name is None:
            raise NotYours(NOBODY)
        return name

    def person(self, store: Store) -> Person:
        """The caller as the store knows them; made on the first visit."""
        name = self.name()
        return store.person(name, shown_name(name), datetime.now(UTC))


def name_in_cookie(header: str | None) -> str | None:
    """The name in a request's cookies, or None when they carry no valid token."""
    try:
        cookies = {key: morsel.value for key, morsel in SimpleCookie(header or "").items()}
        token = get_token_from_cookies(cookies)
        return decode_jwt(token).identifier if token else None
    except (jwt.PyJWTError, CookieError, TypeError, KeyError):
        return None


def shown_name(name: str) -> str:
    """How the page calls a person."""
    return "You" if name == LOCAL else name.removeprefix(PROXIED)


def visitor(settings: Settings, headers: Mapping[str, str]) -> str | None:
    """Who sends this request: the name in the signed cookie. Hosted, it must still be the one that the proxy names."""
    name = name_in_cookie(headers.get("cookie"))
    if settings.is_local or name is None:
        return name
    named = sign_in(settings, headers)
    return name if named and named.identifier == name else None


def sign_in(settings: Settings, headers: Mapping[str, str]) -> User | None:
    """Who may come in: anyone at this machine, or whom the trusted proxy names."""
    if settings.is_local:
        is_here = host_name(headers.get("host", "")) in LOOPBACK + settings.allowed_hosts
        return User(identifier=LOCAL, display_name=shown_name(LOCAL)) if is_here else None
    named = headers.get(settings.auth_header.lower()) if settings.auth_header else None
    return User(identifier=f"{PROXIED}{named}", display_name=named) if named else None


def cookie_for(settings: Settings, headers: Mapping[str, str]) -> str | None:
    """The cookie that signs a visitor in with the page itself; None for one who may not come in.

    Chainlit would send them to its login page first and forget which conversation they had opened.
    """
    user = sign_in(settings, headers)
    if user is None:
        return None
    secure = "" if settings.is_local else "; Secure"
    life = config.project.user_session_timeout
    return f"{_auth_cookie_name}={create_jwt(user)}; Path=/; HttpOnly; SameSite=Lax; Max-Age={life}{secure}"


def host_name(host: str) -> str:
    """The name in a Host header, without its port."""
    return host if host.endswith("]") else re.sub(r":\d+\Z", "", host)


def as_chainlit(person: Person) -> PersistedUser:
    """The person in Chainlit's shape."""
    return PersistedUser(
        id=person.id,
        createdAt=str(moment(person.created_at)),
        identifier=person.identifier,
        display_name=person.display_name,
        metadata={},
    )


def caller_of(session: Any) -> str | None:
    """The name that a socket session was opened under."""
    return session.user.identifier if session.user else None
