"""A Reading becomes the mentions of people in it: names with the honorifics and posts that stand beside them.

Sentence by sentence: first every place where a name must or may begin (after an honorific, after a post, before a
post, between the separators of a list of those present), then each post given to the name it belongs to.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from minutes_extract.folding import fold
from minutes_extract.packs import Compiled
from minutes_extract.people.names import KNOWN, STOP, UNKNOWN, NameWords
from minutes_extract.posts import PostMention
from minutes_extract.reading import Reading
from minutes_extract.segment import Sentence
from minutes_extract.tokens import MARK, NEWLINE, WORD, Tokens

_OPEN = "("
_LONGEST_POST = 7
_JOINT = fold("सह")
_GENITIVE = frozenset(map(fold, ("के", "की", "का")))


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


class MentionReader:
    """Finds name mentions; made once for a set of packs."""

    def __init__(self, words: NameWords, packs: Compiled) -> None:
        self.words = words
        self.packs = packs
        self.lists = packs.lists

    def sentence(self, reading: Reading, sentence: Sentence, posts: list[PostMention]) -> list[NameMention]:
        """The name mentions of one sentence, in order. `posts` are the post mentions that stand in it."""
        return _SentenceNames(self, reading, sentence, posts).mentions()

    def is_private(self, reading: Reading, mention: NameMention) -> bool:
        """A beneficiary, accused or victim, a figure of history, or the name of a hall, scheme or place."""
        tokens = reading.tokens
        after = mention.end
        if after < len(tokens) and tokens.keys[after] in self.lists["named-after"]:
            return True
        if after < len(tokens) and tokens.keys[after] in self.lists["private-after"]:
            return True
        before = mention.lead - 1
        if before >= 0 and tokens.kinds[before] == WORD and tokens.keys[before] in self.lists["private-before"]:
            return True
        if any(h.start <= mention.start < h.end for h in reading.hits.get("scheme", [])):
            return True
        hit = reading.longest("word").get(mention.start)
        return hit is not None and hit.id == "historical-figures" and hit.end >= mention.end


class _SentenceNames:
    def __init__(self, reader: MentionReader, reading: Reading, sentence: Sentence, posts: list[PostMention]) -> None:
        self.words = reader.words
        self.lists = reader.lists
        self.reading = reading
        self.tokens: Tokens = reading.tokens
        self.start, self.end = sentence.body, sentence.end
        self.posts = posts = self._without_initials(posts)
        self.post_at = {post.start: post for post in posts}
        self.head_at = {post.head_start: post for post in posts}
        self.inside = {i for post in posts for i in range(post.start, post.end)}
        self.barriers = self.inside
        self.found: dict[int, NameMention] = {}
        self.taken: set[int] = set()
        self.region = self._list_region(sentence)

    def _without_initials(self, posts: list[PostMention]) -> list[PostMention]:
        """Leave out words that here are no post: initials after a post or honorific, before a name word (मुख्य सचिव
        एसपी गोयल, श्री सीपी सिंह), and a title before a name (डॉक्टर रवि)."""
        kept: list[PostMention] = []
        for post in posts:
            first, after = post.start, post.place_end
            named = after < self.end and self.words.grade(self.tokens, after) >= UNKNOWN
            if named and all(self._title(i) for i in range(first, post.end)):
                continue
            led = bool(kept) and kept[-1].place_end == first
            honoured = first > self.start and self.tokens.keys[first - 1] in self.lists["honorifics"]
            lone = post.end - first == 1 and self.words.is_initials(self.tokens, first)
            if lone and named and (led or honoured):
                continue
            if named and post.end - first > 1 and after == post.end and self._ends_in_initials(post):
                post = replace(
                    post, end=post.end - 1, place_end=post.end - 1, lemma_text=self._text(first, post.end - 1)
                )
            kept.append(self._without_given(post))
        return kept

    def _without_given(self, post: PostMention) -> PostMention:
        """Give back a given name at the end of a post that is also a word of departments (एडीएम नवीन जैन)."""
        last = post.end - 1
        if last <= post.head_start or post.place_end != post.end or post.end >= self.end:
            return post
        if (
            not self.words.opens_full_name(self.tokens, last)
            or self.tokens.keys[last - 1] in self.lists["list-separators"]
        ):
            return post
        return replace(post, end=last, place_end=last, lemma_text=self._text(post.start, last))

    def _title(self, i: int) -> bool:
        return self.tokens.keys[i] in self.lists["honorifics"]

    def _ends_in_initials(self, post: PostMention) -> bool:
        """Whether the last word of a post without a mark before it is the initials of the name that follows."""
        last = post.end - 1
        before = self.tokens.keys[last - 1]
        plain = self.tokens.kinds[last - 1] == WORD and before not in self.lists["list-separators"]
        return plain and before not in _GENITIVE and before != _JOINT and self.words.is_initials(self.tokens, last)

    def _text(self, start: int, end: int) -> str:
        return self.reading.span(start, end).text

    def mentions(self) -> list[NameMention]:
        self._after_honorifics()
        self._after_posts()
        if self.region:
            self._after_longer_posts()
            self._list_items()
        self._before_posts()
        names = [self.found[i] for i in sorted(self.found)]
        self._give_posts(names)
        if self.region:
            self._share_posts(names)
        return names

    # -- where lists of people stand ---------------------------------------------------------------------------

    def _list_region(self, sentence: Sentence) -> tuple[int, int] | None:
        """The tokens of a list of those present: the stretch before the attendance cue."""
        cues = [h for h in self.reading.cues("attendance") if sentence.start <= h.start < sentence.end]
        return (self.start, cues[-1].start) if cues else None

    def _in_region(self, i: int) -> bool:
        return self.region is not None and self.region[0] <= i < self.region[1]

    # -- where names begin ---------------------------------------------------------------------------------------

    def _honorific(self, i: int) -> bool:
        tokens = self.tokens
        return tokens.kinds[i] != MARK and tokens.keys[i] in self.lists["honorifics"] and i not in self.inside

    def _after_honorifics(self) -> None:
        i = self.start
        while i < self.end:
            if not self._honorific(i) and not self._phrase_honorific(i):
                i += 1
                continue
            first = i
            while i < self.end and (self._honorific(i) or self._phrase_honorific(i) or self.tokens.keys[i] == "."):
                i += 2 if self._phrase_honorific(i) else 1
            weak = all(self.tokens.keys[j] in self.lists["weak-honorifics"] for j in range(first, i))
            dead = first and self.tokens.keys[first - 1] in self.lists["dead-honorifics"]
            end = self.words.forward(self.tokens, i, self.end, self.barriers) if i < self.end else i
            end = self._trim(i, end)
            strong = not weak or self.words.strength(self.tokens, i, end) > 0
            if end > i and strong and not dead:
                self._add(i, end, lead=first, sure=True)
                i = end
            elif i == first:
                i += 1

    def _phrase_honorific(self, i: int) -> bool:
        hit = self.reading.longest("word").get(i)
        return hit is not None and hit.id == "honorific-phrases" and i not in self.inside

    def _after_posts(self) -> None:
        for post in list(self.posts):
            i = post.place_end
            if post.end < i and self._named_after(post.end, i):
                i = post.end
            while i < self.end and self.tokens.keys[i] in ("-", ":") and self.tokens.kinds[i] == MARK:
                i += 1
            if i >= self.end or i in self.taken or i in self.inside or self.tokens.kinds[i] != WORD:
                continue
            if self.tokens.deeps[i] in self.words.suffixes:
                continue
            end = self._trim(i, self.words.forward(self.tokens, i, self.end, self.barriers))
            if end > i and self._believable(i, end, post):
                local = any(self.tokens.keys[j] in self.lists["area-posts"] for j in range(post.start, post.end))
                name = self.words.after_place(self.tokens, i, end) if local else i
                self._add(name, end, lead=name)
                if name > i:
                    self._move_end(post, name)
        for post in self.posts:
            self._coordinated(post)

    def _move_end(self, post: PostMention, place_end: int) -> None:
        """Take note of a place behind a post that no pack knows."""
        at = self.posts.index(post)
        self.posts[at] = self.post_at[post.start] = replace(post, place_end=place_end)

    def _coordinated(self, post: PostMention) -> None:
        """Names that share a post outside a list of those present (सदस्य A, B व C ने)."""
        first = next((m for m in self.found.values() if post.end <= m.lead <= post.place_end + 1), None)
        if first is None or self._in_region(first.start) or not self._shareable(post):
            return
        i = first.end
        while i + 1 < self.end and self._separator(i) and i + 1 not in self.inside:
            lead = name = i + 1
            while name < self.end and self._honorific(name):
                name += 1
            end = self._trim(name, self.words.forward(self.tokens, name, self.end, self.barriers))
            if end - name < 2 or self.words.strength(self.tokens, name, end) < 2:
                return
            if end < self.end and not self._separator(end) and self.tokens.keys[end] not in self.lists["agent-markers"]:
                return
            self._add(name, end, lead=lead)
            if name in self.found:
                self.found[name].shared = self.found[name].shared or post
            i = end

    def _after_longer_posts(self) -> None:
        """A list item of post, words no pack knows, and a sure name: the words are the rest of the post."""
        assert self.region is not None
        last = self.region[1]
        for number, post in enumerate(self.posts):
            start = post.end
            if not self._in_region(start) or start in self.taken or start in self.inside:
                continue
            end = start
            while end < last and self.tokens.kinds[end] == WORD and not self._separator(end):
                if end in self.inside or end in self.taken:
                    break
                end += 1
            name = self._sure_name(start, end)
            if name is None or name - start > 3 or not self._item_ends(end, last):
                continue
            if any(self.tokens.keys[i] in self.lists["no-post"] for i in range(start, name)):
                continue
            text = self._text(post.start, name)
            longer = replace(post, end=name, place_end=name, code=None, label_en=None, lemma_text=text)
            self.posts[number] = self.post_at[post.start] = longer
            self.inside.update(range(start, name))
            self._add(name, end, lead=name)

    def _sure_name(self, start: int, end: int) -> int | None:
        """Where a name of at least two known words begins that ends an item, words before it left out."""
        name = self.words.backward(self.tokens, end, start)
        while name < end and self.words.grade(self.tokens, name) == UNKNOWN:
            name += 1
        sure = start < name < end and end - name <= 4 and self.words.strength(self.tokens, name, end) >= 2
        return name if sure else None

    def _named_after(self, start: int, end: int) -> bool:
        """Whether a place after a post is a given name here: it can be one, and just one name word follows
        (ईख पदाधिकारी पुष्कर राज; but जिलाधिकारी सारण अमन समीर)."""
        known = all(self.words.grade(self.tokens, i) == KNOWN for i in range(start, end))
        if not known or end >= self.end or self.words.grade(self.tokens, end) != KNOWN:
            return False
        return end + 1 >= self.end or self.words.grade(self.tokens, end + 1) == STOP

    def _list_items(self) -> None:
        """Every item of a list that begins with a name; items with a post or honorific first were read before."""
        assert self.region is not None
        first, last = self.region
        self._opening_item(first, last)
        for start in [i + 1 for i in range(first, last) if self._separator(i)]:
            i = start
            while i < last and self._before_item(i):
                i += 1
            if i >= last or i in self.taken or i in self.inside or self.tokens.kinds[i] != WORD:
                continue
            end = self._trim(i, self.words.forward(self.tokens, i, last, self.barriers))
            if end <= i or not self._item_ends(end, last):
                self._after_unknown_post(i, last)
            elif self.words.strength(self.tokens, i, end) > 0 or self._unknown_item(i, end):
                self._add(i, end, lead=i)

    def _before_item(self, i: int) -> bool:
        """A dash or quote, or a place that belongs to the post before the comma (..., मधुबनी सुदर्शन कुमार)."""
        if self.tokens.kinds[i] == MARK:
            return self.tokens.keys[i] in "-'\""
        return self._place_word(i) and self.words.grade(self.tokens, i) == STOP

    def _after_unknown_post(self, start: int, last: int) -> None:
        """A list item that ends in a sure name and begins with other words: these are a post no pack knows."""
        end = start
        while end < last and not self._separator(end):
            if self.tokens.kinds[end] != WORD or end in self.taken or end in self.inside:
                return
            end += 1
        while start < end and (self._place_word(start) or self.tokens.keys[start] in self.lists["honorifics"]):
            start += 1
        name = self._sure_name(start, end)
        if name is None or self._title(name - 1) or name - start > _LONGEST_POST:
            return
        self._add(name, end, lead=name)
        if name in self.found and not any(self.tokens.keys[i] in self.lists["no-post"] for i in range(start, name)):
            head = max((i + 1 for i in range(start, name - 1) if self.tokens.keys[i] in _GENITIVE), default=start)
            self.found[name].before = PostMention(
                start=start,
                end=name,
                head_start=head,
                code=None,
                label_en=None,
                plural=False,
                generic=False,
                cadre=False,
                lemma_text=self.reading.span(start, name).text,
                place_end=name,
            )

    def _opening_item(self, first: int, last: int) -> None:
        """The first name of a list stands after words that open it (इस मौके पर, बैठक में), read from its right end."""
        for i in range(first, last + 1):
            if i < last and not self._separator(i):
                continue
            start = self.words.backward(self.tokens, i, first)
            while start < i and (start in self.taken or start in self.inside):
                start += 1
            bounded = start > first and self.tokens.kinds[start - 1] == WORD
            if start < i and bounded and self.words.strength(self.tokens, start, i) > 0:
                self._add(start, i, lead=start)
            return

    def _unknown_item(self, start: int, end: int) -> bool:
        """A list item of words no pack knows is a name when the item before it is one."""
        if end - start > 3 or not self._listed_neighbour(start):
            return False
        return any(self.words.grade(self.tokens, i) == UNKNOWN for i in range(start, end))

    def _listed_neighbour(self, i: int) -> bool:
        """Whether a name has just been read in the item before: an unknown word between names is a name too."""
        return any(i - 3 <= mention.end <= i for mention in self.found.values())

    def _before_posts(self) -> None:
        for post in self.posts:
            first = post.start
            j = first
            if j > self.start and self.tokens.keys[j - 1] in (",", _OPEN, "-") and self.tokens.kinds[j - 1] == MARK:
                j -= 1
            elif not self._in_region(first):
                continue
            start = self.words.backward(self.tokens, j, self.start)
            while start < j and (start in self.taken or start in self.inside):
                start += 1
            if start >= j or j - 1 in self.taken:
                continue
            opens = start == self.start or self._separator(start - 1) or self.tokens.kinds[start - 1] != WORD
            listed = self._in_region(first)
            strength = self.words.strength(self.tokens, start, j)
            if opens and strength >= (1 if listed else 2) and not self._owned(post):
                self._add(start, j, lead=start)

    def _owned(self, post: PostMention) -> bool:
        """Whether a name follows a post directly."""
        return any(post.end <= m.lead <= post.place_end + 1 for m in self.found.values())

    # -- what a name may be --------------------------------------------------------------------------------------

    def _separator(self, i: int) -> bool:
        kind, key = self.tokens.kinds[i], self.tokens.keys[i]
        if kind == MARK:
            return key in ",;।:"
        return kind == NEWLINE or key in self.lists["list-separators"]

    def _item_ends(self, end: int, last: int) -> bool:
        if end >= last or self._separator(end) or end in self.inside:
            return True
        key = self.tokens.keys[end]
        return key in self.lists["name-closers"] or self.tokens.kinds[end] != WORD

    def _trim(self, start: int, end: int) -> int:
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
            if closed or (self.words.grade(self.tokens, end - 1) == KNOWN and not self._next_word(start, end)):
                break
            end -= 1
        if whole - end == 1 and 0 < end - start <= 2 and self.words.wants_surname(self.tokens, end - 1):
            return whole
        return end

    def _next_word(self, start: int, end: int) -> bool:
        """Whether the last word of a full name is a given name that belongs to what follows (अर्चना सिंह | नवीन भवन)."""
        return end - start > 2 and self.words.only_given(self.tokens, end - 1)

    def _believable(self, start: int, end: int, post: PostMention) -> bool:
        """Whether the words after a post are a name: one known name word, two after a post of no office; words no
        list knows only where an agent marker or a list shows it."""
        strength = self.words.strength(self.tokens, start, end)
        if strength >= 1:
            return strength > 1 or not (post.generic or post.cadre) or self._in_region(start)
        nxt = self.tokens.keys[end] if end < self.end else "।"
        marks = end >= self.end or self.tokens.kinds[end] != WORD
        plain = end - start <= 3 and not post.generic and not post.plural and not self._behind_name(post)
        return plain and (nxt in self.lists["agent-markers"] or (marks and self._in_region(start)))

    def _behind_name(self, post: PostMention) -> bool:
        """Whether a name with no post before it stands right before a post: the post is its own, and what follows
        tells where (श्री राजीव नयन, बीपीएम सिसई)."""
        ends = {other.place_end for other in self.posts}
        return any(m.end <= post.start <= m.end + 1 and m.lead not in ends for m in self.found.values())

    def _add(self, start: int, end: int, *, lead: int, sure: bool = False) -> None:
        if any(i in self.taken for i in range(start, end)):
            return
        honorifics = [self.reading.span(i, i + 1).text for i in range(lead, start) if self.tokens.kinds[i] == WORD]
        self.taken.update(range(lead, end))
        overrun = end - start > 2 and self.words.grade(self.tokens, end - 1) == UNKNOWN
        listed = self._in_region(start)
        self.found[start] = NameMention(start, end, lead, honorifics, listed=listed, overrun=overrun, sure=sure)

    # -- which post belongs to which name ------------------------------------------------------------------------

    def _give_posts(self, names: list[NameMention]) -> None:
        free = {id(post): post for post in self.posts}
        for name in names:
            post = name.before or self._adjacent_before(name)
            if post is not None:
                name.before = post
                free.pop(id(post), None)
        for k, name in enumerate(names):
            stop = names[k + 1].lead if k + 1 < len(names) else self.end
            post = self._adjacent_after(name, stop, free)
            if post is not None:
                name.after = post
                free.pop(id(post), None)

    def _adjacent_before(self, name: NameMention) -> PostMention | None:
        """The post that ends where the name (with honorifics, place and a comma) begins."""
        for post in reversed(self.posts):
            if post.end > name.lead:
                continue
            gap = range(min(post.place_end, name.lead), name.lead)
            marks = [i for i in gap if not self._place_word(i)]
            if all(self.tokens.kinds[i] == MARK for i in marks) and len(marks) <= 2 and len(gap) <= 4:
                mark = self.tokens.keys[marks[0]] if marks else ""
                if mark in ("", "-", ":", ")") or (mark == "," and not self._name_owns(name, post)):
                    return post
            return self._with_office(post, name)
        return None

    def _with_office(self, post: PostMention, name: NameMention) -> PostMention | None:
        """The post with the office no pack knows behind it, before a name with honorific
        (जिला परियोजना प्रबंधक, बुनियाद केन्द्र डॉ० नूतन कर्ण)."""
        first = post.end
        if not name.sure or name.lead - first > 10 or self._name_owns(name, post):
            return None
        words = [i for i in range(first, name.lead) if self.tokens.kinds[i] == WORD]
        stops = self.lists["no-post"] | self.lists["agent-markers"]
        if any(self.tokens.keys[i] in stops or i in self.taken for i in words):
            return None
        return replace(post, end=name.lead, place_end=name.lead, lemma_text=self._text(post.start, name.lead))

    def _place_word(self, i: int) -> bool:
        if self.tokens.kinds[i] != WORD:
            return False
        return (
            self.tokens.deeps[i] in self.reading.packs.place_words or self.tokens.keys[i] in self.lists["place-tails"]
        )

    def _name_owns(self, name: NameMention, post: PostMention) -> bool:
        """Whether an earlier name stands right before a post that a comma parts from `name`: then it is that one's."""
        for other in self.found.values():
            if other.start < name.start and other.end <= post.start <= other.end + 1 and other.before is None:
                return True
        return False

    def _adjacent_after(self, name: NameMention, stop: int, free: dict[int, PostMention]) -> PostMention | None:
        i = name.end
        while i < stop and self.tokens.kinds[i] == WORD and self.tokens.deeps[i] in self.words.suffixes:
            i += 1
        comma = i < stop and self.tokens.kinds[i] == MARK and self.tokens.keys[i] == ","
        bracket = i < stop and self.tokens.keys[i] == _OPEN
        dash = i < stop and self.tokens.kinds[i] == MARK and self.tokens.keys[i] in "-:"
        if comma or bracket or dash:
            i += 1
        post = self.post_at.get(i)
        if post is None or id(post) not in free or post.end > stop:
            return None
        if bracket:
            return post
        if name.before is not None:
            return None
        if comma and self._leads_next(post, stop):
            return None
        return post

    def _leads_next(self, post: PostMention, stop: int) -> bool:
        """Whether a post after a comma is followed by a name of its own with nothing between."""
        nxt = post.place_end
        return any(m.lead == nxt for m in self.found.values())

    def _share_posts(self, names: list[NameMention]) -> None:
        """A post that many hold goes on to the names that follow it in a list."""
        carried: PostMention | None = None
        last_end = -1
        for name in names:
            if not name.listed:
                carried = None
                continue
            own = name.before or name.after
            if own is not None:
                carried = own if name.before is not None and self._shareable(own) else None
            elif carried is not None and self._only_separators(last_end, name.lead):
                name.shared = carried
            else:
                carried = None
            last_end = name.end

    def _shareable(self, post: PostMention) -> bool:
        keys = {self.tokens.keys[i] for i in range(post.start, post.end)}
        return bool(keys & self.lists["shared-posts"]) and not (
            {fold("मुख्य"), fold("सचिव")} <= keys and not self._many(keys)
        )

    def _many(self, keys: set[str]) -> bool:
        return bool(keys & {fold("अपर"), fold("अतिरिक्त")})

    def _only_separators(self, start: int, end: int) -> bool:
        return all(self._separator(i) for i in range(start, end)) if start >= 0 else False
