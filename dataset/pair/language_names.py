"""What a language is called in a prompt: "Dutch", not "nl"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from knowledge.content import read_yaml

FILE = Path(__file__).with_name("language_names.yaml")


@dataclass(frozen=True)
class LanguageNames:
    """The authored names, ready for use."""

    names: Mapping[str, Mapping[str, str]]  # ISO code -> language of the prompt -> name

    def name(self, code: str, spoken: str) -> str:
        """The language of a code as it is called in the language of the prompt; the code where nobody named it."""
        return self.names.get(code, {}).get(spoken, code)


def read_language_names(path: Path = FILE) -> LanguageNames:
    """The names of the file. Raises ContentError when it is not YAML, ValidationError when its shape is wrong."""
    return LanguageNames(TypeAdapter(dict[str, dict[str, str]]).validate_python(read_yaml(path)))
