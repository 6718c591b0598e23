"""Sentences become indicators: what is counted, in which unit, with which status; and what is no indicator."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_extract.indicators import IndicatorDraft, find_indicators
from minutes_extract.packs import Compiled, compiled_packs
from minutes_extract.reading import read
from minutes_extract.record import Indicator, Span
from tests.counted import lines_run


@pytest.fixture(scope="module")
def packs() -> Compiled:
    return compiled_packs()


def drafts(text: str, packs: Compiled) -> list[IndicatorDraft]:
    return find_indicators(read(text, packs)).drafts


# text; then number, unit, about, status of each indicator, in order
FIGURES: list[tuple[str, list[tuple[str, str, str, str]]]] = [
    (
        "उन्होंने कहा कि 15 दिन के भीतर सभी 214 लंबित आवेदनों का निष्पादन करें।",
        [
            ("214", "count", "लंबित आवेदनों", "pending"),
        ],
    ),
    (
        "जिलाधिकारी ने 50 प्रतिशत से कम उपलब्धि वाले 3 बैंकों को चेतावनी दी।",
        [
            ("50", "percent", "उपलब्धि", "stated"),
            ("3", "count", "बैंकों", "achieved"),
        ],
    ),
    (
        "मृतक के परिजनों को 4-4 लाख रुपये की सहायता राशि दी जाएगी।",
        [
            ("4-4 लाख", "INR", "सहायता राशि", "planned"),
        ],
    ),
    (
        "थाना पुलिस ने 3 आरोपियों को गिरफ्तार कर उनके पास से 12 किलो गांजा और 2 बाइक बरामद की।",
        [
            ("3", "count", "आरोपियों", "achieved"),
            ("12", "kg", "गांजा", "achieved"),
            ("2", "count", "बाइक", "achieved"),
        ],
    ),
    (
        "मुख्यमंत्री ने 225 करोड़ रुपये की 48 परियोजनाओं का लोकार्पण और शिलान्यास किया।",
        [
            ("225 करोड़", "INR", "परियोजनाओं", "achieved"),
            ("48", "count", "परियोजनाओं", "achieved"),
        ],
    ),
    (
        "मनरेगा में 14 लाख मानव दिवस सृजित करने का लक्ष्य था, जिसके विरुद्ध 11 लाख मानव दिवस सृजित किए गए।",
        [
            ("14 लाख", "count", "मानव दिवस", "target"),
            ("11 लाख", "count", "मानव दिवस", "achieved"),
        ],
    ),
    (
        "जिले में कुल 812 आंगनबाड़ी केंद्र संचालित हैं, जिनमें से 64 केंद्रों के पास अपना भवन नहीं है।",
        [
            ("812", "count", "आंगनबाड़ी केंद्र", "stated"),
            ("64", "count", "केंद्रों", "stated"),
        ],
    ),
    (
        "सम्पूर्ण समाधान दिवस में 87 शिकायतें आईं, 9 का निस्तारण हुआ।",
        [
            ("87", "count", "शिकायतें", "achieved"),
            ("9", "count", "शिकायतें", "achieved"),
        ],
    ),
    (
        "धान खरीद के लिए 62 क्रय केंद्र बनाए गए हैं और 5.20 लाख क्विंटल धान खरीदने का लक्ष्य रखा गया है।",
        [
            ("62", "count", "क्रय केंद्र", "achieved"),
            ("5.20 लाख", "quintal", "धान", "target"),
        ],
    ),
    (
        "अब तक 1,340 किसानों से 7,820 मीट्रिक टन धान की खरीद की जा चुकी है।",
        [
            ("1,340", "count", "किसानों", "achieved"),
            ("7,820", "tonne", "धान", "achieved"),
        ],
    ),
    (
        "किसानों के खातों में 16.40 करोड़ रुपये का भुगतान किया गया।",
        [
            ("16.40 करोड़", "INR", "भुगतान", "achieved"),
        ],
    ),
    (
        "सीडी रेशियो 40 प्रतिशत से कम रहने पर बैंकों को कार्ययोजना बनाने के निर्देश दिए गए।",
        [
            ("40", "percent", "सीडी रेशियो", "stated"),
        ],
    ),
    (
        "जिले का सीडी रेशियो 58.3 प्रतिशत है।",
        [
            ("58.3", "percent", "जिले का सीडी रेशियो", "stated"),
        ],
    ),
    (
        "डीएम ने कहा कि 31 मार्च तक 500 नए समूह गठित किए जाएं।",
        [
            ("500", "count", "नए समूह", "planned"),
        ],
    ),
    (
        "उपायुक्त ने 75 गांवों में जलापूर्ति शुरू करने का निर्देश दिया।",
        [
            ("75", "count", "गांवों", "planned"),
        ],
    ),
    (
        "योजना के तहत 18 से 40 वर्ष के युवाओं को 5 लाख रुपये तक का ब्याज मुक्त ऋण दिया जाता है।",
        [
            ("5 लाख", "INR", "ब्याज मुक्त ऋण", "stated"),
        ],
    ),
    (
        "जुलाई माह में 23 सड़क दुर्घटनाएं हुईं, जिनमें 11 लोगों की मौत हो गई और 19 घायल हुए।",
        [
            ("23", "count", "सड़क दुर्घटनाएं", "stated"),
            ("11", "count", "लोगों", "stated"),
            ("19", "count", "घायल लोगों", "stated"),
        ],
    ),
    (
        "खनन विभाग ने 14 वाहनों को जब्त कर 3.75 लाख रुपये का जुर्माना वसूला।",
        [
            ("14", "count", "वाहनों", "achieved"),
            ("3.75 लाख", "INR", "जुर्माना", "achieved"),
        ],
    ),
    (
        "कैबिनेट ने 320 पदों के सृजन को मंजूरी दी।",
        [
            ("320", "count", "पदों", "sanctioned"),
        ],
    ),
    (
        "राज्य सरकार ने 1,200 करोड़ रुपये के बजट को स्वीकृति दी।",
        [
            ("1,200 करोड़", "INR", "बजट", "sanctioned"),
        ],
    ),
    (
        "जिले में 3 लाख 42 हजार 118 आयुष्मान कार्ड बनाए जा चुके हैं।",
        [
            ("3 लाख 42 हजार 118", "count", "आयुष्मान कार्ड", "achieved"),
        ],
    ),
    (
        "संस्थागत प्रसव 92 प्रतिशत, एएनसी 78 प्रतिशत तथा पूर्ण टीकाकरण 95 प्रतिशत पाया गया।",
        [
            ("92", "percent", "संस्थागत प्रसव", "achieved"),
            ("78", "percent", "एएनसी", "achieved"),
            ("95", "percent", "पूर्ण टीकाकरण", "achieved"),
        ],
    ),
    (
        "पशुपालन विभाग द्वारा 52 हजार पशुओं का टीकाकरण किया गया है, जबकि 8 हजार पशु शेष हैं।",
        [
            ("52 हजार", "count", "पशुओं", "achieved"),
            ("8 हजार", "count", "पशु", "pending"),
        ],
    ),
    (
        "विभाग को 25 लाख पौधे लगाने का लक्ष्य दिया गया है।",
        [
            ("25 लाख", "count", "पौधे", "target"),
        ],
    ),
    (
        "पिछले 24 घंटे में 64 मिलीमीटर बारिश दर्ज की गई।",
        [
            ("64", "mm", "बारिश", "stated"),
        ],
    ),
    (
        "मेले में 40 स्टॉल लगाए गए तथा 2,300 युवाओं का पंजीकरण हुआ, जिनमें से 612 को ऑफर लेटर दिए गए।",
        [
            ("40", "count", "स्टॉल", "achieved"),
            ("2,300", "count", "युवाओं", "achieved"),
            ("612", "count", "युवाओं", "achieved"),
        ],
    ),
    (
        "₹2.35 करोड़ की लागत से बने पंचायत भवन का उद्घाटन किया गया।",
        [
            ("2.35 करोड़", "INR", "लागत से बने पंचायत भवन", "achieved"),
        ],
    ),
    (
        "सड़क चौड़ीकरण पर 18 करोड़ रुपये खर्च किए गए हैं।",
        [
            ("18 करोड़", "INR", "सड़क चौड़ीकरण", "achieved"),
        ],
    ),
    (
        "पेंशन की राशि 400 रुपये से बढ़ाकर 1100 रुपये कर दी गई है।",
        [
            ("400", "INR", "पेंशन की राशि", "stated"),
            ("1100", "INR", "पेंशन की राशि", "stated"),
        ],
    ),
    (
        "महंगाई भत्ते में 3 प्रतिशत की बढ़ोतरी की गई।",
        [
            ("3", "percent", "महंगाई भत्ते में बढ़ोतरी", "achieved"),
        ],
    ),
    (
        "बिजली बिल में 10 प्रतिशत की छूट मिलेगी।",
        [
            ("10", "percent", "बिजली बिल में छूट", "stated"),
        ],
    ),
    (
        "प्रशिक्षण में 6 विकास खंडों के 120 प्रगणकों ने भाग लिया।",
        [
            ("6", "count", "विकास खंडों", "stated"),
            ("120", "count", "प्रगणकों", "achieved"),
        ],
    ),
    (
        "बैठक में एडीएम सहित 25 अधिकारी उपस्थित रहे।",
        [
            ("25", "count", "अधिकारी", "stated"),
        ],
    ),
    (
        "सर्वाधिक 312 मामले भूमि विवाद से संबंधित थे।",
        [
            ("312", "count", "मामले", "stated"),
        ],
    ),
    (
        "प्रखंडवार समीक्षा में सदर में 120, पटोरी में 85 और ताजपुर में 64 आवास लंबित पाए गए।",
        [
            ("120", "count", "आवास", "pending"),
            ("85", "count", "आवास", "pending"),
            ("64", "count", "आवास", "pending"),
        ],
    ),
    (
        "आवास योजना के 240 लाभुकों को प्रथम किस्त तथा 180 लाभुकों को द्वितीय किस्त की राशि दी गई।",
        [
            ("240", "count", "लाभुकों", "achieved"),
            ("180", "count", "लाभुकों", "achieved"),
        ],
    ),
    (
        "कन्या सुमंगला योजना में 560 आवेदन ब्लॉक स्तर पर लंबित हैं।",
        [
            ("560", "count", "आवेदन", "pending"),
        ],
    ),
    (
        "दो पक्षों में मारपीट, पांच घायल",
        [
            ("पांच", "count", "घायल", "stated"),
        ],
    ),
    (
        "अज्ञात वाहन की टक्कर से दो युवकों की मौत",
        [
            ("दो", "count", "युवकों", "stated"),
        ],
    ),
    (
        "जिले के 150 गांव बाढ़ से प्रभावित, 4500 लोग सुरक्षित निकाले गए",
        [
            ("150", "count", "गांव", "stated"),
            ("4500", "count", "लोग", "achieved"),
        ],
    ),
    (
        "किसानों को मिलेगा 50 प्रतिशत अनुदान",
        [
            ("50", "percent", "अनुदान", "stated"),
        ],
    ),
    (
        "महिलाओं को दिए जाएंगे 500 सिलाई मशीन",
        [
            ("500", "count", "सिलाई मशीन", "planned"),
        ],
    ),
    (
        "सीएम ने 1200 शिक्षकों को बांटे नियुक्ति पत्र",
        [
            ("1200", "count", "शिक्षकों", "achieved"),
        ],
    ),
    (
        "10 हजार से ज्यादा लोगों ने लिया योजना का लाभ",
        [
            ("10 हजार", "count", "लोगों", "achieved"),
        ],
    ),
    (
        "अभियान के तहत 5 जून तक 2.5 लाख पौधे रोपे जाएंगे।",
        [
            ("2.5 लाख", "count", "पौधे", "planned"),
        ],
    ),
    (
        "स्वास्थ्य विभाग में 30 चिकित्सकों के पद रिक्त हैं।",
        [
            ("30", "count", "चिकित्सकों के पद", "stated"),
        ],
    ),
    (
        "कुल 65 एमएलडी क्षमता का एसटीपी बनाया जा रहा है।",
        [
            ("65", "MLD", "क्षमता का एसटीपी", "planned"),
        ],
    ),
    (
        "परियोजना से 1,500 हेक्टेयर भूमि में सिंचाई सुविधा मिलेगी।",
        [
            ("1,500", "hectare", "भूमि", "planned"),
        ],
    ),
    (
        "सदस्यता अभियान में 25 लाख सदस्य बनाने का लक्ष्य है।",
        [
            ("25 लाख", "count", "सदस्य", "target"),
        ],
    ),
    (
        "तीन दिवसीय कार्यशाला में 45 प्रतिभागियों को प्रशिक्षित किया गया।",
        [
            ("45", "count", "प्रतिभागियों", "achieved"),
        ],
    ),
    (
        "नगर निगम ने 112 बकायेदारों को नोटिस जारी किए।",
        [
            ("112", "count", "बकायेदारों", "achieved"),
        ],
    ),
    (
        "बैंक द्वारा 210 समूहों को सीसीएल के रूप में 6 करोड़ 30 लाख रुपये की राशि स्वीकृत की गई।",
        [
            ("210", "count", "समूहों", "sanctioned"),
            ("6 करोड़ 30 लाख", "INR", "सीसीएल की राशि", "sanctioned"),
        ],
    ),
    (
        "जिले में 64 पशु सखियों को भी तैनात किया जा रहा है।",
        [
            ("64", "count", "पशु सखियों", "planned"),
        ],
    ),
    (
        "इसके लिए पुलिया निर्माण को 48.20 लाख रुपये की प्रशासकीय स्वीकृति जारी की गई।",
        [
            ("48.20 लाख", "INR", "पुलिया निर्माण", "sanctioned"),
        ],
    ),
    (
        "तालाब खुदाई पर 9.40 लाख रुपये खर्च होंगे।",
        [
            ("9.40 लाख", "INR", "तालाब खुदाई", "planned"),
        ],
    ),
    (
        "नाली बिछाने के लिए 3.10 करोड़ रुपये मंजूर किए गए।",
        [
            ("3.10 करोड़", "INR", "नाली बिछाने", "sanctioned"),
        ],
    ),
    (
        "करीब 12 करोड़ रुपये की लागत से बस अड्डा बनेगा।",
        [
            ("12 करोड़", "INR", "लागत से बस अड्डा", "planned"),
        ],
    ),
    (
        "सहायिकाओं के मानदेय में 15 प्रतिशत वृद्धि की घोषणा की गई।",
        [
            ("15", "percent", "सहायिकाओं के मानदेय", "planned"),
        ],
    ),
    (
        "ऋण सीमा को 2 लाख से बढ़ाकर 3 लाख रुपये किया गया है।",
        [
            ("2 लाख", "INR", "ऋण सीमा", "stated"),
            ("3 लाख", "INR", "ऋण सीमा", "stated"),
        ],
    ),
    (
        "ब्याज दर 7 प्रतिशत से घटाकर 4 प्रतिशत की गई।",
        [
            ("7", "percent", "ब्याज दर", "stated"),
            ("4", "percent", "ब्याज दर", "stated"),
        ],
    ),
    (
        "यदि 5 लाख रुपये से अधिक का कार्य हो तो निविदा आवश्यक है।",
        [
            ("5 लाख", "INR", "कार्य", "stated"),
        ],
    ),
    (
        "ताकि 20 हजार महिलाओं को रोजगार मिल सके।",
        [
            ("20 हजार", "count", "महिलाओं", "stated"),
        ],
    ),
    (
        "सभी 18 प्रखंडों में शिविर लगाए गए।",
        [
            ("18", "count", "प्रखंडों", "stated"),
        ],
    ),
    (
        "कुल 46 में से 31 प्रस्तावों को मंजूरी दी गई।",
        [
            ("46", "count", "प्रस्तावों", "stated"),
            ("31", "count", "प्रस्तावों", "sanctioned"),
        ],
    ),
    (
        "जिले को 82 हजार किसानों की फार्मर रजिस्ट्री करानी है।",
        [
            ("82 हजार", "count", "किसानों", "target"),
        ],
    ),
    (
        "अभी 1,250 परिवार नल कनेक्शन से वंचित हैं।",
        [
            ("1,250", "count", "परिवार", "pending"),
        ],
    ),
    (
        "22 भवनों का निर्माण कार्य प्रगति पर है।",
        [
            ("22", "count", "भवनों", "pending"),
        ],
    ),
    (
        "योजना में अब तक 9.5 लाख रुपये का अनुदान वितरित किया गया।",
        [
            ("9.5 लाख", "INR", "अनुदान", "achieved"),
        ],
    ),
    (
        "खेतों में ड्रिप पर 80 प्रतिशत अनुदान दिया जाएगा।",
        [
            ("80", "percent", "अनुदान", "stated"),
        ],
    ),
    (
        "शहर में अगले साल 6 नए पार्क बनाए जाएंगे।",
        [
            ("6", "count", "नए पार्क", "planned"),
        ],
    ),
    (
        "भर्ती में महिलाओं को 33 प्रतिशत आरक्षण मिलेगा।",
        [
            ("33", "percent", "आरक्षण", "stated"),
        ],
    ),
    (
        "तापमान 44 डिग्री सेल्सियस तक पहुंच सकता है।",
        [
            ("44", "celsius", "तापमान", "stated"),
        ],
    ),
    (
        "नए पुल की लंबाई 320 मीटर है।",
        [
            ("320", "m", "नए पुल की लंबाई", "stated"),
        ],
    ),
    (
        "संयंत्र से हर साल 40 मेगावाट बिजली बनेगी।",
        [
            ("40", "MW", "बिजली", "planned"),
        ],
    ),
    (
        "कंपनी ने 2 हजार करोड़ रुपये का निवेश किया।",
        [
            ("2 हजार करोड़", "INR", "निवेश", "achieved"),
        ],
    ),
    (
        "निवेशकों के साथ 350 करोड़ रुपये के 14 एमओयू हुए।",
        [
            ("350 करोड़", "INR", "एमओयू", "achieved"),
            ("14", "count", "एमओयू", "achieved"),
        ],
    ),
    (
        "क्षेत्र में 5 हजार 200 हेक्टेयर में रोपनी हो चुकी है।",
        [
            ("5 हजार 200", "hectare", "रोपनी", "achieved"),
        ],
    ),
    (
        "जिले की 61 प्रतिशत महिलाएं साक्षर हैं।",
        [
            ("61", "percent", "महिलाएं", "stated"),
        ],
    ),
    (
        "दुकान से 40 बोतल शराब बरामद की गई।",
        [
            ("40", "count", "बोतल शराब", "achieved"),
        ],
    ),
    (
        "एक लाख से अधिक श्रद्धालुओं ने स्नान किया।",
        [
            ("एक लाख", "count", "श्रद्धालुओं", "achieved"),
        ],
    ),
    (
        "डेढ़ लाख पौधे लगाए जा चुके हैं।",
        [
            ("डेढ़ लाख", "count", "पौधे", "achieved"),
        ],
    ),
    (
        "कम से कम 60 प्रतिशत उपस्थिति अनिवार्य है।",
        [
            ("60", "percent", "उपस्थिति", "stated"),
        ],
    ),
    (
        "प्रत्येक पंचायत में 2 अमृत सरोवर बनाने का लक्ष्य है।",
        [
            ("2", "count", "अमृत सरोवर", "target"),
        ],
    ),
    (
        "आवास निर्माण में 92 प्रतिशत उपलब्धि हासिल की गई।",
        [
            ("92", "percent", "आवास निर्माण में उपलब्धि", "achieved"),
        ],
    ),
    (
        "अब तक लक्ष्य का 64 प्रतिशत हासिल किया जा चुका है।",
        [
            ("64", "percent", "लक्ष्य", "achieved"),
        ],
    ),
    (
        "एंबुलेंस की संख्या बढ़ाकर 40 करने का निर्देश दिया।",
        [
            ("40", "count", "एंबुलेंस की संख्या", "target"),
        ],
    ),
    (
        "12 गांवों की 340 महिलाओं ने प्रशिक्षण लिया।",
        [
            ("12", "count", "गांवों", "stated"),
            ("340", "count", "महिलाओं", "achieved"),
        ],
    ),
    (
        "कुल लागत 18.4 करोड़ रुपये है।",
        [
            ("18.4 करोड़", "INR", "कुल लागत", "stated"),
        ],
    ),
    (
        "परियोजना के तहत 220 किमी लंबी पाइपलाइन बिछाई जाएगी।",
        [
            ("220", "km", "लंबी पाइपलाइन", "planned"),
        ],
    ),
    (
        "नगर परिषद ने 76 दुकानों को सील किया।",
        [
            ("76", "count", "दुकानों", "achieved"),
        ],
    ),
    (
        "कार्यक्रम में तीन हजार लोग मौजूद थे।",
        [
            ("तीन हजार", "count", "लोग", "stated"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures(text: str, expected: list[tuple[str, str, str, str]], packs: Compiled) -> None:
    found = [(d.number["text"], d.unit, d.about, d.status) for d in drafts(text, packs)]
    assert found == expected


NO_INDICATORS = [
    "अगले दो दिनों में भारी बारिश की संभावना है।",
    "मेला 5 दिन तक चलेगा।",
    "एक अधिकारी ने बताया कि कार्य जल्द पूरा होगा।",
    "उन्होंने दो टूक कहा कि लापरवाही बर्दाश्त नहीं होगी।",
    "टीम तीन बार गांव पहुंची।",
    "हेल्पलाइन नंबर 1076 पर शिकायत करें।",
    "धारा 144 लागू की गई।",
    "आरोपी 34 वर्षीय मोहन को जेल भेजा गया।",
    "कक्षा 8 के छात्र शामिल हुए।",
    "सुबह 10:30 बजे बैठक शुरू हुई।",
    "वर्ष 2024-25 की कार्ययोजना पर चर्चा हुई।",
    "राष्ट्रीय राजमार्ग 27 पर जाम लगा।",
    "हजारों लोग मेले में पहुंचे।",
]


@pytest.mark.parametrize("text", NO_INDICATORS)
def test_numbers_that_measure_nothing(text: str, packs: Compiled) -> None:
    assert drafts(text, packs) == []


# text, number, comparator
COMPARATORS = [
    ("मेले में 3 हजार से अधिक लोग पहुंचे।", "3 हजार", "more_than"),
    ("मेले में लगभग 3 हजार लोग पहुंचे।", "3 हजार", "about"),
    ("उपस्थिति 40 प्रतिशत से कम मिली।", "40", "less_than"),
    ("किसानों को 2 लाख रुपये तक का ऋण मिलता है।", "2 लाख", "up_to"),
    ("कम से कम 30 समूहों को जोड़ें।", "30", "at_least"),
    ("मेले में 3 हजार लोग पहुंचे।", "3 हजार", None),
]


@pytest.mark.parametrize(("text", "number", "comparator"), COMPARATORS)
def test_comparators(text: str, number: str, comparator: str | None, packs: Compiled) -> None:
    assert [(d.number["text"], d.comparator) for d in drafts(text, packs)] == [(number, comparator)]


# The noun stands in the sentence before, the line above, or a later item.
ELLIPSES = [
    ("शिविर में 64 आवेदन आए।\nइनमें से 41 का मौके पर निस्तारण किया गया।", ["आवेदन", "आवेदन"]),
    ("नए पुल\n12\nनई सड़कें\n30", ["नए पुल", "नई सड़कें"]),
    ("सदर में 14, नगर में 9 और देहात में 7 नलकूप खराब हैं।", ["नलकूप", "नलकूप", "नलकूप"]),
    ("लक्ष्य 800 के सापेक्ष 655 नलकूप लगाए गए।", ["नलकूप", "नलकूप"]),
    ("कुल 60 टीमें बनाई गईं, जिनमें से 12 गांवों में हैं।", ["टीमें", "टीमें"]),
]


@pytest.mark.parametrize(("text", "abouts"), ELLIPSES)
def test_nouns_left_out(text: str, abouts: list[str], packs: Compiled) -> None:
    assert [d.about for d in drafts(text, packs)] == abouts


class _Actors:
    """A reporter in every sentence."""

    def actor(self, sentence: int) -> str:
        return f"p{sentence}"


class _Scheme:
    def __init__(self, id_: str | None, name: str, mentions: list[tuple[int, int]]) -> None:
        self.id, self.name, self.mentions = id_, name, mentions


def test_reporter_only_where_someone_reports(packs: Compiled) -> None:
    text = "डीपीएम ने बताया कि 40 समूह गठित हैं।\nकुल 12 शिविर लगाए गए।"
    found = find_indicators(read(text, packs), _Actors())
    assert [d.reported_by for d in found.drafts] == ["p0", None]


def test_scheme_of_the_sentence_and_of_the_one_before(packs: Compiled) -> None:
    text = "जल जीवन मिशन में 40 गांव शामिल हैं। अब तक 12 टंकियां बनी हैं।\nमेले में 9 स्टॉल लगे।"
    found = find_indicators(read(text, packs), None, [_Scheme("jjm", "जल जीवन मिशन", [(0, 3)])])
    assert [d.scheme for d in found.drafts] == ["jjm", "jjm", None]


def test_zero_of_an_abbreviation_is_accounted_for(packs: Compiled) -> None:
    text = "डा0 मेहता ने 30 मरीज देखे।"
    found = find_indicators(read(text, packs))
    assert [(o.number["text"], o.kind) for o in found.others] == [("0", "abbreviation")]


def test_record_models(packs: Compiled) -> None:
    text = "जिले में 530 समूह गठित हैं। बैठक 10:30 बजे हुई।"
    reading = read(text, packs)
    found = find_indicators(reading)
    (indicator,) = map(Indicator.model_validate, found.indicators(reading, {}))
    assert (indicator.id, indicator.code, indicator.value, indicator.status) == ("i1", "shg.formed", 530, "achieved")
    assert indicator.mentions[0].sentence.text == "जिले में 530 समूह गठित हैं।"
    assert indicator.mentions[0].text == "530 समूह"
    assert found.other_numbers() == [{"start": 33, "end": 38, "text": "10:30", "kind": "time"}]


_PIECES = st.sampled_from(
    "12|4,500|3.5|डेढ़ लाख|करोड़|रुपये|प्रतिशत|के सापेक्ष|लक्ष्य|समूह|महिलाओं|को|की|का|से|में|और|,|।|(|)|/".split("|")
    + "से अधिक|तक|है|किया गया|होंगे|बढ़ाकर|जिनमें से|लागत|डा0|₹|\n|लंबित|०|राशि|‘|’|बनेंगी|हेतु|प्रति".split("|")
)
_DIGITS = re.compile("[0-9०-९]+")


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=40))
def test_any_order_of_words_is_read_and_grounded(pieces: list[str]) -> None:
    packs = compiled_packs()
    text = " ".join(pieces)
    reading = read(text, packs)
    found = find_indicators(reading)
    covered = [Span.model_validate(draft.number) for draft in (*found.drafts, *found.others)]
    assert all(text[span.start : span.end] == span.text for span in covered)
    furniture = [
        reading.char_span(reading.tokens.starts[s.start], reading.tokens.ends[s.end - 1])
        for s in reading.sentences
        if s.furniture
    ]
    for match in _DIGITS.finditer(text):
        assert any(span.start < match.end() and match.start() < span.end for span in covered + furniture)
    for indicator in map(Indicator.model_validate, found.indicators(reading, {})):
        mention = indicator.mentions[0]
        assert mention.start <= mention.number.start < mention.number.end <= mention.end


@pytest.mark.parametrize("piece", ["12 ", "12, ", "12 और ", "40 समूह ", "5 करोड़ रुपये ", "में से 3 ", "12 के सापेक्ष "])
def test_hostile_repeats_stay_linear(piece: str, packs: Compiled) -> None:
    def lines(times: int) -> int:
        reading = read(piece * times, packs)
        return lines_run(lambda: find_indicators(reading))

    lines(20)  # words are judged once and remembered
    assert lines(800) < 8 * lines(200)  # 4 when linear, 16 when every figure looks at every other
