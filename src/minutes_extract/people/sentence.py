"""One sentence, ready for finding names: its tokens, its posts, where its list of people stands, what is taken."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from minutes_extract.folding import fold
from minutes_extract.people.names import KNOWN, UNKNOWN, NameWords
from minutes_extract.posts import PostMention
from minutes_extract.reading import Reading
from minutes_extract.segment import Sentence
from minutes_extract.tokens import MARK, NEWLINE, WORD, Tokens

GENITIVE = frozenset(map(fold, ("के", "की", "का")))
_JOINT = fold("सह")
_WERE = frozenset(map(fold, ("रहे", "रहीं", "थे", "थीं")))
_MANY = 3  # posts of a list that no verb of being present ends


@dataclass(slots=True)
class NameMention:
    """A name at tokens `[start, end)`; the whole mention with honorifics begins at `lead`.

    `before` is the post that stands before the name, `after` the one behind it, `shared` the one taken from the
    list the name stands in.
    """

    start: int
    end: int
    lead: int
    honorifics: list[str] = field(default_factory=list)
    before: PostMention | None = None
    after: PostMention | None = None
    shared: PostMention | None = None
    listed: bool = False
    overrun: bool = False  # the last word is one no list knows, after three or more
    sure: bool = False

    def posts(self) -> list[PostMention]:
        return [post for post in (self.before, self.after, self.shared) if post is not None]


class SentenceNames:
    """The names found so far in one sentence (`found`, by first token) and what every rule asks about its tokens.

    `posts` are the posts in it, `honoured` the tokens at which an honorific can stand; `attendance` is the token of its
    last cue of attendance, the end of a list of those present.
    """

    def __init__(
        self,
        words: NameWords,
        reading: Reading,
        sentence: Sentence,
        posts: list[PostMention],
        honoured: list[int],
        attendance: int | None,
    ) -> None:
        self.words = words
        self.lists = reading.packs.lists
        self.reading = reading
        self.tokens: Tokens = reading.tokens
        self.start, self.end = sentence.body, sentence.end
        self.honoured = [i for i in honoured if i >= self.start]
        self.posts = posts = self.without_initials(posts)
        self.post_at = {post.start: post for post in posts}
        self.inside = {i for post in posts for i in range(post.start, post.end)}
        self.found: dict[int, NameMention] = {}
        # The same mentions by the token their honorifics begin at (with their number, in the order of finding) and by
        # the token after them.
        self.lead_at: dict[int, tuple[int, NameMention]] = {}
        self.end_at: dict[int, NameMention] = {}
        self.taken: set[int] = set()
        self.region = (self.start, attendance) if attendance is not None else self.bare_list()

    @cached_property
    def place_ends(self) -> Counter[int]:
        """How many posts end with their place at a token; asked while names after posts are found."""
        return Counter(post.place_end for post in self.posts)

    def without_initials(self, posts: list[PostMention]) -> list[PostMention]:
        """Leave out words that here are no post: initials after a post or honorific, before a name word (मुख्य सचिव
        एसपी गोयल, श्री सीपी सिंह), and a title before a name (डॉक्टर रवि)."""
        kept: list[PostMention] = []
        for post in posts:
            first, end, after = post.start, post.end, post.place_end
            if end - first == 1 and self.closes_a_name(first):
                continue
            if after < self.end and self.words.grade(self.tokens, after) >= UNKNOWN:  # a name follows
                if all(self.title(i) for i in range(first, end)):
                    continue
                if end - first == 1:
                    led = bool(kept) and kept[-1].place_end == first
                    honoured = first > self.start and self.title(first - 1)
                    if (led or honoured) and self.words.is_initials(self.tokens, first):
                        continue
                elif after == end and self.ends_in_initials(post):
                    post = self.shortened(post)
            kept.append(self.without_given(post))
        return kept

    def closes_a_name(self, i: int) -> bool:
        """Whether dotted letters behind an honorific and a given name are its initials (श्री अरविंद पी.एम. ने)."""
        if i < self.start + 2 or not self.title(i - 2) or not self.words.is_initials(self.tokens, i):
            return False
        return self.text(i, i + 1).count(".") > 1 and self.words.grade(self.tokens, i - 1) == KNOWN

    def without_given(self, post: PostMention) -> PostMention:
        """Give back a given name at the end of a post that is also a word of departments (एडीएम नवीन जैन)."""
        last = post.end - 1
        if last <= post.head_start or post.place_end != post.end or post.end >= self.end:
            return post
        if not self.words.opens_full_name(self.tokens, last):
            return post
        return post if self.tokens.keys[last - 1] in self.lists["list-separators"] else self.shortened(post)

    def shortened(self, post: PostMention) -> PostMention:
        """A post without its last word."""
        last = post.end - 1
        return post._replace(end=last, place_end=last, lemma_text=self.reading.text(post.start, last))

    def title(self, i: int) -> bool:
        return self.tokens.keys[i] in self.lists["honorifics"]

    def ends_in_initials(self, post: PostMention) -> bool:
        """Whether the last word of a post without a mark before it is the initials of the name that follows."""
        last = post.end - 1
        before = self.tokens.keys[last - 1]
        if last == post.start + 1 and before in self.lists["post-areas"]:
            return False  # सिटी एसपी
        plain = self.tokens.kinds[last - 1] == WORD and before not in self.lists["list-separators"]
        return plain and before not in GENITIVE and before != _JOINT and self.words.is_initials(self.tokens, last)

    def text(self, start: int, end: int) -> str:
        return self.reading.text(start, end)

    def bare_list(self) -> tuple[int, int] | None:
        """The tokens of a list of those present that no cue ends (डीएम के साथ सीडीओ राम सिंह, तहसीलदार श्याम लाल रहे।)."""
        if len(self.posts) < _MANY:
            return None
        last = self.end - 1
        while last > self.start and self.tokens.kinds[last] in (MARK, NEWLINE):
            last -= 1
        if last <= self.start or self.tokens.keys[last] not in _WERE:
            return None
        return (self.start, last) if self.words.grade(self.tokens, last - 1) in (KNOWN, UNKNOWN) else None

    def in_region(self, i: int) -> bool:
        return self.region is not None and self.region[0] <= i < self.region[1]

    def honorific(self, i: int) -> bool:
        tokens = self.tokens
        return tokens.kinds[i] != MARK and tokens.keys[i] in self.lists["honorifics"] and i not in self.inside

    def phrase_honorific(self, i: int) -> bool:
        hit = self.reading.longest("word").get(i)
        return hit is not None and hit.id == "honorific-phrases" and i not in self.inside

    def place_word(self, i: int) -> bool:
        if self.tokens.kinds[i] != WORD:
            return False
        return (
            self.tokens.deeps[i] in self.reading.packs.place_words or self.tokens.keys[i] in self.lists["place-tails"]
        )

    def separator(self, i: int) -> bool:
        kind, key = self.tokens.kinds[i], self.tokens.keys[i]
        if kind == MARK:
            return key in ",;।:"
        return kind == NEWLINE or key in self.lists["list-separators"]

    def item_ends(self, end: int, last: int) -> bool:
        if end >= last or self.separator(end) or end in self.inside:
            return True
        key = self.tokens.keys[end]
        return key in self.lists["name-closers"] or self.tokens.kinds[end] != WORD

    def trim(self, start: int, end: int) -> int:
        """Give back unknown words at the end of a run that no closer follows, but for one that can be the surname."""
        closers = self.lists["name-closers"]
        whole = end
        while end > start:
            closed = (
                end >= self.end
                or self.tokens.kinds[end] != WORD
                or self.tokens.keys[end] in closers
                or end in self.inside
            )
            if closed or (self.words.grade(self.tokens, end - 1) == KNOWN and not self.next_word(start, end)):
                break
            end -= 1
        if whole - end == 1 and 0 < end - start <= 2 and self.words.wants_surname(self.tokens, end - 1):
            return whole
        return end

    def next_word(self, start: int, end: int) -> bool:
        """Whether the last word of a full name is a given name that belongs to what follows (अर्चना सिंह | नवीन भवन)."""
        return end - start > 2 and self.words.only_given(self.tokens, end - 1)

    def sure_name(self, start: int, end: int) -> int | None:
        """Where a name of at least two known words begins that ends an item, words before it left out."""
        name = self.words.backward(self.tokens, end, start)
        while name < end and self.words.grade(self.tokens, name) == UNKNOWN:
            name += 1
        known = self.words.strength(self.tokens, name, end)
        full = known >= 2 or (known == 1 and end - name == 2 and self.words.wants_surname(self.tokens, name))
        sure = start < name < end and end - name <= 4 and full
        return name if sure else None

    def add(self, start: int, end: int, *, lead: int, sure: bool = False) -> None:
        if not self.taken.isdisjoint(range(start, end)):
            return
        self.taken.update(range(lead, end))
        mention = NameMention(start, end, lead, sure=sure, listed=self.in_region(start))
        if lead < start:
            kinds = self.tokens.kinds
            mention.honorifics = [self.reading.text(i, i + 1) for i in range(lead, start) if kinds[i] == WORD]
        if end - start > 2:
            mention.overrun = self.words.grade(self.tokens, end - 1) == UNKNOWN
        self.lead_at.setdefault(lead, (len(self.found), mention))
        self.end_at[end] = mention
        self.found[start] = mention

    def led_by(self, post: PostMention) -> NameMention | None:
        """The name found first of those that follow a post directly."""
        first: tuple[int, NameMention] | None = None
        for i in range(post.end, post.place_end + 2):
            found = self.lead_at.get(i)
            if found is not None and (first is None or found[0] < first[0]):
                first = found
        return first[1] if first is not None else None

    def ends_before(self, i: int) -> list[NameMention]:
        """The names that end right before token `i`, or one token earlier."""
        return [self.end_at[end] for end in (i, i - 1) if end in self.end_at]
