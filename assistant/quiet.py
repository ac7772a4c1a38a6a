"""Keeping third-party libraries quiet: no telemetry, no downloads, none of their debug logs."""

from __future__ import annotations

import importlib.util
import logging
import os
from pathlib import Path

# Libraries that write requests, and so a person's words, into their debug logs.
TALKATIVE = ("LiteLLM", "LiteLLM Proxy", "LiteLLM Router", "openai", "httpx", "httpcore", "aiohttp")


def prepare_environment() -> None:
    """Turn telemetry and downloads of the libraries off, before any of them is imported.

    A variable that the host has set already is left as it is.
    """
    for name, value in _defaults().items():
        os.environ.setdefault(name, value)


def quieten_loggers() -> None:
    """Let only serious problems of the HTTP and model libraries into the log, whatever the level of the rest.

    Call it after importing them: LiteLLM sets its level on import. Peri logs what matters about a failed call itself.
    """
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL)


def _defaults() -> dict[str, str]:
    defaults = {
        "ORT_DISABLE_TELEMETRY": "1",  # onnxruntime 1.32.0 writes a device id on import without it
        "ANONYMIZED_TELEMETRY": "False",  # chromadb
        "OTEL_SDK_DISABLED": "true",  # the OpenTelemetry packages that chainlit brings
        "LITELLM_LOCAL_MODEL_COST_MAP": "True",  # else LiteLLM fetches its price list on import
        "HF_HUB_OFFLINE": "1",
        "DO_NOT_TRACK": "1",
        # numpy's helper threads wait by spinning: a search in the served chat took 66 ms of CPU with two, 8 ms with one
        # (2026-11-22, two cores, 5900 sentences)
        "OPENBLAS_NUM_THREADS": "1",
    }
    litellm = importlib.util.find_spec("litellm")
    for folder in (litellm.submodule_search_locations or []) if litellm else []:
        defaults["TIKTOKEN_CACHE_DIR"] = str(Path(folder) / "litellm_core_utils" / "tokenizers")
    return defaults
