"""Wordings of local newspapers and typed press notes that a rule once read wrongly, with other names and figures."""

from __future__ import annotations

import pytest

from minutes_extract import Extractor
from minutes_extract.people.initials import stand_for


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


FIGURES = [
    # a goal of the past, told by the infinitive
    (
        "भू-राजस्व से 310.40 लाख रुपये जुटाए जाने थे, मगर 120.15 लाख रुपये ही आए।",
        [("310.40 लाख", "भू-राजस्व", "target"), ("120.15 लाख", "भू-राजस्व", "achieved")],
    ),
    ("इस वर्ष 14 लाख पौधे रोपने की अपेक्षा थी।", [("14 लाख", "पौधे", "target")]),
    (
        "जिले को 640 समूहों के लिए 21.40 करोड़ रुपये की साख सीमा का लक्ष्य मिला था।",
        [("640", "समूहों", "target"), ("21.40 करोड़", "साख सीमा का लक्ष्य", "target")],
    ),
    # a tax whose name ends in a word that is a verb elsewhere
    (
        "वाणिज्य कर का लक्ष्य 640 लाख रुपये था, जमा 210 लाख रुपये हुए।",
        [("640 लाख", "वाणिज्य कर का लक्ष्य", "target"), ("210 लाख", "वाणिज्य कर का लक्ष्य", "achieved")],
    ),
    # two participles with one auxiliary
    ("इस रकम से 6.5 किमी सड़क सुधारी और डामरीकृत की जाएगी।", [("6.5", "सड़क", "planned")]),
    # how far something came and no further
    ("जिले में नियमित टीकाकरण 81 प्रतिशत पर अटका।", [("81", "नियमित टीकाकरण", "achieved")]),
    ("जिले में 340 आवेदन अटके हैं।", [("340", "आवेदन", "pending")]),
    ("जिले में 74 प्रतिशत ही नियमित टीकाकरण हो पा रहा है।", [("74", "नियमित टीकाकरण", "achieved")]),
    ("सभी मदों में जनपद की प्राप्ति 91 प्रतिशत से अधिक रही।", [("91", "जनपद की प्राप्ति", "achieved")]),
    # what a percentage rose to by itself is reached, what it was raised to is set
    (
        "संस्थागत प्रसव 71 प्रतिशत से बढ़कर 86 प्रतिशत हो गए हैं।",
        [("71", "संस्थागत प्रसव", "stated"), ("86", "संस्थागत प्रसव", "achieved")],
    ),
    (
        "ग्रामीण बैंक का सीडी रेशियो 31.2% से बढ़कर 33.9%, को-ऑपरेटिव बैंक का 44.1% से घटकर 42.7% हुआ है।",
        [
            ("31.2", "ग्रामीण बैंक का सीडी रेशियो", "stated"),
            ("33.9", "ग्रामीण बैंक का सीडी रेशियो", "achieved"),
            ("44.1", "सीडी रेशियो", "stated"),
            ("42.7", "सीडी रेशियो", "achieved"),
        ],
    ),
    (
        "ऋण ब्याज दर घटकर मात्र 2 प्रतिशत हो गई है।",
        [("2", "ऋण ब्याज दर", "stated")],
    ),
    # compared with what was: no goal
    (
        "पहले मात्र 5 मेडिकल कॉलेजों की तुलना में अब 19 मेडिकल कॉलेज स्थापित किए गए हैं।",
        [("5", "मेडिकल कॉलेजों", "stated"), ("19", "मेडिकल कॉलेज", "achieved")],
    ),
    # decided in court, found, proposed, passed by the house
    ("लोक अदालत में 2 करोड़ 10 लाख रुपये की अवार्ड राशि पारित की गई।", [("2 करोड़ 10 लाख", "अवार्ड राशि", "achieved")]),
    ("राज्य में 31 लाख से ज्यादा प्रकरण राजीनामे से निपटे", [("31 लाख", "प्रकरण", "achieved")]),
    ("जांच में 18 इकाइयों को बंद करने का प्रस्ताव दिया गया है।", [("18", "इकाइयों", "planned")]),
    ("सदन में 140 करोड़ रुपये का बजट पास हुआ।", [("140 करोड़", "बजट", "sanctioned")]),
    ("देश की 9 करोड़ महिलाएं संगठित हैं।", [("9 करोड़", "महिलाएं", "achieved")]),
    (
        "राज्य के 210 पशु चिकित्सालयों के नए भवन निर्माण के लिए 96 करोड़ रुपए जारी किए गए हैं।",
        [("210", "पशु चिकित्सालयों", "sanctioned"), ("96 करोड़", "पशु चिकित्सालयों के नए भवन निर्माण", "sanctioned")],
    ),
    # what stands in bags is what is counted
    (
        "गोदाम में संदिग्ध यूरिया के 45 बैग, डीएपी के 70 बेग पाये गये।",
        [("45", "संदिग्ध यूरिया के बैग", "stated"), ("70", "डीएपी के बेग", "stated")],
    ),
    # one more of what was counted, in brackets behind a name
    (
        "सोनपुर में 8,410 परिवारों के खाते में राशि आई। इसके बाद सदर (3,155 परिवार) और दिघवारा (1,496 परिवार) का नंबर है।",
        [("8,410", "परिवारों", "achieved"), ("3,155", "परिवार", "achieved"), ("1,496", "परिवार", "achieved")],
    ),
    # a relative that points back; offices as labels, the last behind a conjunction
    ("सूची में पहली बार मत देने वाले युवा भी हैं, जिनकी संख्या 64,120 है।", [("64,120", "युवा", "stated")]),
    (
        "राजस्व के 31, पूर्ति विभाग के 12, पुलिस से संबंधित 9, नगर पंचायत के 4 व अन्य विभागों के 6 प्रार्थना पत्र आए।",
        [
            ("31", "प्रार्थना पत्र", "achieved"),
            ("12", "प्रार्थना पत्र", "achieved"),
            ("9", "प्रार्थना पत्र", "achieved"),
            ("4", "प्रार्थना पत्र", "achieved"),
            ("6", "प्रार्थना पत्र", "achieved"),
        ],
    ),
    (
        "जिला योजना में अनुमोदित परिव्यय 81.40 करोड़ के सापेक्ष 64.20 करोड़ अवमुक्त हुआ है।",
        [("81.40 करोड़", "अनुमोदित परिव्यय", "sanctioned"), ("64.20 करोड़", "परिव्यय", "sanctioned")],
    ),
    (
        "डीएम ने 40 फीसदी से कम व्यय वाले विभागों को शत-प्रतिशत राशि खर्च करने के निर्देश दिए।",
        [("40", "व्यय", "stated"), ("शत", "राशि", "target")],
    ),
    # the sum that is for what is counted; a price; a bar; the goal that heads a list of places
    ("गेहूं खरीद 2,640 प्रति क्विंटल पर की जाएगी।", [("2,640", "गेहूं खरीद", "stated")]),
    ("40 लाख से अधिक लागत की परियोजनाओं की समीक्षा हुई।", [("40 लाख", "लागत की परियोजनाओं", "stated")]),
    (
        "तहसीलवार लक्ष्य सदर में 1,458, पाटन में 757, सिहोरा में 674 है।",
        [("1,458", "लक्ष्य", "target"), ("757", "लक्ष्य", "target"), ("674", "लक्ष्य", "target")],
    ),
    (
        "जननी योजना में हुए 41 हजार प्रसव के सापेक्ष 38 हजार को भुगतान हुआ।",
        [("41 हजार", "प्रसव", "achieved"), ("38 हजार", "प्रसव", "achieved")],
    ),
    ("दाखिल खारिज के 468 मामले हैं लंबित डीएम ने दिए निर्देश", [("468", "मामले", "pending")]),
    # a word for what is left over that only tells of another noun; how things were found
    ("310 किसानों को लंबित भुगतान किया गया।", [("310", "किसानों", "achieved")]),
    ("जांच में 14 आवेदन लंबित पाए गए।", [("14", "आवेदन", "pending")]),
    ("मुद्रा योजना के अंतर्गत 3,000 करोड़ रुपये व्यय किए जाएंगे।", [("3,000 करोड़", "मुद्रा योजना", "planned")]),
    (
        "पेंशन राशि में 200 रुपये की वृद्धि कर इसे 1,650 रुपये प्रतिमाह किया जाएगा।",
        [("200", "पेंशन राशि में वृद्धि", "stated"), ("1,650", "पेंशन राशि में वृद्धि", "stated")],
    ),
    (
        "नदी पर 1.8 किलोमीटर लम्बाई में पुल का निर्माण किया जा रहा है। पुल की ऊंचाई 6.5 मीटर प्रस्तावित है।",
        [("1.8", "लम्बाई में पुल", "planned"), ("6.5", "पुल की ऊंचाई", "planned")],
    ),
    ("प्रस्तावित 15 पाइल में से 8 का कार्य पूर्ण हो चुका है।", [("15", "पाइल", "planned"), ("8", "पाइल", "achieved")]),
    (
        "निगम की प्राप्तियां 1,190 करोड़ से बढ़कर 2,130 करोड़ रुपये हो गईं।",
        [("1,190 करोड़", "निगम की प्राप्तियां", "stated"), ("2,130 करोड़", "निगम की प्राप्तियां", "achieved")],
    ),
    # the object of what money is for, unless the deed names its own
    (
        "शहर में नालों को सुदृढ़ करने के लिए 120 करोड़ रुपये और किसानों को प्रशिक्षण देने के लिए 4 करोड़ रुपये स्वीकृत किए गए।",
        [("120 करोड़", "नालों", "sanctioned"), ("4 करोड़", "प्रशिक्षण देने", "sanctioned")],
    ),
    ("इस योजना के लिए कुल 244 करोड़ रुपये का बजट प्रावधान किया गया है।", [("244 करोड़", "बजट प्रावधान", "sanctioned")]),
    # money told without its unit
    (
        "राज्य योजना में 34,236.42 लाख अवमुक्त हुए, जिसमें से 22,739.19 लाख (66.42 प्रतिशत) खर्च हुए।",
        [
            ("34,236.42 लाख", "राज्य योजना", "sanctioned"),
            ("22,739.19 लाख", "राज्य योजना", "achieved"),
            ("66.42", "राज्य योजना", "achieved"),
        ],
    ),
    # a result set on a goal; a whole that was received; places in which things are counted; who has some of them
    (
        "सौसर में 9,200 के लक्ष्य पर 3,810 गर्भाधान हुए।",
        [("9,200", "गर्भाधान", "target"), ("3,810", "गर्भाधान", "achieved")],
    ),
    ("जिले के 12 ब्लॉकों में अब तक 9,120 समूह गठित किए गए।", [("12", "ब्लॉकों", "stated"), ("9,120", "समूह", "achieved")]),
    (
        "कुल 190 प्रकरण लंबित हैं, इनमें से 84 अकेले बिजली विभाग के हैं।",
        [("190", "प्रकरण", "pending"), ("84", "बिजली विभाग के प्रकरण", "pending")],
    ),
    ("डीएम ने कहा कि ऋण जमा अनुपात का 40 प्रतिशत लक्ष्य हर हाल में पूर्ण करें।", [("40", "ऋण जमा अनुपात का लक्ष्य", "target")]),
    # the verb in a scheme's name, the deed that is no part of a verb, a date behind what is counted
    ("बेटी है अनमोल योजना में 118 बेटियों को लाभ मिला।", [("118", "बेटियों", "achieved")]),
    ("पिछले वर्ष इसी अवधि में 510.20 लाख रुपये की वसूली हुई थी।", [("510.20 लाख", "वसूली", "achieved")]),
    ("उन्होंने कहा कि कंपनियां 24 नए ट्रांसफार्मर 30 जून तक लगाएं।", [("24", "नए ट्रांसफार्मर", "planned")]),
    ("तीन परियोजनाओं के कार्यों की समीक्षा की गई।", [("तीन", "परियोजनाओं", "stated")]),
    ("पहाड़ से 140 एमजीडी अतिरिक्त पानी लाया जाएगा।", [("140", "पानी", "planned")]),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures(text: str, expected: list[tuple[str, str, str]], extractor: Extractor) -> None:
    found = extractor.extract(text + "\n").indicators
    assert [(i.mentions[0].number.text, i.about, i.status) for i in found] == expected


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("यह कार्यक्रम January 17, 2026 को हुआ।", [("January 17, 2026", "date")]),
        ("शिविर फरवरी 18, 2026 को लगा।", [("फरवरी 18, 2026", "date")]),
        ("उन्होंने 12 नंबर बस अड्डे का निरीक्षण किया।", [("12", "reference")]),
        ("132 केवी लाइन का काम पूरा हुआ।", [("132", "reference")]),
        ("नियमित टीकाकरण मिशन-95 की समीक्षा हुई।", [("95", "reference")]),
        ("अभियान बसेरा 2 में काम पूरा हुआ।", [("2", "reference")]),
        ("हर माह की 5 और 6 तथा 20 और 21 तारीख को शिविर लगेंगे।", [("5 और 6 तथा 20 और 21", "date")]),
        ("विधानसभा निर्वाचन क्षेत्र 156 में काम पूरा हुआ।", [("156", "reference")]),
        ("पिछली 3 तिमाहियों में काम हुआ।", [("3", "duration")]),
        ("फोटो 14सुरेश02 - कलेक्ट्रेट में बैठक करते डीएम।", [("14", "reference"), ("02", "reference")]),
    ],
)
def test_numbers_that_count_nothing(text: str, numbers: list[tuple[str, str]], extractor: Extractor) -> None:
    record = extractor.extract(text)
    assert not record.indicators
    assert [(number.text, number.kind) for number in record.other_numbers] == numbers


