"""The report of an import for people: what took another form, what stayed behind, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from procman.exchange.bpmn_import.ledger import Entry
from procman.exchange.bpmn_import.organisation import Additions
from procman.exchange.bpmn_import.run_import import FileResult, Run
from procman.messages import text
from procman.report.errors import error_text


def import_text(run: Run, language: str, *, dry_run: bool) -> str:
    """Lines for stderr, one file after the other."""
    lines: list[str] = []
    for result in run.files:
        lines += [*_file(result, language), ""]
    lines += _additions(run.additions, language)
    if dry_run:
        lines.append(text(language, "import.dry-run"))
    elif run.contents:
        lines.append(text(language, "import.next"))
    return "\n".join(lines).rstrip("\n") + "\n"


def reason_text(entry: Entry, language: str) -> str:
    """Why an element took another form or stayed behind; empty when there is nothing to tell."""
    return text(language, f"import.reason-{entry.reason}", **entry.arguments) if entry.reason else ""


def remark_text(key: str, arguments: dict[str, str], language: str) -> str:
    """What the importer settled about a process as a whole."""
    return text(language, f"import.remark-{key}", **arguments)


def _file(result: FileResult, language: str) -> Iterator[str]:
    if result.error is not None:
        yield error_text(result.error, language).rstrip("\n")
        return
    assert result.imported is not None
    told = result.imported.ledger.told()
    changed = [entry for entry in told if entry.fate == "changed"]
    lost = [entry for entry in told if entry.fate == "not-carried"]
    carried = sum(1 for entry in told if entry.outcome.fate in ("carried", "changed"))
    counts = {"carried": carried, "changed": len(changed), "lost": len(lost)}
    heading = "heading" if lost else "heading-plain"
    count = len(result.imported.processes)
    yield text(language, f"import.{heading}", path=result.path, processes=count, **counts)
    for process in result.imported.processes:
        yield "  " + text(language, "import.process", id=process.id, name=process.name)
    yield from _section("settled", _remarks(result.imported.remarks, language), language)
    yield from _section("changed", [_entry(entry, language) for entry in changed], language)
    own = [entry for entry in lost if entry.reason != "vendor"]
    vendors = [entry for entry in lost if entry.reason == "vendor"]
    lines = [_entry(entry, language) for entry in own]
    if vendors:
        counted = Counter(entry.kind for entry in vendors).most_common()
        kinds = ", ".join(f"{kind} ×{count}" for kind, count in counted)
        lines.append(text(language, "import.vendor-summary", count=len(vendors), kinds=kinds))
    yield from _section("lost", lines, language)
    drawn = sum(1 for entry in told if entry.fate == "drawing")
    if drawn:
        yield "  " + text(language, "import.drawing-summary", count=drawn)


def _section(key: str, lines: list[str], language: str) -> Iterator[str]:
    if lines:
        yield "  " + text(language, f"import.{key}")
        yield from (f"    {line}" for line in lines)


def _remarks(remarks: list[tuple[str, str, dict[str, str]]], language: str) -> list[str]:
    """What holds for several processes is said once."""
    processes: dict[str, list[str]] = {}
    for process_id, key, arguments in remarks:
        processes.setdefault(remark_text(key, arguments, language), []).append(process_id)
    return [f"{', '.join(ids)}: {words}" for words, ids in processes.items()]


def _entry(entry: Entry, language: str) -> str:
    named = text(language, "import.named", name=entry.name) if entry.name else ""
    what = " ".join(word for word in (entry.kind, entry.id, named) if word)
    key = "entry-places" if entry.places else "entry"
    return text(
        language,
        f"import.{key}",
        line=entry.line,
        what=what,
        places=", ".join(entry.places),
        reason=reason_text(entry, language),
    )


def _additions(additions: Additions, language: str) -> Iterator[str]:
    added = [("domain", one, name) for one, (name, _) in additions.domains.items()]
    added += [("department", one, name) for one, name in additions.departments.items()]
    added += [("role", one, name) for one, (name, _) in additions.roles.items()]
    added += [("party", one, name) for one, name in additions.parties.items()]
    if added:
        yield text(language, "import.additions")
    for kind, one, name in added:
        yield "  " + text(language, f"import.addition-{kind}", id=one, name=name)
