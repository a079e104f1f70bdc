"""``procman schema``: JSON Schemas of definitions, for editors, and of the reports, for scripts."""

from __future__ import annotations

from typing import Annotated

import typer

from procman.errors import UsageError


def schema(
    context: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            help="process, manual, organisation, requirements, glossary, report-lint, report-diff, form-data, …"
        ),
    ] = "process",
) -> int:
    """Print a JSON Schema."""
    import json

    from procman.report.schemas import json_schema, schema_names

    names = schema_names()
    if name not in names:
        raise UsageError("unknown-schema", name=name, names=", ".join(names))
    context.obj.write(json.dumps(json_schema(name), ensure_ascii=False, indent=2) + "\n")
    return 0
