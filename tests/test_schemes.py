"""Schemes: which names of programmes a text holds, known to the packs or told by their shape. Each row says why."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from minutes_extract.lexicon import form_tokens
from minutes_extract.packs import compiled_packs, forms_of
from minutes_extract.reading import read
from minutes_extract.record import Scheme
from minutes_extract.schemes import SchemeFound, find_schemes


def found(text: str) -> list[SchemeFound]:
    return find_schemes(read(text, compiled_packs()))


def surfaces(text: str) -> list[list[str]]:
    """The mentions of each scheme as they stand in the text."""
    reading = read(text, compiled_packs())
    return [[span.text for span in Scheme(**scheme.fields(reading)).mentions] for scheme in find_schemes(reading)]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        # full name, oblique context
        ("डीएम ने मनरेगा के कार्यों की समीक्षा की।", ["mgnrega"]),
        # Latin abbreviation
        ("बैठक में PMEGP के आवेदनों पर चर्चा हुई।", ["pmegp"]),
        # opening exchanged: सीएम for मुख्यमंत्री, पीएम for प्रधानमंत्री
        ("पीएम किसान सम्मान निधि की 12 किस्तें दी गईं।", ["pm-kisan"]),
        # nukta, hyphen and conjunct spelt otherwise
        ("मिशन इन्द्रधनुष में 40 बच्चों का टीकाकरण हुआ।", ["indradhanush"]),
        ("जन-धन योजना के 90 खाते खुले।", ["jan-dhan"]),
        # the longer name wins over the one inside it
        ("दीनदयाल अंत्योदय योजना-राष्ट्रीय ग्रामीण आजीविका मिशन में प्रगति अच्छी है।", ["nrlm"]),
        # general and full name of one scheme
        ("प्रधानमंत्री आवास योजना (ग्रामीण) में 80 घर बने। पीएम आवास योजना की किस्त जारी हुई।", ["pm-awas-gramin"]),
        # two schemes joined
        ("जल जीवन मिशन एवं स्वच्छ भारत मिशन ग्रामीण की समीक्षा हुई।", ["jal-jeevan-mission", "swachh-bharat-gramin"]),
        # the other half named by one word
        ("प्रधानमंत्री आवास योजना शहरी 2.0 और ग्रामीण की प्रगति देखी गई।", ["pm-awas-shahari", "pm-awas-gramin"]),
        # name in brackets behind an abbreviation is the same scheme
        ("केसीसी (किसान क्रेडिट कार्ड) के 60 प्रकरण लंबित हैं।", ["kcc"]),
        # a free wording of a known name: another head, no मुख्यमंत्री
        ("सीआरएम स्कीम में 14 मशीनें दी गईं।", ["crop-residue"]),
        # the state of the release decides between namesakes
        ("भोपाल, 3 मई। भोपाल जिले में मुख्यमंत्री कन्या विवाह योजना के 40 जोड़े पंजीकृत हुए।", ["mp-cm-kanya-vivah"]),
        ("पटना, 3 मई। पटना जिले में मुख्यमंत्री कन्या विवाह योजना के 40 आवेदन आए।", ["br-kanya-vivah"]),
        # an ambiguous form counts beside the word it needs
        ("उज्ज्वला कनेक्शन 300 परिवारों को मिले।", ["pm-ujjwala"]),
    ],
)
def test_known(text: str, ids: list[str]) -> None:
    assert [scheme.id for scheme in found(text)] == ids


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # an opener begins the name
        ("बैठक में मुख्यमंत्री नीलकुसुम बालिका योजना की समीक्षा की गई।", [["मुख्यमंत्री नीलकुसुम बालिका योजना"]]),
        # the opener stands before a conjunction inside the name
        (
            "उन्होंने मुख्यमंत्री मधुबाड़ी उत्पादन एवं विपणन योजना पर जानकारी ली।",
            [["मुख्यमंत्री मधुबाड़ी उत्पादन एवं विपणन योजना"]],
        ),
        # quotes enclose it, head outside and inside
        ("जिले में 'सूरजमुखी' अभियान 5 मई से चलेगा।", [["'सूरजमुखी' अभियान"]]),
        ('जिले में "नीला आंचल अभियान" 5 मई से चलेगा।', [["नीला आंचल अभियान"]]),
        # an abbreviation in brackets follows, and is a name of the scheme from then on
        (
            "गोबर खाद प्रसंस्करण योजना (जीकेपीवाई) की समीक्षा हुई। जीकेपीवाई में 20 गांव हैं।",
            [["गोबर खाद प्रसंस्करण योजना (जीकेपीवाई)", "जीकेपीवाई"]],
        ),
        # a title word before the head
        ("तुलसा स्वावलंबन योजना में 30 महिलाओं को राशि मिली।", [["तुलसा स्वावलंबन योजना"]]),
        # a person whom schemes are named after
        ("राजीव गांधी बुनकर योजना का लाभ लें।", [["राजीव गांधी बुनकर योजना"]]),
        # a call in a campaign's name
        ("गांवों में पोखर बचाओ अभियान चलाया गया।", [["पोखर बचाओ अभियान"]]),
        # portals named by an abbreviation
        ("विवरण एनकेटीएस पोर्टल पर दर्ज करें।", [["एनकेटीएस पोर्टल"]]),
        # a mission put to use
        ("जिले में मिशन झिलमिल के तहत 40 दीये बंटे।", [["मिशन झिलमिल"]]),
        # two spellings of one name are one scheme
        (
            "सुगनी मायरा आशीर्वाद योजना में 10 परिवार जुड़े। सुगनि मायेरा आशीर्वाद योजना की राशि मिली।",
            [["सुगनी मायरा आशीर्वाद योजना", "सुगनि मायेरा आशीर्वाद योजना"]],
        ),
        # a longer name around a known one
        ("मुख्यमंत्री लखपति दीदी सहारा कोष से 9 लाख रुपये मिले।", [["मुख्यमंत्री लखपति दीदी सहारा कोष"]]),
        # the abbreviation of a yojana in a list with a known scheme
        ("पीएमईजीपी, केजेडब्ल्यूएसवाई के आवेदन देखे गए।", [["पीएमईजीपी"], ["केजेडब्ल्यूएसवाई"]]),
    ],
)
def test_shapes(text: str, names: list[list[str]]) -> None:
    assert surfaces(text) == names


@pytest.mark.parametrize(
    "text",
    [
        # common words with a head
        "सरकार की योजनाओं का लाभ सभी को मिले।",
        "विकास योजना और कार्य योजना पर चर्चा हुई।",
        "गांव की पेयजल योजना तथा सिंचाई योजना बंद है।",
        "जागरूकता अभियान और सघन सफाई अभियान चलाया जाएगा।",
        "नवनिर्वाचित सरपंचों का शपथ कार्यक्रम और स्वागत कार्यक्रम हुआ।",
        "राहत कोष में राशि जमा कराई गई।",
        "इस योजना के तहत 40 आवेदन आए।",
        "मुख्यमंत्री की महत्वाकांक्षी योजना का शुभारंभ हुआ।",
        "आवेदन ऑनलाइन पोर्टल पर किया जा सकता है।",
        "कर्मचारी भविष्य निधि का अंशदान जमा करें।",
        # a layout, a body, a post
        "नीलगिरी आवासीय योजना के भूखंडों की नीलामी हुई।",
        "राष्ट्रीय स्वास्थ्य मिशन के निदेशक ने बैठक ली।",
        "बैठक में आयुक्त मनरेगा उपस्थित रहे।",
        "'संयुक्त राष्ट्र विकास कार्यक्रम' (UNDP) का दल आया।",
        "काम मिशन मोड के तहत पूरा करें।",
        # a person's name, not the scheme
        "उज्ज्वला शर्मा ने पौधा लगाया।",
        # other genres
        "टीम इंडिया ने विश्व कप अभियान की शुरुआत जीत से की।",
        "पुलिस ने तलाशी अभियान में 3 आरोपियों को पकड़ा।",
        "डॉक्टरों ने ऑपरेशन थिएटर में 4 घंटे काम किया।",
        "वित्त मंत्री ने अंतरराष्ट्रीय मुद्रा कोष के अनुमान का उल्लेख किया।",
        "हत्या की योजना बनाने वाले दो युवक पकड़े गए।",
    ],
)
def test_no_scheme(text: str) -> None:
    assert surfaces(text) == []


def test_packs_are_broad_and_consistent() -> None:
    """Enough schemes; and no form belongs to two entries unless each says what decides."""
    packs = compiled_packs()
    assert len(packs.schemes) >= 600
    owners: dict[str, set[str]] = {}
    for entry in packs.schemes.values():
        decided = {" ".join(form_tokens(f)) for form in entry.ambiguous for f in _inflected(entry.id, form)}
        for form in forms_of(entry):
            key = " ".join(form_tokens(form))
            if key not in decided:
                owners.setdefault(key, set()).add(entry.id)
    assert {key: ids for key, ids in owners.items() if len(ids) > 1} == {}


def _inflected(id_: str, form: str) -> list[str]:
    entry = compiled_packs().schemes[id_]
    return forms_of(entry.model_copy(update={"lemma": form, "variants": []}))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "मनरेगा",
                "योजना",
                "मुख्यमंत्री",
                "और",
                "(",
                ")",
                "'",
                '"',
                ",",
                "अभियान",
                "मिशन",
                "एबीसीवाई",
                "ग्रामीण",
                "के तहत",
                "2.0",
                "।",
                "\n",
                "सोनपरी",
            ]
        ),
        max_size=40,
    )
)
@example(["मिशन", "एबीसीवाई", "के तहत"])
def test_mentions_are_slices_and_do_not_overlap(words: list[str]) -> None:
    """Whatever the text: mentions are ranges of tokens, none is of two schemes, and a second run says the same."""
    text = " ".join(words)
    reading = read(text, compiled_packs())
    schemes = find_schemes(reading)
    for scheme in schemes:
        for span in Scheme(**scheme.fields(reading)).mentions:
            assert text[span.start : span.end] == span.text != ""
    used = Counter(i for scheme in schemes for start, end in scheme.mentions for i in range(start, end))
    assert all(count == 1 for count in used.values())
    assert [s.mentions for s in find_schemes(read(text, compiled_packs()))] == [s.mentions for s in schemes]
