"""What a browser may do with an answer of Peri: four policies, by what stands at the address.

The chat's page may be framed by our own pages, and only the library's pages may hold a frame: so the chat opens beside
an article and nowhere else. Everything that is no page may not be framed at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

PLAIN = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
BRIEF = "/peri/brief/"
CHAT_PAGE = re.compile(r"/|/thread/[0-9a-f-]{36}")
# No script in the page, none that is put together while it runs, no connection of its own.
LIBRARY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "frame-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
    )
)


# The brief is a sheet of paper: no script at all, nothing framed, nothing sent.
SHEET = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'none'",
    )
)


def is_library(path: str) -> bool:
    """Whether a page of the library stands at this address."""
    return path == "/library" or path.startswith("/library/")


def headers_for(path: str, host: str, script_hashes: Sequence[str]) -> dict[str, str]:
    """The headers of an answer; `script_hashes` are those of the scripts that stand in the chat's page itself."""
    if is_library(path):
        return {**PLAIN, "x-frame-options": "DENY", "content-security-policy": LIBRARY}
    if path.startswith(BRIEF):
        return {**PLAIN, "x-frame-options": "DENY", "content-security-policy": SHEET}
    is_chat = CHAT_PAGE.fullmatch(path) is not None
    policy = _chat(host, script_hashes, ancestors="'self'" if is_chat else "'none'")
    return {**PLAIN, "x-frame-options": "SAMEORIGIN" if is_chat else "DENY", "content-security-policy": policy}


def _chat(host: str, script_hashes: Sequence[str], *, ancestors: str) -> str:
    # 'unsafe-eval': Chainlit 2.12 draws public/elements/*.jsx through `new Function`. Inline scripts stay shut out.
    scripts = " ".join(f"'sha256-{digest}'" for digest in script_hashes)
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' 'unsafe-eval' {scripts}".rstrip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "media-src 'self' blob:",
            "worker-src 'self' blob:",
            f"connect-src 'self' ws://{host} wss://{host}",
            "object-src 'none'",
            "frame-src 'none'",
            f"frame-ancestors {ancestors}",
            "base-uri 'none'",
            "form-action 'self'",
        )
    )
