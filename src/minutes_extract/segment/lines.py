"""The lines of a page become lines of a release: headline, sub-headline, metadata, body, or site furniture."""

from __future__ import annotations

from minutes_extract.folding import fold
from minutes_extract.lexicon import Hit
from minutes_extract.segment.datelines import dateline_end
from minutes_extract.segment.preamble import Line, is_bare_label, joined, preamble
from minutes_extract.segment.sentence import (
    BODY,
    FURNITURE,
    HEADLINE,
    METADATA,
    SUBHEADLINE,
    sentence_ends,
)
from minutes_extract.segment.words import PageWords
from minutes_extract.tokens import LATIN, MARK, NEWLINE, NUMBER, WORD, Tokens

LABEL = 14  # tokens of a line that only labels or registers
BYLINE = 10  # tokens of a line of initials or reporters' names
SUBHEAD = 22  # tokens of a sub-headline
TITLE = 130  # tokens of a headline, at most: some offices print five headlines in one line
PROSE = 28  # tokens of a finished line that is a paragraph and no headline
FOOT = 5  # lines at the foot of a page where bylines and the site's own words stand
ABOVE = 4  # lines above a headline
OPENING = 9  # lines in which the text proper begins
# Closed classes of grammar, as light-folded keys: postpositions and conjunctions; auxiliaries that end a sentence.
GRAMMAR = frozenset(map(fold, "में के की का को ने से पर है थे था थी और एवं तथा लिए द्वारा तक".split()))
FINITE = frozenset(map(fold, "है हैं था थे थी थीं हूं गया गए गई रहे रहा रही चुका चुके चुकी होगा होगी होंगे जाएगा जाएगी जाएंगे".split()))
BULLETS = frozenset("•●▪◆■➤►✓*")
Cues = list[tuple[str, Hit]]  # the furniture and metadata cues of a line in order, each with its kind


def lines_of(tokens: Tokens) -> list[Line]:
    """The lines, blank ones among them."""
    lines: list[Line] = []
    index = tokens.kinds.index
    start, size = 0, len(tokens)
    for number in range(tokens.kinds.count(NEWLINE)):
        end = index(NEWLINE, start)
        lines.append(Line(start, end, end + 1, number, end - start, end))
        start = end + 1
    if start < size:
        lines.append(Line(start, size, size, len(lines), size - start, size))
    return lines


def mark_lines(
    tokens: Tokens, lines: list[Line], words: PageWords, hits: dict[str, list[Hit]], places: dict[int, int]
) -> None:
    """Set `kind`, `tail` and the opening of each line. `places` maps a token to the end of the longest place name."""
    full = [line for line in lines if line.size]
    if not full:
        return
    _mark_furniture(tokens, full, _cues_by_line(full, words, hits))
    lines[:] = joined(tokens, lines)
    release = [line for line in lines if line.size and line.kind in (BODY, METADATA)]
    if not any(line.kind == BODY for line in release):
        return
    rest = _mark_headline(tokens, release, words, places)
    _mark_opening(tokens, rest, words, places)
    _mark_subheadlines(tokens, [line for line in rest if line.kind == BODY])


def _cues_by_line(lines: list[Line], words: PageWords, hits: dict[str, list[Hit]]) -> dict[int, Cues]:
    """Line number -> the furniture and metadata cues in it, in order."""
    found: dict[int, Cues] = {}
    kinds = words.cues
    at = 0
    for hit in [hit for hit in hits.get("cue", ()) if hit[3] in kinds]:
        kind = kinds[hit.id]
        while at + 1 < len(lines) and lines[at].stop <= hit.start:
            at += 1
        if hit.end <= lines[at].end:
            found.setdefault(lines[at].number, []).append((kind, hit))
    return found


def _mark_furniture(tokens: Tokens, lines: list[Line], cues: dict[int, Cues]) -> None:
    keys, kinds = tokens.keys, tokens.kinds
    foot = len(lines) - FOOT
    rest = False
    seen_text = False
    ruled = False
    for n, line in enumerate(lines):
        if rest:
            line.kind = FURNITURE
            continue
        first = line.start if kinds[line.start] != MARK else _first_word(tokens, line)
        if first == line.end:
            line.kind = FURNITURE  # a rule of dashes or stars
            ruled = True
            continue
        if keys[line.start] == "<" and keys[line.end - 1] == ">":
            line.kind = FURNITURE
            continue
        here = cues.get(line.number, ())
        if n + 1 < len(lines) and line.size > lines[n + 1].size and _is_page_title(tokens, line, lines[n + 1]):
            line.kind = SUBHEADLINE  # the headline, printed once more with the name of the site behind it
            line.tail = line.start + lines[n + 1].size
        elif here and _is_site_text(line, here, first, seen_text and n >= foot):
            line.kind = FURNITURE
        elif here and _is_metadata(tokens, line, here, first):
            line.kind = METADATA
        elif seen_text and (
            (lines[n - 1].kind == FURNITURE and _is_stamp(tokens, line))
            or (n >= foot and _is_byline(tokens, line, ruled))
        ):
            line.kind = FURNITURE
        for kind, hit in here:
            if kind == "furniture-tail" and _only_marks(tokens, hit.end, line.end) and hit.start > line.start:
                line.tail = _before_marks(tokens, line.start, hit.start)
                line.deck = line.tail > line.start
            if kind == "furniture-rest" and seen_text and _only_marks(tokens, hit.end, line.end):
                rest = True
                if hit.start > line.start and line.kind != FURNITURE:
                    line.tail = min(line.tail, hit.start)
                    line.deck = False
                elif _only_marks(tokens, line.start, hit.start):
                    line.kind = FURNITURE
        ruled = ruled and line.kind == FURNITURE
        seen_text = seen_text or (line.kind == BODY and line.size > PROSE)


