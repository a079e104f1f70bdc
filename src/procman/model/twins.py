"""The light twins of the models; written by ``python -m procman.model.twin_writer``, never by hand."""

from __future__ import annotations

from procman.model import behaviour, scalars
from procman.model.light import (
    Light,
    Schema,
    before,
    default,
    field,
    mapping,
    model,
    nullable,
    one_of,
    only,
    optional,
    part,
    root,
    several,
    translations,
)

PYDANTIC_CORE = "2.50.5"
"""The version whose schemas these are; another may read them otherwise."""


class ProcessContent(Light):
    """What a process says, in the manual's language."""

    __slots__ = ()


class Process(ProcessContent):
    """One process; the order of every mapping is the order of reading."""

    __slots__ = ()


class Scope(Light):
    """What the process applies to and what it leaves out."""

    __slots__ = ()


class Classification(Light):
    """Where the process stands in public frameworks."""

    __slots__ = ()


class ApqcClassification(Light):
    """A place in APQC's process classification framework; the PCF id is stable across releases."""

    __slots__ = ()


class EtomClassification(Light):
    """A place in TM Forum's eTOM; ids change between releases, so the release belongs to the id."""

    __slots__ = ()


class ProcessTimeLimit(Light):
    """The limit of the whole process."""

    __slots__ = ()


class Trigger(Light):
    """What starts the process."""

    __slots__ = ()


class Record(Light):
    """A document that is born in the process and used inside it."""

    __slots__ = ()


class Input(Record):
    """What comes in, and from whom."""

    __slots__ = ()


class Output(Record):
    """What goes out, and to whom."""

    __slots__ = ()


class Step(behaviour.StepBehaviour, Light):
    """One activity, decision or branching point."""

    __slots__ = ()


class Timeout(Light):
    """What happens when the limit of a step has passed."""

    __slots__ = ()


class Way(Light):
    """A way out of a step."""

    __slots__ = ()


class Control(Light):
    """One risk, one objective, one control."""

    __slots__ = ()


class BusinessRule(Light):
    """A rule that people keep while they work."""

    __slots__ = ()


class Metric(Light):
    """An indicator of how well the process runs."""

    __slots__ = ()


class Form(Light):
    """A form template."""

    __slots__ = ()


class Field(Light):
    """One field of a form."""

    __slots__ = ()


class ProcessException(Light):
    """A situation outside the regular flow, and what to do in it."""

    __slots__ = ()


class ManualContent(Light):
    """What ``manual.yaml`` settles, in the manual's language."""

    __slots__ = ()


class Manual(ManualContent):
    """The dictionary ``manual.yaml``."""

    __slots__ = ()


class Numbering(Light):
    """Patterns of numbers."""

    __slots__ = ()


class Domain(Light):
    """A domain of processes; the order in the file is the order in the manual."""

    __slots__ = ()


class PrincipleText(Light):
    """A principle in the company's words."""

    __slots__ = ()


class General(Light):
    """The general chapter of the manual."""

    __slots__ = ()


class Calendar(Light):
    """The working calendar."""

    __slots__ = ()


class Versioning(Light):
    """Which kinds of change make a major and which a minor version, and what counts as a release."""

    __slots__ = ()


class LintSettings(Light):
    """Settings of the linter."""

    __slots__ = ()


class RuleSettings(Light):
    """What the manual settles for one rule."""

    __slots__ = ()


class Segregation(Light):
    """Which duties 不相容职务 nobody may hold together on one path of a process."""

    __slots__ = ()


class DutyPair(Light):
    """Two duties, and what the company settles about them."""

    __slots__ = ()


class OrganisationContent(behaviour.OrganisationBehaviour, Light):
    """Who there is, in the manual's language."""

    __slots__ = ()


class Organisation(OrganisationContent):
    """The dictionary ``organisation.yaml``."""

    __slots__ = ()


class Department(Light):
    """A department, by its duty in process management."""

    __slots__ = ()


class Role(Light):
    """What a process names as performer."""

    __slots__ = ()


class Position(Light):
    """What a person holds."""

    __slots__ = ()


