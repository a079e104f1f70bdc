"""What the engine itself reports; documented like the other rules."""

from __future__ import annotations

from procman.lint.rule import RuleSpec

UNREADABLE = RuleSpec(
    "unreadable-file",
    "procman",
    "error",
    "correct",
    "workspace",
    """A file cannot be read.

What it checks:
    Every file in `processes/` is UTF-8 text in YAML, without the parts of YAML that surprise people: duplicate keys,
    anchors, tags, several documents, invisible control characters.

Why:
    A file that cannot be read is missing from the manual, and nobody would notice. Therefore lint exits with 2.

Remedy:
    Correct the place that the message names.""",
    fixed=True,
    fix="unsafe",
)
INVALID = RuleSpec(
    "invalid-definition",
    "procman",
    "error",
    "correct",
    "workspace",
    """An element is not what the format says.

What it checks:
    Keys are known, required keys are there, and values are of their kind: dates, limits, ids, one of the listed words.

Why:
    Such a file cannot be taken over, so no rule can judge it and no document can show it.

Remedy:
    Correct the place that the message names; `procman schema process` prints everything that the format knows.""",
    fixed=True,
    fix="unsafe",
)
FAULT = RuleSpec(
    "rule-fault",
    "procman",
    "error",
    "correct",
    "workspace",
    """A rule of procman failed.

What it checks:
    Nothing in your files: the rule that the message names stopped with a fault of its own. The other rules went on.

Why:
    A rule that fell silent would look like a clean manual. Therefore lint exits with 3.

Remedy:
    Report it to the maintainers with the output of `procman lint --debug`; `--ignore` leaves it out meanwhile.""",
    fixed=True,
)
WITHOUT_REASON = RuleSpec(
    "suppression-without-reason",
    "procman",
    "warning",
    "correct",
    "workspace",
    """A suppression says no reason.

What it checks:
    Every comment `# procman: ignore RULE - reason` names its rule and says why. Without a reason it has no effect.

Why:
    The reason is part of the record: the next reader must be able to see that the exception was a decision.

Remedy:
    Write the reason behind a hyphen, or delete the comment.""",
)
UNKNOWN_RULE = RuleSpec(
    "suppression-unknown-rule",
    "procman",
    "error",
    "correct",
    "workspace",
    """A suppression names a rule that does not exist.

What it checks:
    The rule in a comment `# procman: ignore RULE - reason` is one that `procman rules` lists, and one that can be
    suppressed: unreadable files, invalid definitions and faults of procman cannot.

Why:
    A misspelt suppression suppresses nothing, and who wrote it believes otherwise. Therefore lint exits with 2, as for
    any other wrong setting.

Remedy:
    Correct the name of the rule.""",
    fix="unsafe",
)
UNUSED = RuleSpec(
    "suppression-unused",
    "procman",
    "warning",
    "recommended",
    "workspace",
    """A suppression suppresses nothing.

What it checks:
    For every comment `# procman: ignore RULE - reason` the rule really reports something at the element on its line,
    the line below, or inside that element.

Why:
    A left-over suppression would hide the next mistake at that place.

Remedy:
    Delete the comment, or move it to the element that it is about.""",
    fix="safe",
)
# After these a check counts for nothing.
STOPPING = frozenset({UNREADABLE.name, FAULT.name, UNKNOWN_RULE.name})
# Nobody may get used to these: they are never held back as known, and what they hide is not known either.
ALWAYS_REPORTED = STOPPING | {INVALID.name}
OWN_RULES = (UNREADABLE, INVALID, FAULT, WITHOUT_REASON, UNKNOWN_RULE, UNUSED)
