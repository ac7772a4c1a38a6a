"""The data card: what is in the set, where it comes from, what was left out and why, and who allowed it."""

from __future__ import annotations

from collections.abc import Mapping

from dataset.build.facts import Facts


def card_markdown(facts: Facts, written: Mapping[str, str]) -> str:
    """The card as Markdown; `written` says for each target what became of it. It holds no date and no path."""
    lines = ["# Data card", "", facts.verdict, ""]
    lines += [
        f"- Examples: {facts.examples:,}; {facts.train:,} to train on, {facts.validation:,} held out",
        f"- {facts.split_why}",
    ]
    if facts.leak is not None:
        lines.append(
            f"- Held-out pairs with a near-twin among the others: {facts.leak.with_twin} of {facts.leak.validation}; "
            f"the greatest likeness met is {facts.leak.highest:.0f} %"
        )
    if facts.unprompted:
        lines.append(f"- Texts without a prompt, only for the plain text format: {facts.unprompted:,}")
    lines += [f"- {sentence}" for sentence in facts.balance.sentences]
    lines += _section("Where the prompts come from", facts.evidence)
    lines += _section("Documents that were read", facts.files)
    lines += _section("Files that were not read, by reason", facts.unread)
    lines += _section("Set aside, by reason", facts.aside)
    if facts.undecided:
        lines += [
            "",
            f"{facts.undecided:,} more pairs are doubtful and nobody decided on them; they are not in the set.",
        ]
    lines += _section("Still to doubt in the set", facts.doubts)
    lines += _section("Kinds", facts.balance.kinds)
    lines += _section("Clients", facts.balance.clients)
    lines += _section("Languages", facts.balance.languages)
    lines += _section("Years", facts.balance.years)
    lines += ["", "## Licences and permissions", ""]
    lines += ["The texts are the person's own work for their clients. What was said about using them:", ""]
    lines += [f"- {client}: {word}" for client, word in facts.permissions.items()] or ["- No client is known."]
    lines += ["", "## Names and private data", ""]
    lines += [
        "Names and private data are replaced by tokens such as [CLIENT-1]. The list of what they stand for stays with "
        "the person and is not among these files.",
    ]
    if facts.not_masked:
        lines += ["", f"{facts.not_masked} pairs were left out because a name could not be replaced cleanly."]
    lines += _section("Files", written)
    return "\n".join([*lines, ""])


def _section(title: str, told: Mapping[str, int] | Mapping[str, str]) -> list[str]:
    if not told:
        return []
    rows = [f"- {name}: {value:,}" if isinstance(value, int) else f"- {name}: {value}" for name, value in told.items()]
    return ["", f"## {title}", "", *rows]
