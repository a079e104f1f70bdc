"""What is made again and what is not: a run over older documents leaves what a run from nothing leaves."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from procman.documents.everything.job import Job
from procman.documents.everything.jobs import DocumentJobs
from procman.documents.everything.run import STATE, Outcome, do_jobs
from procman.documents.incremental import keys
from procman.documents.publication import Document, Publication
from procman.documents.view.head import Revision
from procman.errors import OutputError
from procman.model.definitions import Definitions
from tests.documents.conftest import Define, blank_chart
from tests.documents.site.test_incremental import FILES, OTHER, dictionary

MARK = b'<meta name="generator" content="procman '


def publication(definitions: Definitions, **options: object) -> Publication:
    return Publication(definitions, **{"language": "zh-CN", "draw": blank_chart, **options})  # type: ignore[arg-type]


def run(definitions: Definitions, folder: Path, **options: object) -> Outcome:
    documents = DocumentJobs(publication(definitions, **options), ("html", "xlsx"))
    jobs = [*documents.manual(), *documents.guides(), *documents.forms(), *documents.matrices()]
    return do_jobs(jobs, folder, workers=1)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != STATE
    }


def without_the_last(definitions: Definitions) -> Definitions:
    return dataclasses.replace(definitions, processes=dict(list(definitions.processes.items())[:-1]))


EVERYWHERE = {"manual.html", "matrices.xlsx", "matrices.html"}
CHANGES: dict[str, tuple[dict[str, str], set[str], set[str]]] = {
    "a step's text": (
        {"administration/ad-03.yaml": OTHER.replace("归档报告", "归档月报")},
        {"guides/AD-03.html", "guides/roles/applicant.html", *EVERYWHERE},
        {"guides/AD-01.html", "forms/AD-01-F01.html"},
    ),
    "the name of a process that another mentions": (
        {"administration/ad-03.yaml": OTHER.replace("name: 归档\n", "name: 存档\n")},
        {"guides/AD-02.html", "guides/AD-03.html", *EVERYWHERE},
        {"forms/AD-01-F01.html"},
    ),
    "the organisation": (
        {"organisation.yaml": dictionary("organisation.yaml").replace("采购", "采买")},
        {"guides/AD-01.html", "forms/AD-01-F01.html", *EVERYWHERE},
        set(),
    ),
    "the manual": (
        {"manual.yaml": re.sub("title: .*", "title: 改名的手册", dictionary("manual.yaml"))},
        {"guides/AD-01.html", "forms/AD-01-F01.html", "manual.html"},
        set(),
    ),
    "the number of a form": (
        {
            "administration/ad-01-purchase.yaml": dictionary("administration/ad-01-purchase.yaml").replace(
                "AD-01-F01", "AD-01-F09"
            )
        },
        {"forms/AD-01-F09.html", "guides/AD-01.html", *EVERYWHERE},
        {"guides/AD-03.html"},
    ),
}


@pytest.mark.parametrize(("changed", "made", "kept"), CHANGES.values(), ids=CHANGES.keys())
def test_a_change_reaches_what_shows_it(
    changed: dict[str, str], made: set[str], kept: set[str], define: Define, tmp_path: Path
) -> None:
    before, after = define(FILES), None
    run(before, tmp_path / "out")
    after = define({**FILES, **changed})
    outcome = run(after, tmp_path / "out")
    assert made <= set(outcome.written)
    assert not kept & set(outcome.written)
    run(after, tmp_path / "fresh")
    assert contents(tmp_path / "out") == contents(tmp_path / "fresh")


def test_nothing_is_made_twice(define: Define, tmp_path: Path) -> None:
    assert run(define(FILES), tmp_path).written
    again = run(define(FILES), tmp_path)
    assert (again.written, again.removed) == ((), ())
    assert again.unchanged


def test_what_was_edited_or_deleted_is_made_again(define: Define, tmp_path: Path) -> None:
    run(define(), tmp_path)
    good = contents(tmp_path)
    manual = tmp_path / "manual.html"
    manual.write_bytes(manual.read_bytes() + b"<!-- edited -->")
    (tmp_path / "matrices.xlsx").unlink()
    assert set(run(define(), tmp_path).written) == {"manual.html", "matrices.xlsx"}
    assert contents(tmp_path) == good


@pytest.mark.parametrize("content", ["", "{", "[]", '{"version": 2, "jobs": {"manual.html": 1}}', "\x00"])
def test_a_damaged_list_makes_everything_again(content: str, define: Define, tmp_path: Path) -> None:
    run(define(), tmp_path)
    good = contents(tmp_path)
    (tmp_path / STATE).write_text(content, encoding="utf-8")
    assert run(define(), tmp_path).unchanged == 0
    assert contents(tmp_path) == good


def test_documents_of_a_process_that_is_gone_are_deleted(define: Define, tmp_path: Path) -> None:
    run(define(FILES), tmp_path)
    outcome = run(without_the_last(define(FILES)), tmp_path)
    assert "guides/AD-03.html" in outcome.removed
    assert not (tmp_path / "guides/AD-03.html").exists()


def test_what_somebody_changed_is_not_deleted(define: Define, tmp_path: Path) -> None:
    run(define(FILES), tmp_path)
    (tmp_path / "guides/AD-03.html").write_text("mine", encoding="utf-8")
    outcome = run(without_the_last(define(FILES)), tmp_path)
    assert "guides/AD-03.html" not in outcome.removed
    assert (tmp_path / "guides/AD-03.html").read_text(encoding="utf-8") == "mine"


def test_another_language_another_history_another_tool(
    define: Define, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    definitions = define()
    total = len(run(definitions, tmp_path).written)
    assert len(run(definitions, tmp_path, language="en").written) == total
    assert run(definitions, tmp_path, language="en").written == ()
    revised = run(definitions, tmp_path, language="en", revisions={"AD-01": (Revision("1.0", summary="改"),)})
    assert "manual.html" in revised.written
    monkeypatch.setattr(keys, "code_fingerprint", lambda _rooms: "another")
    assert len(run(definitions, tmp_path, language="en").written) == total


def test_a_template_of_the_workspace(define: Define, tmp_path: Path) -> None:
    overrides = tmp_path / "templates"
    (overrides / "html").mkdir(parents=True)
    run(define(), tmp_path / "out", overrides=overrides)
    (overrides / "html/contents.html.j2").write_text("<p>own</p>", encoding="utf-8")
    assert "manual.html" in run(define(), tmp_path / "out", overrides=overrides).written
    assert b"<p>own</p>" in (tmp_path / "out/manual.html").read_bytes()


def test_somebody_elses_file_stays_and_what_was_written_is_known(define: Define, tmp_path: Path) -> None:
    (tmp_path / "guides").mkdir()
    (tmp_path / "guides/AD-01.html").write_text("<p>mine</p>", encoding="utf-8")
    with pytest.raises(OutputError) as caught:
        run(define(), tmp_path)
    assert caught.value.key == "not-ours"
    (tmp_path / "guides/AD-01.html").unlink()
    assert "manual.html" not in run(define(), tmp_path).written


def _documents(names: Iterable[str]) -> list[Document]:
    return [Document(name, MARK + name.encode()) for name in names]


def test_workers_give_the_same_and_in_the_same_order(tmp_path: Path) -> None:
    jobs = [Job(f"{number}", "k", lambda number=number: _documents([f"{number}.html"])) for number in range(9)]  # type: ignore[misc]
    told: list[list[str]] = []
    for workers in (1, 2):
        told.append([])
        do_jobs(jobs, tmp_path / str(workers), workers=workers, told=told[-1].append)
    assert told[0] == told[1] == [f"{number}.html" for number in range(9)]
    assert contents(tmp_path / "1") == contents(tmp_path / "2")


def test_a_file_that_a_job_no_longer_writes_is_deleted(tmp_path: Path) -> None:
    do_jobs([Job("a", "1", lambda: _documents(["1.html", "2.html"]))], tmp_path)
    outcome = do_jobs([Job("a", "2", lambda: _documents(["1.html"]))], tmp_path)
    assert (outcome.written, outcome.removed) == (("1.html",), ("2.html",))


def test_jobs_that_are_not_meant_keep_their_files(tmp_path: Path) -> None:
    do_jobs([Job("a", "1", lambda: _documents(["a.html"])), Job("b", "1", lambda: _documents(["b.html"]))], tmp_path)
    do_jobs([Job("a", "1", lambda: _documents(["a.html"]))], tmp_path, chosen=lambda _: False)
    assert (tmp_path / "b.html").exists()
    do_jobs([Job("a", "1", lambda: _documents(["a.html"]))], tmp_path)
    assert not (tmp_path / "b.html").exists()


def test_progress_is_told(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    jobs = [Job(name, "1", lambda name=name: _documents([f"{name}.html"])) for name in "ab"]  # type: ignore[misc]
    do_jobs(jobs, tmp_path, workers=1, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 2), (2, 2)]
