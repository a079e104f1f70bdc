"""What a document refers to: relations, media, heads and feet. Ids come from counters, so that all is linear."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Final

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
KINDS: Final = {
    "image": f"{_OFFICE}/image",
    "hyperlink": f"{_OFFICE}/hyperlink",
    "header": f"{_OFFICE}/header",
    "footer": f"{_OFFICE}/footer",
    "numbering": f"{_OFFICE}/numbering",
}
CONTENT_TYPES: Final = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "header": f"{_WORD}.header+xml",
    "footer": f"{_WORD}.footer+xml",
    "numbering": f"{_WORD}.numbering+xml",
}


@dataclass(frozen=True, slots=True)
class Relation:
    """Something outside of the body that it refers to.

    Attributes:
        kind: A key of ``KINDS``.
        target: Name of a part below ``word/``, or an address.
    """

    id: str
    kind: str
    target: str
    external: bool = False


@dataclass(frozen=True, slots=True)
class NewPart:
    """A part that the reference document does not have.

    Attributes:
        name: Below ``word/``: ``media/picture1.png``.
        relations: What it refers to itself: id, kind, target and whether that is an address outside.
    """

    name: str
    content_type: str
    content: bytes
    relations: tuple[tuple[str, str, str, bool], ...] = ()


@dataclass(slots=True)
class Parts:
    """Collects parts and relations while the body is written; the same content is kept once."""

    relations: list[Relation] = field(default_factory=list)
    parts: list[NewPart] = field(default_factory=list)
    _known: dict[tuple[str, str], str] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=dict)

    def medium(self, suffix: str, content: bytes) -> str:
        """The relation's id of a picture's file."""
        return self._part("image", suffix, "media/picture{}." + suffix, content)

    def reserve_picture(self, suffix: str) -> tuple[str, str]:
        """The relation's id and the name of a picture's file whose content is still to come."""
        name = f"media/picture{self._count('media/picture{}.' + suffix)}.{suffix}"
        return self._relate("image", name), name

    def fill(self, name: str, content_type: str, content: bytes) -> None:
        """Give a reserved part its content."""
        self.parts.append(NewPart(name, CONTENT_TYPES[content_type], content))

    def running(self, kind: str, content: str, relations: tuple[tuple[str, str, str, bool], ...] = ()) -> str:
        """The relation's id of a head or foot.

        Args:
            kind: ``header`` or ``footer``.
            content: The part, as XML.
            relations: What it refers to itself; see ``NewPart``.
        """
        return self._part(kind, kind, f"procman-{kind}{{}}.xml", content.encode(), relations)

    def address(self, address: str) -> str:
        """The relation's id of an address outside."""
        key = ("hyperlink", address)
        if key not in self._known:
            self._known[key] = self._relate("hyperlink", address, external=True)
        return self._known[key]

    def _part(
        self,
        kind: str,
        content_type: str,
        pattern: str,
        content: bytes,
        relations: tuple[tuple[str, str, str, bool], ...] = (),
    ) -> str:
        key = (content_type, hashlib.sha256(content).hexdigest())
        if key not in self._known:
            name = pattern.format(self._count(pattern))
            self.parts.append(NewPart(name, CONTENT_TYPES[content_type], content, relations))
            self._known[key] = self._relate(kind, name)
        return self._known[key]

    def _relate(self, kind: str, target: str, *, external: bool = False) -> str:
        identifier = f"rIdProcman{self._count('relation')}"
        self.relations.append(Relation(identifier, kind, target, external))
        return identifier

    def _count(self, what: str) -> int:
        self._counts[what] = self._counts.get(what, 0) + 1
        return self._counts[what]
