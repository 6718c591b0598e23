"""Districts, states and posts of the packs have an English form: Latin, capitalised, one a district of a state."""

from __future__ import annotations

import re

import pytest

from minutes_extract import Extractor
from minutes_extract.packs import Compiled, compiled_packs
from minutes_extract.packs.schema import Entry

LATIN = re.compile(r"[A-Za-z][A-Za-z .,()'-]*")


@pytest.fixture(scope="module")
def packs() -> Compiled:
    return compiled_packs()


def wrong(entries: list[Entry]) -> list[str]:
    return [entry.id for entry in entries if not entry.en or not LATIN.fullmatch(entry.en)]


def test_districts_and_states_have_an_english_form(packs: Compiled) -> None:
    named = [place for place in packs.places.values() if place.en or place.kind != "town"]  # towns may do without
    assert wrong(named) == []
    assert [place.id for place in named if not (place.en or "")[:1].isupper()] == []


def test_every_post_has_an_english_form(packs: Compiled) -> None:
    assert wrong(list(packs.posts.values())) == []


def test_parts_of_posts_have_english_words(packs: Compiled) -> None:
    for table in ("ranks", "levels", "bases", "ordinals"):
        assert [key for key in packs.data["post-parts"][table] if not re.fullmatch("[a-z][a-z-]*", key)] == []
    for table in ("subjects", "bodies", "councils"):
        assert [key for key in packs.data["post-subjects"][table] if not re.fullmatch("[a-z0-9][a-z0-9-]*", key)] == []


def test_districts_of_a_state_differ_in_english(packs: Compiled) -> None:
    districts = [place for place in packs.places.values() if place.kind == "district"]
    assert len(districts) > 300
    assert len({(place.state, place.en) for place in districts}) == len(districts)


OFFICIAL = [
    ("लखनऊ", "Lucknow"),
    ("कन्नौज", "Kannauj"),
    ("बदायूं", "Budaun"),
    ("बरेली", "Bareilly"),
    ("मेरठ", "Meerut"),
    ("शिवहर", "Sheohar"),
    ("बक्सर", "Buxar"),
    ("देवघर", "Deoghar"),
    ("मुरैना", "Morena"),
    ("सिवनी", "Seoni"),
    ("ब्यावर", "Beawar"),
    ("पूर्वी चंपारण", "East Champaran"),
    ("गुरुग्राम", "Gurugram"),
]


@pytest.mark.parametrize(("lemma", "en"), OFFICIAL)
def test_official_spellings_that_no_rule_gives(packs: Compiled, lemma: str, en: str) -> None:
    assert en in [place.en for place in packs.places.values() if place.lemma == lemma]


def test_a_record_tells_its_place_in_english(extractor: Extractor) -> None:
    place = extractor.extract("पूर्वी चंपारण, 12 मई 2026। जिलाधिकारी ने बैठक की।").place
    assert place is not None
    assert (place.district_en, place.state_en) == ("East Champaran", "Bihar")
    city = extractor.extract("मुंबई, 12 मई 2026। मुख्य सचिव ने बैठक की।").place
    assert city is not None
    assert (city.district_en, city.state_en) == (None, "Maharashtra")
