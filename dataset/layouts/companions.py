"""The small files that a tool wants beside the data: LLaMA-Factory's dataset_info.json, Axolotl's configuration."""

from __future__ import annotations

import json
from collections.abc import Mapping

AXOLOTL = "axolotl.yml"
DATASET_INFO = "dataset_info.json"
BASE = "Qwen/Qwen3-4B-Instruct-2507"  # small, open (Apache-2.0), and known to all the tools


def companions(target: str, train: str, validation: str | None, *, base: str = BASE) -> Mapping[str, str]:
    """The text of each file that belongs beside `train` for this target, by its name; often there is none."""
    if target == "llama-factory":
        return {DATASET_INFO: _dataset_info(train, validation)}
    if target == "axolotl":
        return {AXOLOTL: _axolotl(train, validation, base)}
    return {}


def _dataset_info(train: str, validation: str | None) -> str:
    columns = {"prompt": "instruction", "query": "input", "response": "output", "system": "system"}
    files = {"my_work": train, **({"my_work_validation": validation} if validation else {})}
    known = {name: {"file_name": file, "formatting": "alpaca", "columns": columns} for name, file in files.items()}
    return f"{json.dumps(known, indent=2, ensure_ascii=False)}\n"


def _axolotl(train: str, validation: str | None, base: str) -> str:
    """Adapter training in four bits, as the tool's own examples set it; every line may be changed."""
    held_out = _axolotl_part("test_datasets", validation, split=True) if validation else ["val_set_size: 0"]
    lines = [
        f"base_model: {json.dumps(base)}",
        "load_in_4bit: true",
        "adapter: qlora",
        "lora_r: 16",
        "lora_alpha: 32",
        "lora_dropout: 0.05",
        "lora_target_linear: true",
        *_axolotl_part("datasets", train, split=False),
        *held_out,
        "dataset_prepared_path: ./prepared",
        "output_dir: ./trained",
        "sequence_len: 2048  # longer examples are dropped: raise it if yours are",
        "micro_batch_size: 1",
        "gradient_accumulation_steps: 8",
        "num_epochs: 3",
        "learning_rate: 0.0002",
        "optimizer: adamw_torch",
        "lr_scheduler: cosine",
        "warmup_ratio: 0.05",
        "bf16: auto",
        "gradient_checkpointing: true",
        "logging_steps: 1",
        "seed: 0",
    ]
    return "\n".join(lines) + "\n"


def _axolotl_part(key: str, file: str, *, split: bool) -> list[str]:
    lines = [f"{key}:", f"  - path: {json.dumps(file)}", "    ds_type: json", "    type: chat_template"]
    return [*lines, "    field_messages: messages", *(["    split: train"] if split else [])]
