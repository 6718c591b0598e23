"""People: who is named, with which post, doing what. Each row says what it proves."""

from __future__ import annotations

import pytest

from minutes_extract import Extractor
from minutes_extract.people import find_people, finish_roles
from minutes_extract.posts import find_posts
from tests.counted import lines_run

BODY = "जनपद में कार्यों की प्रगति की समीक्षा हेतु बैठक का आयोजन किया गया। "


def people(extractor: Extractor, text: str) -> dict[str, list[str]]:
    """Name -> first wording of each post, for the named officials."""
    record = extractor.extract(BODY + text)
    return {o.name: [d.text for d in o.designations] for o in record.officials if o.name}


@pytest.mark.parametrize(
    ("text", "name", "post"),
    [
        # name right after the post, before a postposition
        ("जिलाधिकारी सुरेश मोहन की अध्यक्षता में बैठक हुई।", "सुरेश मोहन", "जिलाधिकारी"),
        # place between post and name
        ("उपायुक्त गुमला अंजना टोप्पो की अध्यक्षता में बैठक हुई।", "अंजना टोप्पो", "उपायुक्त"),
        # honorific between post and name
        ("मुख्य विकास अधिकारी श्री रोहित चतुर्वेदी ने बताया कि कार्य पूर्ण है।", "रोहित चतुर्वेदी", "मुख्य विकास अधिकारी"),
        # abbreviation zero in the title
        ("बैठक में सीएमओ डा0 अनीता सक्सेना उपस्थित रहीं।", "अनीता सक्सेना", "सीएमओ"),
        # initials before and between
        ("मुख्य सचिव वी. नारायणन ने अधिकारियों को निर्देश दिए।", "वी. नारायणन", "मुख्य सचिव"),
        ("बैठक में बीडीओ के0के0 तिवारी उपस्थित रहे।", "के0के0 तिवारी", "बीडीओ"),
        # letters no pack knows as a post, before a given name; before a surname alone they are initials
        ("बैठक में सीएसआई रणवीर सिंह उपस्थित रहे।", "रणवीर सिंह", "सीएसआई"),
        ("शिविर में एटीएम सुनीता ने बताया कि काम चल रहा है।", "सुनीता", "एटीएम"),
        ("बैठक में वरिष्ठ विज्ञानी डा. महेश चंद्र शर्मा उपस्थित रहे।", "महेश चंद्र शर्मा", "वरिष्ठ विज्ञानी"),
        # initials that are also a post
        ("मुख्य सचिव एसपी दीक्षित ने बैठक ली।", "एसपी दीक्षित", "मुख्य सचिव"),
        # post behind the name, with comma and in brackets
        ("श्रीमती कल्पना जोशी, अपर मुख्य सचिव ने बैठक को संबोधित किया।", "कल्पना जोशी", "अपर मुख्य सचिव"),
        ("श्री दिनेश पांडेय (सचिव) की अध्यक्षता में बैठक हुई।", "दिनेश पांडेय", "सचिव"),
        # department behind the post
        ("बैठक में सहायक निदेशक मत्स्य रेखा यादव उपस्थित रहीं।", "रेखा यादव", "सहायक निदेशक मत्स्य"),
        # department in the genitive
        ("पशुपालन विभाग के अपर निदेशक डॉ. महेश रावत ने जानकारी दी।", "महेश रावत", "पशुपालन विभाग के अपर निदेशक"),
        # a Muslim name whose prefix stays
        ("बैठक में जिला पंचायत राज अधिकारी मो0 इरफान उपस्थित रहे।", "मो0 इरफान", "जिला पंचायत राज अधिकारी"),
        # Sikh, Christian, tribal and southern names
        ("विधायक हरप्रीत सिंह ढिल्लों ने बताया कि सड़क बनेगी।", "हरप्रीत सिंह ढिल्लों", "विधायक"),
        ("बीडीओ अल्फ्रेड कुजूर ने बताया कि शिविर लगा।", "अल्फ्रेड कुजूर", "बीडीओ"),
        ("मुखिया सुकरा उरांव ने बताया कि चापाकल लगा।", "सुकरा उरांव", "मुखिया"),
    ],
)
def test_name_and_post(extractor: Extractor, text: str, name: str, post: str) -> None:
    found = people(extractor, text)
    assert name in found
    assert post in found[name]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # each with a post of their own
        (
            "बैठक में एडीएम नवीन जैन, एसडीएम पूजा तोमर, तहसीलदार रवि गौतम उपस्थित रहे।",
            {"नवीन जैन": ["एडीएम"], "पूजा तोमर": ["एसडीएम"], "रवि गौतम": ["तहसीलदार"]},
        ),
        # a post that many hold is shared by the names that follow it
        (
            "इस अवसर पर विधायक कमलेश राजपूत, हरीश मौर्य एवं शकील अंसारी उपस्थित रहे।",
            {"कमलेश राजपूत": ["विधायक"], "हरीश मौर्य": ["विधायक"], "शकील अंसारी": ["विधायक"]},
        ),
        # a post that one person holds is not
        (
            "बैठक में सीडीओ अमित निगम, राजीव खन्ना सहित अन्य अधिकारी मौजूद थे।",
            {"अमित निगम": ["सीडीओ"], "राजीव खन्ना": []},
        ),
        # names without any post
        (
            "मौके पर सोहन लाल, मीरा देवी और गणेश प्रसाद मौजूद थे।",
            {"सोहन लाल": [], "मीरा देवी": [], "गणेश प्रसाद": []},
        ),
    ],
)
def test_attendance_list(extractor: Extractor, text: str, found: dict[str, list[str]]) -> None:
    assert people(extractor, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "लाभार्थी रामकली देवी ने बताया कि उन्हें आवास मिला।",
        "आरोपी दीपक कुमार को जेल भेजा गया।",
        "महात्मा गांधी सभागार में कार्यक्रम हुआ।",
        "डॉ. भीमराव अंबेडकर विश्वविद्यालय में गोष्ठी हुई।",
        "स्वर्गीय श्री रामलाल शर्मा को श्रद्धांजलि दी गई।",
        "प्रधानमंत्री आवास योजना के तहत आवास बने।",
        "मुख्यमंत्री आवास पर बैठक हुई।",
        "विधायक निधि से सड़क बनेगी।",
    ],
)
def test_nobody_in_office(extractor: Extractor, text: str) -> None:
    assert people(extractor, text) == {}


