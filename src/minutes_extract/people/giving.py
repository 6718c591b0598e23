"""Posts of a sentence are given to the names they belong to: beside them, across a comma, or shared in a list."""

from __future__ import annotations

from bisect import bisect_right

from minutes_extract.folding import fold
from minutes_extract.people.finder import NameFinder
from minutes_extract.people.sentence import NameMention
from minutes_extract.posts import PostMention
from minutes_extract.tokens import MARK, WORD

_OPEN = "("
_LONGEST_OFFICE = 18  # tokens of an office no pack knows, between a post and the name of its holder
_ALL = fold("सर्वश्री")


class PostGiver(NameFinder):
    """Gives each post to one name; the order of the two is told by what stands between them."""

    def mentions(self) -> list[NameMention]:
        """The name mentions of the sentence with their posts, in order."""
        names = self.find()
        if names:
            self.give_posts(names)
            names = [n for k, n in enumerate(names) if not (n.listed and self.seat_of(n, names[k + 1 : k + 2]))]
        if self.region:
            self.share_posts(names)
            self.share_back(names)
        return names

    def give_posts(self, names: list[NameMention]) -> None:
        given: set[int] = set()  # identities of the posts that a name has
        ends = [post.end for post in self.posts]
        for name in names:
            at = bisect_right(ends, name.lead)
            post = name.before or (self.adjacent_before(name, self.posts[at - 1]) if at else None)
            if post is not None:
                name.before = post
                given.add(id(post))
        for k, name in enumerate(names):
            stop = names[k + 1].lead if k + 1 < len(names) else self.end
            post = self.adjacent_after(name, stop, given)
            if post is not None:
                name.after = post
                given.add(id(post))

    def adjacent_before(self, name: NameMention, post: PostMention) -> PostMention | None:
        """The last post before a name, where it ends as the name (with honorifics, place and a comma) begins."""
        gap = range(min(post.place_end, name.lead), name.lead)
        if len(gap) <= 4:
            marks = [i for i in gap if not self.place_word(i)]
            if len(marks) <= 2 and all(self.tokens.kinds[i] == MARK for i in marks):
                mark = self.tokens.keys[marks[0]] if marks else ""
                if mark in ("", "-", ":", ")") or (mark == "," and not self.name_owns(name, post)):
                    return post
        return self.with_office(post, name)

    def with_office(self, post: PostMention, name: NameMention) -> PostMention | None:
        """The post with the office no pack knows behind it, before a name with honorific
        (जिला परियोजना प्रबंधक, बुनियाद केन्द्र डॉ० नूतन कर्ण)."""
        first = post.end
        if not name.sure or name.lead - first > _LONGEST_OFFICE or self.name_owns(name, post):
            return None
        words = [i for i in range(first, name.lead) if self.tokens.kinds[i] == WORD]
        joined = self.tokens.keys[first] == "," and bool(words) and not self.separator(name.lead - 1)
        if name.lead - first > 10 and not joined:
            return None
        stops = [self.lists["no-post"], self.lists["agent-markers"]]
        if not joined:  # निदेशक, आजीविका परियोजनाएं एवं समूह श्रीमती नेहा गिरि
            stops.append(self.lists["list-separators"])
        if any(i in self.taken or any(self.tokens.keys[i] in stop for stop in stops) for i in words):
            return None
        return post._replace(end=name.lead, place_end=name.lead, lemma_text=self.text(post.start, name.lead))

    def name_owns(self, name: NameMention, post: PostMention) -> bool:
        """Whether an earlier name stands right before a post that a comma parts from `name`: then it is that one's."""
        return any(other.start < name.start and other.before is None for other in self.ends_before(post.start))

    def adjacent_after(self, name: NameMention, stop: int, given: set[int]) -> PostMention | None:
        """The post, `given` to no name yet, that begins where the name (with a comma, dash or bracket) ends."""
        i = name.end
        while i < stop and self.tokens.kinds[i] == WORD and self.tokens.deeps[i] in self.words.suffixes:
            i += 1
        comma = i < stop and self.tokens.kinds[i] == MARK and self.tokens.keys[i] == ","
        bracket = i < stop and self.tokens.keys[i] == _OPEN
        dash = i < stop and self.tokens.kinds[i] == MARK and self.tokens.keys[i] in "-:"
        if comma or bracket or dash:
            i += 1
        if comma and i + 1 < stop and self.tokens.keys[i] in self.lists["services"] and self.tokens.keys[i + 1] == ",":
            i += 2  # शुभ राम, आईएएस, निदेशक
        post = self.post_at.get(i)
        if post is None or post.end > stop or id(post) in given:
            return None
        if bracket:
            return post
        leads_next = comma and post.place_end in self.lead_at  # a name of its own follows with nothing between
        return None if leads_next or name.before is not None else post

    def share_posts(self, names: list[NameMention]) -> None:
        """A post that many hold goes on to the names that follow it in a list."""
        carried: PostMention | None = None
        everyone: PostMention | None = None  # the post that सर्वश्री gives to all names behind it
        first = False
        last_end = -1
        for name in names:
            if not name.listed:
                carried = None
                continue
            own = name.before or name.after
            if own is not None:
                carried = own if name.before is not None else None
                first = True
            elif carried is not None and self.only_separators(last_end, name.lead):
                # Two deputies of one rank stand with a conjunction (अपर कलेक्टर A एवं B), holders of one post do not.
                paired = first and self.tokens.keys[last_end] in self.lists["list-separators"] and self.ranked(carried)
                all_of = any(fold(word) == _ALL for word in name.honorifics)  # सर्वश्री: what follows holds for all
                if all_of:
                    everyone = carried
                if self.shareable(carried) or paired or carried is everyone:
                    name.shared = carried
                first = False
            else:
                carried = None
            last_end = name.end

    def seat_of(self, name: NameMention, following: list[NameMention]) -> bool:
        """Whether what looks like a name is where the one `following` holds office (A, धनघटा विधायक B)."""
        single = name.end - name.start == 1 and name.before is None and name.after is None
        return single and any(other.before is not None and other.before.start == name.end for other in following)

    def share_back(self, names: list[NameMention]) -> None:
        """In a list that puts posts behind names, the names before one that has its post hold it as well."""
        if not names or not names[0].listed or names[0].after is None or names[-1].after is None:
            return
        if any(name.before is not None for name in names):
            return
        held: PostMention | None = None
        start = -1
        for name in reversed(names):
            if name.after is not None:
                held = name.after
            elif name.shared is None and held is not None and self.only_separators(name.end, start):
                name.shared = held
            else:
                held = None
            start = name.lead

    def ranked(self, post: PostMention) -> bool:
        """Whether a post is of a rank of which a district has several (अपर, उप, सहायक)."""
        return self.tokens.keys[post.head_start] in self.lists["deputy-ranks"]

    def only_separators(self, start: int, end: int) -> bool:
        return all(self.separator(i) for i in range(start, end)) if start >= 0 else False
