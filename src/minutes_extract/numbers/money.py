"""A bare amount ("5 करोड़ की लागत") and the words around it become the answer whether rupees are meant."""

from __future__ import annotations

import re

from minutes_extract.numbers.lexicon import NumberLexicon, default_lexicon
from minutes_extract.numbers.reader import DIGITS, LETTERS, MARK, NEWLINE, WORD, Reader, Token

_GENITIVE = frozenset(("के", "की", "का"))
# What ends the clause that is searched for words of money.
_CLAUSE = re.compile(r"[।;\n]|\.(?=\s|$)|, ")
_REACH = 60
_FAR = 140
_SENTENCE_END = re.compile(r"[।\n]|\.(?=\s|$)")
_RAISED = re.compile(r"वसूल|रुपय|रुपए|रूपय|रूपए|ऋण|व्यय|खर्च")
_GOAL = "लक्ष्य"
_WORDS_BACK = 6
_LAKH = 100_000
_CRORE = 10_000_000
_GROWN = frozenset(("बढकर", "बढाकर", "घटकर", "घटाकर"))
_MORE = frozenset(("अधिक", "ज्यादा", "अतिरिक्त"))
_BULLETS = frozenset("-–—•*■▪➡")
_ITEM = 9  # tokens of an item of a list before its amount
_NEARLY = frozenset(("करीब", "करिब", "लगभग", "आसपास"))
_GOT = frozenset(("मिले", "मिला", "मिलि", "मिली", "मिलेगे", "मिलेगा"))
_SKIP = frozenset(("कुल", "लगभग", "करिब", "करीब", "मात्र", "को", "अनुमानित", ":", "-", "(", "से", "बढाकर", "में", "मे", "केवल"))
_TOGETHER = frozenset(("सहित", "समेत"))
_AGAINST = frozenset(("सापेक्ष", "विरुद्ध", "मुकाबले"))
_IS = frozenset(("है", "हैं", "था", "थी"))
_OWNER = 3  # words of who owns or owes a sum
_DUE = ("बकायेदार", "बकाएदार", "बकायादार", "बकाया")
_APPROVED = frozenset(("स्वीकृत", "मंजूर", "आवंटित"))
_CASES = re.compile(r"आवेदन|प्रकरण|मामल|प्रस्ताव|आवास|लाभार्थि|लाभुक")
_BRACKET = 60  # characters of a bracket behind an amount
_LONGEST_LIST = 12
# From behind one amount over the words to the next amount in lakhs or crores; group 1: its rupees.
_NEXT_SUM = re.compile(
    r"[^।;\n0-9०-९]{0,50}(?:(?:वार्ड|सेक्टर|जोन)(?:\s(?:क्रमांक|नंबर|नं|संख्या))?\s[0-9०-९]{1,3}\s[^।;\n0-9०-९]{0,50})?"
    r"[0-9०-९][0-9०-९.,-]*\s?(?:लाख|करोड\u093c?|करो\u095c|हजार)(?:\s[0-9०-९.]{1,6}\s(?:लाख|हजार))?"
    r"(?:\s?(र[ुू])|(?=\s?(?:,|तथा|और|एवं|व |के )))"
)
# What the amounts of a list are called once, behind the last: "... सहित 28 विभागों का परिव्यय अनुमोदित".
_SHARED_SUM = re.compile(
    r"(?:[^।;\n0-9०-९]{1,40}[0-9०-९][0-9०-९.]*\s(?:लाख|करोड\u093c?|करो\u095c))?"
    r"\s(?:सहित|समेत)\s[^।;\n]{0,40}(?:परिव्यय|बजट|धनराशि|लागत)"
)
_HUNDREDTHS = re.compile(r"[0-9०-९]{3}[.][0-9०-९]{2}(?![0-9०-९])")
_PLURAL = re.compile(rf"[{LETTERS}]*(?:ओ|ो)$")


