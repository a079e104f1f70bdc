"""A process as plain data in the spelling and the order in which people write it by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from procman.model.plain import Plain, definition_data

if TYPE_CHECKING:
    from procman.model.process import Process

# Keys that stand before the others; the order of the others is that of the format.
_STEP: Final = ("phase", "kind", "name", "role", "duty", "automatic", "accountable", "time_limit", "on_timeout")
_PARTNER: Final = ("name", "from", "to")
_FIELD: Final = ("label", "type", "options", "unit")


def written_data(process: Process) -> dict[str, Plain]:
    """The data of a definition file; validating it gives an equal process."""
    data = definition_data(process)
    data = _ordered({"status": process.status, **data}, tuple(_head(data)))
    if isinstance(limit := data.get("time_limit"), dict) and set(limit) == {"within"}:
        data["time_limit"] = limit["within"]
    for trigger_id, trigger in process.triggers.items():
        _entry(data, "triggers")[trigger_id] = _ordered(
            {"kind": trigger.kind, **_entry(_entry(data, "triggers"), trigger_id)}, ("name", "kind")
        )
    for section in ("inputs", "outputs"):
        entries = _entry(data, section)
        for one in entries:
            entries[one] = _ordered(_one_partner(_entry(entries, one)), _PARTNER)
    steps = _entry(data, "steps")
    for step_id in steps:
        steps[step_id] = _ordered(_entry(steps, step_id), _STEP)
    for form_id in _entry(data, "forms"):
        fields = _entry(_entry(_entry(data, "forms"), form_id), "fields")
        for field_id in fields:
            fields[field_id] = _ordered(_entry(fields, field_id), _FIELD)
    return data


def _head(data: dict[str, Plain]) -> list[str]:
    keys = ["id", "name", "domain", "owner", "version", "status"]
    return [key for key in keys if key in data or key == "status"]


def _entry(data: dict[str, Plain], key: str) -> dict[str, Plain]:
    found = data.get(key, {})
    assert isinstance(found, dict)
    return found


def _ordered(data: dict[str, Plain], first: tuple[str, ...]) -> dict[str, Plain]:
    return {key: data[key] for key in dict.fromkeys((*first, *data)) if key in data}


def _one_partner(data: dict[str, Plain]) -> dict[str, Plain]:
    """One supplier or taker is written without brackets."""
    return {
        key: value[0] if key in ("from", "to") and isinstance(value, list) and len(value) == 1 else value
        for key, value in data.items()
    }