MEETINGS = [
    # text, kind, chair, venue
    (
        "राजस्व कार्यों को लेकर मासिक समीक्षा गुरुवार को कलेक्ट्रेट सभागार में हुई, अध्यक्षता अपर जिलाधिकारी राम नरेश वर्मा ने की।",
        ("review", "राम नरेश वर्मा", "कलेक्ट्रेट सभागार"),
    ),
    (
        "प्रखंड सभागार में शुक्रवार को बीडीओ मनोज बंधु तिर्की की अगुवाई में पंचायत सेवकों की बैठक आयोजित की गई।",
        ("other", "मनोज बंधु तिर्की", "प्रखंड सभागार"),
    ),
    (
        "जिला स्तरीय उद्योग बंधु की बैठक जिलाधिकारी पवन कुमार सिंह के नेतृत्व में कलेक्ट्रेट सभागार में संपन्न हुई।",
        ("other", "पवन कुमार सिंह", "कलेक्ट्रेट सभागार"),
    ),
    (
        "मंत्री सुरेश सिंह ने सोमवार को आयोजित बैठक में कहा कि प्रधानमंत्री नरेंद्र मोदी के नेतृत्व में देश आगे बढ़ रहा है।",
        ("other", None, None),
    ),
    (
        "मेले में मुख्यमंत्री विमल सिंह ने 12 परियोजनाओं की आधारशिला रखी, जिन पर 31 करोड़ रुपये खर्च होंगे।",
        ("launch", None, None),
    ),
    (
        "कलेक्ट्रेट में मंगलवार को जनसुनवाई हुई। जनसुनवाई कलेक्टर श्री रमेश पटेल ने की।",
        ("public-hearing", "रमेश पटेल", "कलेक्ट्रेट"),
    ),
    (
        "डीएम सुनील भट्ट ने आज ग्राम भोगपुर का स्थलीय निरीक्षण किया।",
        ("inspection", None, "ग्राम भोगपुर"),
    ),
    (
        "रुद्रप्रयाग, 18 जुलाई। पंचायत चुनाव के लिए आयोजित चार दिवसीय प्रशिक्षण के अंतिम दिवस 340 कर्मियों को प्रशिक्षण दिया गया।",
        ("training", None, None),
    ),
    (
        "कैबिनेट समिति ने 4 परियोजनाओं को मंजूरी दी। बैठक प्रधानमंत्री नरेंद्र मोदी की अध्यक्षता में हुई।",
        ("cabinet", "नरेंद्र मोदी", None),
    ),
]


