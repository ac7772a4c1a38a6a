"""Whom a LiteLLM name means: what its tokens cost by the library or LiteLLM's list, and the model that is asked."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from urllib.parse import urlsplit

from assistant.models.protocol import Model
from assistant.settings import Settings
from knowledge.providers import Providers, price_on
from tracking.fetch import Asked, TokenPrice

TUNED = re.compile(r"ft:(?P<base>[a-z0-9.-]+?)(?:-\d{4}-\d{2}-\d{2})?(?::.*)?", re.IGNORECASE)
PATIENCE_S = 90  # for the first piece of an answer, and each next one

Listed = Callable[[str], tuple[float, float, str] | None]


def token_price(model: str, settings: Settings, providers: Providers, today: date, listed: Listed) -> TokenPrice | None:
    """What a million tokens of that model cost by the library, or by LiteLLM's own list; None is not known.

    The library's figures for a base are those of its tuned copies, or of a base that is only prompted. A model on a
    server of this machine costs nothing a token; what another server takes that PERI_API_BASE names is not known.
    """
    if settings.api_base and is_ours(settings, model):
        is_here = urlsplit(settings.api_base).hostname in ("127.0.0.1", "localhost", "::1")
        return TokenPrice(usd_in=Decimal(0), usd_out=Decimal(0), source="your own machine") if is_here else None
    prefix, _, bare = model.rpartition("/") if "/" in model else ("openai", "", model)
    provider = providers.find(prefix.partition("/")[0].removesuffix("_ai"))
    tuned = TUNED.fullmatch(bare)
    for base in provider.bases if provider else ():
        is_meant = base.id == tuned["base"].lower() if tuned else (base.id == bare and base.method == "prompting")
        if provider and is_meant:
            sent, back = (price_on(provider, item, base.id, today) for item in ("input", "output"))
            if sent and back:
                source = f"{provider.name}, as the library has it"
                return TokenPrice(
                    usd_in=sent.amount, usd_out=back.amount, source=source, seen=min(sent.as_of, back.as_of)
                )
    known = listed(f"{prefix}/{bare}")
    if known is None:
        return None
    usd_in, usd_out = (Decimal(repr(each)) * 1_000_000 for each in known[:2])
    return TokenPrice(usd_in=usd_in.normalize(), usd_out=usd_out.normalize(), source=known[2])


def model_maker(settings: Settings, today: Callable[[], date]) -> Callable[[Asked, int], Model]:
    """Makes the model that is asked.

    PERI_API_BASE and PERI_API_KEY go to PERI_MODEL's own provider and to nobody else; for any other name LiteLLM looks
    for that provider's variable.
    """

    def made(asked: Asked, most_tokens: int) -> Model:
        from assistant.models.hosted import HostedModel

        may_know = is_ours(settings, asked.model)
        return HostedModel(
            name=asked.model,
            api_base=settings.api_base if may_know else None,
            api_key=settings.api_key if may_know else None,
            today=today,
            timeout_s=PATIENCE_S,
            max_output_tokens=most_tokens,
            instructions=asked.instructions,
        )

    return made


def is_ours(settings: Settings, model: str) -> bool:
    """Whether PERI_API_BASE and PERI_API_KEY are meant for that model: it is of the same provider as PERI_MODEL."""
    ours = provider_of(settings.model) if settings.model else "openai" if settings.api_base else None
    return provider_of(model) == ours


def provider_of(model: str) -> str:
    """The provider that a LiteLLM name begins with; openai where it names none."""
    prefix, slash, _ = model.partition("/")
    return prefix.casefold() if slash else "openai"
