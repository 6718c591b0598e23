"""Review meetings rich in figures: wordings a rule once read wrongly, with other names and figures."""

from __future__ import annotations

import pytest

from minutes_extract import Extractor


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


FIGURES = [
    # the dot of a unit ended the sentence before its verb
    (
        "अबतक 118 पैक्स एवं 6 व्यापार मंडल के माध्यम से 3,140 किसानों से 21,116.45 मे.टन धान की खरीद की गई है।",
        [
            ("118", "पैक्स", "achieved"),
            ("6", "व्यापार मंडल", "achieved"),
            ("3,140", "किसानों", "achieved"),
            ("21,116.45", "धान", "achieved"),
        ],
    ),
    # accounts that are not open yet, in a list; what is overdue; whom a work has passed over
    (
        "बनमनखी में 44 एवं रुपौली में 31 समूहों का खाता नहीं खुल पाया है।",
        [("44", "समूहों", "pending"), ("31", "समूहों", "pending")],
    ),
    (
        "पोर्टल पर 64 शिकायतें ओवरड्यू हैं, इनमें सबसे ज्यादा 18 शिकायतें नगर परिषद की हैं।",
        [("64", "शिकायतें", "pending"), ("18", "शिकायतें", "pending")],
    ),
    ("आधार सीडिंग से छूटे 9,410 मजदूरों की सूची बनाने का निर्देश दिया गया।", [("9,410", "मजदूरों", "pending")]),
    # "की हैं" is no verb there
    (
        "जिले में 2,140 शिकायतें लंबित हैं, जिनमें से 416 शिकायतें 100 दिवस से अधिक की हैं।",
        [("2,140", "शिकायतें", "pending"), ("416", "शिकायतें", "pending")],
    ),
    ("उन्होंने 40 बैठकें की हैं।", [("40", "बैठकें", "achieved")]),
    # the verb left out
    (
        "सबसे अधिक 612 मामले सदर में लंबित हैं, जबकि रामगढ़ में मात्र 48।",
        [("612", "मामले", "pending"), ("48", "मामले", "pending")],
    ),
    # a goal told after the result; a sum spent against one only called money
    (
        "जिले में आयुष्मान कार्ड 6 लाख 40 हजार बन चुके हैं, जबकि लक्ष्य 9 लाख का है।",
        [("6 लाख 40 हजार", "आयुष्मान कार्ड", "achieved"), ("9 लाख", "आयुष्मान कार्ड", "target")],
    ),
    (
        "2140.30 लाख रुपये की धनराशि अवमुक्त हुई, जिसके सापेक्ष 1120.10 लाख यानि 52.33 प्रतिशत व्यय किया गया है।",
        [
            ("2140.30 लाख", "धनराशि", "sanctioned"),
            ("1120.10 लाख", "व्यय", "achieved"),
            ("52.33", "व्यय", "achieved"),
        ],
    ),
    (
        "मिशन में जिले को मिले 214 करोड़ रुपए में से 160 करोड़ रुपए खर्च हुए हैं।",
        [("214 करोड़", "खर्च", "sanctioned"), ("160 करोड़", "खर्च", "achieved")],
    ),
    # how far somebody is ahead or behind; what an officer was content with
    (
        "आवास निर्माण में सदर 88 प्रतिशत के साथ आगे और पाटन 61 प्रतिशत के साथ पीछे है।",
        [("88", "आवास निर्माण", "achieved"), ("61", "आवास निर्माण", "achieved")],
    ),
    (
        "कार्ड निर्माण में 86 प्रतिशत उपलब्धि पर संतोष व्यक्त करते हुए शेष कार्ड बनाने के निर्देश दिए।",
        [("86", "कार्ड निर्माण में उपलब्धि", "achieved")],
    ),
    # so many for each in an order; who is to be punished; handed over to offices
    ("एसडीएम अपनी तहसील की 12-12 शिकायतों का मौके पर सत्यापन करें।", [("12-12", "शिकायतों", "target")]),
    ("दो पंचायत समन्वयकों का वेतन रोकने के निर्देश दिए।", [("दो", "पंचायत समन्वयकों", "planned")]),
    (
        "जिले में 410 नल-जल योजनाएं स्वीकृत हैं, इनमें 340 पूरी हो चुकी हैं और 290 पंचायतों को हैंडओवर कर दी गई हैं।",
        [
            ("410", "नल-जल योजनाएं", "sanctioned"),
            ("340", "नल-जल योजनाएं", "achieved"),
            ("290", "नल-जल योजनाएं", "achieved"),
        ],
    ),
    ("इस वर्ष 40 पंचायतों को सम्मानित किया गया।", [("40", "पंचायतों", "achieved")]),
    # a past that looks like a wish, with another clause behind it
    (
        "विभाग ने 31 में से 18 पुल बनाए, 7 पर काम चल रहा है।",
        [("31", "पुल", "stated"), ("18", "पुल", "achieved"), ("7", "पुल", "pending")],
    ),
    # what a goal is for; an ordinal is no noun; a capacity is
    ("नहरों की सफाई के लिए 180 कि.मी. का लक्ष्य है।", [("180", "नहरों की सफाई", "target")]),
    (
        "10वीं में 81.2 फीसदी और 12वीं में 74.5 फीसदी बच्चे पास हुए।",
        [("81.2", "बच्चे", "achieved"), ("74.5", "बच्चे", "achieved")],
    ),
    ("योजना की 19वीं किस्त के 31.2 करोड़ रुपए खातों में पहुंचे।", [("31.2 करोड़", "किस्त", "achieved")]),
    (
        "गौशालाओं में 3,140 गोवंश हैं, क्षमता 4,000 की है।",
        [("3,140", "गोवंश", "stated"), ("4,000", "क्षमता", "stated")],
    ),
    # parts that are somewhere: the noun is that of the whole
    (
        "जिले में 1,840 आंगनबाड़ी केंद्र हैं, जिनमें 62 किराए के भवन में चल रहे हैं।",
        [("1,840", "आंगनबाड़ी केंद्र", "stated"), ("62", "आंगनबाड़ी केंद्र", "stated")],
    ),
    (
        "कुपोषित 940 बच्चों में से 610 सामान्य श्रेणी में आ गए हैं।",
        [("940", "बच्चों", "stated"), ("610", "बच्चों", "achieved")],
    ),
    # who owes and what; a budget set against an income that is expected; what was turned down
    (
        "उन्होंने बताया कि 21,140 उपभोक्ताओं पर 31 करोड़ 14 लाख रूपये बकाया हैं, इसमें कार्यालयों के 8.2 करोड़ भी हैं।",
        [
            ("21,140", "उपभोक्ताओं", "stated"),
            ("31 करोड़ 14 लाख", "उपभोक्ताओं पर बकाया", "pending"),
            ("8.2 करोड़", "कार्यालयों", "pending"),
        ],
    ),
    (
        "बैठक में 30.10 करोड़ रुपये की अनुमानित आय के सापेक्ष 28.40 करोड़ रुपये के व्यय का बजट पारित हुआ।",
        [("30.10 करोड़", "अनुमानित आय", "stated"), ("28.40 करोड़", "व्यय", "sanctioned")],
    ),
    ("बोर्ड ने भवन कर में 12 फीसदी बढ़ोतरी का प्रस्ताव खारिज किया।", [("12", "भवन कर में बढ़ोतरी", "stated")]),
    # where they are, and what is there; who is on the rolls; what is still in store
    (
        "जिले के 11 राजस्व न्यायालयों में इस वर्ष 6 हजार 120 प्रकरण दर्ज हुए।",
        [("11", "राजस्व न्यायालयों", "stated"), ("6 हजार 120", "प्रकरण", "stated")],
    ),
    (
        "940 सरकारी विद्यालयों में 1.12 लाख बच्चे नामांकित हैं।",
        [("940", "सरकारी विद्यालयों", "stated"), ("1.12 लाख", "बच्चे", "stated")],
    ),
    ("शेष 9 हजार 240 मे.टन उर्वरक समितियों में उपलब्ध है।", [("9 हजार 240", "उर्वरक", "stated")]),
    ("नामांतरण के 140 मामले समय-सीमा से बाहर पाए गए।", [("140", "नामांतरण के मामले", "pending")]),
    # a year between noun and figure, a goal without a noun, a ratio to be raised
    (
        "जिले का रिजल्ट 2025 में 81.4 प्रतिशत था, इस बार 90 प्रतिशत से ऊपर का लक्ष्य है।",
        [("81.4", "जिले का रिजल्ट", "achieved"), ("90", "जिले का रिजल्ट", "target")],
    ),
    ("बैंक मार्च तक सीडी रेशियो 45 प्रतिशत से ऊपर ले जायें।", [("45", "सीडी रेशियो", "target")]),
    # rows with a heading and a colon; sums to the thousand; the year of a budget is no label
    (
        "वाह्य सहायतित : अवमुक्त 1104.20 लाख, व्यय 1020.15 लाख",
        [("1104.20 लाख", "वाह्य सहायतित", "sanctioned"), ("1020.15 लाख", "वाह्य सहायतित", "achieved")],
    ),
    (
        "इस प्रकार कुल अवमुक्त 61120.50 लाख के मुकाबले 50110.25 लाख (81.98%) व्यय हुआ है।",
        [
            ("61120.50 लाख", "कुल अवमुक्त", "sanctioned"),
            ("50110.25 लाख", "कुल अवमुक्त", "achieved"),
            ("81.98", "कुल अवमुक्त", "achieved"),
        ],
    ),
    (
        "वित्तीय वर्ष 2025-26 में 940.00 लाख रुपये के लक्ष्य के विरुद्ध 512.40 लाख की वसूली हुई है।",
        [("940.00 लाख", "वसूली", "target"), ("512.40 लाख", "वसूली", "achieved")],
    ),
    # rupees of a goal told by what was collected, words away; trees are no rupees
    (
        "पाया गया कि परिवहन विभाग ने 41.20 करोड़ के लक्ष्य के विरुद्ध 30.15 करोड़ की वसूली की है।",
        [("41.20 करोड़", "वसूली", "target"), ("30.15 करोड़", "वसूली", "achieved")],
    ),
    (
        "11 करोड़ के लक्ष्य के विरुद्ध 12 करोड़ पौधे लगाए गए।",
        [("11 करोड़", "पौधे", "target"), ("12 करोड़", "पौधे", "achieved")],
    ),
    # where the parts were; for what somebody is called to account
    (
        "पिछले वर्ष 21,140 प्रसव हुए, जिनमें से 18,230 सरकारी संस्थानों में हुए।",
        [("21,140", "प्रसव", "achieved"), ("18,230", "प्रसव", "achieved")],
    ),
    (
        "जनपद पंचायत की प्रगति 31 प्रतिशत होने पर सीईओ को कारण बताओ नोटिस जारी किया जाये।",
        [("31", "जनपद पंचायत की प्रगति", "achieved")],
    ),
    # the largest part of what was told before
    (
        "तहसीलों में 940 प्रकरण लंबित हैं, सबसे ज्यादा 310 सदर तहसील में हैं।",
        [("940", "प्रकरण", "pending"), ("310", "प्रकरण", "pending")],
    ),
    (
        "बैंकों में 940 आवेदन लंबित हैं, सबसे अधिक 310 आवेदन सहकारी बैंक में हैं।",
        [("940", "आवेदन", "pending"), ("310", "आवेदन", "pending")],
    ),
    # cards are no income; a stone laid beside other works opened; all of them, to whom something will be done
    (
        "देश में 31 करोड़ से अधिक आयुष्मान कार्ड बनाए गए हैं।",
        [("31 करोड़", "आयुष्मान कार्ड", "achieved")],
    ),
    (
        "मुख्यमंत्री ने 120 योजनाओं का शिलान्यास एवं 64 योजनाओं का उद्घाटन किया।",
        [("120", "योजनाओं", "planned"), ("64", "योजनाओं", "achieved")],
    ),
    ("31 मार्च तक सभी 940 गांवों को नशामुक्त किया जाएगा।", [("940", "गांवों", "planned")]),
    # what was seized, who was not there
    ("परिवहन विभाग ने 14 वाहन सीज किए।", [("14", "वाहन", "achieved")]),
    ("जांच में 9 कर्मचारी गैरहाजिर मिले।", [("9", "कर्मचारी", "stated")]),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures(text: str, expected: list[tuple[str, str, str]], extractor: Extractor) -> None:
    found = extractor.extract(text + "\n").indicators
    assert [(i.mentions[0].number.text, i.about, i.status) for i in found] == expected


def test_a_list_of_goods_says_its_measure_once(extractor: Extractor) -> None:
    found = extractor.extract("गोदामों में यूरिया 4,120, डीएपी 1,140 व एनपीके 600 मी.टन है।\n").indicators
    assert [(i.about, i.unit) for i in found] == [("यूरिया", "tonne"), ("डीएपी", "tonne"), ("एनपीके", "tonne")]


@pytest.mark.parametrize(
    "text",
    [
        "डीएम बोलीं- सभी बीडीओ गांवों का निरीक्षण करें।",
        "डीएम बोले कि सभी बीडीओ गांवों का निरीक्षण करें।",
        "डीएम ने कहा- सभी बीडीओ गांवों का निरीक्षण करें।",
    ],
)
def test_who_says_what_is_to_be_done(text: str, extractor: Extractor) -> None:
    record = extractor.extract(text + "\n")
    (order,) = record.directives
    assert {person.id: person.designations[0].text for person in record.officials}[order.by or ""] == "डीएम"


def test_many_cards_are_no_rupees(extractor: Extractor) -> None:
    found = extractor.extract("देश में 31 करोड़ से अधिक आयुष्मान कार्ड बनाए गए हैं।\n").indicators
    assert [i.unit for i in found] == ["count"]


def test_a_number_to_call_counts_nothing(extractor: Extractor) -> None:
    record = extractor.extract("संदिग्ध गतिविधि की सूचना 112 पर दें।\n")
    assert not record.indicators and [number.kind for number in record.other_numbers] == ["phone"]


def test_a_rule_of_parts_counts_nothing(extractor: Extractor) -> None:
    record = extractor.extract("आरबीसी 6-4 के तहत 14 प्रकरणों में सहायता स्वीकृत की गई।\n")
    assert [i.mentions[0].number.text for i in record.indicators] == ["14"]
    assert [(number.text, number.kind) for number in record.other_numbers] == [("6-4", "reference")]


def test_works_that_are_to_be_were_begun(extractor: Extractor) -> None:
    text = "विधायक सतीश पूनिया ने गांव भोगपुर में 2.10 करोड़ रुपये से होने वाली सड़क का शिलान्यास किया।"
    meeting = extractor.extract(text + "\n").meeting
    assert meeting is not None and meeting.kind == "launch"


def test_interest_is_nobody(extractor: Extractor) -> None:
    found = extractor.extract("जो शाखा प्रबन्धक रुचि नहीं ले रहे उनकी सूची दें।\n").officials
    assert [person.name for person in found] == [None]
