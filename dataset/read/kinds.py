"""Which reader reads which kind; each is imported when its first file comes."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from dataset.read.draft import Draft
from dataset.read.limits import Limits

_READERS = {
    "docx": ("docx", "read_docx"),
    "pdf": ("pdf", "read_pdf"),
    "txt": ("plain", "read_plain"),
    "md": ("markdown", "read_markdown"),
    "html": ("html", "read_html"),
    "csv": ("tables", "read_csv"),
    "xlsx": ("sheets", "read_xlsx"),
    "json": ("json_strings", "read_json"),
    "po": ("po_strings", "read_po"),
    "xliff": ("xliff", "read_xliff"),
    "yaml": ("yaml_strings", "read_yaml"),
}


def read_kind(kind: str, data: bytes, limits: Limits) -> Draft:
    """The draft of a file of this kind. Raises Refused."""
    module, name = _READERS[kind]
    read: Callable[[bytes, Limits], Draft] = getattr(import_module(f"dataset.read.{module}"), name)
    return read(data, limits)
