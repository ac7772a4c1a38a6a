"""Settings are read once, and a wrong one is named with the right values."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import SettingError
from assistant.settings import Settings, read_settings


def test_nothing_set_gives_a_local_peri() -> None:
    settings = read_settings({"PATH": "/bin"})
    assert settings.is_local
    assert (settings.port, settings.model) == (8000, None)
    assert settings.database.startswith("sqlite:///")


def test_every_wrong_setting_is_named_at_once() -> None:
    with pytest.raises(SettingError) as caught:
        read_settings({"PERI_PORT": "eighty", "PERI_MODLE": "x", "PERI_LOG_LEVEL": "LOUD"})
    said = str(caught.value)
    assert "PERI_PORT is 'eighty'" in said
    assert "PERI_MODLE is not a setting of Peri. Did you mean PERI_MODEL?" in said
    assert "one of DEBUG, INFO, WARNING, ERROR" in said


def test_a_secret_is_never_repeated() -> None:
    with pytest.raises(SettingError) as caught:
        read_settings({"PERI_API_KEY": "sk-canary", "PERI_PORT": "0"})
    assert "sk-canary" not in str(caught.value)
    assert "sk-canary" not in repr(read_settings({"PERI_API_KEY": "sk-canary"}))


def test_an_empty_value_counts_as_not_set() -> None:
    assert read_settings({"PERI_MODEL": ""}).model is None


def test_lists_are_split_at_commas_and_the_home_is_absolute() -> None:
    settings = read_settings({"PERI_ALLOWED_HOSTS": "peri.example, www.peri.example", "PERI_HOME": "somewhere"})
    assert settings.allowed_hosts == ("peri.example", "www.peri.example")
    assert settings.home == Path("somewhere").absolute()


def test_a_database_elsewhere_is_used() -> None:
    assert read_settings({"PERI_DATABASE_URL": "postgresql://peri@db/peri"}).database == "postgresql://peri@db/peri"


def test_every_setting_has_a_default() -> None:
    Settings()
