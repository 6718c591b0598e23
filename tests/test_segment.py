"""Lines and sentences of a page: what is headline, sub-headline, metadata, body, and what the site put around it."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_extract.normalise import normalise
from minutes_extract.packs import compiled_packs
from minutes_extract.packs.load import default_folder
from minutes_extract.segment import (
    BODY,
    FURNITURE,
    HEADLINE,
    LONGEST,
    METADATA,
    SUBHEADLINE,
    Sentence,
    headline_line,
    segment,
)
from minutes_extract.tokens import Tokens, tokenise
from tests.counted import lines_run

LONG = (
    "जिलाधिकारी सुमन वर्मा की अध्यक्षता में विकास भवन सभागार में मंगलवार को पेयजल योजनाओं की समीक्षा बैठक हुई। "
    "उन्होंने सभी अधिकारियों को शेष कार्य समय से पूरा करने के निर्देश दिए और लापरवाही पर कार्रवाई की बात कही।"
)


def parts(text: str) -> tuple[Tokens, list[Sentence]]:
    tokens = tokenise(normalise(text).text)
    return tokens, segment(tokens, compiled_packs())


def kinds(text: str) -> dict[str, str]:
    """The text of each line's first sentence -> its kind."""
    tokens, sentences = parts(text)
    found: dict[str, str] = {}
    for sentence in sentences:
        phrase = tokens.phrase(sentence.start, sentence.end).strip()
        if phrase:
            found.setdefault(phrase, sentence.kind)
    return found


SENTENCES = [
    ("बैठक हुई। सब आए।", ["बैठक हुई।", "सब आए।"]),
    ("बैठक हुई।सब आए", ["बैठक हुई।", "सब आए"]),  # no space after the danda
    ("क्या सब आए? हां! बैठक हुई", ["क्या सब आए?", "हां!", "बैठक हुई"]),
    ("सरकार ने बैठक की. फैसला बुधवार को होगा.", ["सरकार ने बैठक की.", "फैसला बुधवार को होगा."]),
    ("काम पूरा हुआ.बैठक कल होगी", ["काम पूरा हुआ.", "बैठक कल होगी"]),
    ("डॉ. वी. सुंदरम ने 1.5 करोड़ रु. दिए।", ["डॉ. वी. सुंदरम ने 1.5 करोड़ रु. दिए।"]),
    ("सड़क 12.5 कि.मी. लंबी है।", ["सड़क 12.5 कि.मी. लंबी है।"]),
    ("उपमंडलाधिकारी (ना.) रेखा ठाकुर आईं।", ["उपमंडलाधिकारी (ना.) रेखा ठाकुर आईं।"]),  # abbreviation in brackets
    ("1. सड़क बनेगी 2. नाली बनेगी", ["1. सड़क बनेगी 2. नाली बनेगी"]),  # numbers of a list
    ("यह योजना 2024. उसके बाद काम रुका", ["यह योजना 2024.", "उसके बाद काम रुका"]),
    ('उन्होंने कहा, "काम हो गया।" फिर वे गए।', ['उन्होंने कहा, "काम हो गया।"', "फिर वे गए।"]),
    ("काम जल्द होगा... देखते हैं", ["काम जल्द होगा... देखते हैं"]),
]


@pytest.mark.parametrize(("text", "wanted"), SENTENCES)
def test_sentences(text: str, wanted: list[str]) -> None:
    tokens, sentences = parts(text)
    assert [tokens.phrase(s.start, s.end).strip() for s in sentences] == wanted


HEADLINES = [
    ("पेयजल योजनाओं की समीक्षा\n" + LONG, "पेयजल योजनाओं की समीक्षा"),
    # two sentences in one line are one headline
    ("क्या बढ़ेगा मानदेय? मंत्री ने दिया जवाब\n" + LONG, "क्या बढ़ेगा मानदेय? मंत्री ने दिया जवाब"),
    # the page title is the headline with the name of the site after it
    ("पेयजल योजनाओं की समीक्षा - Dainik Khabar\nपेयजल योजनाओं की समीक्षा\n" + LONG, "पेयजल योजनाओं की समीक्षा"),
    # a town alone stands above the headline
    ("हरदोई\n\nपेयजल योजनाओं की समीक्षा\n\n" + LONG, "पेयजल योजनाओं की समीक्षा"),
    ('<?xml version="1.0"?>\nपेयजल योजनाओं की समीक्षा\n' + LONG, "पेयजल योजनाओं की समीक्षा"),
    # a headline may begin with a place and a colon
    ("हरदोई : पेयजल योजनाओं की समीक्षा\n" + LONG, "हरदोई : पेयजल योजनाओं की समीक्षा"),
    # a state, a date or a byline stands above it
    ("Uttar Pradesh\n\nपेयजल योजनाओं की समीक्षा\n\n" + LONG, "पेयजल योजनाओं की समीक्षा"),
    ("December 7, 2024\n\nपेयजल योजनाओं की समीक्षा\n\n" + LONG, "पेयजल योजनाओं की समीक्षा"),
    ("शनिवार, 7 दिसंबर 2024\n\nपेयजल योजनाओं की समीक्षा\n\n" + LONG, "पेयजल योजनाओं की समीक्षा"),
    ("सुरेश जोशी, हरदोई\nहरदोई। " + LONG, None),
    ("प्रभात समाचार ब्यूरो\nहरदोई। " + LONG, None),
    (LONG, None),  # the text starts with its body
    ("हरदोई। " + LONG, None),
]


