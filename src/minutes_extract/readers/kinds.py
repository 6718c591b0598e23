"""The first bytes of a file, and its name where they do not tell, become the kind of input it is."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Sequence
from enum import StrEnum
from pathlib import PurePosixPath

from minutes_extract.readers.encodings import head_text
from minutes_extract.readers.rows import TEXT_NAMES, chosen

HEAD = 1 << 14  # bytes looked at


class Kind(StrEnum):
    """What a file holds, and so how it is read."""

    TEXT = "text"
    HTML = "HTML"
    LINES = "JSON Lines"
    CSV = "CSV"
    PARQUET = "Parquet"
    PDF = "PDF"
    ZIP = "zip"  # an archive, or a document kept in one: .docx
    BINARY = "no text"


_BY_SUFFIX = {
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".jsonl": Kind.LINES,
    ".ndjson": Kind.LINES,
    ".csv": Kind.CSV,
    ".tsv": Kind.CSV,
    ".parquet": Kind.PARQUET,
    ".pq": Kind.PARQUET,
    ".pdf": Kind.PDF,
    ".docx": Kind.ZIP,
    ".zip": Kind.ZIP,
}
# First bytes, what they are of, and what to do; checked against the published formats.
SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or locked Office document", "open it and save it as .docx or .txt"),
    (b"{\\rtf", "rich text (RTF)", "open it and save it as .docx or .txt"),
    (b"\x89PNG\r\n\x1a\n", "a picture", "it must be turned into text first (OCR)"),
    (b"\xff\xd8\xff", "a picture", "it must be turned into text first (OCR)"),
    (b"GIF8", "a picture", "it must be turned into text first (OCR)"),
    (b"II*\x00", "a picture", "it must be turned into text first (OCR)"),
    (b"MM\x00*", "a picture", "it must be turned into text first (OCR)"),
    (b"\x1f\x8b", "compressed (gzip)", "unpack it first"),
    (b"BZh", "compressed (bzip2)", "unpack it first"),
    (b"\xfd7zXZ\x00", "compressed (xz)", "unpack it first"),
    (b"\x28\xb5\x2f\xfd", "compressed (Zstandard)", "unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7-Zip)", "unpack it first, or make it a .zip"),
    (b"Rar!\x1a\x07", "an archive (RAR)", "unpack it first, or make it a .zip"),
    (b"SQLite format 3\x00", "an SQLite database", "export the texts as CSV or JSON Lines"),
    (b"\x7fELF", "a program", "give a file of text"),
)

_BEFORE_HTML = re.compile(r"(?:\s+|<\?xml[^>]{0,200}\?>|<!--(?:[^-]|-(?!->)){0,4000}-->)*")
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|article|main|div|meta|title|h1|p|table|section)\b", re.I)
_TAG = re.compile(r"<(?:html|head|body|div|p|br|span|table|meta|title|h[1-6]|article|a)\b[^<>]{0,500}>", re.I)
_OWN_HEADER = re.compile(r"\ufeff?source_name,source_part,|\ufeff?\{\"schema_version\":")


def kind_of_name(name: str) -> Kind:
    """The kind that a name tells: TEXT where it tells none."""
    return _BY_SUFFIX.get(PurePosixPath(name.lower()).suffix, Kind.TEXT)


def kind_of(head: bytes, name: str, text_column: str | None = None, *, whole: bool = False) -> Kind:
    """What a file is, by its first bytes; by its name only where these leave it open.

    `head` is the first `HEAD` bytes, `whole` says that this is all. A table as CSV is told by a header that names
    `text_column` or a name that columns of text go by.
    """
    named = kind_of_name(name)
    if head.startswith(b"PAR1"):
        return Kind.PARQUET
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return Kind.ZIP
    if b"%PDF-" in head[:1024]:  # behind other bytes too, but not in an archive that begins with a PDF
        return Kind.PDF
    if signature_of(head):
        return Kind.BINARY
    text = head_text(head)
    if text is None and 0 in head:
        return Kind.BINARY
    if text is None:  # another encoding, or broken: told by whoever reads it
        page = _HTML.match(head.decode("latin-1").lstrip())
        return Kind.HTML if page else named if named in (Kind.HTML, Kind.CSV, Kind.LINES) else Kind.TEXT
    if "\0" in text and not name:
        return Kind.BINARY
    start = _BEFORE_HTML.match(text)
    assert start is not None
    if _HTML.match(text, start.end()) or (named is Kind.HTML and _TAG.search(text)):
        return Kind.HTML
    if _is_line_of_json(text, whole=whole, named=named is Kind.LINES):
        return Kind.LINES
    if (named is Kind.CSV and text.strip()) or _has_header(text, text_column):
        return Kind.CSV
    return Kind.TEXT


def signature_of(head: bytes) -> tuple[str, str] | None:
    """What a file of another kind is, and what to do with it, where its first bytes tell."""
    return next(((what, advice) for first, what, advice in SIGNATURES if head.startswith(first)), None)


def is_own_table(head: bytes) -> bool:
    """Whether a file begins (Parquet: ends) like the records or tables that this program writes."""
    if b"PAR1" in (head[:4], head[-4:]):
        return b"source_part" in head or (b"meeting_kind" in head and b"record" in head)
    text = head_text(head)
    return text is not None and _OWN_HEADER.match(text) is not None


def delimiter_of(line: str) -> str:
    """What parts the cells of a table, by its header: the mark there are most of."""
    return max(",\t;|", key=line.count)


def _is_line_of_json(text: str, *, whole: bool, named: bool) -> bool:
    first, ended, _ = text.lstrip().partition("\n")
    if not first.startswith("{"):
        return False
    if named or not (ended or whole):  # the line is longer than what is looked at
        return re.match(r'\{\s*"[^"\n]{1,200}"\s*:', first) is not None or named
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def _has_header(text: str, text_column: str | None) -> bool:
    line = text.partition("\n")[0].rstrip("\r")
    mark = delimiter_of(line)
    if mark not in line:
        return False
    cells = _cells(line, mark)
    if text_column is not None:
        return text_column in cells
    return all(len(cell) <= 40 for cell in cells) and chosen(TEXT_NAMES, cells) is not None


def _cells(line: str, mark: str) -> Sequence[str]:
    try:
        return next(csv.reader([line], delimiter=mark), [])
    except csv.Error:
        return []
