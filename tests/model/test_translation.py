"""What of a definition may be translated follows from the types of the models."""

from __future__ import annotations

from typing import Any

import pytest

from procman.model.light import Kind
from procman.model.process import Process
from procman.report.schemas import json_schema
from procman.source.reader import read
from procman.source.validation import validate
from tests.model.twins_in_use import models_instead

HEAD = "id: A-1\nname: 一\ndomain: d\nowner: o\nversion: '1.0'\n"


def _problems(translations: str, *, head: str = HEAD, kind: Kind = "process") -> list[tuple[str, str, str | None]]:
    content = f"{head}translations: {translations}\n".encode()
    data = read(content, "p.yaml")
    found = validate(kind, data, content, "p.yaml")[1]
    with models_instead():
        assert found == validate(kind, data, content, "p.yaml")[1]
    return [(one.key, one.element, one.suggestion) for one in found]


@pytest.mark.parametrize(
    "translations",
    [
        "{en: {name: One, purpose: Why, scope: {applies_to: All, excludes: None}, time_limit: {pauses: [Waiting]}}}",
        "{en: {steps: {a: {name: Do it, do: [First, Second], cautions: Mind, conditions: {是: Yes}}}, ends: {b: End}}}",
        "{en: {triggers: {t: {name: T, every: Monthly, when: If}}, inputs: {i: {name: I}}, phases: {p: P}}}",
        "{en: {controls: {KC-01: {risk: R, objective: O, measure: M}}, rules: {R-01: {text: T, source: S}}}}",
        "{en: {metrics: {m: {name: M, formula: F, target: T, source: S}}, exceptions: {E-01: {when: W, do: D}}}}",
        "{en: {forms: {f: {name: F, notes: [N], fields: {g: {label: L, options: [A, B], unit: U, rule: R}}}}}}",
        "{en: {classification: {etom: {name: Problem Handling}}}, zh-CN: {}}",
    ],
)
def test_names_and_texts_have_translations(translations: str) -> None:
    assert _problems(translations) == []


@pytest.mark.parametrize(
    ("translations", "expected"),
    [
        ("{fr: {}}", ("not-one-of", "translations.fr", None)),
        ("{en: {nam: One}}", ("unknown-key", "translations.en.nam", "name")),
        ("{en: {owner: Boss}}", ("unknown-key", "translations.en.owner", None)),
        ("{en: {steps: {a: {conditons: {}}}}}", ("unknown-key", "translations.en.steps.a.conditons", "conditions")),
        ("{en: {steps: {a: {next: b}}}}", ("unknown-key", "translations.en.steps.a.next", None)),
        ("{en: {forms: {f: {number: F1}}}}", ("unknown-key", "translations.en.forms.f.number", "name")),
        (
            "{en: {classification: {apqc: {pcf_id: x}}}}",
            ("unknown-key", "translations.en.classification.apqc.pcf_id", None),
        ),
        ("{en: {name: [One]}}", ("not-text", "translations.en.name", None)),
        ("{en: {name: ''}}", ("empty-text", "translations.en.name", None)),
        ("{en: One}", ("not-mapping", "translations.en", None)),
    ],
)
def test_anything_else_is_refused(translations: str, expected: tuple[str, str, str | None]) -> None:
    assert _problems(translations) == [expected]


@pytest.mark.parametrize(
    ("kind", "head", "translations", "refused"),
    [
        ("manual", "", "{en: {title: T, domains: {d: {name: D}}, general: {duties: {business: [B]}}}}", ""),
        ("manual", "", "{en: {output: out}}", "output"),
        ("manual", "", "{en: {numbering: {document: x}}}", "numbering"),
        ("manual", "", "{en: {domains: {d: {code: X}}}}", "domains.d.code"),
        ("manual", "", "{en: {lint: {}}}", "lint"),
        ("organisation", "", "{en: {roles: {r: {name: R, duties: [D]}}, parties: {p: {kind: K}}}}", ""),
        ("organisation", "", "{en: {roles: {r: {department: D}}}}", "roles.r.department"),
    ],
)
def test_dictionaries(kind: Kind, head: str, translations: str, refused: str) -> None:
    found = _problems(translations, head=head, kind=kind)
    assert [element for _, element, _ in found] == ([f"translations.en.{refused}"] if refused else [])


@pytest.mark.parametrize(
    ("kind", "text", "refused"),
    [
        ("requirements", "a: {title: 一, translations: {en: {title: One, clause: C, text: T, source: S}}}", []),
        ("glossary", "a: {term: 一, definition: 二, translations: {en: {term: One, definition: Two}}}", []),
        (
            "glossary",
            "a: {term: 一, definition: 二, translations: {en: {instead_of: [Other]}}}",
            ["a.translations.en.instead_of"],
        ),
    ],
)
def test_entries_have_their_own(kind: Kind, text: str, refused: list[str]) -> None:
    content = text.encode()
    assert [one.element for one in validate(kind, read(content, "p"), content, "p")[1]] == refused


def test_a_single_text_is_a_list_of_one() -> None:
    content = f"{HEAD}translations: {{en: {{steps: {{a: {{do: Go}}}}}}}}".encode()
    process: Any = Process.model_validate(read(content, "p"))
    assert process.translations == {"en": {"steps": {"a": {"do": ("Go",)}}}}


def test_editors_know_the_keys() -> None:
    schema: Any = json_schema("process")
    step = schema["$defs"]["StepTexts"]
    assert list(step["properties"]) == ["name", "do", "cautions", "mistakes", "conditions"]
    assert step["additionalProperties"] is False
