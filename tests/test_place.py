"""Which district a release is about."""

from __future__ import annotations

from collections import Counter

import pytest

from minutes_extract.packs import compiled_packs
from minutes_extract.place import find_place, place_mentions
from minutes_extract.reading import read

HEAD = "विभागीय योजनाओं की समीक्षा बैठक आयोजित\n"
TAIL = " बैठक में अधिकारियों को कार्य समय से पूरा करने के निर्देश दिए गए। बैठक में सभी विभागों के अधिकारी उपस्थित रहे।"

PLACES = [
    # the dateline
    (HEAD + "सीवान। जिलाधिकारी ने बैठक की।" + TAIL, ("सिवान", "बिहार")),
    (HEAD + "जागरण संवाददाता, कन्नौज। जिलाधिकारी ने बैठक की।" + TAIL, ("कन्नौज", "उत्तर प्रदेश")),
    (HEAD + "ऋषिकेश, 4 जून। उपजिलाधिकारी ने बैठक ली।" + TAIL, ("देहरादून", "उत्तराखंड")),  # a town is its district's
    (HEAD + "पाली, 4 जून। जिला कलक्टर ने बैठक ली।" + TAIL, ("पाली", "राजस्थान")),  # पाली, the shift, elsewhere
    ("कटिहार\n\n" + HEAD + "जिलाधिकारी की अध्यक्षता में बैठक हुई।" + TAIL, ("कटिहार", "बिहार")),  # a town above
    ("पटना, 4 जून -- काम हुआ पूरा गोपालगंज, निज संवाददाता। डीएम ने बैठक की।" + TAIL, ("गोपालगंज", "बिहार")),  # edition
    (HEAD + "जींद, उपायुक्त ने सोमवार को बैठक की।" + TAIL, ("जींद", "हरियाणा")),
    (HEAD + "शामली(जन संदेश)l डीएम ने बैठक की।" + TAIL, ("शामली", "उत्तर प्रदेश")),
    (HEAD + "KHABAR SONIPAT,4 जून। उपायुक्त ने बैठक की।" + TAIL, ("सोनीपत", "हरियाणा")),
    # a tehsil's town is its district's
    (
        HEAD + "गाडरवारा, 4 जून। अनुविभागीय अधिकारी ने बैठक ली।" + TAIL,
        ("नरसिंहपुर", "मध्य प्रदेश"),
    ),
    (HEAD + "करसोग, 4 जून। एसडीएम ने बैठक ली।" + TAIL, ("मंडी", "हिमाचल प्रदेश")),
    (HEAD + "त्रिवेणीगंज। बीडीओ ने बैठक की।" + TAIL, ("सुपौल", "बिहार")),
    # a line above the text, or the start of the headline
    (HEAD + "कटनी 4 जून 2025\n\nकलेक्टर ने बैठक ली।" + TAIL, ("कटनी", "मध्य प्रदेश")),
    (HEAD + "स्थान- चमोली\n\nजिलाधिकारी ने बैठक ली।" + TAIL, ("चमोली", "उत्तराखंड")),
    ("बालोद : " + HEAD + "कलेक्टर ने बैठक ली।" + TAIL, ("बालोद", "छत्तीसगढ़")),
    # a capital in the dateline
    (HEAD + "जयपुर, 4 जून। मुख्य सचिव ने शासन सचिवालय में बैठक ली।" + TAIL, ("जयपुर", "राजस्थान")),
    ("बाड़मेर में मंत्री ने सुनी समस्याएं\nजयपुर, 4 जून। मंत्री ने बैठक ली।" + TAIL, ("बाड़मेर", "राजस्थान")),
    (HEAD + "जयपुर, 4 जून। मंत्री ने टोंक जिले के एक गांव में बैठक ली।" + TAIL, ("टोंक", "राजस्थान")),
    ("सिरोही में बांध का निरीक्षण\nजयपुर, 4 जून। मंत्री ने सिरोही में जोधपुर संभाग स्तर की बैठक ली।" + TAIL, ("सिरोही", "राजस्थान")),
    ("नूंह में मकान पर कब्जा\nनई दिल्ली, संवाददाता। हरियाणा के नूंह जिले में मकान पर कब्जा हुआ।" + TAIL, ("नूंह", "हरियाणा")),
    (HEAD + "जयपुर, 4 जून। मंत्री ने टोंक, अलवर और बूंदी जिले की योजनाओं की समीक्षा की।" + TAIL, ("जयपुर", "राजस्थान")),
    # no dateline
    (HEAD + "उपायुक्त पलामू की अध्यक्षता में समाहरणालय में बैठक हुई।" + TAIL, ("पलामू", "झारखंड")),
    (HEAD + "सोनभद्र जिले में पेयजल योजनाओं को लेकर बैठक हुई।" + TAIL, ("सोनभद्र", "उत्तर प्रदेश")),
    ("बागपत में सड़क निर्माण की समीक्षा\nसड़कों पर बैठक हुई।" + TAIL, ("बागपत", "उत्तर प्रदेश")),
    # names that two states share
    (HEAD + "बिलासपुर, 4 जून। उपायुक्त ने हिमाचल प्रदेश की योजनाओं पर बैठक ली।" + TAIL, ("बिलासपुर", "हिमाचल प्रदेश")),
    (HEAD + "बिलासपुर, 4 जून। कलेक्टर ने सभाकक्ष में बैठक ली।" + TAIL, ("बिलासपुर", "छत्तीसगढ़")),
    (HEAD + "बिलासपुर, 4 जून। अधिकारियों ने बैठक ली।" + TAIL, ("बिलासपुर", None)),
    # a district no pack knows, by its shape
    (HEAD + "धर्मानगर जिले में बैठक हुई। सांसद ने धर्मानगर जिले की सड़कों पर बात की।" + TAIL, (None, None)),
    # none
    (HEAD + "समिति की ओर से बनाया गया जिला अस्पताल का भवन देखा गया।" + TAIL, None),
    (HEAD + "बाढ़ की तैयारी को लेकर बैठक में पूरी बात की गई और काम शुरू किया गया।" + TAIL, None),
    (HEAD + "मंत्री ने कोटा में कटौती और सीधी भर्ती की धार तेज करने की बात कही।" + TAIL, None),
    (HEAD + "दिल्ली-मुंबई मार्ग के काम पर बैठक हुई।" + TAIL, None),
    (HEAD + "पन्ना, कटनी और छतरपुर के लिए योजनाओं पर बैठक हुई।" + TAIL, None),
    (HEAD + "इस जिले में और इस जिले के गांवों में काम हो।" + TAIL, None),
]


