"""Posts: where the name of an office begins and ends, which office it is, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_extract.packs import compiled_packs
from minutes_extract.posts import PostMention, find_posts
from minutes_extract.reading import Reading, read


def posts_of(text: str) -> tuple[Reading, list[PostMention]]:
    reading = read(text, compiled_packs())
    return reading, find_posts(reading)


def whole(reading: Reading, post: PostMention) -> str:
    return reading.span(post.start, post.end).text


# text, the phrases expected in it, the code of the first
EXTENTS = [
    # rank, territory and subject before the base
    ("जिलाधिकारी मनीष वर्मा ने कहा।", ["जिलाधिकारी"], "dm"),
    ("अपर जिलाधिकारी ने कहा।", ["अपर जिलाधिकारी"], "adm"),
    ("उप-जिलाधिकारी ने कहा।", ["उप-जिलाधिकारी"], "sdm"),
    ("जिला कृषि पदाधिकारी ने कहा।", ["जिला कृषि पदाधिकारी"], "dao"),
    ("जिला सूचना एवं जनसंपर्क पदाधिकारी ने कहा।", ["जिला सूचना एवं जनसंपर्क पदाधिकारी"], "dpro-public-relations"),
    ("मुख्य चिकित्सा एवं स्वास्थ्य अधिकारी ने कहा।", ["मुख्य चिकित्सा एवं स्वास्थ्य अधिकारी"], "cmo"),
    ("सहायक आपदा प्रबंधन पदाधिकारी ने कहा।", ["सहायक आपदा प्रबंधन पदाधिकारी"], "assistant-officer.disaster-management"),
    ("जिला स्तरीय नोडल अधिकारी ने कहा।", ["जिला स्तरीय नोडल अधिकारी"], "district-level-nodal-officer"),
    ("सहायक विकास (आईएसबी) अधिकारी ने कहा।", ["सहायक विकास (आईएसबी) अधिकारी"], "assistant-officer.development-isb"),
    ("अति. पुलिस अधीक्षक ने कहा।", ["अति. पुलिस अधीक्षक"], "asp"),
    ("वरीय भूजल वैज्ञानिक ने कहा।", ["वरीय भूजल वैज्ञानिक"], "senior-scientist.ground-water"),
    # ministers: subjects in a row
    ("कृषि एवं किसान कल्याण मंत्री ने कहा।", ["कृषि एवं किसान कल्याण मंत्री"], "minister.agriculture-farmers-welfare"),
    ("सूक्ष्म, लघु एवं मध्यम उद्यम मंत्री ने कहा।", ["सूक्ष्म, लघु एवं मध्यम उद्यम मंत्री"], None),
    ("केंद्रीय पर्यावरण, वन और जलवायु परिवर्तन मंत्री ने कहा।", ["केंद्रीय पर्यावरण, वन और जलवायु परिवर्तन मंत्री"], None),
    ("केंद्रीय कोयला एवं खान राज्य मंत्री ने कहा।", ["केंद्रीय कोयला एवं खान राज्य मंत्री"], None),
    ("वन राज्य मंत्री (स्वतंत्र प्रभार) ने कहा।", ["वन राज्य मंत्री (स्वतंत्र प्रभार)"], None),
    ("गृहमंत्री ने कहा।", ["गृहमंत्री"], "minister.home"),
    ("केंद्रीय जल शक्ति मंत्री ने कहा।", ["केंद्रीय जल शक्ति मंत्री"], None),
    # subject or body behind the base
    ("सहायक निदेशक मत्स्य ने कहा।", ["सहायक निदेशक मत्स्य"], "assistant-director.fisheries"),
    ("अतिरिक्त मुख्य सचिव खान एवं पेट्रोलियम ने कहा।", ["अतिरिक्त मुख्य सचिव खान एवं पेट्रोलियम"], None),
    (
        "प्रमुख शासन सचिव, नगरीय विकास श्री मोहन सेठी",
        ["प्रमुख शासन सचिव, नगरीय विकास"],
        "principal-secretary.urban-development",
    ),
    ("शासन सचिव, वित्त (व्यय) श्री मोहन सेठी", ["शासन सचिव, वित्त (व्यय)"], None),
    ("महानिरीक्षक पंजीयन एवं मुद्रांक ने कहा।", ["महानिरीक्षक पंजीयन एवं मुद्रांक"], "inspector-general.registration-stamps"),
    ("मुख्य कार्यकारी अधिकारी, जिला परिषद श्री मोहन सेठी", ["मुख्य कार्यकारी अधिकारी, जिला परिषद"], None),
    ("सीईओ जिला पंचायत सुश्री नेहा बघेल", ["सीईओ जिला पंचायत"], "ceo.district-panchayat"),
    ("डीपीएम जेएसएलपीएस ने कहा।", ["डीपीएम जेएसएलपीएस"], "dpm.jslps"),
    ("परियोजना निदेशक डीआरडीए ने कहा।", ["परियोजना निदेशक डीआरडीए"], "pd.drda"),
    ("अधिशासी अभियंता जल निगम ने कहा।", ["अधिशासी अभियंता जल निगम"], None),
    ("अधिशासी अभियंता विद्युत ने कहा।", ["अधिशासी अभियंता विद्युत"], "executive-engineer.electricity"),
    ("अपर जिलाधिकारी (वित्त एवं राजस्व) ने कहा।", ["अपर जिलाधिकारी (वित्त एवं राजस्व)"], "adm.finance-revenue"),
    ("एडीएम वित्त/राजस्व ने कहा।", ["एडीएम वित्त/राजस्व"], "adm.finance-revenue"),
    ("अतिरिक्त जिला कलक्टर (दक्षिण) ने कहा।", ["अतिरिक्त जिला कलक्टर (दक्षिण)"], "adm.south"),
    ("संयोजक, एसएलबीसी ने कहा।", ["संयोजक, एसएलबीसी"], "convener.slbc"),
    ("प्रबंधक, स्टेट बैंक ऑफ इंडिया श्री मोहन सेठी", ["प्रबंधक, स्टेट बैंक ऑफ इंडिया"], None),
    ("श्री मोहन सेठी, सचिव, उर्वरक विभाग की अध्यक्षता में", ["सचिव, उर्वरक विभाग"], "secretary.fertilisers-department"),
    ("विशिष्ट सचिव, मुख्यमंत्री श्री मोहन सेठी", ["विशिष्ट सचिव, मुख्यमंत्री"], None),
    # the body in the genitive before the post
    ("ग्रामीण विकास विभाग के अपर सचिव ने कहा।", ["ग्रामीण विकास विभाग के अपर सचिव"], "additional-secretary"),
    ("वित्त मंत्रालय के वित्तीय सेवा विभाग के सचिव ने कहा।", ["वित्त मंत्रालय के वित्तीय सेवा विभाग के सचिव"], "secretary"),
    ("जिला उद्योग एवं वाणिज्य केंद्र के महाप्रबंधक ने कहा।", ["जिला उद्योग एवं वाणिज्य केंद्र के महाप्रबंधक"], "gm"),
    ("स्टेट बैंक ऑफ इंडिया के प्रबंध निदेशक (एमडी) ने कहा।", ["स्टेट बैंक ऑफ इंडिया के प्रबंध निदेशक (एमडी)"], "md"),
    ("नगर परिषद के कार्यपालक पदाधिकारी ने कहा।", ["नगर परिषद के कार्यपालक पदाधिकारी"], "executive-officer-municipal"),
    ("राष्ट्रीय आपदा मोचन बल के महानिदेशक ने कहा।", ["राष्ट्रीय आपदा मोचन बल के महानिदेशक"], "director-general"),
    ("मुख्यमंत्री के प्रधान सचिव ने कहा।", ["मुख्यमंत्री के प्रधान सचिव"], "principal-secretary-cm"),
    ("नाबार्ड के मुख्य महाप्रबंधक ने कहा।", ["नाबार्ड के मुख्य महाप्रबंधक"], "cgm"),
    # an office of several holders
    ("जिला रसद अधिकारी जयपुर प्रथम श्री मोहन सेठी", ["जिला रसद अधिकारी जयपुर प्रथम"], "dso.first"),
    ("अतिरिक्त जिला कलेक्टर चतुर्थ मोहन सेठी", ["अतिरिक्त जिला कलेक्टर चतुर्थ"], "adm.fourth"),
    # one holder, two offices
    ("उपायुक्त सह जिला दंडाधिकारी ने कहा।", ["उपायुक्त सह जिला दंडाधिकारी"], "dm"),
    ("उपायुक्त-सह-जिला दण्डाधिकारी ने कहा।", ["उपायुक्त-सह-जिला दण्डाधिकारी"], "dm"),
    ("कलेक्टर एवं जिला दण्डाधिकारी ने कहा।", ["कलेक्टर एवं जिला दण्डाधिकारी"], "dm"),
    ("जिला निर्वाचन अधिकारी/जिलाधिकारी ने कहा।", ["जिला निर्वाचन अधिकारी/जिलाधिकारी"], "district-election-officer"),
    ("शासन सचिव एवं पंचायती राज विभाग के आयुक्त डॉ. मोहन सेठी", ["शासन सचिव एवं पंचायती राज विभाग के आयुक्त"], None),
    ("प्रधान मुख्य वन संरक्षक एवं वन बल प्रमुख श्री मोहन सेठी", ["प्रधान मुख्य वन संरक्षक एवं वन बल प्रमुख"], "pccf"),
    # two holders
    ("डीएम एवं एसपी ने निरीक्षण किया।", ["डीएम", "एसपी"], "dm"),
    ("प्रखंड विकास पदाधिकारी एवं अंचल अधिकारी उपस्थित थे।", ["प्रखंड विकास पदाधिकारी", "अंचल अधिकारी"], "bdo"),
    ("मुख्यमंत्री और कृषि मंत्री श्री मोहन सेठी", ["मुख्यमंत्री", "कृषि मंत्री"], "chief-minister"),
    # abbreviations: dotted, spaced, Latin
    ("सी.डी.ओ. ने कहा।", ["सी.डी.ओ."], "cdo"),
    ("सी0एम0ओ0 ने कहा।", ["सी0एम0ओ0"], "cmo"),
    ("डी एम ने कहा।", ["डी एम"], "dm"),
    ("DM मोहन सेठी ने कहा।", ["DM"], "dm"),
    ("उपविकास आयुक्त ने कहा।", ["उपविकास आयुक्त"], "ddc"),
    ("एलडीएम और बीडीओ उपस्थित थे।", ["एलडीएम", "बीडीओ"], "ldm"),
    # one code for one office under all its names
    ("समाहर्त्ता ने कहा।", ["समाहर्त्ता"], "dm"),
    ("जिला कलक्टर ने कहा।", ["जिला कलक्टर"], "dm"),
    ("जिला मजिस्ट्रेट ने कहा।", ["जिला मजिस्ट्रेट"], "dm"),
    ("अनुविभागीय अधिकारी राजस्व ने कहा।", ["अनुविभागीय अधिकारी राजस्व"], "sdm"),
    ("उपखण्ड अधिकारी ने कहा।", ["उपखण्ड अधिकारी"], "sdm"),
    ("अपर पुलिस अधीक्षक ने कहा।", ["अपर पुलिस अधीक्षक"], "asp"),
    ("अतिरिक्त पुलिस अधीक्षक ने कहा।", ["अतिरिक्त पुलिस अधीक्षक"], "asp"),
    ("कृषि उप निदेशक ने कहा।", ["कृषि उप निदेशक"], "dda"),
    ("उप निदेशक कृषि ने कहा।", ["उप निदेशक कृषि"], "dda"),
    ("कार्यपालन यंत्री ने कहा।", ["कार्यपालन यंत्री"], "executive-engineer"),
    # elected and other offices
    ("ब्लॉक प्रमुख ने कहा।", ["ब्लॉक प्रमुख"], "block-pramukh"),
    ("नगर पालिका अध्यक्ष ने कहा।", ["नगर पालिका अध्यक्ष"], "municipal-chair"),
    ("पूर्व विधायक ने कहा।", ["पूर्व विधायक"], "former-mla"),
    ("जिला प्रमुख पद के चुनाव", ["जिला प्रमुख"], "zila-pramukh"),
    ("महिला जिला प्रमुख ने कहा।", ["जिला प्रमुख"], "zila-pramukh"),
    ("विधायक प्रतिनिधि ने कहा।", ["विधायक प्रतिनिधि"], "mla-representative"),
    ("मंत्री समूह के अध्यक्ष ने कहा।", ["मंत्री समूह के अध्यक्ष"], "chair"),
    # the department belongs to the next post, or to nobody's
    ("सचिव कृषि अधिकारी से मिले।", ["सचिव", "कृषि अधिकारी"], "secretary"),
    ("मुख्य सचिव, कृषि विभाग के निदेशक और अन्य", ["मुख्य सचिव", "कृषि विभाग के निदेशक"], "chief-secretary"),
    ("निदेशक विकास कुमार ने कहा।", ["निदेशक"], "director"),
    ("मुख्य सचिव एसपी गोयल ने कहा।", ["मुख्य सचिव"], "chief-secretary"),
    ("शिक्षा और जिला कृषि अधिकारी ने कहा।", ["जिला कृषि अधिकारी"], "dao"),
]


@pytest.mark.parametrize(("text", "phrases", "code"), EXTENTS)
def test_extent_and_code(text: str, phrases: list[str], code: str | None) -> None:
    reading, posts = posts_of(text)
    assert [whole(reading, post) for post in posts] == phrases
    if code is not None:
        assert posts[0].code == code
    assert all(post.label_en for post in posts)


NO_POSTS = [
    "बैठक की अध्यक्षता अगले सप्ताह होगी।",
    "निदेशक मंडल ने प्रस्ताव माना।",
    "मंत्रिमंडल और सचिवालय में चर्चा हुई।",
    "मंत्री परिषद में चर्चा हुई।",
    "प्रमुख शहरों के प्रमुख बाजारों में प्रधान उद्देश्य से काम हुआ।",
    "टीम के कप्तान और कोच ने बल्लेबाजों की तारीफ की।",
    "फिल्म निर्देशक ने नई फिल्म की घोषणा की।",
    "शुभेंदु अधिकारी सभा में पहुंचे।",
    "मुख्यमंत्री ग्राम सड़क योजना में काम हुआ।",
    "एसडीएम कार्यालय के सामने धरना हुआ।",
    "जिलाधिकारी आवास पर पौधे लगे।",
    "सरपंच संघ ने ज्ञापन दिया।",
    "विशेषज्ञ समिति की रिपोर्ट आई।",
    "एमपी में बारिश, आरओ का पानी और आशा की किरण।",
    "6:34PM पर प्रकाशित",
]


@pytest.mark.parametrize("text", NO_POSTS)
def test_no_post(text: str) -> None:
    reading, posts = posts_of(text)
    assert [whole(reading, post) for post in posts] == []


# text, phrase in the nominative singular, plural, generic, cadre
KINDS = [
    ("सभी प्रखंड विकास पदाधिकारियों को निर्देश", "प्रखंड विकास पदाधिकारी", True, False, False),
    ("शाखा प्रबंधकों को निर्देश", "शाखा प्रबंधक", True, False, False),
    ("उपजिलाधिकारियों को निर्देश", "उपजिलाधिकारी", True, False, False),
    ("कार्यपालक अभियंताओं को निर्देश", "कार्यपालक अभियंता", True, False, False),
    ("जिला कलेक्टरों को निर्देश", "जिला कलेक्टर", True, False, False),
    ("क्षेत्रीय अधिकारियों को निर्देश", "क्षेत्रीय अधिकारी", True, False, False),
    ("अधिकारियों को निर्देश", "अधिकारी", True, True, False),
    ("वरिष्ठ अधिकारी मौजूद रहे", "वरिष्ठ अधिकारी", False, True, False),
    ("पुलिस अधिकारियों को निर्देश", "पुलिस अधिकारी", True, True, False),
    ("जिला स्तरीय अधिकारियों को निर्देश", "जिला स्तरीय अधिकारी", True, True, False),
    ("कृषि वैज्ञानिकों को निर्देश", "कृषि वैज्ञानिक", True, True, False),
    ("विभाग के सदस्य आए", "सदस्य", False, True, False),
    ("मंत्री ने कहा", "मंत्री", False, True, False),
    ("सदस्यगण उपस्थित थे", "सदस्य", True, True, False),
    ("नोडल अधिकारी को निर्देश", "नोडल अधिकारी", False, False, False),
    ("आंगनबाड़ी कार्यकर्ताओं को निर्देश", "आंगनबाड़ी कार्यकर्ता", True, False, True),
    ("आशा और एएनएम को निर्देश", "आशा", False, False, True),
    ("बीएलओ को निर्देश", "बीएलओ", False, False, True),
]


@pytest.mark.parametrize(("text", "lemma", "plural", "generic", "cadre"), KINDS)
def test_kind_and_lemma(text: str, lemma: str, plural: bool, generic: bool, cadre: bool) -> None:
    _, posts = posts_of(text)
    post = posts[0]
    assert (post.lemma_text, post.plural, post.generic, post.cadre) == (lemma, plural, generic, cadre)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("एडीएम सोलन राहुल जैन ने कहा।", "राहुल"),
        ("उपायुक्त रामगढ़ माधवी मिश्रा ने कहा।", "माधवी"),
        ("बीडीओ सदर राकेश कुमार ने कहा।", "राकेश"),
        ("जिलाधिकारी राकेश कुमार ने कहा।", "राकेश"),
    ],
)
def test_place_behind_the_post(text: str, after: str) -> None:
    reading, posts = posts_of(text)
    assert reading.tokens.form(posts[0].place_end) == after


def test_short_post_begins_behind_the_genitive() -> None:
    reading, posts = posts_of("ग्रामीण विकास विभाग के अपर सचिव ने कहा।")
    assert reading.span(posts[0].head_start, posts[0].end).text == "अपर सचिव"


PIECES = [
    "कृषि",
    "एवं",
    "सचिव",
    "विभाग",
    "के",
    ",",
    "(",
    ")",
    "अधिकारी",
    "जिला",
    "प्रमुख",
    "सह",
    "डी",
    "एम",
    "-",
    "।",
    "जयपुर",
    "उप",
    "मंत्री",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
@settings(max_examples=200, deadline=None)
def test_mentions_are_in_order_and_apart(pieces: list[str]) -> None:
    reading, posts = posts_of(" ".join(pieces))
    last = 0
    for post in posts:
        assert last <= post.start <= post.head_start < post.end <= post.place_end <= len(reading.tokens)
        last = post.end


@pytest.mark.parametrize("unit", ["कृषि ", "सचिव, ", "विभाग के ", "कृषि एवं ", "( ", "डी ", "मुख्यमंत्री के ", "उप", "कृषि, "])
def test_hostile_repeats_end(unit: str) -> None:
    _, posts = posts_of(unit * 3000 + "सचिव")
    assert len(posts) <= 3001
