"""What the rules about documents, forms and systems propose to write instead puts their findings right."""

from __future__ import annotations

import datetime
import io
from typing import Any

import pytest
from ruamel.yaml import YAML

from procman.lint.engine import lint
from procman.source.edits import apply
from tests.lint.base_workspace import varied, workspace

TODAY = datetime.date(2026, 6, 15)
CASES = {
    "duplicate-reference": ({"steps.approve.inputs": ["draft", "stock-note", "draft", "draft"]}, "safe"),
    "duplicate-reference-approvals": ({"forms.order-form.approvals": ["manager", "manager"]}, "unsafe"),
    "field-filled-elsewhere": ({"forms.order-form.fields.payment.at_step": "price"}, "unsafe"),
    "system-not-named": ({"steps.price.do": ["Read the price off the Till."]}, "unsafe"),
}


@pytest.mark.parametrize("case", CASES)
def test_fix_leaves_nothing_to_say(case: str) -> None:
    changes, kind = CASES[case]
    files = varied({"edit": changes})
    result = lint(workspace(files).tree, today=TODAY)
    (finding, fix), *others = result.fixes
    assert not others
    assert case.startswith(finding.rule)
    assert fix.kind == kind
    files[finding.path] = _edited(files[finding.path], fix.edits)
    assert lint(workspace(files).tree, today=TODAY).findings == ()


def test_a_duplicate_leaves_the_first_where_it_was() -> None:
    files = varied({"edit": CASES["duplicate-reference"][0]})
    ((finding, fix),) = lint(workspace(files).tree, today=TODAY).fixes
    after = YAML(typ="safe").load(_edited(files[finding.path], fix.edits))
    assert after["steps"]["approve"]["inputs"] == ["draft", "stock-note"]


def _edited(content: bytes, edits: Any) -> bytes:
    yaml = YAML()
    data = yaml.load(content)
    for edit in edits:
        apply(data, edit)
    stream = io.BytesIO()
    yaml.dump(data, stream)
    return stream.getvalue()
