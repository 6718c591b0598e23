"""Costs, dues, outlays and numbers that name things, in wordings a rule once read wrongly, with other figures."""

from __future__ import annotations

import pytest

from minutes_extract import Extractor


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


FIGURES = [
    # what a sum pays for: behind the cost, or before the sum
    (
        "2.15 करोड़ रुपये की लागत से निर्मित इस योजना से 1,900 लोग लाभान्वित होंगे।",
        [("2.15 करोड़", "INR", "लागत से निर्मित इस योजना", "achieved"), ("1,900", "count", "लोग", "planned")],
    ),
    ("यह गलियां 26 लाख रुपये की लागत से बनवाकर तैयार करवाई जाएंगी।", [("26 लाख", "INR", "गलियां", "planned")]),
    (
        "सब-स्टेशन 41.5 करोड़ रुपये की लागत से 900 वर्ग मीटर भूमि पर तैयार हुआ है।",
        [("41.5 करोड़", "INR", "सब-स्टेशन", "achieved"), ("900", "sq_m", "भूमि", "achieved")],
    ),
    (
        "11 करोड़ 20 लाख रुपये लागत से 18 किलोमीटर लंबी सड़कों का निर्माण होगा।",
        [
            ("11 करोड़ 20 लाख", "INR", "लागत से 18 किलोमीटर लंबी सड़कों का निर्माण", "planned"),
            ("18", "km", "लंबी सड़कों", "planned"),
        ],
    ),
    ("पुल 3 करोड़ रुपये की लागत से बनाए जाने वाले भवन के पास है।", [("3 करोड़", "INR", "लागत से बनाए जाने वाले भवन", "stated")]),
    ("किसानों को 4,150 रुपये प्रति क्विंटल की दर से माह मई में भुगतान किया गया।", [("4,150", "INR", "दर", "stated")]),
    ("प्रशासन ने 31.40 लाख धनराशि के चैक वितरित किए हैं।", [("31.40 लाख", "INR", "धनराशि के चैक", "achieved")]),
    # dues and bars
    ("उपभोक्ताओं पर 86.2 करोड़ रुपये का बकाया है।", [("86.2 करोड़", "INR", "उपभोक्ताओं पर बकाया", "pending")]),
    (
        "20 हजार से ऊपर के बकायेदारों के कनेक्शन काटने का निर्देश दिया गया।",
        [("20 हजार", "INR", "बकायेदारों के कनेक्शन", "stated")],
    ),
    # rupees left out, told by the outlay, by the next sum, by what was spent
    (
        "सिंचाई विभाग के परिव्यय को 4 करोड़ 12 लाख अनुमोदित किया गया।",
        [("4 करोड़ 12 लाख", "INR", "सिंचाई विभाग के परिव्यय", "sanctioned")],
    ),
    (
        "रेशम 1 करोड़ 14 लाख,सहकारिता 36 लाख,पर्यटन 48 लाख,खेलकूद 52 लाख सहित 26 विभागों का परिव्यय अनुमोदित किया गया।",
        [
            ("1 करोड़ 14 लाख", "INR", "रेशम", "sanctioned"),
            ("36 लाख", "INR", "सहकारिता", "sanctioned"),
            ("48 लाख", "INR", "पर्यटन", "sanctioned"),
            ("52 लाख", "INR", "खेलकूद", "sanctioned"),
            ("26", "count", "विभागों", "sanctioned"),
        ],
    ),
    (
        "वार्ड 4 में सामुदायिक भवन के लिए 31 लाख व वार्ड 9 में बाउंड्रीवाल हेतु 6.25 लाख रुपये की स्वीकृति दी गई।",
        [("31 लाख", "INR", "सामुदायिक भवन", "sanctioned"), ("6.25 लाख", "INR", "बाउंड्रीवाल", "sanctioned")],
    ),
    (
        "पिछले वर्ष स्वीकृत 41.20 करोड़ के सापेक्ष 38 करोड़ 15 लाख व्यय किया गया।",
        [
            ("41.20 करोड़", "INR", "पिछले वर्ष स्वीकृत", "sanctioned"),
            ("38 करोड़ 15 लाख", "INR", "पिछले वर्ष स्वीकृत", "achieved"),
        ],
    ),
    (
        "लोक निर्माण विभाग का परिव्यय 3 करोड़ 10 लाख से बढ़ाकर 4 करोड़ 5 लाख किया गया।",
        [
            ("3 करोड़ 10 लाख", "INR", "लोक निर्माण विभाग का परिव्यय", "stated"),
            ("4 करोड़ 5 लाख", "INR", "लोक निर्माण विभाग का परिव्यय", "sanctioned"),
        ],
    ),
    (
        "वृद्धावस्था पेंशन 1,000 से बढ़ाकर 1,500 रुपये की गई।",
        [
            ("1,000", "INR", "वृद्धावस्था पेंशन", "stated"),
            ("1,500", "INR", "वृद्धावस्था पेंशन", "stated"),
        ],
    ),
    # parts of what was approved, what a proposal asks for, what was only sent to be approved
    (
        "940 नए पेंशन मामलों को स्वीकृति दी गई जिसके अंतर्गत विधवा पेंशन के 420, दिव्यांग पेंशन के 96 मामले शामिल हैं।",
        [
            ("940", "count", "नए पेंशन मामलों", "sanctioned"),
            ("420", "count", "विधवा पेंशन", "sanctioned"),
            ("96", "count", "मामले", "sanctioned"),
        ],
    ),
    ("45 स्ट्रीट लाइट क्रय करने का प्रस्ताव भी सर्वसम्मति से पास हुआ।", [("45", "count", "स्ट्रीट लाइट", "sanctioned")]),
    ("परीक्षा में 45 छात्र पास हुए।", [("45", "count", "छात्र", "achieved")]),
    ("3 योजनाओं की डीपीआर स्वीकृति के लिए भेजी गई है।", [("3", "count", "योजनाओं", "planned")]),
    # a work begun, a thing found
    ("विधायक ने 4 गलियों के निर्माण कार्य का शुभारंभ किया।", [("4", "count", "गलियों", "planned")]),
    ("विधायक ने 4 विद्यालयों का शुभारंभ किया।", [("4", "count", "विद्यालयों", "achieved")]),
    ("जांच में 140 गोवंश मौके पर मिले।", [("140", "count", "गोवंश", "stated")]),
    ("केंद्र में आठ बच्चे भर्ती मिलने पर डीएम ने नाराजगी जताई।", [("आठ", "count", "बच्चे", "stated")]),
    ("20 बेड के विरुद्ध मात्र नौ बच्चे भर्ती मिले।", [("20", "count", "बेड", "stated"), ("नौ", "count", "बच्चे", "achieved")]),
    # what was taken from somebody, what the books say, what an approval brings about, what a rule sets for each
    (
        "पुलिस ने एक आरोपी को पकड़ा, जिसके कब्जे से 30 लीटर महुआ शराब पाई गई।",
        [("30", "litre", "महुआ शराब", "achieved")],
    ),
    (
        "अभिलेखों में दर्ज 140 गोवंश के सापेक्ष 128 गोवंश मौके पर मिले।",
        [("140", "count", "गोवंश", "stated"), ("128", "count", "गोवंश", "stated")],
    ),
    ("शालाओं में 41 हजार बच्चे दर्ज हैं।", [("41 हजार", "count", "बच्चे", "stated")]),
    ("थाने में 14 मामले दर्ज हैं।", [("14", "count", "मामले", "achieved")]),
    (
        "2 करोड़ 15 लाख रुपये के प्रस्ताव पारित होने से विकास कार्य दिखाई देंगे।",
        [("2 करोड़ 15 लाख", "INR", "प्रस्ताव", "sanctioned")],
    ),
    ("हर टीम में पांच सदस्य होंगे।", [("पांच", "count", "सदस्य", "stated")]),
    ("सभी 1,140 बूथों पर सूची पढ़कर सुनाई जाएगी।", [("1,140", "count", "बूथों", "stated")]),
    # a loss and whom it befell, a past year between noun and figure, a list of goals, a part still to be paid
    ("कुल 1 करोड़ 4 लाख रुपये की चपत जल शक्ति विभाग को लगी है।", [("1 करोड़ 4 लाख", "INR", "चपत", "stated")]),
    (
        "इस प्रकार कुल अवमुक्त 61120.40 लाख के मुकाबले 50110.20 लाख व्यय हुआ है।",
        [("61120.40 लाख", "INR", "कुल अवमुक्त", "sanctioned"), ("50110.20 लाख", "INR", "व्यय", "achieved")],
    ),
    (
        "बिजली की अधिकतम मांग पिछले साल 6,120 मेगावाट तक पहुंची थी।",
        [("6,120", "MW", "बिजली की अधिकतम मांग", "stated")],
    ),
    (
        "कटरा में 7,200 के लक्ष्य पर 3,150 व मझौली में 6,400 के लक्ष्य पर 2,240 कृत्रिम गर्भाधान हुए।",
        [
            ("7,200", "count", "कृत्रिम गर्भाधान", "target"),
            ("3,150", "count", "कृत्रिम गर्भाधान", "achieved"),
            ("6,400", "count", "कृत्रिम गर्भाधान", "target"),
            ("2,240", "count", "कृत्रिम गर्भाधान", "achieved"),
        ],
    ),
    ("शेष 3 करोड़ 14 लाख रुपये का भुगतान शीघ्र किया जाएगा।", [("3 करोड़ 14 लाख", "INR", "भुगतान", "pending")]),
    ("पांच सदस्यीय टीम ने स्थल का जायजा लिया।", [("पांच", "count", "सदस्यीय टीम", "stated")]),
    # one number in two parts, the second with decimals
    ("मंडियों में 31 हजार 118.5 मीट्रिक टन सरसों की आवक हुई।", [("31 हजार 118.5", "tonne", "सरसों", "achieved")]),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures(text: str, expected: list[tuple[str, str, str, str]], extractor: Extractor) -> None:
    found = extractor.extract(text + "\n").indicators
    assert [(i.mentions[0].number.text, i.unit, i.about, i.status) for i in found] == expected


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("मोटर सायकल क्रमांक सीजी 11 केडी 2206 जप्त की गई।", [("11", "reference"), ("2206", "reference")]),
        ("धारा 36(2), 57 (क) के तहत कार्रवाई हुई।", [("36", "reference"), ("2", "reference"), ("57", "reference")]),
        (
            "201-भोगपुर, 202-नानपुर तथा 204-मानपुर विधानसभा क्षेत्र में काम हुआ।",
            [("201", "reference"), ("202", "reference"), ("204", "reference")],
        ),
        ("काउंटर दिनांक 11 से लेकर 14 तक खुला रहेगा।", [("11 से लेकर 14", "date")]),
        ("उपभोक्ता 1912 पर शिकायत कर सकेंगे।", [("1912", "phone")]),
    ],
)
def test_numbers_that_count_nothing(text: str, numbers: list[tuple[str, str]], extractor: Extractor) -> None:
    record = extractor.extract(text)
    assert not record.indicators
    assert [(number.text, number.kind) for number in record.other_numbers] == numbers


@pytest.mark.parametrize(
    ("text", "about"),
    [("वार्ड 5 (120 घर) में पानी पहुंचा।", "घर"), ("धारा 144 (2 मामले) में कार्रवाई हुई।", "मामले")],
)
def test_a_bracket_behind_a_reference_may_count(text: str, about: str, extractor: Extractor) -> None:
    assert [i.about for i in extractor.extract(text + "\n").indicators] == [about]
