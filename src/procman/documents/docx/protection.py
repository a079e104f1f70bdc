"""Documents of which people may fill the content controls and change nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# What the schema has before the protection, so far as settings of documents hold it.
_BEFORE: Final = frozenset(
    {
        "writeProtection",
        "view",
        "zoom",
        "removePersonalInformation",
        "removeDateAndTime",
        "doNotDisplayPageBoundaries",
        "displayBackgroundShape",
        "printPostScriptOverText",
        "printFractionalCharacterWidth",
        "printFormsData",
        "embedTrueTypeFonts",
        "embedSystemFonts",
        "saveSubsetFonts",
        "saveFormsData",
        "mirrorMargins",
        "alignBordersAndEdges",
        "bordersDoNotSurroundHeader",
        "bordersDoNotSurroundFooter",
        "gutterAtTop",
        "hideSpellingErrors",
        "hideGrammaticalErrors",
        "activeWritingStyle",
        "proofState",
        "formsDesign",
        "attachedTemplate",
        "linkStyles",
        "stylePaneFormatFilter",
        "stylePaneSortMethod",
        "documentType",
        "mailMerge",
        "revisionView",
        "trackRevisions",
        "doNotTrackMoves",
        "doNotTrackFormatting",
    }
)


def protect(document: WordDocument) -> None:
    """Protect a document, without a password: it keeps from slips, not from intent."""
    from lxml import etree

    settings = document.settings.element
    for old in settings.findall(f"{{{_W}}}documentProtection"):
        settings.remove(old)
    protection = etree.SubElement(settings, f"{{{_W}}}documentProtection")
    protection.set(f"{{{_W}}}edit", "forms")
    protection.set(f"{{{_W}}}enforcement", "1")
    later = [each for each in settings if etree.QName(each).localname not in _BEFORE and each is not protection]
    if later:
        later[0].addprevious(protection)