def test_short_forms_mean_the_person_named_before(extractor: Extractor) -> None:
    record = extractor.extract(
        "जिलाधिकारी अरुणा कश्यप की अध्यक्षता में कलेक्ट्रेट सभागार में बैठक हुई। जिलाधिकारी ने अधिकारियों को समय पर "
        "कार्य पूर्ण करने के निर्देश दिए। श्रीमती कश्यप ने कहा कि लापरवाही न हो। उन्होंने शिविर लगाने के निर्देश दिए।"
    )
    named = [o for o in record.officials if o.name]
    assert [o.name for o in named] == ["अरुणा कश्यप"]
    assert {m.text for m in named[0].mentions} >= {"जिलाधिकारी", "श्रीमती कश्यप"}
    assert record.meeting is not None and record.meeting.chair == named[0].id
    assert named[0].roles[0] == "chair" and "directed" in named[0].roles
    assert {d.by for d in record.directives} == {named[0].id}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("उपायुक्त सुनीता वर्मा की अध्यक्षता में बैठक हुई।", "सुनीता वर्मा"),
        ("कलेक्टर मनोज पटेल ने समय सीमा की बैठक ली।", "मनोज पटेल"),
        ("जिला कलक्टर नीरज सैनी ने बैठक की अध्यक्षता करते हुए निर्देश दिए।", "नीरज सैनी"),
        ("मंत्री रमेश ठाकुर ने विभागीय योजनाओं की समीक्षा की।", "रमेश ठाकुर"),
    ],
)
def test_chair(extractor: Extractor, text: str, name: str) -> None:
    record = extractor.extract(BODY + text)
    assert record.meeting is not None
    chair = next(o for o in record.officials if o.id == record.meeting.chair)
    assert chair.name == name


