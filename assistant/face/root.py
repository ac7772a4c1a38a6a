"""The folder that Chainlit runs in, made afresh from Peri's own files at every start.

Chainlit writes into the folder it runs in and reads its page, theme and settings from there. The page is Chainlit's
own without the three links to other hosts (fonts and formula styles), so that Peri works offline and tells nobody.
"""

from __future__ import annotations

import base64
import hashlib
import importlib.util
import os
import re
import shutil
from pathlib import Path

FACE = ("public", ".chainlit", "chainlit.md")
BUILD = Path("build")
FOREIGN_LINK = re.compile(r"\s*<link\b[^>]*https?://[^>]*>", re.DOTALL)
INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def prepare_root(home: Path) -> Path:
    """Bring PERI_HOME/chat up to date and return it; only files that differ are written."""
    root = home / "chat"
    source = _face()
    for name in FACE:
        _mirror(source / name, root / name)
    about = (source / "chainlit.md").read_bytes()
    _write(root / "chainlit_en-US.md", about)  # Chainlit logs a warning for each page view without it
    frontend = _chainlit() / "frontend" / "dist"
    page = FOREIGN_LINK.sub("", (frontend / "index.html").read_text(encoding="utf-8"))
    page = page.replace('<html lang="en">', '<html lang="en" class="peri">')
    _write(root / BUILD / "index.html", page.encode())
    for file in frontend.rglob("*"):
        if file.is_file() and file.suffix != ".map" and file.name != "index.html":
            _link(file, root / BUILD / file.relative_to(frontend))
    return root


def inline_hashes(page: str) -> list[str]:
    """The CSP hashes of the scripts that stand in a page itself."""
    digests = (hashlib.sha256(script.encode()).digest() for script in INLINE_SCRIPT.findall(page))
    return [base64.b64encode(digest).decode() for digest in digests]


def _face() -> Path:
    """Peri's page files: in the package when installed from a wheel, at the top of the checkout otherwise."""
    package = Path(__file__).parent.parent
    packed = package / "_face"
    return packed if packed.is_dir() else package.parent


def _chainlit() -> Path:
    found = importlib.util.find_spec("chainlit")
    assert found is not None, "chainlit is not installed"
    assert found.origin is not None, "chainlit has no files"
    return Path(found.origin).parent


def _mirror(source: Path, target: Path) -> None:
    files = [source] if source.is_file() else [file for file in source.rglob("*") if file.is_file()]
    for file in files:
        _write(target / file.relative_to(source) if file != source else target, file.read_bytes())


def _write(target: Path, content: bytes) -> None:
    if not target.is_file() or target.read_bytes() != content:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _link(file: Path, target: Path) -> None:
    if target.is_file() and target.stat().st_size == file.stat().st_size:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    try:
        os.link(file, target)
    except OSError:  # another disk
        shutil.copyfile(file, target)
