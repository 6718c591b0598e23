"""A Word document (.docx) becomes its text: a line a paragraph, cells of a table parted by tabs.

Read with the XML parser of the standard library as a stream of events, so that no depth of nesting and no size builds a
tree. Declarations of document types, the way to entities that grow, are refused: Word writes none.
"""

from __future__ import annotations

import zipfile
import zlib
from xml.parsers import expat

from minutes_extract.readers.documents import Document
from minutes_extract.readers.release import ReadError, ReadOptions, megabytes, one_line

_BLOCK = 1 << 16
# Elements whose text is not part of what a reader sees: deleted words, field codes, the second form of a text box.
_HIDDEN = frozenset({"del", "moveFrom", "instrText", "delText", "Fallback", "rPr", "pPr", "sectPr"})
_ADVICE = "open it in a word processor and save it again"


def document(archive: zipfile.ZipFile, options: ReadOptions) -> Document:
    """The text of a document; page breaks the writer made are form feeds. Raises `ReadError`."""
    text = _Text()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = text.start
    parser.EndElementHandler = text.end
    parser.CharacterDataHandler = text.characters
    parser.StartDoctypeDeclHandler = _refuse
    try:
        with archive.open("word/document.xml") as xml:
            read = 0
            while block := xml.read(_BLOCK):
                read += len(block)
                if read > options.max_bytes:
                    problem = f"too large (more than {megabytes(options.max_bytes)} of text and layout)"
                    raise ReadError(problem, "raise the limit with --max-bytes, or part the document")
                parser.Parse(block, False)
            parser.Parse(b"", True)
    except RuntimeError as error:  # zipfile's word for a password
        raise ReadError("an encrypted document", "save it without a password") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, expat.ExpatError) as error:
        raise ReadError(f"a damaged document ({one_line(error)})", _ADVICE) from error
    whole = text.whole()
    if not whole.strip():
        raise ReadError("no text in this document", "a document of pictures must be turned into text first (OCR)")
    return Document(whole, pages=True)


def _refuse(*_: object) -> None:
    raise ReadError("a document type declaration, which Word does not write", _ADVICE)


class _Text:
    """Takes the events of `word/document.xml` and puts the text together."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._hidden = 0  # depth within hidden elements
        self._in_text = False
        self._cells: list[int] = []  # of each open row, the cells before
        self._paragraphs: list[int] = []  # of each open cell, the paragraphs before

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(" ")[2]
        if self._hidden or tag in _HIDDEN:
            self._hidden += 1
            return
        if tag == "t":
            self._in_text = True
        elif tag == "tab":
            self._pieces.append("\t")
        elif tag in ("br", "cr"):
            kind = next((value for key, value in attributes.items() if key.rpartition(" ")[2] == "type"), "")
            self._pieces.append("\f" if kind == "page" else "\n")
        elif tag == "noBreakHyphen":
            self._pieces.append("-")
        elif tag == "tr":
            self._cells.append(0)
        elif tag == "tc":
            if self._cells:
                self._pieces.append("\t" if self._cells[-1] else "")
                self._cells[-1] += 1
            self._paragraphs.append(0)
        elif tag == "p" and self._paragraphs:
            self._pieces.append(" " if self._paragraphs[-1] else "")
            self._paragraphs[-1] += 1

    def end(self, name: str) -> None:
        if self._hidden:
            self._hidden -= 1
            return
        tag = name.rpartition(" ")[2]
        if tag == "t":
            self._in_text = False
        elif tag == "tc" and self._paragraphs:
            self._paragraphs.pop()
        elif tag == "tr" and self._cells:
            self._cells.pop()
            self._pieces.append("\n")
        elif tag == "p" and not self._paragraphs:
            self._pieces.append("\n")

    def characters(self, data: str) -> None:
        if self._in_text and not self._hidden:
            self._pieces.append(data)

    def whole(self) -> str:
        return "".join(self._pieces)