def money_reading(lexicon: NumberLexicon, reader: Reader, start: int, end: int, scale: int) -> bool:
    """Whether the number at `[start, end)`, written without a unit, is an amount of money.

    `scale` is its largest scale word. Rules, in order: a money word right after the figure; a genitive after लाख and
    above ("75 करोड़ की सड़क") unless it is of people or a capacity; with हजार, a genitive where the clause speaks of
    money; a money word before the figure; करोड़ with no noun after it where the clause speaks of money.
    """
    if scale < 1000:
        return False
    if scale >= _CRORE and reader.text[start - 1 : start] == "(" and reader.at(end).key == ")":
        return True  # सड़क (19.20 करोड़)
    following = reader.at(_past_bracket(reader, end))
    if following.key in _MORE:  # "11 करोड़ अधिक राजस्व"
        following = reader.at(following.end)
    if following.kind == WORD:
        if scale >= _CRORE and following.key in _GOT:
            return True  # जिले को 86 करोड़ मिले
        if following.key in lexicon.money_after:
            noun = reader.at(following.end)
            approved = following.key in _APPROVED and scale < _LAKH
            if approved and _CASES.search(_sentence(reader.text, start, start)):
                return False  # 88 हजार आवेदनों में से 85 हजार 970 स्वीकृत
            return noun.key not in lexicon.counted_nouns
        if following.key in _GENITIVE:
            noun = reader.at(following.end)
            exact = scale == _LAKH and noun.key in _AGAINST and _HUNDREDTHS.search(reader.text, start, end)
            return bool(exact) or _genitive(lexicon, reader, following, scale, start, end)
        found = lexicon.compare_after.match(reader, end)
        particle = following if found is None else reader.at(found[2])
        if found is not None and particle.key in _GENITIVE:
            owed = reader.at(particle.end)
            while owed.kind == DIGITS or owed.key == ",":
                owed = reader.at(owed.end)
            if owed.key.startswith(_DUE):
                return True  # 1 लाख से अधिक के 2,436 बकायेदार
            return _genitive(lexicon, reader, particle, scale, start, end)
        if found is not None and (particle.key in lexicon.money_before or _is_due(lexicon, particle)):
            return True  # 50 लाख से अधिक लागत के कार्य
        if found is not None and _is_counted(lexicon, particle):
            return False  # 32 करोड़ से ज्यादा गरीबों को ... 29,352 करोड़ रुपये
        if found is None and following.key == "से" and scale >= _CRORE:
            return reader.at(following.end).kind != WORD or reader.at(following.end).key not in _GROWN
        if scale >= _LAKH and following.key in _TOGETHER and _SHARED_SUM.match(reader.text, end):
            return True
        if scale >= _CRORE and _is_owned(reader, following):
            around = _sentence(reader.text, start, end)
            if lexicon.money_spoken.search(around) or _RAISED.search(around):
                return True  # बकाया 612 करोड़ रुपये है, जिसमें 138.5 करोड़ सरकारी दफ्तरों का है
        if following.key not in lexicon.function_words:
            return not _is_counted(lexicon, following) and _money_before(lexicon, reader.left(start, _WORDS_BACK))
    if _money_before(lexicon, reader.left(start, _WORDS_BACK)):
        return True
    if scale >= _LAKH and _listed_sum(reader.text, end):
        return True
    if scale >= _CRORE and following.kind != WORD and _is_item(lexicon, reader, start):
        return True  # - रोड लाइट 3.40 करोड़
    if scale == _LAKH and _HUNDREDTHS.search(reader.text, start, end) and following.key not in lexicon.counted_nouns:
        return True  # 22,739.19 लाख: nobody counts people so
    return scale >= _CRORE and _speaks_of_money(lexicon, reader.text, start, end)


def _is_item(lexicon: NumberLexicon, reader: Reader, start: int) -> bool:
    """Whether an amount ends or brackets off an item of a list that names nothing counted before it."""
    words: list[Token] = []
    for token in reader.left(start, _ITEM):
        if token.kind == NEWLINE:
            break
        words.append(token)
    marked = bool(words) and words[-1].key in _BULLETS and len(words) < _ITEM
    return marked and not any(_is_counted(lexicon, token) for token in words)


def _past_bracket(reader: Reader, end: int) -> int:
    """The position behind a bracket that follows at once: 643.49 लाख (...) की वसूली; `end` where none does."""
    if reader.at(end).key != "(":
        return end
    close = reader.text.find(")", end, end + _BRACKET)
    return end if close < 0 else close + 1


def is_price(lexicon: NumberLexicon, reader: Reader, end: int) -> bool:
    """Whether a bare number is a price: "2,735 प्रति क्विंटल"."""
    per = reader.at(end)
    if per.key != "प्रति":
        return False
    over = lexicon.units.after(reader, per.end)
    return over is not None and over.unit.dimension in ("mass", "volume")


