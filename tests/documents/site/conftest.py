from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from procman.documents.publication import Publication
from procman.documents.site.build import SiteBuild, build_site
from procman.model.definitions import Definitions
from tests.conftest import REPOSITORY
from tests.documents.conftest import definitions_at


def publication_of(definitions: Definitions, **options: Any) -> Publication:
    return Publication(definitions, **{"language": definitions.manual.language, **options})


def build(definitions: Definitions, folder: Path, **options: Any) -> SiteBuild:
    return build_site(publication_of(definitions, **options), folder, workers=1, form_formats=())


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a site."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the sample manual, with its flowcharts."""
    folder = tmp_path_factory.mktemp("site") / "样例 site"
    definitions = definitions_at(REPOSITORY)
    build_site(Publication(definitions, definitions.manual.language), folder, form_formats=["docx"])
    return folder
