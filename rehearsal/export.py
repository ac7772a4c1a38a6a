"""The adapter in the common format (PEFT: adapter_config.json and adapter_model.safetensors), to take elsewhere."""

from __future__ import annotations

import json
from pathlib import Path

from rehearsal.adapter import ALPHA, RANK, Adapter, named_matrices
from rehearsal.gguf_file import GgufFile
from rehearsal.package import BASE_MODEL, NAME, VERSION
from rehearsal.shape import read_shape
from rehearsal.state import Folder, write_whole
from rehearsal.tensor_file import read_tensors, write_tensors

_MODULES = ("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj")


class NothingToExport(Exception):
    """Nothing was learnt yet, or there is something else in the way; str() is a sentence for the person."""


def export_adapter(folder: Folder, model: Path, place: Path) -> None:
    """Write the adapter into a new folder. Raises NothingToExport and OSError."""
    if not folder.checkpoint("main").is_file():
        raise NothingToExport("This rehearsal has learnt nothing yet, so there is no adapter to export.")
    if place.exists() and (not place.is_dir() or any(place.iterdir())):
        raise NothingToExport(
            f"There is something else in {place.name} already. Choose a folder that does not exist yet."
        )
    file = GgufFile(model)
    adapter = Adapter(read_shape(file), read_tensors(folder.checkpoint("main"))[0]["adapter"])
    place.mkdir(parents=True, exist_ok=True)
    write_tensors(place / "adapter_model.safetensors", dict(named_matrices(adapter)), {"format": "pt"})
    write_whole(place / "adapter_config.json", json.dumps(_config(), indent=2) + "\n")
    write_whole(place / "README.md", _readme(folder))


def _config() -> dict[str, object]:
    return {
        "base_model_name_or_path": BASE_MODEL,
        "bias": "none",
        "fan_in_fan_out": False,
        "inference_mode": True,
        "lora_alpha": ALPHA,
        "lora_dropout": 0.0,
        "peft_type": "LORA",
        "r": RANK,
        "target_modules": list(_MODULES),
        "task_type": "CAUSAL_LM",
    }


def _readme(folder: Folder) -> str:
    plan = folder.plan
    return (
        f"# Adapter of the rehearsal {folder.settings.name}\n\n"
        f"A LoRA adapter of rank {RANK} for {BASE_MODEL}, trained on {plan.train} pairs in {plan.passes} passes. It "
        f"was trained beside the 4-bit weights of {NAME} {VERSION}; beside the full ones its answers may differ.\n\n"
        "Prompts stand in the model's own frame without a system message: `<|im_start|>user`, the prompt, "
        "`<|im_end|>`, `<|im_start|>assistant`.\n\nIt may carry words of the pairs that it was trained on: pass it "
        "on only if you may pass those on.\n"
    )
