"""The fixtures of BPMN import: models as people draw them, each with the definitions and the report that it gives.

Run ``python -m tests.exchange.bpmn_import.cases`` to write the expected files anew, and read what has changed in them.
"""

from __future__ import annotations

from pathlib import Path

from procman.exchange.bpmn_import.run_import import Request, Run, run_import
from procman.model.definitions import Definitions
from procman.report.import_text import import_text
from procman.source.tree import FolderTree
from procman.source.workspace import Workspace, load

FOLDER = Path(__file__).parent / "bpmn"
MIWG = Path(__file__).parents[2] / "data" / "miwg"
CASES = sorted(FOLDER.glob("*.bpmn"))
MODELS = [*CASES, *sorted(MIWG.glob("*.bpmn"))]


def imported(*files: Path, definitions: Definitions | None = None, language: str = "zh-CN", **options: object) -> Run:
    """Import files into a new workspace, or into given definitions."""
    named = [(path, path.name) for path in files]
    return run_import(Request(named, definitions or Definitions(), {}, {}, language, **options))  # type: ignore[arg-type]


def written(run: Run, root: Path) -> Workspace:
    """Write the result of a run as a workspace of its own, and load it."""
    contents = {"processes/manual.yaml": b"language: zh-CN\n", **run.contents}
    for name, content in contents.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return load(FolderTree(root))


def expected(run: Run) -> dict[str, str]:
    """The content of the expected files by their ending."""
    definitions = "".join(f"# {path}\n{content.decode()}\n" for path, content in sorted(run.contents.items()))
    return {".yaml": definitions, ".txt": import_text(run, "zh-CN", dry_run=False)}


if __name__ == "__main__":
    for case in CASES:
        for ending, text in expected(imported(case)).items():
            case.with_suffix(ending).write_text(text, encoding="utf-8", newline="\n")
