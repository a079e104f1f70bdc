"""The rule ``decision-without-question``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import node
from procman.lint.rule import Report, report, rule

_CHINESE = re.compile("[是能可会有应须该]否|有无|是不是|有没有|能不能|[哪谁几吗何]|什么|怎[样么]|多少|[？?]")
_ENGLISH = re.compile(
    r"\s*(?:is|are|was|were|does|do|did|has|have|had|can|could|may|might|must|shall|should|will|would|whether|if"
    r"|who|whose|which|what|how|where|when|why|any)\b",
    re.IGNORECASE,
)


@rule(severity="warning", set="recommended")
def decision_without_question(context: Context) -> Iterator[Report]:
    """The name of a decision asks nothing.

    What it checks:
        The name of a step with `kind: decision` is a question: it ends with a question mark or has a word that asks,
        such as 是否, 能否, 哪 or "is", "whether", "which".

    Why:
        The conditions on its branches are the answers; without the question nobody knows what they answer.

    Remedy:
        Write the question: 材料是否齐全？ instead of 材料审核.
    """
    for step_id, step in context.process.steps.items():
        name = step.name
        if step.kind == "decision" and name and not (_CHINESE.search(name) or _ENGLISH.match(name)):
            yield report(("steps", step_id, "name"), at="value", node=node(context.graph, step_id))