@pytest.mark.parametrize(("text", "wanted"), HEADLINES)
def test_headline(text: str, wanted: str | None) -> None:
    tokens, sentences = parts(text)
    line = headline_line(sentences)
    assert (tokens.phrase(*line).strip() if line else None) == wanted


PAGE = "\n".join(
    [
        "पेयजल योजनाओं की समीक्षा",
        "- कॉपी लिंक",
        "अधूरे काम जून तक पूरे करने के निर्देश",
        "समय कम है?",
        "हरदोई। " + LONG,
        "ये भी पढ़ें: शहर में आज नहीं आएगी बिजली",
        "ठेकेदारों पर होगी कार्रवाई",
        LONG,
        "————",
        "रमेश/सुनीता",
        "Updated on:",
        "16 Aug 2024 05:18 pm",
        "Related Articles",
        "सोने के भाव में 640 रुपये की तेजी",
    ]
)
LINES = [
    ("पेयजल योजनाओं की समीक्षा", HEADLINE),
    ("- कॉपी लिंक", FURNITURE),
    ("अधूरे काम जून तक पूरे करने के निर्देश", SUBHEADLINE),
    ("समय कम है?", FURNITURE),
    ("हरदोई।", BODY),
    ("ये भी पढ़ें: शहर में आज नहीं आएगी बिजली", FURNITURE),
    ("ठेकेदारों पर होगी कार्रवाई", SUBHEADLINE),
    ("----", FURNITURE),
    ("रमेश/सुनीता", FURNITURE),
    ("Updated on:", FURNITURE),
    ("16 Aug 2024 05:18 pm", FURNITURE),
    ("Related Articles", FURNITURE),
    ("सोने के भाव में 640 रुपये की तेजी", FURNITURE),
]


@pytest.mark.parametrize(("line", "kind"), LINES)
def test_lines_of_a_page(line: str, kind: str) -> None:
    assert kinds(PAGE)[line] == kind


def test_a_register_above_the_text_is_metadata_and_what_stands_before_it_no_body() -> None:
    text = (
        "मंत्री ने भंडार गृह का उद्घाटन किया\nकृषि मंत्रालय\n\nकिसानों को मिलेगा लाभ\n"
        "प्रकाशन तिथि: 02 MAR 2024 6:34PM | PIB Delhi\nरिलीज़ आईडी: 1234567\n\n" + LONG
    )
    found = kinds(text)
    assert found["कृषि मंत्रालय"] == SUBHEADLINE
    assert found["किसानों को मिलेगा लाभ"] == SUBHEADLINE
    assert found["रिलीज़ आईडी: 1234567"] == METADATA
    assert [kind for phrase, kind in found.items() if phrase.startswith("जिलाधिकारी")] == [BODY]


def test_words_of_the_site_after_the_last_sentence_are_furniture() -> None:
    tokens, sentences = parts("पेयजल योजनाओं की समीक्षा\n" + LONG + "\nयह बैठक का सार है। ...और पढ़ें")
    last = sentences[-1]
    assert (tokens.phrase(last.start, last.end), last.kind) == ("...और पढ़ें", FURNITURE)


BROKEN = [
    ("हरदोई 7 जून। डीएम ने नहरों की सफाई\nके काम की समीक्षा की।", "डीएम ने नहरों की सफाई के काम की समीक्षा की।"),
    (
        "आज विकास भवन सभागार में डीएम द्वारा\nनहरों की समीक्षा की गई।",
        "आज विकास भवन सभागार में डीएम द्वारा नहरों की समीक्षा की गई।",
    ),
    ("बैठक आज हुई। उसमें सभी विभागों के\nअधिकारी और मुखिया आए।", "उसमें सभी विभागों के अधिकारी और मुखिया आए।"),
]


@pytest.mark.parametrize(("text", "sentence"), BROKEN)
def test_lines_broken_for_width_are_one_sentence(text: str, sentence: str) -> None:
    tokens, sentences = parts("पेयजल योजनाओं की समीक्षा\n" + text + "\n" + LONG)
    assert sentence in [tokens.phrase(s.body, s.end).strip().replace("\n", " ") for s in sentences]


