"""A number written in words becomes a mention or none: which of them count and which are idiom, name or verb."""

from __future__ import annotations

from minutes_extract.numbers.lexicon import NumberLexicon
from minutes_extract.numbers.mention import NumberMention
from minutes_extract.numbers.reader import DASHES, LATIN, MARK, WORD, Reader

_KEPT_KINDS = frozenset(("date", "time", "duration", "age"))
# After these a number word stands for what was named before: "तीन की मौत", "सात का टेंडर", "चार पर मुकदमा".
_QUOTES = frozenset("'\"‘’“”")
_AND = frozenset(("और",))
_JOINS = frozenset((",", "और", "तथा", "व", "एव"))
_PLACED = frozenset(("में", "मे", "से", "के"))
_ELLIPSIS = frozenset(("की", "को", "ने", "के", "का", "पर"))


def keeps_word(lexicon: NumberLexicon, reader: Reader, mention: NumberMention) -> bool:
    """Whether a mention without digits is a number at all. `एक` counts only with a scale word or a percent sign."""
    keys = mention.text.split()
    first = reader.at(mention.start)
    if mention.kind in _KEPT_KINDS:
        return mention.kind in ("date", "time") or mention.value != 1 or mention.value_max is not None
    if mention.kind != "quantity":
        return False
    scaled = len(keys) > 1 or (mention.value is not None and mention.value >= 100)
    single = first.end == mention.end
    if mention.unit_span is not None:
        return mention.value != 1 or mention.unit == "percent" or not single
    following = reader.at(mention.end)
    hyphen = following.kind == MARK and following.key in DASHES and following.start == mention.end
    if hyphen:
        following = reader.at(following.end)
    if following.kind == MARK and following.key in _QUOTES:
        following = reader.at(following.end)
    if single and not scaled and first.key in lexicon.wary and first.key != "नौ":
        return False
    if mention.value is not None and mention.value <= 1:
        return False
    if not single and mention.value is not None and mention.value >= 12:
        return True
    left = reader.left(mention.start, 2)
    before = left[0] if left else None
    if len(left) > 1 and left[0].key == "से" and left[1].key in ("मे", "में"):
        return mention.value != 1  # 14 केंद्रों में से पांच में
    compared = lexicon.compare_after.match(reader, mention.end) if following.key == "से" else None
    if compared is not None:  # तीन से ज्यादा कट्टे
        following = reader.at(compared[2])
    if following.key in _JOINS and before is not None and before.key in _PLACED:
        return True  # पानीपत में चार, सिरसा में तीन और ...: what is counted stands at the end of the list
    if following.key in _AND and reader.at(following.end).key in lexicon.counted_nouns:
        return True  # दो और लोग: two more
    if following.kind not in (WORD, LATIN) or following.key in lexicon.idle_before:
        return False
    if before is not None:
        joined = before.kind == MARK and before.key in DASHES and before.end == mention.start
        if joined and len(left) > 1 and left[1].end == before.start:
            return False
        if before.key in lexicon.idle_after or (before.kind == WORD and before.key in lexicon.ref_heads):
            return False
    if following.key in lexicon.function_words or following.key in lexicon.idle_before:
        if following.key == "में" or following.key == "मे":
            return reader.at(following.end).key == "से"
        if following.key not in _ELLIPSIS or hyphen:
            return False
        return not (mention.value == 2 and before is not None and before.key in lexicon.give)
    return True
