"""A PDF with a text layer becomes its text, page after page. Needs pypdf (extra `pdf`)."""

from __future__ import annotations

import logging
import re
from typing import BinaryIO

from minutes_extract.readers.actual_text import text_of
from minutes_extract.readers.documents import Document
from minutes_extract.readers.release import ReadError, ReadOptions, one_line

MOST_PAGES = 5_000
# Signs of vowels and the virama with no letter before them: in the text layers of some programs a glyph for more than
# one letter says nothing of them.
_SIGN_ALONE = re.compile("(?<![\u0900-\u097f])[\u093c\u093e-\u094d]")
_LEAST_LOST = 5  # fewer are slips of the release


def document(stream: BinaryIO, options: ReadOptions) -> Document:
    """The text layer of a PDF, pages parted by form feeds. Raises `ReadError`: no pypdf, no text, locked, damaged."""
    try:
        import pypdf
        from pypdf.errors import PyPdfError
    except ImportError as error:
        raise ReadError("a PDF, which needs pypdf", "pip install 'minutes-extract[pdf]'") from error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)  # what it says of odd files is not for the user
    try:
        reader = pypdf.PdfReader(stream)
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadError("an encrypted PDF", "save it without a password")
        if len(reader.pages) > MOST_PAGES:
            raise ReadError(f"a PDF of more than {MOST_PAGES:,} pages", "part it")
        pages: list[str] = []
        chars = 0
        for page in reader.pages:
            pages.append(text_of(page, reader))
            chars += len(pages[-1])
            if chars > 4 * options.max_chars:
                raise ReadError(f"a PDF of more than {chars:,} characters", "part it, or raise --max-chars")
    except ReadError:
        raise
    except pypdf.errors.DependencyError as error:
        raise ReadError(f"a PDF locked in a newer way ({one_line(error)})", "save it without a password") from error
    except (PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise ReadError(f"a damaged PDF ({one_line(error)})", "open it in a PDF viewer and print it anew") from error
    text = "\f".join(pages)
    if not any(map(str.isalnum, text)):
        raise ReadError("a PDF without a text layer (a scan)", "run OCR first, with ocrmypdf -l hin, say")
    return Document(text.encode("utf-8", "replace").decode("utf-8"), pages=True)


def lost_letters(text: str) -> int:
    """How many signs of a text layer stand without their letter; 0 where they are too few to tell anything."""
    found = len(_SIGN_ALONE.findall(text))
    return found if found >= _LEAST_LOST else 0