def test_a_headline_does_not_run_on() -> None:
    found = kinds("कलेक्टर ने की पेयजल योजनाओं की समीक्षा\nकाम समय से पूरा करने के निर्देश\n" + LONG)
    assert found["कलेक्टर ने की पेयजल योजनाओं की समीक्षा"] == HEADLINE
    assert found["काम समय से पूरा करने के निर्देश"] == SUBHEADLINE


def test_table_cells_stay_body() -> None:
    found = kinds("पेयजल योजनाओं की समीक्षा\n" + LONG + "\nवर्ग राशि\n6 से 12 वर्ष 10,000\n12 से 18 वर्ष 20,000\nअन्य 5,000")
    assert found["12 से 18 वर्ष 20,000"] == BODY


DATELINES = [
    ("हरदोई : ", True),
    ("हरदोई: ", True),
    ("हरदोई। ", True),
    ("हरदोई । ", True),
    ("जयपुर, 21 अप्रेल। ", True),
    ("एटा, दिसम्बर 26 -- ", True),
    ("जागरण संवाददाता, हापुड़। ", True),
    ("राज्य ब्यूरो, लखनऊ। ", True),
    ("देहरादून (सू0वि0)। ", True),
    ("रांची, 3 मार्च (हि.स.)। ", True),
    ("सीवान, हिन्दुस्तान प्रतिनिधि । ", True),
    ("भोपाल : मंगलवार, मार्च 12, 2024। ", True),
    ("छिंदवाड़ा/१४ मई २०२४/ ", True),
    ("घुघलापुर। ", True),  # a town no pack knows
    ("हरदोई/मनोज कुमार : ", True),
    ("हरदोई(जन संदेश)l ", True),
    ("हरदोई, ", True),
    ("NEWS SONIPAT,4 जून। ", True),
    ("हरदोई, कानपुर और ", False),
    ("हरदोई में ", False),
    ("हरदोई जिले के ", False),
    ("दिल्ली-मुंबई मार्ग पर ", False),
]


@pytest.mark.parametrize(("opening", "is_dateline"), DATELINES)
def test_dateline(opening: str, is_dateline: bool) -> None:
    tokens, sentences = parts("पेयजल योजनाओं की समीक्षा\n" + opening + LONG)
    body = [s for s in sentences if s.kind == BODY]
    before = sum(s.body - s.start for s in body)
    assert (before == len(tokenise(normalise(opening).text))) if is_dateline else before == 0
    assert tokens.phrase(body[-1].body, body[-1].end).startswith("उन्होंने")


@given(st.text(alphabet="कबैठ ािी।.?!\n,:-/()\"'12अऔरपढ़ेंAz—", max_size=200))
@settings(max_examples=200, deadline=None)
def test_sentences_cover_the_text_in_order(text: str) -> None:
    tokens, sentences = parts(text)
    at = 0
    for sentence in sentences:
        assert sentence.start == at < sentence.end
        assert sentence.start <= sentence.body <= sentence.end
        at = sentence.end
    assert at == len(tokens)


@pytest.mark.parametrize("unit", [",", "बैठक में ", "बैठक हुई।\n", "और पढ़ें ", "(", "जयपुर, ", "\n", '।"'], ids=repr)
def test_work_grows_with_the_text_only(unit: str) -> None:
    packs = compiled_packs()

    def lines(times: int) -> int:
        tokens = tokenise(unit * times)
        hits = packs.lexicon.by_type(tokens)
        return lines_run(lambda: segment(tokens, packs, hits))

    assert lines(4_000) < 12 * lines(500) + 500  # eight times the text; quadratic would be 64 times the work


def test_a_text_without_any_danda_has_parts_between_marks() -> None:
    tokens, sentences = parts("शीर्षक\nपाली, 4 जून। " + "ग्राम सभा में आवेदन लिए गए, " * 1_000)
    sizes = [sentence.end - sentence.start for sentence in sentences]
    assert sum(sizes) == len(tokens)
    assert max(sizes) <= LONGEST
    assert all(tokens.keys[sentence.end - 1] == "," for sentence in sentences[2:-1])


DOTTED_UNITS = sorted(
    form
    for unit in yaml.safe_load((default_folder() / "units.yaml").read_text(encoding="utf-8"))["units"]
    for form in unit.get("dotted", ())
)


@pytest.mark.parametrize("form", DOTTED_UNITS)
def test_the_dot_of_a_unit_ends_no_sentence(form: str) -> None:
    for unit in (form, " ".join(". ".join(form.split(".")).split())):
        assert len(parts(f"गांव में 34 {unit} काम बिना रुके हुआ।\n")[1]) == 1


def test_a_word_like_a_unit_ends_its_sentence_elsewhere() -> None:
    assert len(parts("सभा हुई भोगपुर मे. दूसरी सभा में 40 लोग आए।\n")[1]) == 2
