"""A page of a PDF becomes its text, with the `ActualText` of stretches that say themselves what they read as.

Word processors and browsers write so what their fonts draw by glyphs of no character of their own, as most syllables of
Devanagari are: by the glyphs alone मिश्रा would be read as " म ा". pypdf reads the glyphs only. So marks are put around
such stretches before it reads the page, and what it finds between two marks is exchanged for what the stretch says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

_KEY = "/ActualText"
# Noncharacters, which no text holds.
_FROM, _TO = "\ufdd0", "\ufdd1"
_MARKED = re.compile(f"{_FROM}([0-9]+){_FROM}[^{_TO}]*{_TO}?")
_SHOWING = (b"Tj", b"TJ", b"'", b'"')


def text_of(page: Any, reader: Any) -> str:
    """The text layer of a page of pypdf's `reader`."""
    try:
        texts = _mark(page, reader)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        texts = []  # pypdf knows more ways around what is damaged
    if not texts:
        return str(page.extract_text())
    # with a visitor, pypdf takes the operations as they are
    found = page.extract_text(visitor_operand_before=lambda *_: None)
    return _MARKED.sub(lambda match: texts[int(match[1])], found)


def _mark(page: Any, reader: Any) -> list[str]:
    """Put marks around what says itself how it reads, and give what it says; nothing is changed where nothing does."""
    from pypdf.generic import ContentStream, NameObject

    properties = _properties(page)
    content = ContentStream(page["/Contents"].get_object(), reader, "bytes")
    if not properties and _KEY.encode() not in content.get_data():
        return []
    texts: list[str] = []
    operations = list(_marked(content.operations, properties, texts))
    if texts:
        content.operations = operations
        page[NameObject("/Contents")] = content
    return texts


def _marked(operations: Any, properties: Mapping[str, str], texts: list[str]) -> Iterator[tuple[Any, bytes]]:
    """The operations with marks around the glyphs of stretches that say what they read as; `texts` takes what they say.

    Of stretches within each other, the outer one counts.
    """
    from pypdf.generic import ArrayObject, TextStringObject

    class Mark(TextStringObject):  # type: ignore[misc]
        """Text without a width: pypdf adds up the widths of its characters."""

        def __iter__(self) -> Iterator[str]:
            return iter(())

    def showing(mark: str) -> tuple[Any, bytes]:
        return [ArrayObject([Mark(mark)])], b"TJ"

    open_: list[str | None] = []  # of each stretch within which we are, what it says
    waits = False
    for operands, operator in operations:
        outer = all(said is None for said in open_)
        if operator in (b"BDC", b"BMC"):
            said = _said(operands, properties) if outer else None
            open_.append(said)
            waits = said is not None or (waits and not outer)
        elif operator == b"EMC" and open_:
            said = open_.pop()
            if said is not None and not waits:
                yield showing(_TO)
            waits = waits and said is None
        elif operator in _SHOWING and waits:
            waits = False
            texts.append(next(said for said in open_ if said is not None))
            yield showing(f"{_FROM}{len(texts) - 1}{_FROM}")
        yield operands, operator


def _said(operands: Any, properties: Mapping[str, str]) -> str | None:
    """What a stretch that begins says it reads as."""
    told = operands[1] if len(operands) > 1 else None
    if isinstance(told, dict):
        return _text(told.get(_KEY))
    return properties.get(told) if isinstance(told, str) else None


def _properties(page: Any) -> dict[str, str]:
    """What the named properties of a page say stretches read as."""
    resources = page.get("/Resources")
    named = resources.get_object().get("/Properties") if resources is not None else None
    found = {}
    for name, value in named.get_object().items() if named is not None else ():
        inner = value.get_object()
        said = _text(inner.get(_KEY)) if isinstance(inner, dict) else None
        if said is not None:
            found[str(name)] = said
    return found


def _text(value: Any) -> str | None:
    """A text of a PDF: UTF-16 or UTF-8 by its mark, or Latin."""
    if isinstance(value, str):
        return str(value)
    if not isinstance(value, bytes):
        return None
    for mark, encoding in ((b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le"), (b"\xef\xbb\xbf", "utf-8")):
        if value.startswith(mark):
            return value[len(mark) :].decode(encoding, "replace")
    return value.decode("latin-1")
