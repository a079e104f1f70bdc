"""The font of what people type into fields.

It is STSong-Light, the font for Chinese that readers bring along or replace with one of the system: they have all
characters that anybody types, which a part of a font that is embedded would not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf


def song_font(pdf: pikepdf.Pdf) -> Any:
    """STSong-Light with the metrics that ISO 32000 readers know it by."""
    from pikepdf import Array, Dictionary, Name, String

    name = Name("/STSong-Light")
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=6,
        FontBBox=Array([-25, -254, 1000, 880]),
        ItalicAngle=0,
        Ascent=880,
        Descent=-120,
        CapHeight=880,
        StemV=93,
    )
    system = Dictionary(Registry=String("Adobe"), Ordering=String("GB1"), Supplement=4)
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType0,
        BaseFont=name,
        CIDSystemInfo=system,
        DW=1000,
        # Latin letters and digits are half as wide as Chinese characters.
        W=Array([1, 95, 500, 814, 939, 500]),
        FontDescriptor=pdf.make_indirect(descriptor),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=name,
            Encoding=Name("/UniGB-UCS2-H"),
            DescendantFonts=Array([pdf.make_indirect(descendant)]),
        )
    )