def _is_counted(lexicon: NumberLexicon, token: Token) -> bool:
    """Whether a token is a noun of what is counted: a known one, or an oblique plural."""
    if token.kind != WORD or token.key in lexicon.function_words:
        return False
    return token.key in lexicon.counted_nouns or _PLURAL.match(token.key) is not None


def _is_due(lexicon: NumberLexicon, token: Token) -> bool:
    """Whether a token is a noun of money that follows its amount: बकाया, ऋण, मुआवजा; not स्वीकृत."""
    return token.key in lexicon.money_after and lexicon.money_spoken.match(token.key) is not None


def _is_owned(reader: Reader, token: Token) -> bool:
    """Whether the words from `token` on say whose something is: सरकारी दफ्तरों का है."""
    for _ in range(_OWNER):
        if token.kind != WORD:
            return False
        after = reader.at(token.end)
        if after.key in _GENITIVE:
            return reader.at(after.end).key in _IS
        token = after
    return False


def _listed_sum(text: str, end: int) -> bool:
    """Whether the next amounts of a list say the rupees for all (शेड हेतु 3.50 लाख, बोरवेल हेतु 1.25 लाख रुपये)."""
    for _ in range(_LONGEST_LIST):
        found = _NEXT_SUM.match(text, end)
        if found is None:
            return _SHARED_SUM.match(text, end) is not None
        if found[1]:
            return True
        end = found.end()
    return False


def _genitive(lexicon: NumberLexicon, reader: Reader, particle: Token, scale: int, start: int, end: int) -> bool:
    noun = reader.at(particle.end)
    if noun.key in _NEARLY:
        return reader.at(noun.end).key in lexicon.money_after  # 62 लाख के करीब खर्च
    if noun.kind == DIGITS and scale >= _CRORE:
        return True  # 215 करोड़ के 96 कार्य
    if scale >= _LAKH and noun.key in _AGAINST and _listed_sum(reader.text, noun.end):
        return True  # 215 करोड़ के सापेक्ष 148.7 करोड़ रुपये
    if scale >= _CRORE and noun.key in _AGAINST and _speaks_of_money(lexicon, reader.text, noun.end, noun.end):
        return True  # 57 करोड़ के सापेक्ष 55 करोड़ व्यय
    if scale >= _CRORE and noun.key == _GOAL and _RAISED.search(_sentence(reader.text, start, end)):
        return True  # 52 करोड़ के लक्ष्य के विरुद्ध ... वसूली
    if noun.kind != WORD or noun.key in lexicon.counted_genitive:
        return False
    if noun.key in lexicon.counted_acts or reader.at(noun.end).key in lexicon.counted_acts:
        return False
    if (
        noun.key in lexicon.money_after
        or noun.key in lexicon.money_before
        or reader.at(noun.end).key in lexicon.money_after
    ):
        return True
    if scale >= _LAKH and noun.key not in lexicon.function_words:  # "3 लाख की हो चुकी है": the noun is left out
        return True
    return _speaks_of_money(lexicon, reader.text, start, end)


def _money_before(lexicon: NumberLexicon, left: list[Token]) -> bool:
    """A money word before the figure with nothing but particles between: "लागत 12 करोड़", "राशि को बढ़ाकर 5 लाख"."""
    for token in left:
        if token.kind == NEWLINE:
            return False
        if token.key in lexicon.money_before:
            return True
        if token.key not in _SKIP or (token.kind == MARK and token.key not in ":-("):
            return False
    return False


def _sentence(text: str, start: int, end: int) -> str:
    """What stands around `[start, end)` in its sentence, so far as it bears on it."""
    before = _SENTENCE_END.split(text[max(0, start - _FAR) : start])[-1]
    return before + " " + _SENTENCE_END.split(text[end : end + _FAR], maxsplit=1)[0]


def _speaks_of_money(lexicon: NumberLexicon, text: str, start: int, end: int) -> bool:
    before = _CLAUSE.split(text[max(0, start - _REACH) : start])[-1]
    after = _CLAUSE.split(text[end : end + _REACH], maxsplit=1)[0]
    return bool(lexicon.money_spoken.search(before) or lexicon.money_spoken.search(after))


def is_money_context(text: str, start: int, end: int, scale: int = 10_000_000) -> bool:
    """Whether the number at `[start, end)` of `text`, which has no unit of its own, is an amount of rupees.

    `scale` is the number's largest scale word (10,000,000 for करोड़); below a thousand the answer is always False.
    """
    reader = Reader(text)
    return money_reading(default_lexicon(), reader, start, end, scale)