@pytest.mark.parametrize(
    ("text", "name", "post"),
    [
        # a post behind the name, and the agent marker behind the post
        ("आज बैठक में आलोक वर्मा, अपर मुख्य सचिव ने बताया कि 12 कार्य हुए।", "आलोक वर्मा", "अपर मुख्य सचिव"),
        ("इस अवसर पर डॉ. विमल पाठक,संयुक्त सचिव ने बताया कि कार्य हुआ।", "विमल पाठक", "संयुक्त सचिव"),
        # its subject within the bracket
        ("राजेश शर्मा (उप निदेशक, कृषि) ने बताया कि कार्य हुआ।", "राजेश शर्मा", "उप निदेशक, कृषि"),
        # and a place behind that
        ("विमल कुमार, जिलाधिकारी, मधुबनी ने बताया कि कार्य हुआ।", "विमल कुमार", "जिलाधिकारी"),
    ],
)
def test_a_post_behind_the_name_acts(extractor: Extractor, text: str, name: str, post: str) -> None:
    (official,) = [o for o in extractor.extract(BODY + text).officials if o.name == name]
    assert ([d.text for d in official.designations], official.roles) == ([post], ["reported"])


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # whom a speaker speaks of in between is not the speaker
        (
            "मंत्री सुनीता वर्मा ने कहा कि प्रधानमंत्री विमल कुमार ने सड़कें दी हैं। प्रधानमंत्री ने शौचालय बनवाए। "
            "उन्होंने बताया कि 12 कार्य हुए।",
            "सुनीता वर्मा",
        ),
        # nor is one who is quoted from another day, or whose act is only told of
        (
            "सचिव विमल कुमार ने चर्चा की। प्रधानमंत्री सुनील राणा ने कहा था कि सेवा धर्म है। उन्होंने बताया कि 12 कार्य हुए।",
            "विमल कुमार",
        ),
        (
            "सचिव विमल कुमार ने प्रधानमंत्री सुनील राणा द्वारा दिए गए संकल्प को दोहराया। उन्होंने बताया कि 12 कार्य हुए।",
            "विमल कुमार",
        ),
    ],
)
def test_who_a_pronoun_that_speaks_is(extractor: Extractor, text: str, who: str) -> None:
    record = extractor.extract(BODY + text)
    (official,) = [o for o in record.officials if o.id == record.indicators[-1].reported_by]
    assert official.name == who


def test_giving_orders_is_not_presiding(extractor: Extractor) -> None:
    record = extractor.extract("सोमवार को सभागार में बैठक हुई। बैठक में सचिव विमल कुमार ने लंबित आवेदन निपटाने के निर्देश दिए।")
    assert record.meeting is not None and record.meeting.chair is None


def test_chief_guest_is_no_chair(extractor: Extractor) -> None:
    record = extractor.extract("सांसद रमेश ठाकुर के मुख्य आतिथ्य में किसान मेले का शुभारंभ हुआ।")
    assert record.meeting is None or record.meeting.chair is None


