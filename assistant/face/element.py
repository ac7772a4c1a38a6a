"""What stands in the window beside text: an element that a file in public/elements draws."""

from __future__ import annotations

from typing import Any

Data = dict[str, Any]


def element(conversation_id: str, element_id: str, name: str, props: Data, *, display: str = "inline") -> Data:
    """A custom element that is drawn by public/elements/NAME.jsx."""
    return {
        "id": element_id,
        "threadId": conversation_id,
        "type": "custom",
        "name": name,
        "display": display,
        "props": props,
        "forId": "",
        "mime": "application/json",
        "url": "",
        "chainlitKey": None,
    }
