"""The approval sheet as templates see it: what changes, how far it reaches, and who signs."""

from __future__ import annotations

from dataclasses import dataclass

from procman.documents.view.head import Fact


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change.

    Attributes:
        group: What it is about: the flow, duties, limits.
        subject: What changed; the whole sentence where old and new do not stand side by side.
        old: What was; empty where the subject says it all.
        new: What is, likewise.
        effect: ``tighter``, ``looser`` or ``other``; ``effect_name`` is empty for ``other``.
        level: The version that it asks for: ``major``, ``minor`` or ``none``.
        processes: Ids of the processes that it touches, for a change of a dictionary.
    """

    group: str
    subject: str
    old: str
    new: str
    effect: str
    effect_name: str
    level: str
    level_name: str
    processes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """A place to sign.

    Attributes:
        title: In what capacity: owner of the process, process management, approver.
        signer: The role or department that signs; empty where nothing is defined.
    """

    title: str
    signer: str


@dataclass(frozen=True, slots=True)
class ProcessSheetView:
    """The sheet of one process.

    Attributes:
        status: ``added``, ``removed`` or ``changed``; ``status_name`` in words.
        versions: ``1.0 → 2.0``, or the only one.
        level: The version that the changes ask for; ``level_name`` in words.
        effective: The day on which the new version comes into force; empty where that is not stated.
        tighter: How many changes make things stricter.
        looser: How many make them easier.
        facts: Number, versions, level, date, and whom it touches: the table above the changes.
        dangers: What whoever signs must not overlook, in sentences.
    """

    id: str
    name: str
    status: str
    status_name: str
    versions: str
    level: str
    level_name: str
    effective: str
    tighter: int
    looser: int
    facts: tuple[Fact, ...]
    dangers: tuple[str, ...]
    changes: tuple[ChangeRow, ...]
    signatures: tuple[Signature, ...]


@dataclass(frozen=True, slots=True)
class ApprovalView:
    """The whole sheet.

    Attributes:
        old: What the version before is called.
        new: What the version after is called.
        shared: Changes of the dictionaries and of the manual itself.
        signatures: Who signs for the whole.
    """

    language: str
    generator: str
    company: str
    confidentiality: str
    manual: str
    old: str
    new: str
    processes: tuple[ProcessSheetView, ...]
    shared: tuple[ChangeRow, ...]
    signatures: tuple[Signature, ...]
