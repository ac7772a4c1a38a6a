"""The reference: the same model and adapter in torch with transformers and peft. Run by hand or by an opt-in test.

PYTHON tests/rehearsal/torch_peer.py check MODEL ADAPTER < cases.json prints the loss and gradients of an exported
adapter; PYTHON tests/rehearsal/torch_peer.py train MODEL trains on the prepared house style and prints the figures.
It imports nothing of Peri, so that it cannot repeat a mistake of ours.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import time
from pathlib import Path
from typing import Any

EXAMPLES = Path(__file__).parents[2] / "rehearsal" / "examples"


def main() -> None:
    """Do one job."""
    job, model, *more = sys.argv[1:]
    check(Path(model), Path(more[0])) if job == "check" else train(Path(model))


def check(model: Path, adapter: Path) -> None:
    """Loss a token of each case, and the gradient at some places of the adapter, of all cases together."""
    import torch
    from peft import PeftModel

    torch.set_num_threads(1)
    told = json.loads(sys.stdin.readline())
    tuned = PeftModel.from_pretrained(opened(model), adapter, is_trainable=True)
    losses, count = list[float](), sum(sum(label != -100 for label in case["labels"][1:]) for case in told["cases"])
    for case in told["cases"]:
        logits = tuned(input_ids=torch.tensor([case["ids"]])).logits[0, :-1]
        loss = torch.nn.functional.cross_entropy(logits, torch.tensor(case["labels"][1:]), reduction="sum")
        losses.append(float(loss))
        (loss / count).backward()
    named = {name.replace(".default", ""): each for name, each in tuned.named_parameters()}
    gradients = {name: float(named[name].grad[row, column]) for name, row, column in told["places"]}
    print(json.dumps({"losses": losses, "gradients": gradients}))


def train(model: Path) -> None:
    """Three passes over the house style, as the rehearsal does them."""
    import torch
    from peft import LoraConfig, get_peft_model

    began = time.monotonic()
    torch.manual_seed(7)
    torch.set_num_threads(2)
    rows = [json.loads(line) for line in (EXAMPLES / "house_style.jsonl").read_text("utf-8").splitlines()]
    modules = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
    tuned: Any = get_peft_model(opened(model), LoraConfig(r=8, lora_alpha=16, target_modules=modules))
    words = tokenizer(model)
    pairs = [encoded(words, row["prompt"], row["answer"]) for row in rows]
    train_, held = pairs[:-12], pairs[-12:]
    before = mean_loss(tuned, held)
    step, steps, trained = 0, 3 * len(train_) // 4, time.monotonic()
    optimiser = torch.optim.AdamW([each for each in tuned.parameters() if each.requires_grad], lr=1e-3)
    for _ in range(3):
        random.Random(step).shuffle(train_)
        for at in range(0, len(train_), 4):
            for group in optimiser.param_groups:
                group["lr"] = 1e-3 * min(1.0, (step + 1) / 5) * (1 - step / steps)
            optimiser.zero_grad()
            batch_loss(tuned, train_[at : at + 4]).backward()
            torch.nn.utils.clip_grad_norm_(tuned.parameters(), 1.0)
            optimiser.step()
            step += 1
    trained = time.monotonic() - trained
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"held-out loss {before:.3f} -> {mean_loss(tuned, held):.3f}, training {trained:.0f} s of "
        f"{time.monotonic() - began:.0f} s, {time.process_time():.0f} s of CPU, peak {peak} MB"
    )


def opened(model: Path) -> Any:
    """The model from the GGUF file."""
    import torch
    from transformers import AutoModelForCausalLM

    return AutoModelForCausalLM.from_pretrained(str(model.parent), gguf_file=model.name, dtype=torch.float32)


def tokenizer(model: Path) -> Any:
    """Its vocabulary."""
    from transformers import AutoTokenizer

    return AutoTokenizer.from_pretrained(str(model.parent), gguf_file=model.name)


def encoded(words: Any, prompt: str, answer: str) -> tuple[list[int], list[int]]:
    """Tokens and labels of a pair."""
    asked = words(f"<|im_start|>user\n{prompt}<|im_end|>\n<|im_start|>assistant\n", add_special_tokens=False).input_ids
    said = words(f"{answer}<|im_end|>\n", add_special_tokens=False).input_ids
    return asked + said, [-100] * len(asked) + said


def batch_loss(tuned: Any, pairs: list[tuple[list[int], list[int]]]) -> Any:
    """The mean loss of some pairs."""
    import torch

    longest = max(len(ids) for ids, _ in pairs)
    ids = torch.tensor([each + [2] * (longest - len(each)) for each, _ in pairs])
    labels = torch.tensor([each + [-100] * (longest - len(each)) for _, each in pairs])
    logits = tuned(input_ids=ids).logits[:, :-1]
    return torch.nn.functional.cross_entropy(logits.flatten(0, 1), labels[:, 1:].flatten())


def mean_loss(tuned: Any, pairs: list[tuple[list[int], list[int]]]) -> float:
    """The loss a token over all pairs."""
    import torch

    with torch.no_grad():
        counts = [sum(label != -100 for label in labels) for _, labels in pairs]
        lost = [float(batch_loss(tuned, [pair])) * count for pair, count in zip(pairs, counts, strict=True)]
    return sum(lost) / sum(counts)


if __name__ == "__main__":
    main()
