"""Where names begin in a sentence: after honorifics, beside posts, in the items of a list of those present."""

from __future__ import annotations

from minutes_extract.folding import fold
from minutes_extract.people.names import INITIAL, KNOWN, STOP, UNKNOWN
from minutes_extract.people.sentence import GENITIVE, NameMention, SentenceNames
from minutes_extract.posts import PostMention
from minutes_extract.tokens import MARK, WORD

_OPEN = "("
_AND_OTHERS = frozenset(map(fold, ("आदि", "इत्यादि", "वगैरह", "समेत", "सहित")))
_FROM = fold("से")
_CHIEF_SECRETARY = frozenset(map(fold, ("मुख्य", "सचिव")))
_ADDITIONAL = frozenset(map(fold, ("अपर", "अतिरिक्त")))
_LONGEST_POST = 7


class NameFinder(SentenceNames):
    """Finds the names of a sentence, the surest places first; each find narrows what the next may take."""

    def find(self) -> list[NameMention]:
        """All name mentions, in order, without their posts."""
        if self.honoured:
            self.after_honorifics()
        if self.posts:
            self.after_posts()
        if self.region:
            self.after_longer_posts()
            self.list_items()
        if self.posts:
            self.before_posts()
        return [self.found[i] for i in sorted(self.found)]

    def after_honorifics(self) -> None:
        i = self.start
        for first in self.honoured:
            if first < i or not (self.honorific(first) or self.phrase_honorific(first)):
                continue
            i = first
            while i < self.end and (self.honorific(i) or self.phrase_honorific(i) or self.tokens.keys[i] == "."):
                i += 2 if self.phrase_honorific(i) else 1
            weak = all(self.tokens.keys[j] in self.lists["weak-honorifics"] for j in range(first, i))
            dead = first and self.tokens.keys[first - 1] in self.lists["dead-honorifics"]
            end = self.words.forward(self.tokens, i, self.end, self.inside) if i < self.end else i
            end = self.with_odd_surname(i, self.trim(i, end))
            strong = not weak or self.words.strength(self.tokens, i, end) > 0
            if end > i and strong and not dead:
                self.add(i, end, lead=first, sure=True)
                i = end

    def with_odd_surname(self, start: int, end: int) -> int:
        """The end with a word of the language that is a surname here: alone between one given name and the end of an
        item of a list (श्री प्रकाश सर्वे, ...)."""
        lone = end - start == 1 and end + 1 < self.end and self.in_region(start) and self.separator(end + 1)
        if not lone or self.tokens.kinds[end] != WORD or end in self.inside or self.separator(end):
            return end
        key = self.tokens.keys[end]
        plain = key not in self.lists["not-names"] and key not in self.lists["name-closers"]
        return end + 1 if plain and self.words.wants_surname(self.tokens, start) else end

    def after_posts(self) -> None:
        keys, kinds = self.tokens.keys, self.tokens.kinds
        for number, post in enumerate(self.posts):
            i = post.place_end
            named = post.end < i and self.named_after(post.end, i)
            if named:
                i = post.end
            while i < self.end and kinds[i] == MARK and keys[i] in ("-", ":"):
                i += 1
            if i >= self.end or kinds[i] != WORD or i in self.taken or i in self.inside:
                continue
            if self.tokens.deeps[i] in self.words.suffixes and not self.known(i + 1, min(i + 2, self.end)):
                continue  # but जी रावत
            end = self.words.forward(self.tokens, i, self.end, self.inside)
            if end > i:
                end = self.trim(i, end)
            if end > i and self.believable(i, end, post):
                local = any(self.tokens.keys[j] in self.lists["area-posts"] for j in range(post.start, post.end))
                local = local or self.tokens.keys[post.end - 1] in self.lists["area-ends"]
                name = self.words.after_place(self.tokens, i, end) if local else i
                self.add(name, end, lead=name)
                if name > i or named:
                    self.move_end(number, name)
        if self.found:
            for post in self.posts:
                self.coordinated(post)

    def move_end(self, number: int, place_end: int) -> None:
        """Take note of a place behind a post that no pack knows."""
        post = self.posts[number]
        self.place_ends[post.place_end] -= 1
        self.place_ends[place_end] += 1
        self.posts[number] = self.post_at[post.start] = post._replace(place_end=place_end)

    def coordinated(self, post: PostMention) -> None:
        """Names that share a post outside a list of those present (सदस्य A, B व C ने)."""
        first = self.led_by(post)
        if first is None or self.in_region(first.start) or not self.shareable(post):
            return
        i = first.end
        while i + 1 < self.end and self.separator(i) and i + 1 not in self.inside:
            lead = name = i + 1
            while name < self.end and self.honorific(name):
                name += 1
            end = self.trim(name, self.words.forward(self.tokens, name, self.end, self.inside))
            if end - name < 2 or self.words.strength(self.tokens, name, end) < 2:
                return
            key = self.tokens.keys[end] if end < self.end else ""
            closed = end >= self.end or self.separator(end) or key in self.lists["agent-markers"]
            if not closed and key not in self.lists["name-closers"]:
                return
            self.add(name, end, lead=lead)
            if name in self.found:
                self.found[name].shared = self.found[name].shared or post
            i = end

    def after_longer_posts(self) -> None:
        """A list item of post, words no pack knows, and a sure name: the words are the rest of the post."""
        assert self.region is not None
        last = self.region[1]
        for number, post in enumerate(self.posts):
            start = post.end
            if not self.in_region(start) or start in self.taken or start in self.inside:
                continue
            end = start
            while end < last and self.tokens.kinds[end] == WORD and not self.separator(end):
                if end in self.inside or end in self.taken:
                    break
                end += 1
            name = self.sure_name(start, end)
            if name is None or name - start > 3 or not self.item_ends(end, last):
                continue
            if any(self.tokens.keys[i] in self.lists["no-post"] for i in range(start, name)):
                continue
            text = self.text(post.start, name)
            longer = post._replace(end=name, place_end=name, code=None, label_en=None, lemma_text=text)
            self.posts[number] = self.post_at[post.start] = longer
            self.inside.update(range(start, name))
            self.add(name, end, lead=name)

    def named_after(self, start: int, end: int) -> bool:
        """Whether a place after a post is a given name here: it can be one, and just one name word follows
        (ईख पदाधिकारी पुष्कर राज, विधायक पुष्कर कैड़ा; but जिलाधिकारी सारण अमन समीर)."""
        known = all(self.words.grade(self.tokens, i) == KNOWN for i in range(start, end))
        if not known or end >= self.end:
            return False
        grade = self.words.grade(self.tokens, end)
        if grade == UNKNOWN:  # a surname no pack knows, where the name ends
            alone = end - start == 1 and self.words.only_given(self.tokens, start)
            return alone and self.item_ends(end + 1, self.end)
        if grade != KNOWN:
            return False
        return end + 1 >= self.end or self.words.grade(self.tokens, end + 1) == STOP

    def list_items(self) -> None:
        """Every item of a list that begins with a name; items with a post or honorific first were read before."""
        assert self.region is not None
        first, last = self.region
        self.opening_item(first, last)
        for start in [i + 1 for i in range(first, last) if self.separator(i)]:
            i = start
            while i < last and self.before_item(i):
                i += 1
            if i >= last or i in self.taken or i in self.inside or self.tokens.kinds[i] != WORD:
                continue
            end = self.trim(i, self.words.forward(self.tokens, i, last, self.inside))
            owner = end < last and self.tokens.keys[end] in GENITIVE and not self.known(i, end)
            if end < last and self.tokens.keys[end] == _FROM and not self.known(i, end):
                i = end + 1  # नाबार्ड से साहिल वर्मा
                end = self.trim(i, self.words.forward(self.tokens, i, last, self.inside))
            if end <= i or owner or not self.item_ends(end, last):  # यूनिसेफ के एसएमसी मनोज कुमार: a body, no person
                self.after_unknown_post(i, last)
            elif self.officer_letters(i, end):
                self.after_letters(i, end)
            elif self.words.strength(self.tokens, i, end) > 0 or self.unknown_item(i, end):
                self.add(i, end, lead=i)

    def officer_letters(self, start: int, end: int) -> bool:
        """Whether an item begins with letters that end in O for officer, and a full name follows (सीपीओ राजेश कुमार)."""
        letters = self.words.grade(self.tokens, start) == INITIAL and not self.words.is_initials(self.tokens, start)
        officer = letters and self.tokens.keys[start].endswith("ओ")
        return officer and self.words.strength(self.tokens, start + 1, end) >= 2

    def after_letters(self, start: int, end: int) -> None:
        self.add(start + 1, end, lead=start + 1)
        if start + 1 in self.found:
            self.found[start + 1].before = self.unknown_post(start, start + 1, start)

    def unknown_post(self, start: int, end: int, head: int) -> PostMention:
        """A post no pack knows, at tokens `[start, end)`."""
        return PostMention(
            start=start,
            end=end,
            head_start=head,
            code=None,
            label_en=None,
            plural=False,
            generic=False,
            cadre=False,
            lemma_text=self.reading.text(start, end),
            place_end=end,
        )

    def known(self, start: int, end: int) -> bool:
        """Whether a word of the run is a known name word."""
        return any(self.words.grade(self.tokens, i) == KNOWN for i in range(start, end))

    def before_item(self, i: int) -> bool:
        """A dash or quote, or a place that belongs to the post before the comma (..., मधुबनी सुदर्शन कुमार)."""
        if self.tokens.kinds[i] == MARK:
            return self.tokens.keys[i] in "-'\""
        return self.place_word(i) and self.words.grade(self.tokens, i) == STOP

    def after_unknown_post(self, start: int, last: int) -> None:
        """A list item that ends in a sure name and begins with other words: these are a post no pack knows."""
        end = start
        while end < last and not self.separator(end) and self.tokens.keys[end] not in _AND_OTHERS:
            if self.tokens.kinds[end] != WORD or end in self.taken or end in self.inside:
                return
            end += 1
        while start < end and (self.place_word(start) or self.tokens.keys[start] in self.lists["honorifics"]):
            start += 1
        name = self.sure_name(start, end)
        if name is None or self.title(name - 1) or name - start > _LONGEST_POST:
            return
        letters = self.words.grade(self.tokens, name) == INITIAL and not self.words.is_initials(self.tokens, name)
        if letters and self.tokens.keys[name - 1] in GENITIVE:  # यूनिसेफ के एसएमसी: three letters and more are a post
            name += 1
        self.add(name, end, lead=name)
        if self.tokens.keys[name - 1] in self.lists["bodies"] or self.tokens.keys[name - 1] in GENITIVE:
            return  # यूनिसेफ की अंकिता कुमारी
        if name in self.found and not any(self.tokens.keys[i] in self.lists["no-post"] for i in range(start, name)):
            head = max((i + 1 for i in range(start, name - 1) if self.tokens.keys[i] in GENITIVE), default=start)
            self.found[name].before = self.unknown_post(start, name, head)

    def opening_item(self, first: int, last: int) -> None:
        """The first name of a list stands after words that open it (इस मौके पर, बैठक में), read from its right end."""
        for i in range(first, last + 1):
            if i < last and not self.separator(i):
                continue
            start = self.words.backward(self.tokens, i, first)
            while start < i and (start in self.taken or start in self.inside):
                start += 1
            bounded = start > first and self.tokens.kinds[start - 1] == WORD
            if start < i and bounded and self.officer_letters(start, i):
                self.after_letters(start, i)
            elif start < i and bounded and self.words.strength(self.tokens, start, i) > 0:
                self.add(start, i, lead=start)
            return

    def unknown_item(self, start: int, end: int) -> bool:
        """A list item of words no pack knows is a name when the item before it is one."""
        if end - start > 3 or not self.listed_neighbour(start):
            return False
        return any(self.words.grade(self.tokens, i) == UNKNOWN for i in range(start, end))

    def listed_neighbour(self, i: int) -> bool:
        """Whether a name has just been read in the item before: an unknown word between names is a name too."""
        return any(end in self.end_at for end in range(i - 3, i + 1))

    def before_posts(self) -> None:
        for post in self.posts:
            first = post.start
            j = first
            if j > self.start and self.tokens.keys[j - 1] in (",", _OPEN, "-") and self.tokens.kinds[j - 1] == MARK:
                j -= 1
            start = self.words.backward(self.tokens, j, self.start)
            while start < j and (start in self.taken or start in self.inside):
                start += 1
            if start >= j or j - 1 in self.taken:
                continue
            before = self.tokens.keys[start - 1] if start > self.start else ""
            opens = (
                not before
                or self.separator(start - 1)
                or self.tokens.kinds[start - 1] != WORD
                or before in GENITIVE
                or before in self.lists["name-openers"]
            )
            listed = self.in_region(first)
            strength = self.words.strength(self.tokens, start, j)
            free = self.led_by(post) is None or (strength >= 2 and j == first and self.parted(post))
            if opens and strength >= (1 if listed else 2) and free:
                self.add(start, j, lead=start)

    def parted(self, post: PostMention) -> bool:
        """Whether a comma or और stands behind a post: the name right before it has more claim than the one beyond."""
        return post.end < self.end and self.separator(post.end)

    def believable(self, start: int, end: int, post: PostMention) -> bool:
        """Whether the words after a post are a name: one known name word, two after a post of no office; words no
        list knows only where an agent marker or a list shows it."""
        strength = self.words.strength(self.tokens, start, end)
        if strength >= 1:
            return strength > 1 or not (post.generic or post.cadre) or self.in_region(start)
        nxt = self.tokens.keys[end] if end < self.end else "।"
        if nxt in GENITIVE and end + 1 < self.end and self.tokens.keys[end + 1] in self.lists["presiding"]:
            return end - start <= 3 and not post.generic and not post.plural and not self.behind_name(post)
        marks = end >= self.end or self.tokens.kinds[end] != WORD
        plain = end - start <= 3 and not post.generic and not post.plural and not self.behind_name(post)
        return plain and (nxt in self.lists["agent-markers"] or (marks and self.in_region(start)))

    def behind_name(self, post: PostMention) -> bool:
        """Whether a name with no post before it stands right before a post: the post is its own, and what follows
        tells where (श्री राजीव नयन, बीपीएम सिसई)."""
        return any(not self.place_ends[name.lead] for name in self.ends_before(post.start))

    def shareable(self, post: PostMention) -> bool:
        """Whether several people of a list can hold a post: no chief secretary, but additional chief secretaries."""
        keys = self.tokens.keys[post.start : post.end]
        if self.lists["shared-posts"].isdisjoint(keys):
            return False
        return not (_CHIEF_SECRETARY.issubset(keys) and _ADDITIONAL.isdisjoint(keys))
