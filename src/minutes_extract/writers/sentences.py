"""A record becomes the rows of the table of sentences that a database searches."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from minutes_extract.record import Record, Span
from minutes_extract.writers.tables import Row

SENTENCES = "sentences"
SENTENCE_COLUMNS = ("source_name", "source_part", "start", "end", "text", "words")

# Joiners and other invisible signs that writers put into a word or leave out, and digits of both scripts
_FOLDED = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad")) | {
    0x0966 + digit: str(digit) for digit in range(10)
}


def sentence_rows(record: Record) -> Iterator[Row]:
    """Headline, sentences of figures and instructions in the order of the text, none that lies within another."""
    spans: list[Span] = [mention.sentence for indicator in record.indicators for mention in indicator.mentions]
    spans += record.directives
    if record.headline:
        spans.append(record.headline)
    reached = -1
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.end > reached:
            reached = span.end
            yield record.source.name, record.source.part, span.start, span.end, span.text, searched(span.text)


def searched(text: str) -> str:
    """A text as it is searched: one way of writing nukta letters (NFC), no invisible signs, digits 0-9."""
    return unicodedata.normalize("NFC", text).translate(_FOLDED)
