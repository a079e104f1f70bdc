"""The formats of ``procman render form``."""

from __future__ import annotations

from typing import Final

from procman.cli.output_format import OutputFormat

_PACKAGE_MARKER: Final = b"<dc:creator>procman</dc:creator>"

FORMATS: Final[dict[str, OutputFormat]] = {
    "html": OutputFormat("procman.documents.forms.html:render_forms_html", b'<meta name="generator" content="procman '),
    "docx": OutputFormat("procman.documents.forms.docx.rendering:render_forms_docx", b"<Application>procman "),
    "xlsx": OutputFormat("procman.documents.forms.xlsx.rendering:render_forms_xlsx", _PACKAGE_MARKER),
    "pdf": OutputFormat("procman.documents.forms.pdf.rendering:render_forms_pdf", b"\n% procman "),
}