@pytest.mark.parametrize(
    ("text", "name", "post"),
    [
        # southern initials behind the name
        ("कलेक्टर अरविंद एस के की अध्यक्षता में बैठक हुई।", "अरविंद एस के", "कलेक्टर"),
        # initials without dots before a surname that something follows, and before a given name
        ("बैठक में आयुक्त आर के नैथानी उपस्थित थे।", "आर के नैथानी", "आयुक्त"),
        ("बैठक में प्रमुख सचिव श्री एस के सुधांशु, विधायक सीमा देवी उपस्थित रहे।", "एस के सुधांशु", "प्रमुख सचिव"),
        # a district between post and full name that is also a given name
        ("जिलाधिकारी सारण विमल कुमार की अध्यक्षता में बैठक हुई।", "विमल कुमार", "जिलाधिकारी"),
        # a place no pack knows behind the post of a tehsil
        ("बैठक में एसडीएम टूंडली राजेश भाटी उपस्थित रहे।", "राजेश भाटी", "एसडीएम"),
        # a town between the post of a tehsil, block or thana and the name, known or not
        ("बैठक में एसडीएम गुहला परमिंद्र सिंह उपस्थित रहे।", "परमिंद्र सिंह", "एसडीएम"),
        ("बैठक में तहसीलदार पूंडरी अचिन कुमार उपस्थित रहे।", "अचिन कुमार", "तहसीलदार"),
        (
            "खंड शिक्षा अधिकारी काकोरी रामराज वर्मा ने जानकारी दी।",
            "रामराज वर्मा",
            "खंड शिक्षा अधिकारी",
        ),
        ("मौके पर थाना प्रभारी मलिहाबाद सुरेश सिंह उपस्थित रहे।", "सुरेश सिंह", "थाना प्रभारी"),
        ("बैठक में बीडीओ जोकीहाट मुबश्शिर अंसारी उपस्थित रहे।", "मुबश्शिर अंसारी", "बीडीओ"),
        ("एसडीएम कीर्तिनगर निर्झरा नेगी ने निरीक्षण किया।", "निर्झरा नेगी", "एसडीएम"),
        ("उपखंड अधिकारी निंबाहेड़ा विकास पंचोली ने निरीक्षण किया।", "विकास पंचोली", "उपखंड अधिकारी"),
        # a given name that is also a verb or an adjective
        ("उप मुख्यमंत्री दिया कुमारी ने बैठक ली।", "दिया कुमारी", "उप मुख्यमंत्री"),
        ("एडीएम नवीन मेहता ने बताया कि कार्य पूर्ण है।", "नवीन मेहता", "एडीएम"),
        # an office no pack knows between post and honorific
        (
            "जिला परियोजना प्रबंधक, संजीवनी केंद्र डॉ० नूतन वर्मा ने बताया कि शिविर लगेगा।",
            "नूतन वर्मा",
            "जिला परियोजना प्रबंधक, संजीवनी केंद्र",
        ),
        # the long ई of an engineer's title
        ("मौके पर मुख्य अभियंता ईं. अनवर जलील उपस्थित रहे।", "अनवर जलील", "मुख्य अभियंता"),
    ],
)
def test_name_and_post_of_unseen_kinds(extractor: Extractor, text: str, name: str, post: str) -> None:
    found = people(extractor, text)
    assert name in found
    assert post in found[name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # passive
        ("जिलाधिकारी विमल कुमार द्वारा विकास कार्यों की बैठक आहूत की गई।", "विमल कुमार"),
        # pronoun
        ("उपायुक्त विमल कुमार ने कार्य पूर्ण करने का निर्देश दिया। वे बुधवार को सभागार में मनरेगा की समीक्षा कर रहे थे।", "विमल कुमार"),
        # to come, with another person in the genitive before
        ("मुख्यमंत्री राजेश शर्मा के निर्देशों के तहत प्रभारी मंत्री विमल कुमार सभागार में समीक्षा बैठक लेंगे।", "विमल कुमार"),
        # two together: the first
        ("जिलाधिकारी विमल कुमार व पुलिस अधीक्षक राजेश शर्मा की संयुक्त अध्यक्षता में बैठक हुई।", "विमल कुमार"),
        # the formula after the orders of a meeting
        ("सभी विभाग लंबित आवेदन निपटाएं। उक्त निर्देश कलेक्टर विमल कुमार ने मंगलवार को समय-सीमा की बैठक में दिए।", "विमल कुमार"),
    ],
)
def test_chair_of_unseen_kinds(extractor: Extractor, text: str, name: str) -> None:
    record = extractor.extract(BODY + text)
    assert record.meeting is not None
    assert next(o for o in record.officials if o.id == record.meeting.chair).name == name


def test_a_short_name_goes_to_who_has_its_first_word(extractor: Extractor) -> None:
    # two persons fit: the one who was named by the first word, whatever the order of a set of words
    text = BODY + "सचिव श्री मोहन ने कहा। सचिव श्री राजेश मोहन शर्मा ने कहा। सचिव श्री मोहन शर्मा ने कहा।"
    assert [o.name for o in extractor.extract(text).officials] == ["मोहन शर्मा", "राजेश मोहन शर्मा"]