@pytest.mark.parametrize(("text", "expected"), MEETINGS)
def test_meetings(text: str, expected: tuple[str, str | None, str | None], extractor: Extractor) -> None:
    record = extractor.extract(text + "\n")
    assert record.meeting is not None
    names = {person.id: person.name for person in record.officials}
    venue = record.meeting.venue
    chair = names[record.meeting.chair] if record.meeting.chair else None
    assert (record.meeting.kind, chair, venue.text if venue else None) == expected


ONE = [
    ("बीडीओ मनोज बंधु तिर्की ने बैठक ली। बीडीओ एमबी तिर्की ने बताया कि 12 आवास बने।", ["मनोज बंधु तिर्की"]),
    ("मुख्य सचिव एसपी गोयल ने समीक्षा की। मुख्य सचिव शशि प्रकाश गोयल ने कहा कि काम तेज हुआ है।", ["शशि प्रकाश गोयल"]),
    ("जल मंत्री प्रवेश वर्मा पहुंचे। जल मंत्री प्रवेश साहिब सिंह वर्मा ने कहा कि काम जारी है।", ["प्रवेश साहिब सिंह वर्मा"]),
    ("बैठक में सीडीओ राम सिंह, बीडीओ राम कुमार सिंह उपस्थित रहे।", ["राम सिंह", "राम कुमार सिंह"]),
    (
        "मौके पर डीपीओ सीमा कुमारी, यूनिसेफ की अनीता कुमारी, महाप्रबंधक उद्योग केंद्र चंद्रभूषण आदि मौजूद थे।",
        ["सीमा कुमारी", "अनीता कुमारी", "चंद्रभूषण"],
    ),
    ("सिटी एसपी प्रभात टोप्पो ने कहा कि जांच जारी है।", ["प्रभात टोप्पो"]),
    ("बैठक में एसडीओ छाजपुर विकास मलिक, रोड सेफ्टी एसोसिएट संदीप लाठर मौजूद रहे।", ["विकास मलिक", "संदीप लाठर"]),
    ("वनमंडलाधिकारी श्री अरविंद पी.एम. ने बताया कि काम हुआ।", ["अरविंद पी.एम."]),
    ("डीपीसी अभीजीत ने डीसी को बताया कि काम पूरा हो गया है।", ["अभीजीत"]),
    ("सचिव श्री अशोक के.के.मीनाने बैठक की अध्यक्षता की।", ["अशोक के.के.मीना"]),
    ("वन मंत्री श्री संजय शर्मा के अलावा पर्यावरण, वन और जलवायु परिवर्तन मंत्रालय के अधिकारियों ने भाग लिया।", ["संजय शर्मा"]),
    (
        "कार्यक्रम में राज्य मंत्री डॉ. चंद्रशेखर नायडू और कमलेश पासवान विशिष्ट अतिथि के रूप में उपस्थित रहे।",
        ["चंद्रशेखर नायडू", "कमलेश पासवान"],
    ),
    # a given name that is a place too, with a surname no pack knows; what may follow the last name at once
    ("बैठक में विधायक पुष्कर मैड़ा, सीमा जोशी उपस्थित रहे।", ["पुष्कर मैड़ा", "सीमा जोशी"]),
    ("विधायक विजय तोमर, नीता शर्मा बैठक में विशेष रूप से उपस्थित रहे।", ["विजय तोमर", "नीता शर्मा"]),
]


