"""Runs the rules over a workspace: file by file, then across files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from procman.errors import UnreadableError
from procman.lint.across import Overall, across
from procman.lint.checking import FileCheck, FileChecker
from procman.lint.context import Facts
from procman.lint.finding import Finding
from procman.lint.own_rules import FAULT, INVALID
from procman.lint.registry import RULES
from procman.lint.result import LintResult
from procman.lint.rule import Rule
from procman.lint.settings import Choice, choose
from procman.lint.sources import Sources
from procman.lint.suppressing import judge
from procman.lint.suppression import Suppression, suppressions
from procman.lint.telling import Told
from procman.lint.wording import Wording
from procman.lint.workers import check_all
from procman.source.workspace import DICTIONARIES, MANUAL, Dictionaries, load_dictionaries

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from procman.source.tree import FileTree


class Store(Protocol):
    """Keeps what was found out about files; see ``lint.cache.store``."""

    def settle(self, dictionaries: Dictionaries, choice: Choice, language: str) -> None:
        """Say on what besides the files the results depend."""

    def recall(self, path: str) -> FileCheck | None:
        """What is known of a file that has not changed."""

    def keep(self, path: str, check: FileCheck) -> None:
        """Remember what was found out."""

    def blob_id(self, content: bytes) -> str:
        """The git id of bytes."""


def lint(
    tree: FileTree,
    *,
    paths: frozenset[str] | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    today: datetime.date,
    language: str | None = None,
    rules: Sequence[Rule] = RULES,
    store: Store | None = None,
    root: Path | None = None,
    commit: str | None = None,
    choice: Choice | None = None,
    jobs: int = 1,
) -> LintResult:
    """Check a workspace.

    Args:
        tree: All of its files; rules look across files.
        paths: The files to report on; None for all. What is wrong with the settings and with procman itself is
            always reported.
        select: The only rules, principles or sets to run; empty for all.
        ignore: Rules, principles or sets not to run.
        today: The date against which reviews are due.
        language: Language of the messages; None for the manual's.
        rules: The rules to choose from.
        store: Keeps results between runs; None to check everything anew.
        root: The folder of the tree, so that the rules about versions can look for its last release; None for files
            that are nowhere, or where the past does not matter.
        commit: Id of the commit that the tree is, whose release may be an earlier one; None for the files in ``root``.
        choice: The rules of an earlier run, to check another version by the same measure; None to choose by the
            manual, ``select`` and ``ignore``.
        jobs: On how many processors at most; with more than one the result holds no fixes.

    Raises:
        UsageError: A rule is named that does not exist.
    """
    every = tree.paths()
    sources = Sources(tree)
    dictionaries = load_dictionaries(tree, every)
    manual = dictionaries.definitions.manual
    choice = choice or choose(rules, manual.lint, sources.positions(MANUAL), select, ignore)
    spoken = language or manual.language
    if store is not None:
        store.settle(dictionaries, choice, spoken)
    run = _Run(tree, every, sources, dictionaries, choice, Wording(choice, spoken), paths)
    return run.result(today, store, root, commit, jobs)


class _Run:
    def __init__(
        self,
        tree: FileTree,
        every: Sequence[str],
        sources: Sources,
        dictionaries: Dictionaries,
        choice: Choice,
        wording: Wording,
        paths: frozenset[str] | None,
    ) -> None:
        self._tree = tree
        self._every = every
        self._sources = sources
        self._dictionaries = dictionaries
        self._choice = choice
        self._wording = wording
        self._paths = paths
        self._facts = Facts(dictionaries.definitions, dictionaries.broken)

    def result(
        self, today: datetime.date, store: Store | None, root: Path | None, commit: str | None, jobs: int
    ) -> LintResult:
        checks = self._checks(store, jobs)
        comments = self._comments(checks)
        overall = across(
            self._facts,
            self._dictionaries,
            checks,
            comments,
            self._choice,
            self._wording,
            self._sources,
            today,
            root,
            commit,
        )
        crashed = dict.fromkeys(name for check in checks.values() for name in check.crashed) | overall.crashed
        found = [told for check in checks.values() for told in check.findings]
        found += self._dictionary_problems()
        found += overall.findings
        found += self._judged(checks, comments, frozenset(crashed) | overall.unjudged)
        reported = [(finding, fix) for finding, fix in found if self._reported(finding)]
        unique = {finding.order: (finding, fix) for finding, fix in reported}
        ordered = [unique[order] for order in sorted(unique)]
        return LintResult(
            tuple(finding for finding, _ in ordered),
            tuple(path for path in self._every if self._asked(path)),
            tuple(crashed),
            self._unreadable(checks),
            overall.titles,
            self._wording.language,
            self._sources,
            self._choice,
            self._complete(checks, overall, crashed),
            tuple((finding, fix) for finding, fix in ordered if fix),
            unjudged=frozenset(overall.unjudged),
        )

    def _dictionary_problems(self) -> Iterator[Told]:
        for problem in self._dictionaries.problems:
            from procman.lint.problem_fixes import problem_fix

            fix = problem_fix(problem, self._dictionaries.contents.get(problem.location.path, b""))
            yield self._wording.problem(problem, fix=fix), fix

    def _checks(self, store: Store | None, jobs: int) -> dict[str, FileCheck]:
        checker = FileChecker(self._facts, self._choice, self._wording)
        processes = [path for path in self._every if path not in DICTIONARIES]
        known = {path: store.recall(path) if store else None for path in processes}
        missing = [path for path in processes if known[path] is None]

        def check(path: str) -> FileCheck:
            try:
                content = self._tree.read(path)
            except UnreadableError as error:
                return checker.unreadable(path, error)
            made = checker.check(path, content, wanted=store is not None or self._asked(path))
            if store is not None:
                made.blob = store.blob_id(content)
            return made

        for path, made in check_all(missing, check, jobs):
            known[path] = made
            if store is not None:
                store.keep(path, made)
        return {path: made for path, made in known.items() if made is not None}

    def _comments(self, checks: dict[str, FileCheck]) -> dict[str, list[Suppression]]:
        """The suppressions of every file that could be taken over."""
        sound = {path for path in self._dictionaries.contents if path not in self._dictionaries.broken}
        comments = {path: suppressions(self._dictionaries.contents[path]) for path in sorted(sound)}
        return comments | {path: check.comments for path, check in checks.items()}

    def _judged(
        self, checks: dict[str, FileCheck], comments: dict[str, list[Suppression]], silent: frozenset[str]
    ) -> Iterator[Told]:
        complete = self._sound(checks)
        for path, ones in comments.items():
            if ones and self._asked(path):
                process = checks[path].process if path in checks else None
                yield from judge(path, process, ones, self._choice, silent, self._wording.language, complete=complete)

    def _asked(self, path: str) -> bool:
        return self._paths is None or path in self._paths

    def _reported(self, finding: Finding) -> bool:
        """Findings of the files that were asked for, about the settings, and about procman itself."""
        settings = finding.path == MANUAL and self._choice.known[finding.rule].fixed
        return self._asked(finding.path) or settings or finding.rule == FAULT.name

    def _complete(self, checks: dict[str, FileCheck], overall: Overall, crashed: dict[str, None]) -> bool:
        duplicates = any(finding.rule == INVALID.name for finding, _ in overall.findings)
        return self._sound(checks) and not crashed and not duplicates

    def _sound(self, checks: dict[str, FileCheck]) -> bool:
        """Whether every file could be taken over."""
        return all(check.process for check in checks.values()) and not self._dictionaries.problems

    def _unreadable(self, checks: dict[str, FileCheck]) -> bool:
        problems = self._dictionaries.problems
        grave = {one.location.path for one in problems if one.kind == "unreadable" or one.location.path == MANUAL}
        grave |= {path for path, check in checks.items() if check.unreadable}
        return any(self._asked(path) or path == MANUAL for path in grave)
