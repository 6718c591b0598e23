"""The lexicon finds every form where it stands, in all spellings, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_extract.lexicon import Hit, Lexicon, form_tokens
from minutes_extract.tokens import tokenise


@pytest.fixture
def lexicon() -> Lexicon:
    made = Lexicon()
    made.add_all(["उप विकास आयुक्त", "आयुक्त"], "post", "ddc")
    made.add("विकास", "thing", "growth")
    made.add("जल जीवन मिशन", "scheme", "jjm")
    made.add("प्रचार प्रसार", "cue", "publicity")
    made.add("रूपये", "thing", "rupee")
    return made


FOUND = [
    ("आयुक्त ने कहा", [(0, 1, "ddc")]),
    ("उप विकास आयुक्त ने कहा", [(0, 3, "ddc"), (1, 2, "growth"), (2, 3, "ddc")]),
    ("जल जीवन की बात", []),
    ("जल-जीवन मिशन", [(0, 4, "jjm")]),
    ("जल 'जीवन' मिशन", [(0, 5, "jjm")]),
    ("प्रचार-प्रसार हुआ", [(0, 3, "publicity")]),
    ("प्रचार, प्रसार", []),
    ("दस रुपए", [(1, 2, "rupee")]),
    ("दस रुपये", [(1, 2, "rupee")]),
    ("आयुक्तालय", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "hits"), FOUND)
def test_hits(lexicon: Lexicon, text: str, hits: list[tuple[int, int, str]]) -> None:
    assert [(h.start, h.end, h.id) for h in lexicon.hits(tokenise(text))] == hits


def test_a_hit_tells_its_type(lexicon: Lexicon) -> None:
    assert list(lexicon.hits(tokenise("विकास"))) == [Hit(0, 1, "thing", "growth")]


def test_marks_are_passed_over_only_a_few_at_a_time(lexicon: Lexicon) -> None:
    assert list(lexicon.hits(tokenise("जल ---- जीवन मिशन"))) == []


def test_one_form_of_two_entries_gives_both() -> None:
    lexicon = Lexicon()
    lexicon.add("सचिव", "post", "secretary")
    lexicon.add("सचिव", "post", "village-secretary")
    lexicon.add("सचिव", "post", "secretary")
    assert [h.id for h in lexicon.hits(tokenise("सचिव"))] == ["secretary", "village-secretary"]


def test_form_without_words_is_refused() -> None:
    assert Lexicon().add("()", "thing", "nothing") is False
    assert Lexicon().add("(ग्रामीण)", "thing", "rural") is True


def test_form_tokens_leave_marks_out() -> None:
    assert form_tokens("आवास योजना (ग्रामीण) - 2") == ["आवास", "योजना", "ग्रामिण", "2"]


_WORDS = st.sampled_from("उप विकास आयुक्त जल जीवन मिशन प्रचार - ( ) ' , । \n ने".split(" "))


@settings(max_examples=200, deadline=None)
@given(st.lists(_WORDS, max_size=40).map(" ".join))
def test_hits_are_ordered_and_spell_their_form(text: str) -> None:
    lexicon = Lexicon()
    forms = ["उप विकास आयुक्त", "आयुक्त", "विकास", "जल जीवन मिशन"]
    for number, form in enumerate(forms):
        lexicon.add(form, "form", str(number))
    tokens = tokenise(text)
    hits = list(lexicon.hits(tokens))
    assert [(h.start, h.end) for h in hits] == sorted((h.start, h.end) for h in hits)
    for hit in hits:
        assert form_tokens(tokens.phrase(hit.start, hit.end)) == form_tokens(forms[int(hit.id)])


def test_a_stray_nukta_is_a_token_of_its_own() -> None:
    tokens = tokenise("अभियंता (बाढ \u093c")
    assert all(tokens.keys) and all(tokens.deeps)
    lexicon = Lexicon()
    lexicon.add("बाढ", "thing", "flood")
    assert [hit.id for hit in lexicon.hits(tokens)] == ["flood"]
