"""A lemma becomes its inflected forms, by the paradigm of its last word's ending.

Hindi nouns and adjectives inflect by the ending (Kachru, Hindi, 2006, ch. 4): -आ masculine (बच्चा, बच्चे, बच्चों), -आ
feminine (महिला, महिलाएं, महिलाओं), -ई/-इ (दीदी, दीदियां, दीदियों), -ऊ (आलू, आलुओं), consonant (समूह, समूहों; किताब, किताबें).
Gender is not told apart: the forms a word does not have do no harm in a lexicon that texts are matched against.
"""

from __future__ import annotations

_CONSONANTS = frozenset(map(chr, (*range(0x0915, 0x093A), *range(0x0958, 0x0960)))) | {"\u093c"}


def word_forms(word: str) -> list[str]:
    """The lemma and its direct and oblique, singular and plural forms."""
    if not word:
        return []
    last, stem = word[-1], word[:-1]
    if last == "ा":
        return [word, stem + "े", stem + "ों", word + "एं", word + "ओं", stem + "ी"]
    if last in "ीि":
        return [word, stem + "ियां", stem + "ियों", stem + "ीयों"]
    if last == "ई":
        return [word, stem + "इयां", stem + "इयों", stem + "ईयों"]
    if last == "ू":
        return [word, stem + "ुओं", stem + "ुएं"]
    if last == "ु":
        return [word, word + "ओं", word + "एं"]
    if last in "ोौ":
        return [word, word + "ं"]
    if last in _CONSONANTS:
        return [word, word + "ों", word + "ें"]
    return [word]


def phrase_forms(lemma: str) -> list[str]:
    """The forms of a phrase: its last word inflected, the words before it as they stand."""
    head, space, last = lemma.rpartition(" ")
    if last.endswith(")"):
        return [lemma]
    return [head + space + form for form in word_forms(last)]
