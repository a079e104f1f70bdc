"""What holds whatever stands in the files: for the cache, for fixes, for the layout, and for --since."""

from __future__ import annotations

import datetime
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from procman.cli.lint_formats import FORMATS
from procman.errors import UnreadableError
from procman.history.blob_id import blob_id
from procman.lint.cache.store import ResultStore
from procman.lint.cache.tables import open_database
from procman.lint.engine import lint
from procman.lint.fixing import Fixing, fix
from procman.lint.known import counted, without
from procman.lint.own_rules import ALWAYS_REPORTED
from procman.lint.result import LintResult
from procman.source.formatting import PROCESS_SECTIONS, formatted
from procman.source.workspace import DICTIONARIES, problems_in
from tests.lint.base_workspace import MemoryTree
from tests.lint.mutations import ANY, FILES, VARIATIONS, Files, damaged, suppressed

TODAY = datetime.date(2026, 6, 15)


def relaxed(examples: int) -> settings:
    return settings(deadline=None, max_examples=examples, suppress_health_check=[HealthCheck.too_slow])


class Blobs:
    def __init__(self, files: Files) -> None:
        self._files = files

    def blob(self, path: str) -> str | None:
        return blob_id(self._files[path])

    def learn(self, path: str, blob: str) -> bool:
        return self.blob(path) == blob


def told(result: LintResult) -> tuple[object, ...]:
    """All that a report can say."""
    return result.findings, result.crashed, result.unreadable, result.titles, result.complete, result.unjudged


def kept(files: Files, folder: Path, language: str = "en") -> LintResult:
    """Check with the cache in a folder, and keep what is new."""
    database = open_database("/workspace", str(folder))
    assert database.usable
    store = ResultStore(database, Blobs(files), "this tool", 20_000)
    result = lint(MemoryTree(files), today=TODAY, language=language, store=store)
    store.save()
    database.close()
    return result


@given(ANY, ANY)
@relaxed(25)
def test_the_cache_changes_nothing(first: Files, second: Files) -> None:
    """Cold, warm, with other files in between, back again, and with the changes of both."""
    both = first | {path: content for path, content in second.items() if content != FILES[path]}
    with TemporaryDirectory() as folder:
        for files in (first, first, second, both, first, second):
            assert told(kept(files, Path(folder))) == told(lint(MemoryTree(files), today=TODAY, language="en"))


@given(ANY)
@relaxed(15)
def test_the_cache_knows_languages_apart(files: Files) -> None:
    with TemporaryDirectory() as folder:
        for language in ("en", "zh-CN", "en"):
            expected = lint(MemoryTree(files), today=TODAY, language=language)
            assert told(kept(files, Path(folder), language)) == told(expected)


@given(ANY)
@relaxed(25)
def test_every_format_can_tell_it(files: Files) -> None:
    result = lint(MemoryTree(files), today=TODAY)
    values = {"colour": False, "columns": 80, "statistics": True, "fail_on": "warning"}
    for name, format in FORMATS.items():
        assert format.write(result, **values) == format.write(result, **values), name


def fixed(files: Files, *, unsafe: bool) -> tuple[Files, Fixing]:
    fixing = fix(MemoryTree(files), lambda tree: lint(tree, today=TODAY), unsafe=unsafe)
    return files | {path: after for path, (_, after) in fixing.changes.items()}, fixing


@given(ANY, st.booleans())
@relaxed(40)
def test_fixing_twice_is_fixing_once(files: Files, unsafe: bool) -> None:
    once, fixing = fixed(files, unsafe=unsafe)
    for path in fixing.changes:
        before, after = problems_in(files[path], path), problems_in(once[path], path)
        # What cannot be read has one problem, whatever stands in it.
        assert len(after) <= len(before) or "unreadable" in {problem.kind for problem in before}
    twice, again = fixed(once, unsafe=unsafe)
    assert fixing.unfinished or (twice == once and again.changes == {})


@given(VARIATIONS | suppressed(damaged()))
@relaxed(40)
def test_the_layout_is_no_matter(files: Files) -> None:
    """Laid out anew, the files say the same, so the same is found, maybe elsewhere.

    Comments are put into files of the usual form only: above a file that is written in one line like JSON, a comment
    speaks about all that stands in the line.
    """
    laid_out = {}
    for path, content in files.items():
        try:
            laid_out[path] = formatted(content, path, () if path in DICTIONARIES else PROCESS_SECTIONS)
        except UnreadableError:
            assume(False)
    before, after = (lint(MemoryTree(each), today=TODAY) for each in (files, laid_out))
    assert found(before) == found(after)


def found(result: LintResult) -> Counter[tuple[str, ...]]:
    return Counter((one.rule, one.path, one.element, one.message, one.fingerprint) for one in result.findings)


@given(ANY)
@relaxed(25)
def test_nothing_is_new_since_the_same_files(files: Files) -> None:
    before = lint(MemoryTree(files), today=TODAY)
    now = lint(MemoryTree(dict(files)), today=TODAY, language="zh-CN")
    new = without(now, counted(before.findings)).findings
    assert {finding.rule for finding in new} <= ALWAYS_REPORTED
