"""A text becomes tokens on demand: the word, digits, Latin word or mark that stands at or after a position.

Only the neighbourhood of numbers is ever looked at, so nothing is tokenised that no rule asks for.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from minutes_extract.folding import WORDS_KEPT, fold_deep

# Kinds of tokens; those above zero are the groups of _TOKEN.
END, WORD, DIGITS, LATIN, NEWLINE, MARK = range(6)

# Letters and signs of Devanagari with the joiners that raw text has inside words; no danda, no digits.
LETTERS = "\u0900-\u0963\u0970\u0971-\u097f\u200c\u200d"
DIGIT = "0-9०-९"
DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212")
DOTS = frozenset(".\u0970")

# A scale typed without the space before its rupees (करोड़रुपये) is a word of its own.
_SCALE_GLUED = "(?:हजार|हज\u093cार|लाख|करोड\u093c?|करो\u095c)(?=र[ुू]प)"

_TOKEN = re.compile(rf"[^\S\n]*+(?:({_SCALE_GLUED}|[{LETTERS}]+)|([{DIGIT}]+)|([A-Za-z]+)|(\n)|(\S))")
_SPELT = frozenset((WORD, LATIN))
_LAST = re.compile(rf"(?:([{LETTERS}]+)|([{DIGIT}]+)|([A-Za-z]+)|(\n)|(.))\Z", re.DOTALL)
_LONG_WORD = 40


class Token(NamedTuple):
    """A token: `kind` is one of the constants above, `key` its folded form (marks and digits as they stand)."""

    kind: int
    start: int
    end: int
    key: str


_new = tuple.__new__


class _Keys(dict[str, str]):
    """Folded keys of words seen so far; very long words and overfull tables are not kept."""

    def __missing__(self, word: str) -> str:
        key = fold_deep(word)
        if len(word) <= _LONG_WORD:
            if len(self) > WORDS_KEPT:
                self.clear()
            self[word] = key
        return key


KEYS = _Keys()


class _LastTokens(dict[str, tuple[int, int, str]]):
    """Kind, length and key of the last token of stretches seen so far."""

    def __missing__(self, stretch: str) -> tuple[int, int, str]:
        match = _LAST.search(stretch)
        if match is None:
            return END, 0, ""
        kind = match.lastindex or MARK
        form = match[kind]
        found = (kind, len(form), KEYS[form] if kind in _SPELT else form)
        if len(self) > WORDS_KEPT:
            self.clear()
        self[stretch] = found
        return found


LAST = _LastTokens()


class Reader:
    """Tokens of `text` by position, each read once."""

    __slots__ = ("_behind", "_seen", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._seen: dict[int, Token] = {}
        self._behind: dict[int, Token] = {}

    def at(self, position: int) -> Token:
        """The first token at or after `position`, over spaces but not over line ends."""
        token = self._seen.get(position)
        if token is None:
            match = _TOKEN.match(self.text, position)
            if match is None:
                size = len(self.text)
                token = Token(END, size, size, "")
            else:
                kind = match.lastindex or MARK
                form = match[kind]
                key = KEYS[form] if kind in _SPELT else form
                token = _new(Token, (kind, match.start(kind), match.end(), key))
            self._seen[position] = token
        return token

    def before(self, position: int) -> Token:
        """The token that ends at or last before `position`, over spaces; kind END at the start of the text."""
        token = self._behind.get(position)
        if token is None:
            text = self.text
            end = position
            while end and text[end - 1] in " \t\xa0":
                end -= 1
            begin = text.rfind(" ", max(0, end - _LONG_WORD), end) + 1 or max(0, end - _LONG_WORD)
            kind, size, key = LAST[text[begin:end]]
            token = _new(Token, (kind, end - size, end, key))
            self._behind[position] = token
        return token

    def left(self, position: int, count: int) -> list[Token]:
        """Up to `count` tokens before `position`, nearest first."""
        tokens: list[Token] = []
        while len(tokens) < count:
            token = self.before(position)
            if token.kind == END:
                break
            tokens.append(token)
            position = token.start
        return tokens


def is_letter(char: str) -> bool:
    """Whether `char` is a letter or sign of Devanagari, or a joiner."""
    return "\u0900" <= char <= "\u0963" or "\u0970" <= char <= "\u097f" or char in "\u200c\u200d"


def word_keys(phrase: str) -> tuple[str, ...]:
    """The keys of the tokens of a phrase of the pack."""
    reader = Reader(phrase)
    keys: list[str] = []
    token = reader.at(0)
    while token.kind != END:
        keys.append(token.key)
        token = reader.at(token.end)
    return tuple(keys)