@pytest.mark.parametrize(("text", "names"), ONE)
def test_who_is_one_person(text: str, names: list[str], extractor: Extractor) -> None:
    assert [person.name for person in extractor.extract(text + "\n").officials if person.name] == names


@pytest.mark.parametrize(
    ("letters", "names", "stand"),
    [
        (("केबी",), ("कुमार", "बंधु"), True),
        (("एस", "पी"), ("शशि", "प्रकाश"), True),
        (("एसपी",), ("शशि",), False),
        (("केबी",), ("राम", "बंधु"), False),
        (("राम",), ("राम",), False),
        ((), (), False),
    ],
)
def test_initials(letters: tuple[str, ...], names: tuple[str, ...], stand: bool) -> None:
    assert stand_for(letters, names) is stand


@pytest.mark.parametrize(
    ("text", "district"),
    [
        # a release issued in the capital, about the one district that its headline names
        (
            "मंत्री ने बाड़मेर में नहर का किया निरीक्षण\nजयपुर, 29 नवम्बर। जल मंत्री श्री सुरेश सिंह ने शनिवार को निरीक्षण किया।"
            " जोधपुर में संभाग की परियोजनाओं की समीक्षा की गई।",
            "बाड़मेर",
        ),
        # a place whose name is another word too, between who acts and what was done
        ("मंत्री ने पाली में किया निरीक्षण\nजयपुर, 29 नवम्बर। मंत्री श्री सुरेश सिंह ने शनिवार को बांध का निरीक्षण किया।", "पाली"),
        ("जयपुर, 29 नवम्बर। मंत्री श्री सुरेश सिंह ने सुबह की पाली में निरीक्षण किया।", "जयपुर"),
        ("गिरडीह, 14 जून। प्रखंड सभागार में बीडीओ ने बैठक की।", "गिरिडीह"),
    ],
)
def test_where(text: str, district: str, extractor: Extractor) -> None:
    place = extractor.extract(text + "\n").place
    assert place is not None and place.district == district


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("डीजल जनरेटर (डीजी) सेटों की जांच की गई।", []),
        ("सांसद खेल महोत्सव में 400 खिलाड़ी शामिल हुए।", []),
        ("बैठक में उच्च स्तरीय संसदीय अधिकारी और बोर्ड सदस्य आए।", []),
        ("सभी अनुमंडल पदाधिकारियों को निर्देश दिया गया।", ["अनुमंडल पदाधिकारी"]),
        ("जिला पदाधिकारियों को निर्देश दिया गया।", []),
        ("जिला ई-गवर्नेंस प्रबंधक ने कहा कि काम हुआ।", ["जिला ई-गवर्नेंस प्रबंधक"]),
        ("बैठक में समस्त जनपद स्तरीय अधिकारी उपस्थित रहे।", []),
        ("बैठक में समस्त बीईओ, एबीईओ एवं बीआरसी उपस्थित थे।", ["बीईओ", "एबीईओ", "बीआरसी"]),
        ("सम्मेलन में फील्ड निदेशकों ने भाग लिया।", ["फील्ड निदेशक"]),
    ],
)
def test_posts_without_names(text: str, posts: list[str], extractor: Extractor) -> None:
    found = extractor.extract(text + "\n").officials
    assert [person.designations[0].text for person in found if person.name is None] == posts