class System(Light):
    """An application that steps use or that performs automatic steps."""

    __slots__ = ()


class Party(Light):
    """Somebody outside the company."""

    __slots__ = ()


class Requirements(Light):
    """The dictionary ``requirements.yaml``."""

    __slots__ = ()


class RequirementContent(Light):
    """A clause as it reads in the manual's language."""

    __slots__ = ()


class Requirement(RequirementContent):
    """A clause of a law, a standard or a regulation."""

    __slots__ = ()


class Glossary(Light):
    """The dictionary ``glossary.yaml``."""

    __slots__ = ()


class TermContent(Light):
    """A word in the manual's language."""

    __slots__ = ()


class Term(TermContent):
    """A word of the company's language."""

    __slots__ = ()


TEXT = before(scalars.text, {"type": "str", "strip_whitespace": True})
ID = before(scalars.identifier, {"type": "str"})
ITEM_ID = before(scalars.item_id, {"type": "str"})
PROCESS_ID = before(scalars.process_id, {"type": "str"})
REFERENCE = {"type": "str", "min_length": 1, "strip_whitespace": True}
VERSION = before(scalars.version, {"type": "str"})
BOOLEAN = before(scalars.boolean, {"type": "bool"})
WHOLE_NUMBER = before(scalars.whole_number, {"type": "int"})
DATE = before(scalars.date, {"type": "date"})
LIMIT = only(scalars.duration)
TEXTS = before(scalars.listed, several(TEXT))
REFERENCES = before(scalars.listed, several(REFERENCE))

