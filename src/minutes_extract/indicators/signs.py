"""What stands beside a word becomes answers about it: its kind, what it belongs to, where a phrase ends."""

from __future__ import annotations

from minutes_extract.indicators import grammar as g
from minutes_extract.lexicon import Hit
from minutes_extract.reading import Reading
from minutes_extract.tokens import LATIN, NEWLINE, WORD

SENT = ("भेज", "प्रेषित", "अग्रसारित", "हस्तांतरित", "सौंप", "सौप", "हैंडओवर")
_CAN = "सक"
_PRONOUN_STEMS = ("जिस", "जिन", "इस", "इन", "उस", "उन")
_BY = frozenset({"से", "के"})
_BEFORE_AFTER = frozenset({"पहले", "पूर्व", "बाद", "पश्चात", "उपरांत"})
_OCCASION = frozenset({"बैठक", "कार्यक्रम", "समारोह", "शिविर", "सम्मेलन"})
_AT = frozenset({"को", "से", "मे", "पर"})
WHERE = frozenset({"से", "मे", "पर"})
_MOST = frozenset({"सबसे", "अधिक", "ज्यादा", "सर्वाधिक", "अकेले"})


class Signs:
    """The words of one reading with what is known of each: kinds, numbers, things, places, grammar."""

    def __init__(self, reading: Reading, grammar: g.Grammar) -> None:
        tokens = reading.tokens
        self.reading = reading
        self.tokens = tokens
        self.keys = tokens.keys
        self.kinds = tokens.kinds
        self.all_bits = grammar.all_bits(tokens.keys)
        self.things: dict[int, Hit] = reading.longest("thing")
        self.places: dict[int, Hit] = reading.longest("place")
        self.schemes = reading.longest("scheme")
        self.posts = reading.longest("post")
        self.scheme_words = {i for hit in self.schemes.values() for i in range(hit.start, hit.end)}
        self.scheme_heads = reading.packs.words("phrase.numbered-head")
        self.offices = reading.packs.words("phrase.office")
        self.stems = reading.packs.words("phrase.verb-stem")
        self.kinds_of = reading.packs.words("phrase.kind-of")
        self.determiners = reading.packs.words("phrase.determiner")
        self.sorts = reading.packs.words("phrase.sort")
        self.declared = reading.packs.words("phrase.declared")
        self.manner = reading.packs.words("phrase.manner")
        self.number_at: dict[int, int] = {}
        for index, number in enumerate(reading.numbers):
            end = number.end
            span = number.mention.unit_span
            if span is not None:
                while end < len(tokens) and tokens.starts[end] < span[1]:
                    end += 1
                noun = self.things.get(number.end)
                if number.mention.unit == "other" and noun is not None and noun.end > end:
                    end = number.end  # what was read as a unit begins a noun (टीबी मरीज)
            for token in range(number.start, end):
                self.number_at[token] = index

    def _of_kind(self, i: int, last: int) -> bool:
        """Whether the genitive at `i` only says of what kind the counted things behind it are (12 चोरी की घटनाएं)."""
        noun = self.things.get(i + 1)
        return self.keys[i - 1] in self.kinds_of and noun is not None and noun.end <= last

    def is_most(self, start: int, first: int) -> bool:
        """Whether सबसे ज्यादा stands right before token `start`: the number is the largest part of what was told."""
        near = self.keys[max(first, start - 2) : start]
        return near[:1] == ["सबसे"] and near[-1] in ("ज्यादा", "अधिक")

    def is_money(self, i: int) -> bool:
        """Whether a noun of money begins at token `i`."""
        hit = self.things.get(i)
        return hit is not None and self.reading.packs.things[hit.id].unit == "INR"

    def is_lead(self, end: int) -> bool:
        """Whether के साथ stands at token `end`: a percentage is how far somebody is (91 प्रतिशत के साथ आगे)."""
        return self.keys[end : end + 2] == ["के", "साथ"]

    def _is_stem(self, i: int, words: int) -> bool:
        """Whether the word before an auxiliary at `i + 1` is a verb's stem: वाहन | गुजर सकेंगे, 30 | खोल दी गई; or लिए."""
        if words and (self.keys[i] == "लिए" or self.keys[i + 1].startswith(_CAN)):
            return True  # 250 खंड लिए जाएंगे
        return self.keys[i] in self.stems

    def _says_how(self, i: int, last: int) -> bool:
        """Whether the word at `i` begins an adverb (12 शिक्षक | अनधिकृत रूप से)."""
        return i + 2 < last and self.keys[i + 1] in self.manner and self.keys[i + 2] in WHERE

    def _says_when(self, i: int, last: int) -> bool:
        """Whether the word at `i` is what something is done before or after (बारिश से पहले, मतदान के बाद)."""
        return i + 2 < last and self.keys[i + 1] in _BY and self.keys[i + 2] in _BEFORE_AFTER

    def _ends_before(self, i: int, last: int) -> bool:
        """Whether a noun phrase ends before the word at `i`: when, at what or where something is follows."""
        return self._says_when(i, last) or self._at_meeting(i, last) or self._in_place(i, last)

    def _in_place(self, i: int, last: int) -> bool:
        """Whether a kind of place with a postposition stands at `i` behind another noun (855 टन डीएपी | जिले को)."""
        hit, things = self.things.get(i), self.reading.packs.things
        if hit is None or hit.end >= last or not things[hit.id].place or self.keys[hit.end] not in _AT:
            return False
        before = next((self.things[j] for j in (i - 1, i - 2) if j in self.things), None)
        return before is not None and before.end == i and not things[before.id].place

    def _at_meeting(self, i: int, last: int) -> bool:
        """Whether the word at `i`, behind persons or posts, is the occasion they came to (27 पार्षद | बैठक में पहुंचे)."""
        if self.keys[i] not in _OCCASION or i + 1 >= last or self.keys[i + 1] != "मे":
            return False
        thing = self.things.get(i - 1)
        human = thing is not None and self.reading.packs.things[thing.id].human
        return human or any(hit.end == i for hit in self.posts.values())

    def _pointed(self, i: int) -> bool:
        """Whether a postposition with a pronoun ends at `i` (जिसके सापेक्ष, इनके विरुद्ध): the noun is elsewhere."""
        fused = self.keys[i - 1].startswith(_PRONOUN_STEMS) and self.all_bits[i - 1] & g.STOP
        return bool(fused and self.all_bits[i] & g.CASE_TAIL)

    def is_date(self, i: int) -> bool:
        return self.reading.numbers[self.number_at[i]].mention.kind in ("year", "date")

    def _is_agent(self, start: int, end: int) -> bool:
        """Whether tokens `[start, end)` behind a noun are who did it, or the office it went to: 40 मामले न्यायालय को."""
        if end >= len(self.keys) or self.all_bits[start] & g.CONJUNCTION:
            return False
        if self.keys[end] == "द्वारा" or (self.keys[end] == "ने" and end - start > 1):
            return True
        return self.keys[end] == "को" and self.keys[end - 1] in self.offices

    def _places_named(self, noun: Hit, end: int, last: int) -> bool:
        """Whether the word behind a kind of place is the first name of a list: सात पंचायत | छितकुल, रक्छम, ..."""
        place = self.reading.packs.things[noun.id].place
        return place and end + 1 < last and self.keys[end] == "," and self.kinds[end + 1] == WORD

    def _sent_to(self, start: int, end: int, last: int) -> bool:
        """Whether the phrase names the offices that something was sent to: शेष 78 संबंधित विभागों को भेजे गए."""
        named = all(self.keys[i] in self.offices or self.keys[i] == "संबंधित" for i in range(start, end))
        return (
            named
            and end < last
            and self.keys[end] == "को"
            and any(k.startswith(SENT) for k in self.keys[end + 1 : min(end + 3, last)])
        )

    def of_whole(self, i: int, first: int) -> bool:
        """Whether the whole of which the number at `i` is a part stands right before it (1,204 बच्चों में से 840)."""
        return self.keys[max(first, i - 2) : i] == ["मे", "से"]

    def points_back(self, start: int, first: int) -> bool:
        """Whether the number at `start` is told as a part of what came before (जिनमें से 31, इनमें सबसे ज्यादा 23)."""
        i = start - 1
        while i > first and (self.keys[i] in _MOST or self.all_bits[i] & (g.MORE | g.PASSED | g.BEFORE_PASSED)):
            i -= 1
        i -= i > first and self.keys[i] == "से"
        return i >= first and bool(self.all_bits[i] & g.PART_OF)

    def announces(self, end: int) -> bool:
        """Whether the sentence that ends at `end` closes with a colon or dash: what follows are its rows."""
        last = end - 1
        while last > 0 and self.kinds[last] == NEWLINE:
            last -= 1
        return self.keys[last] in (":", "-", "–", "—", "ः")

    def _more_of(self, i: int) -> bool:
        """Whether अतिरिक्त means additional (रुपये की अतिरिक्त सहायता), and not besides (रुपये के अतिरिक्त)."""
        return self.keys[i] != "के" and self.keys[i + 1] == "अतिरिक्त"

    def _glued(self, i: int) -> bool:
        """Whether the hyphen or slash at `i` joins two words, and does not part two clauses."""
        tokens = self.tokens
        if i + 1 >= len(self.kinds) or self.kinds[i + 1] not in (WORD, LATIN):
            return False
        left = i > 0 and tokens.ends[i - 1] == tokens.starts[i]
        return left and tokens.ends[i] == tokens.starts[i + 1]  # not राज्य कर- लक्ष्य

    def _opened(self, i: int) -> bool:
        """Whether a bracket closed at `i` was opened right before the number inside it."""
        return any(self.keys[j] == "(" for j in range(max(0, i - 8), i))

    def _counts(self, i: int, last: int) -> bool:
        """Whether और after a bare count means more of them (12 और गांव), and not the next item of a list."""
        index = self.number_at.get(i - 1)
        if index is None or any(j in self.number_at for j in range(i + 1, min(last, i + 6))):
            return False
        mention = self.reading.numbers[index].mention
        return mention.unit_span is None and mention.unit == "count"

    def _is_direct_plural(self, i: int, hit: Hit) -> bool:
        """Whether a noun stands in a plural without the signs of one: in -ए from -आ (मामला, मामले), or लोग."""
        if self.keys[i] == "लोग":
            return True
        return self.tokens.form(i).endswith("े") and self.reading.packs.things[hit.id].lemma.endswith("ा")

    def _same_people(self, i: int, hit: Hit) -> bool:
        """Whether a noun of persons follows another at once: what they are (दीदियां विद्युत सखी)."""
        before = self.things.get(i - 1)
        things = self.reading.packs.things
        return before is not None and things[before.id].human and things[hit.id].human

    def _closing(self, i: int, last: int) -> int:
        """The token after the bracket that closes the one at `i`, 0 when it does not close soon."""
        for j in range(i + 1, min(last, i + 10)):
            if self.keys[j] == ")":
                return j + 1
        return 0