POSTS = [
    ("बैठक में बीडीसी अध्यक्ष रीना धीमान मौजूद रहीं।", {"रीना धीमान": ["बीडीसी अध्यक्ष"]}),
    ("बैठक में जेई रविंद्र सैनी, सुरेंद्र, दीपक मौजूद रहे।", {"रविंद्र सैनी": ["जेई"], "सुरेंद्र": ["जेई"], "दीपक": ["जेई"]}),
    # the place tells one such officer from another
    (
        "बैठक में एसडीएम पाटन शिखा पटेल, सीडीओ राम सिंह मौजूद रहे।",
        {"शिखा पटेल": ["एसडीएम", "एसडीएम पाटन"], "राम सिंह": ["सीडीओ"]},
    ),
    # an office with commas and conjunctions between post and name
    (
        "स्टेट मिशन निदेशक, आजीविका परियोजनाएं एवं स्वयं सहायता समूह श्रीमती नेहा गिरि ने समीक्षा की।",
        {"नेहा गिरि": ["स्टेट मिशन निदेशक, आजीविका परियोजनाएं एवं स्वयं सहायता समूह"]},
    ),
    (
        "राजस्व राज्यमंत्री एवं झालावाड़ जिला प्रभारी श्री विजय सिंह ने मंगलवार को समीक्षा की।",
        {"विजय सिंह": ["राजस्व राज्यमंत्री एवं झालावाड़ जिला प्रभारी"]},
    ),
]


