"""LiteLLM, opened late; the only file that imports litellm. It tells whom a name means and what its list has on it."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from assistant.models import pricing
from assistant.quiet import prepare_environment, quieten_loggers


@dataclass(frozen=True)
class Door:
    """LiteLLM, imported, and the exceptions that come out of it."""

    litellm: Any
    errors: tuple[type[Exception], ...]


def open_door() -> Door:
    """Import LiteLLM (some seconds the first time) with telemetry, downloads and callbacks off."""
    prepare_environment()
    import litellm
    import openai

    litellm.suppress_debug_info = True
    litellm.disable_hf_tokenizer_download = True
    litellm.telemetry = False
    quieten_loggers()
    return Door(litellm, (openai.OpenAIError, OSError, ValueError, ImportError))


def knows_provider(model: str, api_base: str | None) -> bool:
    """Whether LiteLLM knows whom to call for this name. Nothing is called; the import takes some seconds."""
    litellm = open_door().litellm
    provider, slash, _ = model.partition("/")
    if slash and provider in litellm.provider_list:
        return True
    try:
        litellm.get_llm_provider(model, api_base=api_base)
    except litellm.exceptions.BadRequestError:
        return False
    return True


def listed_price(model: str) -> tuple[float, float, str] | None:
    """US dollars for a token in and for one out, and the list with its version; None for a model that is not in it."""
    found = pricing.per_token(open_door().litellm, model)
    return None if found is None else (*found, f"the list that comes with LiteLLM {version('litellm')}")
