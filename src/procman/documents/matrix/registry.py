"""All matrices, in the order in which a workbook has them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from procman.documents.matrix.controlled_documents import controlled_documents
from procman.documents.matrix.coverage import requirement_coverage
from procman.documents.matrix.form_register import form_register
from procman.documents.matrix.hand_overs import hand_over_list, process_hand_overs, role_hand_overs
from procman.documents.matrix.metrics import metrics
from procman.documents.matrix.process_list import process_list
from procman.documents.matrix.responsibility import responsibility_across, responsibility_by_process
from procman.documents.matrix.retention import record_retention
from procman.documents.matrix.risk_control import risk_control
from procman.documents.matrix.source import MatrixSource
from procman.documents.matrix.table import Sheet
from procman.documents.matrix.time_budget import time_budgets

MATRICES: Final[Mapping[str, Callable[[MatrixSource], Sheet]]] = {
    "processes": process_list,
    "controlled-documents": controlled_documents,
    "responsibility": responsibility_across,
    "responsibility-by-process": responsibility_by_process,
    "risk-control": risk_control,
    "coverage": requirement_coverage,
    "hand-overs": role_hand_overs,
    "hand-over-list": hand_over_list,
    "process-hand-overs": process_hand_overs,
    "forms": form_register,
    "retention": record_retention,
    "metrics": metrics,
    "time-budgets": time_budgets,
}
