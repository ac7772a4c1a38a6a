"""How a step that wants files is done in the terminal, where none can be dropped."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.tools.context import ToolContext
from assistant.tools.walk_result import WalkResult

BRING = (
    "`peri dataset new NAME PATH...` reads your files (NAME is any word, PATH a file or folder, --may-use-all if all "
    "is yours)"
)
WAYS: Mapping[str, str] = {
    "prompt_kit": (
        f"Here in the terminal files cannot be dropped. {BRING}, and `peri dataset kit NAME` prints the kit. A kit by "
        "hand will do as well: three of your best pieces with their briefs in one document. Then say “done”."
    ),
    "start_dataset_build": (
        f"Here in the terminal files cannot be dropped. {BRING}; `peri dataset show NAME` and `peri dataset write "
        "NAME --for PROVIDER` do the rest. Then say “done”."
    ),
}


def in_terminal(result: WalkResult) -> WalkResult:
    """The result with the command for its next step, where the chat would take files."""
    walk = result.walk
    way = WAYS.get(walk.next.tool or "") if walk and walk.next else None
    if walk is None or walk.next is None or way is None:
        return result
    return result.model_copy(
        update={"walk": walk.model_copy(update={"next": walk.next.model_copy(update={"way": way})})}
    )


def as_here(context: ToolContext, result: WalkResult) -> WalkResult:
    """The result as it is for someone at the terminal or in the chat."""
    return in_terminal(result) if context.bench is None else result
