"""The start of a text becomes its dateline: the place, agency and date printed before the first word.

Seen forms: "अलीगढ़ :", "जयपुर, 21 अप्रैल।", "एटा, दिसंबर 26 --", "जागरण संवाददाता, हापुड़।", "दरभंगा।", "रांची, 3 मार्च (हि.स.)।",
"देहरादून (सू0वि0)।", "राज्य ब्यूरो, लखनऊ।", "भोपाल : मंगलवार, मार्च 12, 2024", "CITY TODAY SONIPAT, 4 जून।", "कटनी, कलेक्टर ...".
"""

from __future__ import annotations

from minutes_extract.segment.words import PageWords
from minutes_extract.tokens import LATIN, MARK, NUMBER, WORD, Tokens

LONGEST = 24  # tokens of a dateline
CLOCK = frozenset({"ist", "am", "pm", "hrs"})  # behind the time of day
YEAR = 4  # figures of a year
BRACKET = 6  # tokens of an agency in brackets
SHORT = 8  # tokens of a text too short to begin with a place and a comma
TOWN = 2  # words of a town the packs do not know
PLACE, AGENCY, WEAK_AGENCY, DATE, UNKNOWN = "place", "agency", "weak agency", "date", "unknown"


def dateline_end(tokens: Tokens, start: int, end: int, words: PageWords, places: dict[int, int], *, opens: bool) -> int:
    """Where the text begins after a dateline at `start`; `start` itself when none stands there.

    `places` maps a token to the end of the longest place name that begins there. With `opens` the line is known to
    be the first of the text, and a town the packs do not know counts when a danda or a date sets it off.
    """
    seen: set[str] = set()
    closed = start  # after the last mark that can end the dateline
    bare = start  # after a place and a comma, where a sentence begins that names no further place
    i, stop = start, min(end, start + LONGEST)
    while i < stop:
        kind, after = _item(tokens, i, stop, words, places)
        if kind == UNKNOWN:
            paper = seen == {PLACE} and opens and after - i == 1 and after < stop and tokens.keys[after] in "।|"
            signed = AGENCY in seen or (PLACE in seen and tokens.keys[i - 1] in "/-") or paper  # a reporter's name
            if not (opens if i == start else signed and closed == start and UNKNOWN not in seen):
                break
        seen.add(kind)
        i = after
        mark = _marks_end(tokens, i, stop)
        if mark == i:
            continue
        ending = _ending(tokens, i, mark, end)
        named = bool(seen & {PLACE, AGENCY})
        if ending == "strong":
            ends = named or (_complete(seen) and ":" not in tokens.keys[i:mark])
        else:
            ends = ending == "weak" and named and DATE in seen
        if ends:
            closed = mark
        elif opens and seen == {PLACE} and tokens.keys[mark - 1] == "," and mark not in places:
            bare = mark
        i = mark
    if i >= end and seen & {PLACE, AGENCY} and UNKNOWN not in seen:
        return end
    return closed if closed > start or bare >= end - SHORT else bare


def _complete(seen: set[str]) -> bool:
    """Whether what was seen can be a dateline: a place, an agency, or an unknown town."""
    return bool(seen & {PLACE, AGENCY, UNKNOWN}) or {WEAK_AGENCY, DATE} <= seen


def _item(tokens: Tokens, i: int, stop: int, words: PageWords, places: dict[int, int]) -> tuple[str, int]:
    """The kind of the item of a dateline that begins at token `i`, and its end."""
    if i in places:
        return PLACE, places[i]
    keys, kinds = tokens.keys, tokens.kinds
    key, kind = keys[i], kinds[i]
    if kind in (WORD, LATIN):
        if tokens.deeps[i] in words.days or key in CLOCK:
            return DATE, i + 1
        if key in words.agencies:
            return WEAK_AGENCY if key in words.weak_agencies else AGENCY, i + 1
        if key in words.latin_places:
            return PLACE, i + 1
        after = i + 1
        while after < stop and after - i < TOWN and kinds[after] == kind and after not in places:
            if keys[after] in words.agencies or keys[after] in words.latin_places:
                break
            after += 1
        return UNKNOWN, after
    if kind == NUMBER:
        return DATE, i + 1
    return WEAK_AGENCY, i + 1


def _marks_end(tokens: Tokens, i: int, stop: int) -> int:
    """The end of the marks at `i`; a bracket with an agency in it counts as marks."""
    while i < stop and ((tokens.kinds[i] == MARK and tokens.keys[i] in "।.,:/#-()|*") or _is_danda(tokens, i)):
        if tokens.keys[i] == "(":
            close = next((j for j in range(i + 1, min(stop, i + BRACKET + 1)) if tokens.keys[j] == ")"), None)
            if close is None:
                return i
            i = close
        i += 1
    return i


def _is_danda(tokens: Tokens, i: int) -> bool:
    """Whether token `i` is the letter l or I typed for a danda right after a bracket."""
    return tokens.keys[i] in ("l", "i") and tokens.keys[i - 1] == ")" and tokens.starts[i] == tokens.ends[i - 1]


def _ending(tokens: Tokens, start: int, mark: int, end: int) -> str:
    """How the marks `[start, mark)` end a dateline: strong (danda, colon, spaced dash), weak (comma, slash), or not."""
    found = ""
    for i in range(start, mark):
        key = tokens.keys[i]
        if key in "।:.|" or _is_danda(tokens, i) or (key == "-" and _spaced(tokens, i, start, end)):
            return "strong"
        if key in ",/":
            found = "weak"
    return found


def _spaced(tokens: Tokens, i: int, start: int, end: int) -> bool:
    """Whether a dash is set off: doubled, after another mark or a year, or with space on both sides."""
    if i > start or (i + 1 < end and tokens.keys[i + 1] == "-"):
        return True
    year = tokens.kinds[i - 1] == NUMBER and len(tokens.keys[i - 1]) == YEAR  # मैनपुरी 19 नवम्बर 2025— ...
    before = year or tokens.starts[i] > tokens.ends[i - 1]
    after = i + 1 >= end or tokens.starts[i + 1] > tokens.ends[i]
    return before and after
