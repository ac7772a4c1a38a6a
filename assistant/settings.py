"""The settings: every `PERI_*` variable, read once and checked."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

from platformdirs import user_data_path
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator

from assistant.errors import SettingError

PREFIX = "PERI_"
TEST_PREFIX = "PERI_TEST_"  # read by the test suite, not by Peri


class Settings(BaseModel):
    """What a host can set; each field is the variable PERI_<NAME> in capitals."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    home: Path = Field(default_factory=lambda: user_data_path("peri", appauthor=False))
    """Folder for everything that Peri keeps."""
    host: str = "127.0.0.1"
    """Address to listen on. Anything but loopback needs PERI_AUTH_SECRET and a proxy that signs people in."""
    port: int = Field(default=8000, ge=1, le=65535)
    """Port of the chat."""
    allowed_hosts: tuple[str, ...] = ()
    """Host names beside localhost under which the page may be opened, separated by commas."""
    auth_secret: SecretStr | None = None
    """Secret that signs the session cookie; made and kept in the home folder when the host is loopback."""
    auth_header: str | None = None
    """Header in which a trusted proxy names the signed-in person; only for hosted use."""
    database_url: SecretStr | None = None
    """postgresql://... for a hosted Peri; SQLite in the home folder when not set."""
    model: str | None = None
    """Any LiteLLM model name, for example openai/gpt-6-luna or ollama/qwen3; the built-in guide when not set."""
    api_base: str | None = None
    """Address of an OpenAI-compatible server (llama.cpp, Ollama, vLLM) that serves PERI_MODEL."""
    api_key: SecretStr | None = None
    """Key for PERI_MODEL; when not set, LiteLLM looks for the provider's own variable."""
    max_input_tokens: int | None = Field(default=None, ge=6_000)
    """Longest conversation that is sent to the model; its own limit when not set."""
    turn_model_calls: int = Field(default=8, ge=1)
    """How often a model may be called in one turn."""
    turn_tool_calls: int = Field(default=16, ge=0)
    """How many tools may run in one turn."""
    turn_tokens: int = Field(default=60_000, ge=1_000)
    """Tokens, in and out, that one turn may use."""
    turn_cost_usd: float = Field(default=0.50, ge=0)
    """US dollars that one turn may cost."""
    turn_seconds: float = Field(default=120, gt=0)
    """Seconds that one turn may take."""
    daily_cost_usd: float = Field(default=5.0, ge=0)
    """US dollars that one person may use in a day (UTC)."""
    log_level: str = "WARNING"
    """DEBUG, INFO, WARNING or ERROR."""

    @field_validator("allowed_hosts", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @field_validator("home", mode="after")
    @classmethod
    def _absolute(cls, value: Path) -> Path:
        return value.expanduser().absolute()

    @field_validator("log_level")
    @classmethod
    def _level(cls, value: str) -> str:
        if value.upper() not in ("DEBUG", "INFO", "WARNING", "ERROR"):
            raise ValueError("one of DEBUG, INFO, WARNING, ERROR")
        return value.upper()

    @property
    def is_local(self) -> bool:
        """True when only this machine can reach the chat."""
        return self.host in ("127.0.0.1", "localhost", "::1")

    @property
    def database(self) -> str:
        """SQLAlchemy address of the database."""
        if self.database_url is not None:
            return self.database_url.get_secret_value()
        return f"sqlite:///{self.home / 'peri.db'}"


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Settings from `PERI_*` variables; raises SettingError that names every unknown or wrong one.

    An empty value counts as not set.
    """
    given = {
        key.removeprefix(PREFIX).lower(): value
        for key, value in environment.items()
        if key.startswith(PREFIX) and not key.startswith(TEST_PREFIX) and value != ""
    }
    try:
        return Settings.model_validate(given)
    except ValidationError as error:
        raise SettingError("\n".join(_sentence(problem) for problem in error.errors())) from None


def _sentence(problem: Mapping[str, object]) -> str:
    where = problem["loc"]
    name = str(where[0]) if isinstance(where, tuple) and where else "?"
    variable = PREFIX + name.upper()
    if problem["type"] == "extra_forbidden":
        near = get_close_matches(name, Settings.model_fields, n=1)
        known = ", ".join(PREFIX + field.upper() for field in Settings.model_fields)
        hint = f"Did you mean {PREFIX}{near[0].upper()}? " if near else ""
        return f"{variable} is not a setting of Peri. {hint}The settings are: {known}."
    secret = "SecretStr" in str(Settings.model_fields[name].annotation)
    value = "" if secret else f" is {str(problem['input'])!r}, which"
    return f"{variable}{value} does not work: {str(problem['msg']).removeprefix('Value error, ')}."