@pytest.mark.parametrize(
    ("opening", "piece"),
    [
        # a list of names after one post, the same name again, names that are part of others
        ("बैठक में जिला विकास अधिकारी ", "श्री राम कुमार, "),
        # a list of posts with names, names before posts
        ("बैठक में ", "सिविल सर्जन श्री राम कुमार, "),
        ("बैठक में ", "राम कुमार सचिव, "),
        # names among schemes
        ("", "श्री राम कुमार ने मनरेगा, मनरेगा, मनरेगा, मनरेगा, मनरेगा, मनरेगा देखे। "),
        # offices with and without a holder; who says or reports, in sentences and in one
        ("डीएम राम कुमार ने कहा। ", "सिविल सर्जन ने बताया। डीएम ने कहा कि कार्य हुआ। अधिकारी ने कहा। "),
        ("", "डीएम ने बताया "),
        # who is there: cues of attendance, companions
        ("", "सभी सदस्य उपस्थित रहे। "),
        ("", "डीएम राम कुमार ने एसपी श्याम वर्मा के साथ "),
        # who presides: nobody, a subject without ने, two together
        ("", "वे समीक्षा कर रहे थे। "),
        ("", "डीएम के समीक्षा कर रहे थे "),
        ("", "डीएम राम कुमार व एसपी श्याम वर्मा की संयुक्त अध्यक्षता में "),
        # a form that is a post only beside other words, which do not come
        ("", "आशा है कि "),
    ],
)
def test_hostile_repeats_stay_linear(extractor: Extractor, opening: str, piece: str) -> None:
    def lines(times: int) -> int:
        reading = extractor.read(opening + piece * times)
        return lines_run(lambda: finish_roles(reading, find_people(reading, find_posts(reading)), set()))

    lines(20)  # words are judged once and remembered
    assert lines(480) < 6 * lines(120)  # 4 when linear, 16 when every mention looks at every other


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        # the name of its tehsil, block or thana tells an office from others like it, known to a list of places or not
        ("तहसीलदार सदर एवं तहसीलदार भदरपुर का वेतन रोकने को कहा।", ["तहसीलदार सदर", "तहसीलदार भदरपुर"]),
        ("एसडीएम लोरमी को जांच करने को कहा।", ["एसडीएम लोरमी"]),
        ("रामगंज थानाध्यक्ष से स्पष्टीकरण मांगा गया।", ["थानाध्यक्ष"]),
        # so beside the named holder of another place
        ("एसडीएम सदर राजेश कुमार उपस्थित रहे। एसडीएम लोरमी को जांच करने को कहा।", ["एसडीएम लोरमी"]),
        # a word of the language is no place
        ("तहसीलदार तत्काल से जांच करें।", ["तहसीलदार"]),
        ("विकास अधिकारियों को निर्देश दिए।", ["विकास अधिकारी"]),
    ],
)
def test_offices_without_a_name(extractor: Extractor, text: str, offices: list[str]) -> None:
    record = extractor.extract(BODY + text)
    assert [o.designations[0].text for o in record.officials if not o.name] == offices


@pytest.mark.parametrize(
    ("text", "chair"),
    [
        ("उपायुक्त सुमेधा वर्मा ने आज अधिकारियों के साथ समीक्षा बैठक भी की।", "सुमेधा वर्मा"),
        ("एसपी सिद्धांत मलिक ने मंगलवार को क्राइम मीटिंग लेकर डीएसपी को निर्देश दिए।", "सिद्धांत मलिक"),
    ],
)
def test_who_holds_a_meeting(extractor: Extractor, text: str, chair: str) -> None:
    record = extractor.extract(text + "\n")
    assert record.meeting is not None
    assert [o.name for o in record.officials if o.id == record.meeting.chair] == [chair]


def test_who_was_there_by_party_and_by_a_shared_post(extractor: Extractor) -> None:
    text = (
        "मौके पर बीईओ महेंद्र कुमार, ओमप्रकाश मिश्र, भाजपा नेता अमरनाथ पाठक, भाकपा के शिव सहनी समेत कई लोग थे।\n"
        "उनके साथ एसपी शैलजा रंजन व सदर एसडीओ इंद्रभूषण झा भी थे।\n"
    )
    found = {o.name: [d.text for d in o.designations][:1] for o in extractor.extract(BODY + text).officials if o.name}
    assert found == {
        "महेंद्र कुमार": ["बीईओ"],
        "ओमप्रकाश मिश्र": ["बीईओ"],
        "अमरनाथ पाठक": ["भाजपा नेता"],
        "शिव सहनी": [],
        "शैलजा रंजन": ["एसपी"],
        "इंद्रभूषण झा": ["एसडीओ"],
    }
    assert all("attended" in o.roles for o in extractor.extract(BODY + text).officials if o.name)
