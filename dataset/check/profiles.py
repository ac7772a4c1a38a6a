"""Who reads a training file: what each provider or tool takes, and how each judges a broken rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import knowledge
from dataset.check.layouts import Layout
from dataset.check.report import Severity
from knowledge.providers import Limits, Provider, read_providers

OPEN = ("open", "preview", "partly_open")
Judgement = Mapping[str, Severity | None]

# What most readers make of a rule; a rule that is not named here is refused ("error"), None is let pass.
USUAL: Judgement = {
    "F3.no_bom": None,
    "F4.crlf": "warn",
    "F7.key": "warn",
    "C3.tool": None,
    "C5.tool": "warn",
    "C12": "warn",
    "T3": None,
    "T4.description": "warn",
    "T4.undescribed": "warn",
    "G1.key": "warn",
    "G1.tool": "warn",
    "P2.prompts": "warn",
    "P2.answers": "warn",
    "P2.repeat": "warn",
    "P2.separator": None,
    "P2.space": None,
    "P2.end": None,
    "N1.advised": "warn",
    "X2.cut": "warn",
    "X1.near": "warn",
}
# Advice and open questions about one reader: said when that reader is asked for, and else not worth a person's time.
ONLY_WHEN_NAMED = ("C3.tool", "F3.no_bom", "P2.separator", "P2.space", "P2.end")
_TRAINERS: Judgement = {"F7.two": "warn", "F7.key": None, "C12": None, "F1.name": "warn"}
_OPENAI: Judgement = {
    "C4.mixed": None,
    "C4.parts": None,
    "C3.function": None,
    "C9": "warn",  # the published schema and the notebook let it pass
    "D1.case": "warn",  # its schema of March 2025 has other names for the lists
}
_LEGACY: Judgement = {
    "P2.separator": "warn",
    "P2.space": "warn",
    "P2.end": "warn",
    "P2.prompts": "error",
    "P2.answers": "error",
}


@dataclass(frozen=True)
class Profile:
    """One reader of training files. `limits` come from the library where it knows them."""

    id: str
    name: str
    provider: str  # id in the library
    layouts: tuple[Layout, ...]
    says: Judgement = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)
    is_open: bool = True
    cut_at_tokens: int | None = None  # where it cuts a long example without a word, unless told otherwise
    wants_bom: bool = False
    note: str | None = None

    def severity(self, code: str) -> Severity | None:
        """How this reader judges a broken rule; None where it does not mind."""
        return self.says[code] if code in self.says else USUAL.get(code, "error")


# Rules: dataset formats as each service published them, or as its own checker judged them when run (November 2026).
PROFILES: tuple[Profile, ...] = (
    Profile("openai", "OpenAI", "openai", ("chat", "preference", "prompt_completion"), {**_OPENAI, **_LEGACY}),
    Profile(
        "azure", "Azure OpenAI", "azure", ("chat", "preference"),
        {**_OPENAI, "F3.bom": None, "F3.no_bom": "warn", "N1.min": "warn"},  # its minimum is not confirmed
        ("microsoft",),
        Limits(min_examples=10, suggested_examples=50, file_mb=512), wants_bom=True,
    ),
    Profile(
        "together", "Together AI", "together", ("chat", "prompt_completion", "text", "preference"),
        {"F7.key": "error", "C4.parts": None, "C9": "warn"}, (), Limits(min_examples=1),
    ),
    Profile("fireworks", "Fireworks AI", "fireworks", ("chat", "preference"), {"C3.tool": "warn", "C4.parts": "warn"}),
    Profile(
        "mistral", "Mistral", "mistral", ("chat",), {"T3": "error", "T4.description": "error"},
    ),
    Profile("nebius", "Nebius", "nebius", ("chat",), {}, (), Limits(tokens_per_example=131_072)),
    Profile(
        "google", "Google", "google", ("contents",), {}, (),
        Limits(suggested_examples=100, max_examples=10_000_000, file_mb=1024, tokens_per_example=131_072),
    ),
    Profile(
        "mlx", "MLX-LM", "local", ("chat", "prompt_completion", "text"), _TRAINERS, ("mlx-lm",), cut_at_tokens=2048
    ),
    Profile(
        "trl", "TRL", "local", ("chat", "prompt_completion", "text", "chosen_rejected"), _TRAINERS,
        cut_at_tokens=1024
    ),
    Profile(
        "unsloth", "Unsloth", "local", ("chat", "text", "sharegpt", "alpaca"), _TRAINERS, (), cut_at_tokens=2048
    ),
    Profile(
        "llama-factory", "LLaMA-Factory", "local", ("chat", "sharegpt", "alpaca"), _TRAINERS, ("llamafactory",),
        cut_at_tokens=2048,
    ),
    Profile("axolotl", "Axolotl", "local", ("chat", "sharegpt", "alpaca", "text"), {**_TRAINERS, "S1.odd": "warn"}),
)  # fmt: skip
LOCAL = tuple(profile.id for profile in PROFILES if profile.provider == "local")


class UnknownProvider(Exception):
    """Nobody of this name reads training files here; str() is a sentence for the person."""


def load_profiles(providers: Iterable[Provider] | None = None) -> tuple[Profile, ...]:
    """The readers with limits and state as the library knows them; reads the library's files when none are given."""
    known = {provider.id: provider for provider in providers} if providers is not None else _from_library()
    return tuple(_informed(profile, known.get(profile.provider)) for profile in PROFILES)


def find_profiles(name: str, profiles: Sequence[Profile]) -> tuple[Profile, ...]:
    """The readers of this id, name or alias; "local" is all that run on one's own machine. Raises UnknownProvider."""
    wanted = "-".join(name.strip().casefold().replace("_", "-").split())
    if wanted == "local":
        return tuple(profile for profile in profiles if profile.provider == "local")
    for profile in profiles:
        names = {profile.id, profile.name, *profile.aliases}
        if wanted in {"-".join(known.casefold().split()) for known in names}:
            return (profile,)
    raise UnknownProvider(
        f'I have no format rules for "{name.strip()[:60]}". '
        f"I know: {', '.join(profile.id for profile in profiles)}, local."
    )


def _from_library() -> dict[str, Provider]:
    loaded, _, _ = read_providers(Path(knowledge.__path__[0]) / "providers")
    return {provider.id: provider for provider in loaded}


def _informed(profile: Profile, provider: Provider | None) -> Profile:
    if provider is None:
        return profile
    told = {name: value for name, value in provider.limits.model_dump().items() if value is not None}
    aliases = () if provider.id == "local" else tuple(alias.casefold().replace(" ", "-") for alias in provider.aliases)
    return Profile(
        **{
            **profile.__dict__,
            "limits": Limits(**{**profile.limits.model_dump(), **told}),
            "aliases": (*profile.aliases, *aliases),
            "is_open": provider.status in OPEN,
            "note": None if provider.status == "open" else f"{provider.name}: {provider.status_note}",
        }
    )
