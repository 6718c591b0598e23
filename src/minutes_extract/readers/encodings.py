"""Bytes become text: UTF-8, or UTF-16 with or without a byte order mark."""

from __future__ import annotations

import codecs

from minutes_extract.readers.release import ReadError

_LOOKED_AT = 1 << 14  # bytes, for the pattern of UTF-16
_LEAST = 8  # bytes that can show it
_ORDERS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
# High bytes of the characters of Hindi text: ASCII and Latin-1, Devanagari, general punctuation.
_HIGH_BYTES = b"\x00\x09\x20"


def decoded(data: bytes) -> tuple[str, str | None]:
    """The text of a file, and the encoding it was converted from, where that is not UTF-8.

    UTF-8 is kept as it is, byte order mark included; that of UTF-16 is no part of the text. Raises `ReadError`.
    """
    encoding = utf16_of(data)
    if encoding is not None:
        mark = 2 if data[:2] in _ORDERS else 0
        try:
            return data[mark:].decode(encoding), encoding.upper()
        except UnicodeDecodeError as error:
            problem = f"broken {encoding.upper()} (byte {mark + error.start})"
            raise ReadError(problem, "save it as UTF-8 and run again") from error
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = f"not UTF-8 (byte {error.start}, line {line})"
        raise ReadError(problem, "save it as UTF-8 and run again") from error


def utf16_of(data: bytes) -> str | None:
    """The byte order of UTF-16 ("utf-16-le", "utf-16-be") where a mark or a clear pattern tells it, else None.

    The pattern is that of Hindi or English text: nearly every second byte is a high byte of those scripts, few of the
    others are, and some are NUL, which no text in UTF-8 holds.
    """
    if data[:2] in _ORDERS:
        return _ORDERS[data[:2]]
    head = data[: min(_LOOKED_AT, len(data) & ~1)]
    if len(head) < _LEAST or 0 not in head:
        return None
    units = len(head) // 2
    high = [sum(half.count(byte) for byte in _HIGH_BYTES) for half in (head[::2], head[1::2])]
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if 0 in head[first::2] and high[first] >= 0.95 * units and high[1 - first] <= 0.5 * units:
            return encoding
    return None


def head_text(data: bytes) -> str | None:
    """The beginning of a file as text, a character cut off at its end left out; None where it is no text."""
    encoding = utf16_of(data) or "utf-8"
    try:
        return codecs.getincrementaldecoder(encoding)().decode(data).removeprefix("\ufeff")
    except UnicodeDecodeError:
        return None
