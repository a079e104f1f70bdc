"""The risk-control matrix 风险控制矩阵, with columns for the audit department to fill in.

Columns by the practice of Chinese companies (internal control guidelines 企业内部控制配套指引, COSO): see
``docs/matrices.md``.
"""

from __future__ import annotations

from procman.documents.content import clean
from procman.documents.matrix.source import MatrixSource, words
from procman.documents.matrix.table import Column, Row, Sheet, Table
from procman.documents.view.control import ControlView, build_controls
from procman.documents.view.names import ProcessNames

_GOALS = ("completeness", "accuracy", "validity", "access")
_RESULTS = ("effective", "ineffective", "not-tested")


def risk_control(source: MatrixSource) -> Sheet:
    """Every control point of every process."""
    rows = tuple(
        _row(source, names, control, names.process.controls[control.id].owner)
        for names in source.processes
        for control in build_controls(names)
    )
    table = Table((*_columns(source), *_entries(source)), rows, headers=3)
    return Sheet("risk-control", source.word("sheet.risk-control"), source.word("note.risk-control"), (table,))


def _columns(source: MatrixSource) -> tuple[Column, ...]:
    return (
        source.column("process-id", 5, "code"),
        source.column("process-name", 6),
        source.column("control-number", 5, "code"),
        source.column("control.step", 7),
        source.column("control.risk", 13),
        source.column("control.risk_type", 3),
        source.column("risk-level", 3),
        source.column("control.objective", 11),
        source.column("control.measure", 14),
        source.column("key-control", 3, "letters"),
        source.column("control.effect", 4),
        source.column("control.means", 3),
        source.column("control.frequency", 3),
        source.column("control.protects", 6),
        source.column("department", 6),
        source.column("control.owner", 6),
        source.column("control.reviewer", 6),
        source.column("control.evidence", 7),
        source.column("system", 6),
        source.column("control.requirements", 9),
    )


def _entries(source: MatrixSource) -> tuple[Column, ...]:
    """What the audit department writes when it tests a control."""
    goals = (source.word(f"goal.{goal}") for goal in _GOALS)
    results = (source.word(f"result.{result}") for result in _RESULTS)
    return (
        source.column("goal", 5, "entry", options=goals),
        source.column("test-procedure", 7, "entry"),
        source.column("test-date", 5, "entry"),
        source.column("test-result", 4, "entry", options=results),
        source.column("defect", 7, "entry"),
    )


def _row(source: MatrixSource, names: ProcessNames, control: ControlView, owner: str | None) -> Row:
    return (
        names.process.id,
        clean(names.process.name),
        control.id,
        source.name(control.step),
        words(control.risk),
        control.risk_type,
        control.risk_level,
        words(control.objective),
        words(control.measure),
        source.yes(control.key),
        control.effect,
        control.means,
        control.frequency,
        source.name(control.protects),
        source.department(owner),
        source.name(control.owner),
        source.name(control.reviewer),
        source.joined(control.evidence),
        source.name(control.system),
        source.joined(control.requirements),
        *[""] * 5,
    )
