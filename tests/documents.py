"""Documents as bytes, made by hand so that tests need no word processor: .docx, PDF with a text layer or without."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def zipped(files: Mapping[str, bytes | str], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of files by name."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def docx(paragraphs: Sequence[str]) -> bytes:
    """A Word document of paragraphs."""
    return docx_of("".join(f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in paragraphs))


def docx_of(body: str, declaration: str = "") -> bytes:
    """A Word document with this body, in WordprocessingML."""
    xml = f'<?xml version="1.0" encoding="UTF-8"?>{declaration}'
    xml += f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": xml})


def pdf(pages: Sequence[Sequence[str]], unsaid: str = "", actual: str = "") -> bytes:
    """A PDF whose pages hold lines of text, by a font that says which character each code stands for; a page without
    lines holds nothing, as a scan does.

    Of the characters `unsaid` the font says nothing. Words with them say themselves what they read as where `actual` is
    "inline" (as browsers and word processors write it) or "named" (in the properties of the page).
    """
    chars = sorted({char for lines in pages for line in lines for char in line})
    codes = {char: number for number, char in enumerate(chars, 1)}
    said = {char: "0000" if char in unsaid else char.encode("utf-16-be").hex() for char in chars}
    mapped = "\n".join(f"<{code:04x}> <{said[char]}>" for char, code in codes.items())
    to_unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{mapped}\nendbfchar endcmap end end"
    )
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    whole = "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H"
    objects.append(f"{whole} /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>")
    system = "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    objects.append(f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo {system} /DW 500 >>")
    objects.append(_stream(to_unicode))
    kids = []
    named: dict[str, str] = {}

    def glyphs(text: str) -> str:
        return f"<{''.join(f'{codes[char]:04x}' for char in text)}> Tj"

    def word(text: str) -> str:
        if not actual or not set(unsaid) & set(text):
            return glyphs(text)
        told = f"<</ActualText <feff{text.encode('utf-16-be').hex()}>>>"
        if actual == "named":
            told = f"/P{named.setdefault(told, str(len(named)))}"
        parts = " ".join(glyphs(char) for char in text)  # glyph by glyph, as browsers show them
        return f"/Span {told} BDC {parts} EMC"

    for lines in pages:
        shown = " T* ".join(" ".join(word(part) for part in re.split("( )", line) if part) for line in lines)
        content = f"BT /F1 12 Tf 14 TL 50 750 Td {shown} ET" if lines else ""
        objects.append(_stream(content))
        where = f"/Parent 2 0 R /MediaBox [0 0 600 800] /Contents {len(objects)} 0 R"
        objects.append(f"<< /Type /Page {where} /Resources << /Font << /F1 3 0 R >> /Properties << NAMED >> >> >>")
        kids.append(f"{len(objects)} 0 R")
    properties = " ".join(f"/P{name} {told}" for told, name in named.items())
    objects = [part.replace("NAMED", properties) for part in objects]
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    data = bytearray(b"%PDF-1.5\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("ascii")
    table = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    data += "".join(f"{place:010} 00000 n \n" for place in places).encode()
    data += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF".encode()
    return bytes(data)


def _stream(content: str) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"
