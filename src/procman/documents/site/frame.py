"""What stands around every page: the site's title, its sections, and where the page belongs."""

from __future__ import annotations

from dataclasses import dataclass, replace

from procman import __version__
from procman.documents.content import clean, prose
from procman.documents.site.addresses import (
    FORMS,
    GENERAL,
    GLOSSARY,
    INDEX,
    ORGANISATION,
    REQUIREMENTS,
    root_of,
)
from procman.documents.view.general import build_general
from procman.documents.view.manual import DomainView, ManualView, build_manual_view
from procman.documents.view.names import Names, domain_anchor
from procman.documents.view.process import ProcessView


@dataclass(frozen=True, slots=True)
class Section:
    """A page that every page leads to; ``kind`` names its title."""

    kind: str
    page: str


@dataclass(frozen=True, slots=True)
class SiteView:
    """What all pages share.

    Attributes:
        withdrawn: Why the edition that it shows no longer holds; empty where it does.
    """

    language: str
    generator: str
    title: str
    company: str
    sections: tuple[Section, ...]
    withdrawn: str


@dataclass(frozen=True, slots=True)
class PageView:
    """The page itself.

    Attributes:
        path: Its file in the site's folder, with ``/``.
        title: What browsers call it.
        kind: The section that it belongs to.
    """

    path: str
    title: str
    kind: str

    @property
    def root(self) -> str:
        """How it leads to the site's folder."""
        return root_of(self.path)


class Frame:
    """The frame of a site, made of its definitions.

    Attributes:
        names: Names of everything that is defined.
        manual: The manual without its processes: what templates that pages share with the manual see.
        site: What stands around every page.
        domains: The domains that have processes, by id.
    """

    def __init__(self, names: Names, withdrawn: str = "") -> None:
        definitions = names.definitions
        self.names = names
        self.domains = {key: _domain(names, key, place) for place, key in enumerate(definitions.by_domain(), start=2)}
        bare = build_manual_view(replace(definitions, processes={}), names.language, known=definitions)
        self.manual: ManualView = replace(bare, general=build_general(names))
        self.site = SiteView(
            names.language,
            f"procman {__version__}",
            self.manual.title,
            self.manual.company,
            tuple(self._sections()),
            withdrawn,
        )

    def manual_of(self, process: ProcessView) -> ManualView:
        """The manual as the templates of a process see it on the page of the process."""
        declared = self.names.definitions.processes[process.id]
        domain = replace(self.domains[declared.domain], processes=(process,))
        return replace(self.manual, date=self.names.date(declared.effective), domains=(domain,))

    def _sections(self) -> list[Section]:
        general, definitions = self.manual.general, self.names.definitions
        organisation = general.organisation
        present = {
            ("index", INDEX): True,
            ("organisation", ORGANISATION): organisation.departments or organisation.systems or organisation.parties,
            ("forms", FORMS): any(process.forms for process in definitions.processes.values()),
            ("requirements", REQUIREMENTS): general.requirements,
            ("glossary", GLOSSARY): general.glossary,
            ("general", GENERAL): True,
        }
        return [Section(*section) for section, holds in present.items() if holds]


def _domain(names: Names, key: str, number: int) -> DomainView:
    domain = names.definitions.manual.domains.get(key)
    return DomainView(
        id=key,
        anchor=domain_anchor(key),
        number=number,
        code=clean(domain.code or "") if domain else "",
        name=clean(domain.name if domain else key),
        summary=prose(domain.summary) if domain else None,
        processes=(),
    )