@pytest.mark.parametrize(("text", "expected"), POSTS)
def test_posts(text: str, expected: dict[str, list[str]], extractor: Extractor) -> None:
    found = extractor.extract(text + "\n").officials
    assert {o.name: [d.text for d in o.designations] for o in found if o.name} == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("साइकिल वितरण योजना के तहत छात्रों को साइकिल दी जाएगी।", ["साइकिल वितरण योजना"]),
        ("सांसद खेल महोत्सव में खिलाड़ी आए।", ["सांसद खेल महोत्सव"]),
        ("जल जीवन मिशन और हर घर जल योजना की समीक्षा हुई।", ["जल जीवन मिशन", "हर घर जल"]),
        ("सरकारी सहायता योजना के तहत लाभ मिला। इस ऋण योजना का लाभ लें।", []),
    ],
)
def test_schemes(text: str, names: list[str], extractor: Extractor) -> None:
    assert [scheme.name for scheme in extractor.extract(text + "\n").schemes] == names


def test_one_measure_does_not_become_anothers(extractor: Extractor) -> None:
    found = extractor.extract("दो पैनल पर 60 हजार एवं 3 किलोवाट पर 75 हजार रुपये मिलते हैं।\n").indicators
    assert [(i.value, i.unit) for i in found] == [(2, "count"), (60_000, "INR"), (3, "kW"), (75_000, "INR")]