@pytest.mark.parametrize(("text", "wanted"), PLACES)
def test_find_place(text: str, wanted: tuple[str | None, str | None] | None) -> None:
    place = find_place(read(text, compiled_packs()))
    assert ((place.district, place.state) if place else None) == wanted


def test_a_namesake_in_another_state_is_not_the_district() -> None:
    reading = read(HEAD + "त्रिपुरा के उदयपुर में बैठक हुई। उदयपुर में कार्यक्रम भी हुआ।" + TAIL, compiled_packs())
    assert "उदयपुर" not in {at.about for at in place_mentions(reading)}


def test_mentions_are_slices_of_the_source() -> None:
    text = HEAD + "सीवान। जिलाधिकारी ने सीवान में बैठक की।" + TAIL
    place = find_place(read(text, compiled_packs()))
    assert place is not None
    assert [text[m.start : m.end] for m in place.mentions] == ["सीवान", "सीवान"]


def test_the_pack_has_all_districts() -> None:
    districts = Counter(e.state for e in compiled_packs().places.values() if e.kind == "district")
    wanted = {
        "उत्तर प्रदेश": 75,
        "मध्य प्रदेश": 55,
        "राजस्थान": 41,
        "बिहार": 38,
        "छत्तीसगढ़": 33,
        "झारखंड": 24,
        "हरियाणा": 23,
        "उत्तराखंड": 13,
        "हिमाचल प्रदेश": 12,
    }
    assert {state: districts[state] for state in wanted} == wanted


def test_towns_and_capitals_lie_in_known_places() -> None:
    places = compiled_packs().places.values()
    districts = {(e.state, e.lemma) for e in places if e.kind == "district"}
    states = {e.lemma for e in places if e.kind == "state"}
    assert len(states) == 36
    assert [e.id for e in places if e.district and (e.state, e.district) not in districts] == []
    assert [e.id for e in places if e.state not in states] == []
