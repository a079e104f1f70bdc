"""Fields in the tree of tags, so that screen readers meet them in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf


def tag_widgets(pdf: pikepdf.Pdf, widgets: Sequence[Any]) -> None:
    """Give each widget an element ``Form`` at the end of the document's tags.

    The claim to follow PDF/UA is taken back: the fields stand behind the table and not in its cells.

    Args:
        pdf: A tagged document.
        widgets: The widgets in reading order.
    """
    from pikepdf import Array, Dictionary, Name

    root = pdf.Root.StructTreeRoot
    document = root.K[0] if isinstance(root.K, Array) else root.K
    if not isinstance(document.get("/K"), Array):
        document.K = Array([document.K]) if "/K" in document else Array([])
    entries = []
    key = int(root.get("/ParentTreeNextKey", 0)) or _next_key(root.ParentTree)
    for widget in widgets:
        content = Dictionary(Type=Name.OBJR, Obj=widget, Pg=widget.P)
        element = pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Form, P=document, K=Array([content]), Alt=widget.TU)
        )
        document.K.append(element)
        widget.StructParent = key
        entries += [key, element]
        key += 1
    if entries:
        _append(pdf, root.ParentTree, entries)
    root.ParentTreeNextKey = key
    for page in pdf.pages:
        page.Tabs = Name.S
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        for name in ("pdfuaid:part", "pdfuaid:rev"):
            if name in metadata:
                del metadata[name]


def _next_key(tree: Any) -> int:
    """The first number that a tree of numbers does not have."""
    if "/Kids" in tree:
        return max(_next_key(kid) for kid in tree.Kids)
    numbers = tree.get("/Nums", [])
    return int(numbers[-2]) + 1 if len(numbers) else 0


def _append(pdf: pikepdf.Pdf, tree: Any, entries: list[Any]) -> None:
    """Add entries whose numbers are larger than all that the tree has."""
    from pikepdf import Array, Dictionary

    if "/Kids" in tree:
        leaf = Dictionary(Nums=Array(entries), Limits=Array([entries[0], entries[-2]]))
        tree.Kids.append(pdf.make_indirect(leaf))
    else:
        tree.Nums = Array([*tree.get("/Nums", []), *entries])
