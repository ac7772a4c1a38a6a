"""What LiteLLM's bundled price map knows about a model. It is read from memory; nothing is asked over the network."""

from __future__ import annotations

from typing import Any


def input_limit(litellm: Any, model: str) -> int | None:
    """Longest input in tokens, None when the map does not know the model."""
    limit = (_entry(litellm, model) or {}).get("max_input_tokens")
    return limit if isinstance(limit, int) and limit > 0 else None


def cost_usd(litellm: Any, model: str, usage: Any) -> float | None:
    """US dollars for one call, cached input included; `usage` is LiteLLM's. None when the price is not known."""
    if "input_cost_per_token" not in (_entry(litellm, model) or {}):
        return None
    try:
        for_input, for_output = litellm.cost_per_token(model=model, usage_object=usage)
    except litellm.exceptions.ModelNotMappedError:
        return None
    return float(for_input) + float(for_output)


def per_token(litellm: Any, model: str) -> tuple[float, float] | None:
    """US dollars for one token in and for one out; None when the map does not know both."""
    entry = _entry(litellm, model) or {}
    sent, back = entry.get("input_cost_per_token"), entry.get("output_cost_per_token")
    return None if sent is None or back is None else (float(sent), float(back))


def _entry(litellm: Any, model: str) -> dict[str, Any] | None:
    # Not litellm.get_model_info: for ollama/... it asks a server, at an address of its own choosing.
    known: dict[str, dict[str, Any]] = litellm.model_cost
    if model in known:
        return known[model]
    provider, _, bare = model.partition("/")
    entry = known.get(bare)
    # Some providers have several names there, such as bedrock and bedrock_converse.
    belongs = entry is not None and str(entry.get("litellm_provider", "")).startswith(provider)
    return entry if belongs else None
