"""Libraries stay quiet: no telemetry, no downloads, and nothing heavy is imported to arrange that."""

from __future__ import annotations

import os
import subprocess
import sys

SCRIPT = """
import os, sys
from assistant.quiet import prepare_environment
prepare_environment()
assert "litellm" not in sys.modules and "onnxruntime" not in sys.modules
print(os.environ["ORT_DISABLE_TELEMETRY"], os.environ["HF_HUB_OFFLINE"], os.environ["ANONYMIZED_TELEMETRY"])
import tiktoken
print(len(tiktoken.get_encoding("o200k_base").encode("Fine-tuning")) > 0)
"""

TALKING_TO_A_PROVIDER = """
import sys
asked = set()
def watch(event, arguments):
    if event == "socket.getaddrinfo" and arguments[0]:
        asked.add(str(arguments[0]))
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        asked.add(str(arguments[1][0]))
sys.addaudithook(watch)
from tests.assistant.models.asking import ask, hosted, text_of
from tests.loopback.provider import LoopbackProvider, Says
with LoopbackProvider(Says(("Hello",))) as provider:
    assert text_of(ask(hosted(provider))) == "Hello"
print(*asked)
"""


def run(script: str = SCRIPT, **changes: str) -> list[str]:
    """A script in a process of its own, with a bare environment."""
    environment = {"PATH": os.environ["PATH"]} | changes
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_telemetry_and_downloads_are_off_and_tokenizers_load_without_a_network() -> None:
    assert run() == ["1", "1", "False", "True"]


def test_what_the_host_has_set_stays() -> None:
    assert run(ANONYMIZED_TELEMETRY="True") == ["1", "1", "True", "True"]


def test_a_hosted_answer_asks_no_host_but_the_one_that_was_named() -> None:
    assert run(TALKING_TO_A_PROVIDER) == ["127.0.0.1"]