ROWS = """विकासखंडवार ऋण वितरण
बलौदा, 26 अगस्त। सीईओ ने बताया कि 197 समूहों को 3 करोड़ 40 लाख रुपये का ऋण वितरित किया गया। विवरण इस प्रकार है-
पलारी : समूह 65, ऋण राशि 1 करोड़ 20 लाख
सिमगा : समूह 57, ऋण राशि 1 करोड़ 10 लाख
"""


def test_rows_tell_in_parts_what_the_sentence_above_them_told(extractor: Extractor) -> None:
    found = extractor.extract(ROWS).indicators
    assert [(i.about, i.status) for i in found[2:]] == [("समूह", "achieved"), ("ऋण राशि", "achieved")] * 2


def test_the_name_of_a_committee_decides_nothing(extractor: Extractor) -> None:
    text = "जिला स्तरीय साइकिल वितरण, अनुमोदन एवं अनुश्रवण समिति की बैठक आयोजित की गई।\n"
    assert not extractor.extract(text).directives


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        # a decision of how many: told as progress, no decision of this meeting
        ("प्रखंड में 940 आवास का लक्ष्य मिला। जिसमें 720 आवास की स्वीकृति दी गई।", []),
        ("समिति के द्वारा 940 छात्रों को साइकिल देने की स्वीकृति दी गई।", ["समिति"]),
        # what must not be
        (
            "डीएम राम सिंह ने निर्देश दिए कि रोज तौल कराएं। किसी भी दशा में खरीद में कमी न आने पाए। कोई किसान छूटने न पाए।",
            ["डीएम", "किसी", "कोई"],
        ),
        ("डीएम ने कहा कि टीम मैच में वापसी नहीं कर पाए।", []),
    ],
)
def test_directives(text: str, opens: list[str], extractor: Extractor) -> None:
    assert [found.text.split()[0] for found in extractor.extract(text + "\n").directives] == opens


@pytest.mark.parametrize(
    ("text", "name", "roles"),
    [
        # the subject of an order is left out
        (
            "सिविल सर्जन डा. विमल कुमार सिन्हा ने बैठक की। उन्होंने बताया कि प्रखंड पिछड़े हैं। इनमें सुधार करने का निर्देश दिया।",
            "विमल कुमार सिन्हा",
            ["chair", "reported", "directed"],
        ),
        # who is the source of a figure; who speaks to a meeting
        ("अधीक्षण अभियंता राजकुमार थापा के अनुसार 15 सड़कें खोली गईं।", "राजकुमार थापा", ["reported"]),
        ("कार्यशाला में निदेशक श्री मोहन जुनेजा ने भी संबोधित किया।", "मोहन जुनेजा", ["reported"]),
        ("बैठक में डीडीओ रमेश कुमार ने बतलाया कि 15 मकान बने हैं।", "रमेश कुमार", ["reported"]),
        # whom इन्होंने means; the genitive of a meeting is no verb
        ("फर्म के प्रतिनिधि तख्त सिंह मौजूद थे। इन्होंने बताया कि यह उर्वरक गोदाम का है।", "तख्त सिंह", ["attended", "reported"]),
        (
            "बैठक में एलडीएम दिनेश प्रसाद सिन्हा ने पिछली बैठक की कार्रवाई की संपुष्टि का प्रस्ताव प्रस्तुत किया।",
            "दिनेश प्रसाद सिन्हा",
            ["mentioned"],
        ),
    ],
)
def test_roles(text: str, name: str, roles: list[str], extractor: Extractor) -> None:
    (person,) = [person for person in extractor.extract(text + "\n").officials if person.name == name]
    assert person.roles == roles