def _first_word(tokens: Tokens, line: Line) -> int:
    """The first token of a line that is no mark; the line's end when there is none."""
    return next((i for i in range(line.start, line.end) if tokens.kinds[i] != MARK), line.end)


def _is_page_title(tokens: Tokens, line: Line, after: Line) -> bool:
    """Whether a line is the next one with the name of the site after it."""
    size = after.size
    if not 2 < size < line.size or tokens.keys[line.start + size] not in "-|:।":
        return False
    return tokens.keys[line.start : line.start + size] == tokens.keys[after.start : after.end]


def _is_site_text(line: Line, cues: Cues, first: int, foot: bool) -> bool:
    for kind, hit in cues:
        if kind == "furniture-line" and hit.start == first and line.end - hit.end <= 2 and hit.start - line.start <= 2:
            return True
        if kind == "furniture-start" and hit.start == first and (line.size <= 2 * LABEL or foot):
            return True
        if kind == "furniture-part" and (line.size <= LABEL or foot):
            return True
    return False


def _is_metadata(tokens: Tokens, line: Line, cues: Cues, first: int) -> bool:
    if line.size > LABEL + 4 or tokens.keys[line.end - 1] in "।?!":
        return False
    for kind, hit in cues:
        if kind == "metadata-start" and hit.start == first:
            office = hit.end - hit.start > 1 and line.end - hit.end <= 2  # जिला जनसंपर्क कार्यालय मंडला
            if hit.end == line.end or tokens.kinds[hit.end] in (NUMBER, MARK) or office:
                return True
        numbered = kind == "metadata-number" and hit.start == first and hit.end < line.end
        if numbered and line.number < ABOVE and "/" in tokens.keys[hit.end : line.end]:
            return True  # संख्या: 612/2026-पब
    return False


def _is_byline(tokens: Tokens, line: Line, ruled: bool) -> bool:
    """Initials, reporters' names, a site's name or address: a short last line without a word of grammar."""
    if line.size > 2 * BYLINE:
        return False
    keys = tokens.keys[line.start : line.end]
    words = [i for i in range(line.start, line.end) if tokens.kinds[i] in (WORD, LATIN)]
    if not words:
        return False
    latin = all(tokens.kinds[i] == LATIN for i in words)
    if any(key in "।?!₹%" for key in keys) or any(key in GRAMMAR for key in keys):
        return False
    if latin or line.size > BYLINE:
        return latin
    return ruled or ("/" in keys and not any(kind == NUMBER for kind in tokens.kinds[line.start : line.end]))


def _is_stamp(tokens: Tokens, line: Line) -> bool:
    """A date and time alone, under a label of the site."""
    return (
        line.size <= LABEL
        and any(tokens.kinds[i] == NUMBER for i in range(line.start, line.end))
        and all(tokens.kinds[i] in (NUMBER, LATIN) or tokens.keys[i] in ":,|-/." for i in range(line.start, line.end))
    )


def _only_marks(tokens: Tokens, start: int, end: int) -> bool:
    return all(tokens.kinds[i] == MARK for i in range(start, end))


def _before_marks(tokens: Tokens, start: int, i: int) -> int:
    """Back over the dots before "...और पढ़ें"."""
    while i > start and tokens.keys[i - 1] in ".…-" and (i - 1 == start or tokens.kinds[i - 1] == MARK):
        i -= 1
    return i