SCOPE = model(
    Scope,
    {
        "applies_to": field(TEXT),
        "excludes": optional(TEXT),
    },
)
APQC_CLASSIFICATION = model(
    ApqcClassification,
    {
        "pcf_id": field(TEXT),
        "version": field(TEXT),
        "name": optional(TEXT),
    },
)
ETOM_CLASSIFICATION = model(
    EtomClassification,
    {
        "id": field(TEXT),
        "name": field(TEXT),
        "release": field(TEXT),
    },
)
CLASSIFICATION = model(
    Classification,
    {
        "apqc": optional(APQC_CLASSIFICATION),
        "etom": optional(ETOM_CLASSIFICATION),
    },
)
PROCESS_TIME_LIMIT = model(
    ProcessTimeLimit,
    {
        "within": field(LIMIT),
        "starts": optional(REFERENCE),
        "pauses": default(TEXTS, ()),
    },
)
TRIGGER = model(
    Trigger,
    {
        "name": field(TEXT),
        "kind": default(one_of("message", "time", "condition"), "message"),
        "every": optional(TEXT),
        "when": optional(TEXT),
    },
)
INPUT = model(
    Input,
    {
        "name": field(TEXT),
        "retention": optional(LIMIT),
        "suppliers": field(REFERENCES, "from"),
    },
)
OUTPUT = model(
    Output,
    {
        "name": field(TEXT),
        "retention": optional(LIMIT),
        "takers": field(REFERENCES, "to"),
    },
)
RECORD = model(
    Record,
    {
        "name": field(TEXT),
        "retention": optional(LIMIT),
    },
)
TIMEOUT = model(
    Timeout,
    {
        "to": optional(REFERENCE),
        "notify": default(REFERENCES, ()),
    },
)
WAY = model(
    Way,
    {
        "to": field(REFERENCE),
        "condition": optional(TEXT),
        "at_most": optional(WHOLE_NUMBER),
    },
)
STEP = model(
    Step,
    {
        "phase": optional(REFERENCE),
        "name": optional(TEXT),
        "kind": default(one_of("task", "decision", "parallel", "join", "wait", "call"), "task"),
        "role": optional(REFERENCE),
        "duty": optional(one_of("request", "execute", "review", "approve", "record", "pay", "custody", "audit")),
        "automatic": default(BOOLEAN, False),
        "time_limit": optional(LIMIT),
        "inputs": default(REFERENCES, ()),
        "outputs": default(REFERENCES, ()),
        "forms": default(REFERENCES, ()),
        "system": optional(REFERENCE),
        "accountable": optional(REFERENCE),
        "consulted": default(REFERENCES, ()),
        "informed": default(REFERENCES, ()),
        "do": default(TEXTS, ()),
        "cautions": default(TEXTS, ()),
        "mistakes": default(TEXTS, ()),
        "process": optional(PROCESS_ID),
        "on_timeout": optional(TIMEOUT),
        "next": default(before(scalars.ways, several(WAY)), ()),
    },
)
CONTROL = model(
    Control,
    {
        "step": field(REFERENCE),
        "protects": optional(REFERENCE),
        "risk": optional(TEXT),
        "risk_type": optional(one_of("operation", "compliance", "reporting", "asset", "fraud")),
        "risk_level": optional(one_of("high", "medium", "low")),
        "objective": optional(TEXT),
        "measure": optional(TEXT),
        "effect": optional(one_of("preventive", "detective")),
        "means": optional(one_of("manual", "automatic", "mixed")),
        "system": optional(REFERENCE),
        "frequency": optional(one_of("each-time", "daily", "weekly", "monthly", "quarterly", "yearly")),
        "owner": optional(REFERENCE),
        "reviewer": optional(REFERENCE),
        "evidence": default(REFERENCES, ()),
        "key": default(BOOLEAN, False),
        "requirements": default(REFERENCES, ()),
    },
)
BUSINESS_RULE = model(
    BusinessRule,
    {
        "text": field(TEXT),
        "step": optional(REFERENCE),
        "source": optional(TEXT),
    },
)
METRIC = model(
    Metric,
    {
        "name": field(TEXT),
        "formula": optional(TEXT),
        "target": optional(TEXT),
        "frequency": optional(one_of("each-time", "daily", "weekly", "monthly", "quarterly", "yearly")),
        "owner": optional(REFERENCE),
        "source": optional(TEXT),
    },
)
FIELD = model(
    Field,
    {
        "label": field(TEXT),
        "type": default(one_of("text", "paragraph", "number", "money", "date", "datetime", "choice", "choices", "tick", "person", "department", "phone", "email", "file", "signature"), "text"),
        "required": default(BOOLEAN, False),
        "filled_by": optional(REFERENCE),
        "at_step": optional(REFERENCE),
        "personal": default(BOOLEAN, False),
        "options": default(TEXTS, ()),
        "unit": optional(TEXT),
        "default": optional(TEXT),
        "rule": optional(TEXT),
        "source": optional(TEXT),
        "visible_to": default(REFERENCES, ()),
        "retention": optional(LIMIT),
    },
)
FORM = model(
    Form,
    {
        "name": field(TEXT),
        "kind": field(one_of("application", "approval", "record", "report", "checklist")),
        "number": optional(TEXT),
        "retention": optional(LIMIT),
        "fields": default(mapping(ITEM_ID, FIELD), {}),
        "approvals": default(REFERENCES, ()),
        "notes": default(TEXTS, ()),
    },
)
PROCESS_EXCEPTION = model(
    ProcessException,
    {
        "when": field(TEXT),
        "do": field(TEXT),
        "report_to": optional(REFERENCE),
    },
)
SCOPE_TEXTS = translations(
    {
        "applies_to": TEXT,
        "excludes": TEXT,
    }
)
APQC_CLASSIFICATION_TEXTS = translations(
    {
        "name": TEXT,
    }
)
ETOM_CLASSIFICATION_TEXTS = translations(
    {
        "name": TEXT,
    }
)
CLASSIFICATION_TEXTS = translations(
    {
        "apqc": APQC_CLASSIFICATION_TEXTS,
        "etom": ETOM_CLASSIFICATION_TEXTS,
    }
)
PROCESS_TIME_LIMIT_TEXTS = translations(
    {
        "pauses": TEXTS,
    }
)
TRIGGER_TEXTS = translations(
    {
        "name": TEXT,
        "every": TEXT,
        "when": TEXT,
    }
)
INPUT_TEXTS = translations(
    {
        "name": TEXT,
    }
)
OUTPUT_TEXTS = translations(
    {
        "name": TEXT,
    }
)
RECORD_TEXTS = translations(
    {
        "name": TEXT,
    }
)
STEP_TEXTS = translations(
    {
        "name": TEXT,
        "do": TEXTS,
        "cautions": TEXTS,
        "mistakes": TEXTS,
        "conditions": mapping(TEXT, TEXT),
    }
)
CONTROL_TEXTS = translations(
    {
        "risk": TEXT,
        "objective": TEXT,
        "measure": TEXT,
    }
)
BUSINESS_RULE_TEXTS = translations(
    {
        "text": TEXT,
        "source": TEXT,
    }
)
METRIC_TEXTS = translations(
    {
        "name": TEXT,
        "formula": TEXT,
        "target": TEXT,
        "source": TEXT,
    }
)
FIELD_TEXTS = translations(
    {
        "label": TEXT,
        "options": TEXTS,
        "unit": TEXT,
        "default": TEXT,
        "rule": TEXT,
        "source": TEXT,
    }
)
FORM_TEXTS = translations(
    {
        "name": TEXT,
        "fields": mapping(ITEM_ID, FIELD_TEXTS),
        "notes": TEXTS,
    }
)
PROCESS_EXCEPTION_TEXTS = translations(
    {
        "when": TEXT,
        "do": TEXT,
    }
)
PROCESS_TEXTS = translations(
    {
        "name": TEXT,
        "purpose": TEXT,
        "scope": SCOPE_TEXTS,
        "classification": CLASSIFICATION_TEXTS,
        "time_limit": PROCESS_TIME_LIMIT_TEXTS,
        "triggers": mapping(ID, TRIGGER_TEXTS),
        "inputs": mapping(ID, INPUT_TEXTS),
        "outputs": mapping(ID, OUTPUT_TEXTS),
        "records": mapping(ID, RECORD_TEXTS),
        "phases": mapping(ID, TEXT),
        "steps": mapping(ID, STEP_TEXTS),
        "ends": mapping(ID, TEXT),
        "controls": mapping(ITEM_ID, CONTROL_TEXTS),
        "rules": mapping(ITEM_ID, BUSINESS_RULE_TEXTS),
        "metrics": mapping(ITEM_ID, METRIC_TEXTS),
        "forms": mapping(ITEM_ID, FORM_TEXTS),
        "exceptions": mapping(ITEM_ID, PROCESS_EXCEPTION_TEXTS),
    }
)
PROCESS = model(
    Process,
    {
        "id": field(PROCESS_ID),
        "name": field(TEXT),
        "domain": field(REFERENCE),
        "owner": field(REFERENCE),
        "version": field(VERSION),
        "status": default(one_of("draft", "review", "effective", "retired"), "draft"),
        "effective": optional(DATE),
        "review_every": optional(LIMIT),
        "purpose": optional(TEXT),
        "scope": optional(SCOPE),
        "classification": optional(CLASSIFICATION),
        "requirements": default(REFERENCES, ()),
        "terms": default(REFERENCES, ()),
        "time_limit": default(before(scalars.within, nullable(PROCESS_TIME_LIMIT)), None),
        "triggers": default(mapping(ID, TRIGGER), {}),
        "inputs": default(mapping(ID, INPUT), {}),
        "outputs": default(mapping(ID, OUTPUT), {}),
        "records": default(mapping(ID, RECORD), {}),
        "lanes": default(REFERENCES, ()),
        "phases": default(mapping(ID, TEXT), {}),
        "steps": default(mapping(ID, STEP), {}),
        "ends": default(mapping(ID, TEXT), {}),
        "controls": default(mapping(ITEM_ID, CONTROL), {}),
        "rules": default(mapping(ITEM_ID, BUSINESS_RULE), {}),
        "metrics": default(mapping(ITEM_ID, METRIC), {}),
        "forms": default(mapping(ITEM_ID, FORM), {}),
        "exceptions": default(mapping(ITEM_ID, PROCESS_EXCEPTION), {}),
        "translations": default(mapping(one_of("zh-CN", "en"), PROCESS_TEXTS), {}),
    },
)
NUMBERING = model(
    Numbering,
    {
        "process": default(before(scalars.regular_expression, TEXT), "^[A-Z][A-Z0-9]*(-[A-Z0-9]+)+$"),
        "document": default(TEXT, "{id}"),
        "form": default(TEXT, "{id}-F{nn}"),
    },
)
DOMAIN = model(
    Domain,
    {
        "name": field(TEXT),
        "code": optional(TEXT),
        "summary": optional(TEXT),
    },
)
PRINCIPLE_TEXT = model(
    PrincipleText,
    {
        "name": field(TEXT),
        "text": field(TEXT),
    },
)
GENERAL = model(
    General,
    {
        "scope": default(TEXTS, ()),
        "duties": default(mapping(one_of("process-management", "business", "supervision"), TEXTS), {}),
        "design": default(TEXTS, ()),
        "execution": default(TEXTS, ()),
        "documents": default(TEXTS, ()),
        "training": default(TEXTS, ()),
    },
)
CALENDAR = model(
    Calendar,
    {
        "hours": default(several(before(scalars.hours, TEXT)), ("09:00-12:00", "13:00-18:00")),
        "weekend": default(several(one_of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")), ("saturday", "sunday")),
        "holidays": default(one_of("china", "none"), "china"),
        "days_off": default(mapping(DATE, TEXT), {}),
        "working_days": default(mapping(DATE, TEXT), {}),
    },
)
VERSIONING = model(
    Versioning,
    {
        "major": default(several(TEXT), ()),
        "minor": default(several(TEXT), ()),
        "release_tags": default(TEXT, "v[0-9]*"),
        "approvals": default(one_of("none", "trailer", "signed"), "none"),
    },
)
RULE_SETTINGS = model(
    RuleSettings,
    {
        "severity": optional(one_of("error", "warning", "info", "off")),
        "options": default(mapping({"type": "str"}, TEXTS), {}),
    },
)
DUTY_PAIR = model(
    DutyPair,
    {
        "duties": field(several(one_of("request", "execute", "review", "approve", "record", "pay", "custody", "audit"))),
        "domains": default(REFERENCES, ()),
        "reason": optional(TEXT),
    },
)
SEGREGATION = model(
    Segregation,
    {
        "shipped_pairs": default(BOOLEAN, True),
        "kept_apart": default(several(before(scalars.duty_pair, DUTY_PAIR)), ()),
        "may_be_combined": default(several(before(scalars.duty_pair, DUTY_PAIR)), ()),
    },
)
LINT_SETTINGS = model(
    LintSettings,
    {
        "rules": default(mapping(ID, before(scalars.rule_settings, RULE_SETTINGS)), {}),
        "segregation": part(SEGREGATION),
    },
)
DOMAIN_TEXTS = translations(
    {
        "name": TEXT,
        "summary": TEXT,
    }
)
PRINCIPLE_TEXT_TEXTS = translations(
    {
        "name": TEXT,
        "text": TEXT,
    }
)
GENERAL_TEXTS = translations(
    {
        "scope": TEXTS,
        "duties": mapping(one_of("process-management", "business", "supervision"), TEXTS),
        "design": TEXTS,
        "execution": TEXTS,
        "documents": TEXTS,
        "training": TEXTS,
    }
)
CALENDAR_TEXTS = translations(
    {
        "days_off": mapping(DATE, TEXT),
        "working_days": mapping(DATE, TEXT),
    }
)
MANUAL_TEXTS = translations(
    {
        "title": TEXT,
        "company": TEXT,
        "confidentiality": TEXT,
        "summary": TEXTS,
        "domains": mapping(ID, DOMAIN_TEXTS),
        "principles": mapping(one_of("compliance", "efficiency", "accuracy", "operability", "improvement"), PRINCIPLE_TEXT_TEXTS),
        "general": GENERAL_TEXTS,
        "calendar": CALENDAR_TEXTS,
    }
)
MANUAL = model(
    Manual,
    {
        "title": optional(TEXT),
        "company": optional(TEXT),
        "language": default(one_of("zh-CN", "en"), "zh-CN"),
        "confidentiality": optional(TEXT),
        "summary": default(TEXTS, ()),
        "numbering": part(NUMBERING),
        "domains": default(mapping(ID, DOMAIN), {}),
        "principles": default(mapping(one_of("compliance", "efficiency", "accuracy", "operability", "improvement"), PRINCIPLE_TEXT), {}),
        "general": part(GENERAL),
        "calendar": part(CALENDAR),
        "versioning": part(VERSIONING),
        "lint": part(LINT_SETTINGS),
        "output": default(TEXT, "build"),
        "translations": default(mapping(one_of("zh-CN", "en"), MANUAL_TEXTS), {}),
    },
)
DEPARTMENT = model(
    Department,
    {
        "name": field(TEXT),
        "kind": default(one_of("process-management", "business", "supervision"), "business"),
    },
)
ROLE = model(
    Role,
    {
        "name": field(TEXT),
        "department": optional(REFERENCE),
        "duties": default(TEXTS, ()),
        "positions": default(REFERENCES, ()),
        "deputy": optional(REFERENCE),
    },
)
POSITION = model(
    Position,
    {
        "name": field(TEXT),
        "department": optional(REFERENCE),
        "headcount": default(WHOLE_NUMBER, 1),
    },
)
SYSTEM = model(
    System,
    {
        "name": field(TEXT),
        "owner": optional(REFERENCE),
    },
)
PARTY = model(
    Party,
    {
        "name": field(TEXT),
        "kind": optional(TEXT),
    },
)
DEPARTMENT_TEXTS = translations(
    {
        "name": TEXT,
    }
)
ROLE_TEXTS = translations(
    {
        "name": TEXT,
        "duties": TEXTS,
    }
)
POSITION_TEXTS = translations(
    {
        "name": TEXT,
    }
)
SYSTEM_TEXTS = translations(
    {
        "name": TEXT,
    }
)
PARTY_TEXTS = translations(
    {
        "name": TEXT,
        "kind": TEXT,
    }
)
ORGANISATION_TEXTS = translations(
    {
        "departments": mapping(ID, DEPARTMENT_TEXTS),
        "roles": mapping(ID, ROLE_TEXTS),
        "positions": mapping(ID, POSITION_TEXTS),
        "systems": mapping(ID, SYSTEM_TEXTS),
        "parties": mapping(ID, PARTY_TEXTS),
    }
)
ORGANISATION = model(
    Organisation,
    {
        "departments": default(mapping(ID, DEPARTMENT), {}),
        "roles": default(mapping(ID, ROLE), {}),
        "positions": default(mapping(ID, POSITION), {}),
        "systems": default(mapping(ID, SYSTEM), {}),
        "parties": default(mapping(ID, PARTY), {}),
        "translations": default(mapping(one_of("zh-CN", "en"), ORGANISATION_TEXTS), {}),
    },
)
REQUIREMENT_TEXTS = translations(
    {
        "title": TEXT,
        "clause": TEXT,
        "text": TEXT,
        "source": TEXT,
    }
)
REQUIREMENT = model(
    Requirement,
    {
        "title": field(TEXT),
        "clause": optional(TEXT),
        "text": optional(TEXT),
        "limit": optional(LIMIT),
        "bounds": default(one_of("process", "step", "none"), "process"),
        "source": optional(TEXT),
        "translations": default(mapping(one_of("zh-CN", "en"), REQUIREMENT_TEXTS), {}),
    },
)
REQUIREMENTS = root(Requirements, mapping(ID, REQUIREMENT))
TERM_TEXTS = translations(
    {
        "term": TEXT,
        "definition": TEXT,
    }
)
TERM = model(
    Term,
    {
        "term": field(TEXT),
        "definition": field(TEXT),
        "instead_of": default(TEXTS, ()),
        "translations": default(mapping(one_of("zh-CN", "en"), TERM_TEXTS), {}),
    },
)
GLOSSARY = root(Glossary, mapping(ID, TERM))
SCHEMAS: dict[str, Schema] = {
    "process": PROCESS,
    "manual": MANUAL,
    "organisation": ORGANISATION,
    "requirements": REQUIREMENTS,
    "glossary": GLOSSARY,
}
"""The schema of every kind of file."""
