"""Where things stand in the site: which page, and how one page leads to another."""

from __future__ import annotations

from typing import Final

from procman.documents.environment import Addresses
from procman.documents.view.names import process_anchor
from procman.model.definitions import Definitions

INDEX: Final = "index.html"
GENERAL: Final = "general.html"
ORGANISATION: Final = "organisation.html"
FORMS: Final = "forms.html"
REQUIREMENTS: Final = "requirements.html"
GLOSSARY: Final = "glossary.html"
_PAGES: Final = {
    "domain": INDEX,
    "department": ORGANISATION,
    "system": ORGANISATION,
    "party": ORGANISATION,
    "requirement": REQUIREMENTS,
    "term": GLOSSARY,
}
_SECTIONS: Final = {
    "general-processes": INDEX,
    "general-organisation": ORGANISATION,
    "general-requirements": REQUIREMENTS,
    "general-glossary": GLOSSARY,
}


def process_page(process_id: str) -> str:
    """The page of a process."""
    return f"processes/{process_id}.html"


def role_page(role_id: str) -> str:
    """The page of a role."""
    return f"roles/{role_id}.html"


def root_of(page: str) -> str:
    """How a page leads to the site's folder: nothing or ``../``."""
    return "../" * page.count("/")


class SiteAddresses:
    """The pages of a site by the anchors of the manual, which are the ids on the pages, too."""

    def __init__(self, definitions: Definitions) -> None:
        self._whole = {f"role-{role}": role_page(role) for role in definitions.organisation.roles}
        self._processes = {process_anchor(each): process_page(each) for each in definitions.processes}

    def place(self, anchor: str) -> tuple[str, str]:
        """The page on which an anchor stands, and the fragment that leads to it; empty for the page as a whole."""
        if anchor in self._whole:
            return self._whole[anchor], ""
        if anchor in _SECTIONS:
            return _SECTIONS[anchor], ""
        process = self._process_of(anchor)
        if process:
            return self._processes[process], "" if process == anchor else anchor
        return _PAGES.get(anchor.partition("-")[0], GENERAL), anchor

    def address(self, anchor: str, page: str) -> str:
        """The address of an anchor as seen from a page."""
        target, fragment = self.place(anchor)
        if target == page:
            return f"#{fragment or 'content'}"
        return root_of(page) + target + (f"#{fragment}" if fragment else "")

    def seen_from(self, page: str) -> Addresses:
        """The addresses of all anchors as seen from a page."""
        return lambda anchor: self.address(anchor, page)

    def _process_of(self, anchor: str) -> str:
        """The process to which an anchor belongs: the longest that it begins with, as one id may begin another."""
        found = anchor
        while found and found not in self._processes:
            found = found.rpartition("-")[0]
        return found