def _mark_headline(tokens: Tokens, lines: list[Line], words: PageWords, places: dict[int, int]) -> list[Line]:
    """Mark the headline line, if there is one; the lines after it."""
    at = next(n for n, line in enumerate(lines) if line.kind == BODY)
    while at + 1 < len(lines) and at < ABOVE:
        kind = preamble(tokens, lines[at], words, places)
        if kind is None and _dated_alone(tokens, lines[at], words, places) and not _is_paragraph(tokens, lines[at + 1]):
            kind = METADATA  # शिमला 25 जून, 2026 above the headline
            lines[at].may_open = True
        if kind is None:
            break
        follows = dateline_opens(tokens, lines[at + 1], words, places)
        if kind == SUBHEADLINE and follows and is_bare_label(tokens, lines[at], places):
            break
        if lines[at].kind == BODY:
            lines[at].kind = kind
        at += 1
    line = lines[at]
    if line.kind != BODY:
        return lines[at:]
    if _is_paragraph(tokens, line) or dateline_opens(tokens, line, words, places):
        return lines[at:]
    if "।" in tokens.keys[line.start : line.end] and not any(other.kind == BODY for other in lines[at + 1 :]):
        return lines[at:]  # one line with a finished sentence with nothing below it is a text, not the head of one
    line.kind = HEADLINE
    return lines[at + 1 :]


def _dated_alone(tokens: Tokens, line: Line, words: PageWords, places: dict[int, int]) -> bool:
    """Whether a line is a dateline with a date and nothing else."""
    dated = any(kind == NUMBER for kind in tokens.kinds[line.start : line.end])
    return dated and dateline_end(tokens, line.start, line.end, words, places, opens=False) == line.end


def dateline_opens(tokens: Tokens, line: Line, words: PageWords, places: dict[int, int]) -> bool:
    """Whether a line is a dateline, or begins with one and goes on with running text."""
    end = dateline_end(tokens, line.start, line.end, words, places, opens=False)
    if end == line.start:
        return False
    dated = any(kind == NUMBER for kind in tokens.kinds[line.start : end])
    return end == line.end or dated or line.end - end > TITLE // 2 or tokens.keys[line.end - 1] in "।.?!"


def _is_paragraph(tokens: Tokens, line: Line) -> bool:
    """Running text: several finished sentences, a long finished one, or more words than a headline has."""
    if line.size > TITLE:
        return True
    ends = sentence_ends(tokens, line.start, line.end)
    if not ends or ends[-1] < line.end:
        return len(ends) > 1 and line.size > 2 * PROSE and ends[0] - line.start > 6
    if tokens.keys[line.end - 1] in "?!" and len(ends) == 1:
        return line.size > 2 * PROSE
    return line.size > PROSE + 8 or (len(ends) > 1 and line.size > PROSE)


def _mark_opening(tokens: Tokens, lines: list[Line], words: PageWords, places: dict[int, int]) -> None:
    """Mark where the text proper begins: what stands between headline and dateline, or above it, is no body."""
    head = lines[:OPENING]
    begins = 0
    for n, line in enumerate(head):
        if line.kind == METADATA:
            begins = n + 1
        elif dateline_opens(tokens, line, words, places):
            begins = n
            break
        elif _is_paragraph(tokens, line) and tokens.keys[line.end - 1] in "।.":
            break
    for n, line in enumerate(head):
        if n < begins and line.kind == BODY:
            line.kind = SUBHEADLINE
        elif n >= begins and line.kind == BODY:
            if line.deck and n + 1 < len(lines):
                line.kind = SUBHEADLINE
            elif _is_subhead(tokens, line) and n + 1 < len(lines):
                line.kind = METADATA if _dated_alone(tokens, line, words, places) else SUBHEADLINE
                line.may_open = True
            else:
                line.opens = line.may_open = True
                break


def _mark_subheadlines(tokens: Tokens, lines: list[Line]) -> None:
    """Short unfinished lines between paragraphs; a run of three or more is a table or a list and stays body."""
    n = 0
    while n < len(lines):
        end = n
        while end < len(lines) and _is_cell(tokens, lines[end]):
            end += 1
        if 0 < end - n < 3 and n > 0:
            for line in lines[n:end]:
                line.kind = SUBHEADLINE if _is_subhead(tokens, line) else BODY
        n = max(end, n + 1)


def _is_cell(tokens: Tokens, line: Line) -> bool:
    """A line that stands in a table, a list, or alone as a sub-headline: short and unfinished."""
    return line.size <= SUBHEAD and tokens.keys[line.end - 1] not in "।;,"


def _is_subhead(tokens: Tokens, line: Line) -> bool:
    if line.size > SUBHEAD or tokens.keys[line.end - 1] in "।.;,)" or tokens.keys[line.start] in BULLETS:
        return False
    if "।" in tokens.keys[line.start : line.end]:
        return False  # a dateline and a line that announces a list
    last = line.end - 1
    while last > line.start and tokens.kinds[last] == MARK:
        last -= 1
    return tokens.keys[last] not in FINITE and any(
        tokens.kinds[i] in (WORD, LATIN) for i in range(line.start, line.end)
    )
