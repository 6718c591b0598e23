"""Sentences that were once read wrongly, through the whole pipeline: a row is the wording of a fixed bug."""

from __future__ import annotations

import pytest

from minutes_extract import Extractor


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


# text; then number, unit, about, status of each indicator, in order
FIGURES: list[tuple[str, list[tuple[str, str, str | None, str]]]] = [
    # a goal is of rupees, as what was reached is, and the other way round
    (
        "विभाग ने 112 करोड़ के लक्ष्य के सापेक्ष 98 करोड़ 40 लाख रुपये वसूले।",
        [("112 करोड़", "INR", "लक्ष्य", "target"), ("98 करोड़ 40 लाख", "INR", "लक्ष्य", "achieved")],
    ),
    (
        "साख योजना के तहत 6,120 करोड़ रुपये लक्ष्य के विरुद्ध 2,903 करोड़ (47.43 प्रतिशत) की उपलब्धि है.",
        [
            ("6,120 करोड़", "INR", "उपलब्धि", "target"),
            ("2,903 करोड़", "INR", "उपलब्धि", "achieved"),
            ("47.43", "percent", "उपलब्धि", "achieved"),
        ],
    ),
    # rupees said once, at the end of a list whose items name sizes; what a sum is for, though it be a kind of place
    (
        "पार्किंग के लिए 24.86 करोड़, 50 बेड के केयर ब्लॉक के लिए 18.31 करोड़ और बस अड्डे के लिए 238 करोड़ रुपये अनुमोदित किए गए।",
        [
            ("24.86 करोड़", "INR", "पार्किंग", "sanctioned"),
            ("50", "count", "बेड", "sanctioned"),
            ("18.31 करोड़", "INR", "बेड के केयर ब्लॉक", "sanctioned"),
            ("238 करोड़", "INR", "बस अड्डे", "sanctioned"),
        ],
    ),
    # where some of those counted before are, or come from, is not what is counted
    (
        "जिले में 12 कुपोषित बच्चे मिले, इनमें से चार को पोषण पुनर्वास केंद्र में भर्ती कराया गया है।",
        [("12", "count", "कुपोषित बच्चे", "stated"), ("चार", "count", "कुपोषित बच्चे", "achieved")],
    ),
    # casualties and losses are no achievements
    (
        "वर्ष 2019 में हिंसा की 240 घटनाएं सामने आई थीं जिनमें 61 जवान शहीद हुए थे।",
        [("240", "count", "हिंसा की घटनाएं", "stated"), ("61", "count", "जवान", "stated")],
    ),
    ("ओलावृष्टि से 4,500 हेक्टेयर फसल बर्बाद हुई है।", [("4,500", "hectare", "फसल", "stated")]),
    ("सुरक्षाबलों ने 14 उग्रवादियों को ढेर किया।", [("14", "count", "उग्रवादियों", "stated")]),
    # how high, how deep, how fast: a fact of the thing, whatever is done to it
    ("समुद्र तल से 3,200 मीटर की ऊंचाई पर सुरंग का निर्माण किया गया है।", [("3,200", "m", "ऊंचाई", "stated")]),
    # what something makes possible, what is expected, what will be needed: nobody's plan
    ("नई सुरंग से प्रतिदिन चार हजार वाहन गुजर सकेंगे।", [("चार हजार", "count", "वाहन", "stated")]),
    ("सरकार का अनुमान है कि इस योजना से सात लाख लोगों को रोजगार मिलेगा।", [("सात लाख", "count", "लोगों", "stated")]),
    ("जून तक जिले में 12 हजार बिस्तरों की आवश्यकता होगी।", [("12 हजार", "count", "बिस्तरों", "stated")]),
    # shares and prices a rule lays down, in whatever tense
    ("उनके मानदेय से छह प्रतिशत राशि कटेगी।", [("छह", "percent", "राशि", "stated")]),
    (
        "विश्राम गृह में नाश्ता 20 रुपये तथा भोजन 35 रुपये की सस्ती दर पर उपलब्ध कराया जाएगा।",
        [("20", "INR", "नाश्ता", "stated"), ("35", "INR", "भोजन", "stated")],
    ),
    ("मानदेय में 50 प्रतिशत की वृद्धि होगी।", [("50", "percent", "मानदेय में वृद्धि", "planned")]),
    # what a number fell to, with a word before the number
    (
        "प्रभावित गांवों की संख्या 42 थी, जो अब घटकर सिर्फ 28 रह गई है।",
        [("42", "count", "प्रभावित गांवों की संख्या", "stated"), ("28", "count", "प्रभावित गांवों की संख्या", "stated")],
    ),
    # a rate by the hour written as one word; a demonstrative before the noun
    ("सुरंग में 80 किलोमीटर प्रतिघंटे की रफ्तार से वाहन चलते हैं।", [("80", "other", "रफ्तार", "stated")]),
    ("7.4 किलोमीटर की इस सुरंग के शुरू होने से लोगों को लाभ होगा।", [("7.4", "km", "सुरंग", "planned")]),
    # a town whose name holds a word of matches
    ("सहारनपुर में 8-8 मरीज मिले।", [("8-8", "count", "मरीज", "stated")]),
    # a day or a span of time is not what money is for
    (
        "मंत्रिमंडल ने बुधवार को 24,000 करोड़ रुपये के वार्षिक परिव्यय को मंजूरी दी।",
        [("24,000 करोड़", "INR", "परिव्यय", "sanctioned")],
    ),
    (
        "योजना से 1,206 बच्चों को लाभान्वित किया जा रहा है। इस वित्त वर्ष में अब तक 5 करोड़ 12 लाख रुपये व्यय किए जा चुके हैं।",
        [("1,206", "count", "बच्चों", "achieved"), ("5 करोड़ 12 लाख", "INR", "व्यय", "achieved")],
    ),
    # a verb behind the genitive: the noun is left out, and no rupees are meant
    (
        "4 लाख 12 हजार किसानों की रजिस्ट्री होनी है, अब तक 3 लाख 5 हजार की हो चुकी है।",
        [("4 लाख 12 हजार", "count", "किसानों", "target"), ("3 लाख 5 हजार", "count", "किसानों", "achieved")],
    ),
    # the word before the comma is counted already
    (
        "मेले में 5 सुपर जोन, 16 जोन और 38 सेक्टर बनाए गए हैं।",
        [
            ("5", "count", "सुपर जोन", "achieved"),
            ("16", "count", "जोन", "achieved"),
            ("38", "count", "सेक्टर", "achieved"),
        ],
    ),
    # the reason for an order is a finding; what the order is about is left to do
    (
        "देवरिया की प्रगति 38 फीसदी रहने पर नोटिस जारी करने के निर्देश दिए।",
        [("38", "percent", "देवरिया की प्रगति", "achieved")],
    ),
    ("उन्होंने सीईओ को अपूर्ण 17 कार्यों को जून तक पूर्ण कराने कहा।", [("17", "count", "कार्यों", "pending")]),
    # the short future
    ("इस पर 3,688 करोड़ रुपये की लागत आयेगी।", [("3,688 करोड़", "INR", "लागत", "planned")]),
    ("मंत्रिमंडल ने 20,000 करोड़ रुपये के निवेश की अनुमति दी।", [("20,000 करोड़", "INR", "निवेश", "sanctioned")]),
    # pay by the month is no duration; a rate belongs to the sum before it
    ("युवाओं को 12 से 22 हजार रुपये मासिक वेतन मिलेगा।", [("12 से 22 हजार", "INR", "वेतन", "stated")]),
    (
        "18,720 परिवारों के खाते में 7-7 हजार रुपये की दर से 13.10 करोड़ रुपये भेजे गये हैं।",
        [
            ("18,720", "count", "परिवारों", "achieved"),
            ("7-7 हजार", "INR", "दर", "stated"),
            ("13.10 करोड़", "INR", "खाते", "achieved"),
        ],
    ),
    # people and what they do
    ("रसोई में रोजाना 31 हजार लोग भोजन कर रहे हैं।", [("31 हजार", "count", "लोग", "stated")]),
    ("प्रेस विज्ञप्ति संख्या- 412\nबैठक में 40 समूह गठित हुए।", [("40", "count", "समूह", "achieved")]),
    # what is going on is left to do; a number before पर or का counts what was named before
    (
        "जिले में 62 ड्रेन हैं, जिनकी कुल लंबाई 318 किलोमीटर है। "
        "इनमें से 41 की सफाई हो गई है, 14 पर काम चल रहा है और सात का टेंडर होना बाकी है।",
        [
            ("62", "count", "ड्रेन", "stated"),
            ("318", "km", "कुल लंबाई", "stated"),
            ("41", "count", "ड्रेन", "achieved"),
            ("14", "count", "ड्रेन", "pending"),
            ("सात", "count", "ड्रेन", "pending"),
        ],
    ),
    ("36 पंप सेट हैं और 10 नए खरीदे जाएंगे।", [("36", "count", "पंप सेट", "stated"), ("10", "count", "पंप सेट", "planned")]),
    # behind जिनमें an unknown place or an adverb is not what is counted
    (
        "290 ट्रांसफार्मर बंद पड़े हैं, जिनमें सबसे ज्यादा 206 गोहरी में हैं।",
        [("290", "count", "ट्रांसफार्मर", "stated"), ("206", "count", "ट्रांसफार्मर", "stated")],
    ),
    # a loss shared out, with its noun at the end; the weather and losses are nobody's work
    (
        "विभाग को 36.92 करोड़, जल शक्ति विभाग को 22.46 करोड़ तथा बागवानी को लगभग 2 करोड़ रुपये का नुकसान दर्ज किया गया।",
        [
            ("36.92 करोड़", "INR", "नुकसान", "stated"),
            ("22.46 करोड़", "INR", "नुकसान", "stated"),
            ("2 करोड़", "INR", "नुकसान", "stated"),
        ],
    ),
    # के करीब behind the number; what a word before the number says of all of them
    ("सेब सीजन में 5000 के करीब बागवान परिवारों को लाभ होगा।", [("5000", "count", "बागवान परिवारों", "planned")]),
    (
        "स्वीकृत 1,126 मकानों में से 874 बनकर तैयार हैं।",
        [("1,126", "count", "मकानों", "sanctioned"), ("874", "count", "मकानों", "achieved")],
    ),
    # which works are meant, what a plan holds, the least of an order
    (
        "जिन कार्यों पर 60 प्रतिशत से अधिक राशि खर्च हो चुकी है, उन्हें पूरा करवाया जाए।",
        [("60", "percent", "राशि", "stated")],
    ),
    (
        "इसमें 40 वर्मी कम्पोस्ट यूनिट और 3 कोल्ड रूम तैयार करना शामिल है।",
        [("40", "count", "वर्मी कम्पोस्ट यूनिट", "planned"), ("3", "count", "कोल्ड रूम", "planned")],
    ),
    ("निर्देश दिए कि वे सप्ताह में कम से कम दो पंचायतों का निरीक्षण करें।", [("दो", "count", "पंचायतों", "target")]),
    # a forecast, and what will be done each year
    ("इससे तेल आयात में 28 करोड़ लीटर की कमी आएगी।", [("28 करोड़", "litre", "तेल आयात में कमी", "stated")]),
    ("इससे प्रति वर्ष 78 मिलियन टन अतिरिक्त माल ढुलाई हो सकेगी।", [("78 मिलियन", "tonne", "माल ढुलाई", "planned")]),
    (
        "खरीफ फसलों का कुल बुआई क्षेत्र 1121.46 लाख हेक्टेयर है।",
        [("1121.46 लाख", "hectare", "खरीफ फसलों का कुल बुआई क्षेत्र", "achieved")],
    ),
    # additional, not besides
    (
        "समिति ने 4,381.88 करोड़ रुपये की अतिरिक्त केंद्रीय सहायता मंजूर की।",
        [("4,381.88 करोड़", "INR", "केंद्रीय सहायता", "sanctioned")],
    ),
    # so much for each, in words; rupees said at the first of a list
    (
        "बहरोड़ में दो करोड़ रुपए, ब्यावर में डेढ़-डेढ़ करोड़, केकड़ी में दो करोड़ जारी हुए।",
        [
            ("दो करोड़", "INR", "", "sanctioned"),
            ("डेढ़-डेढ़ करोड़", "INR", "", "sanctioned"),
            ("दो करोड़", "INR", "", "sanctioned"),
        ],
    ),
    # small numbers of a list whose noun comes last, two more of a kind; infections befall people
    (
        "पानीपत में चार, सिरसा में तीन और हिसार में दो और मरीज मिले हैं।",
        [
            ("चार", "count", "मरीज", "stated"),
            ("तीन", "count", "मरीज", "stated"),
            ("दो", "count", "मरीज", "stated"),
        ],
    ),
    ("प्रदेश में 76 लोग संक्रमित हुए हैं।", [("76", "count", "लोग संक्रमित", "stated")]),
    # labels in the genitive; what a year's money is; a capacity, and a part of it
    (
        "अब तक नामांतरण के 872, अभिलेख दुरुस्ती के 63, नक्शा अद्यतन के 12 प्रकरण निपटाए गए।",
        [
            ("872", "count", "नामांतरण के प्रकरण", "achieved"),
            ("63", "count", "अभिलेख दुरुस्ती के प्रकरण", "achieved"),
            ("12", "count", "नक्शा अद्यतन के प्रकरण", "achieved"),
        ],
    ),
    ("वित्त वर्ष के लिए 54,832 करोड़ रुपये का बजट आवंटित है।", [("54,832 करोड़", "INR", "बजट", "sanctioned")]),
    # how many houses are approved is a fact, with its status
    ("अब तक 3.86 करोड़ मकान स्वीकृत किए गए हैं।", [("3.86 करोड़", "count", "मकान", "sanctioned")]),
    # an allotment that labels another item approves nothing
    (
        "जमीन म्यूटेशन का 10, जाति प्रमाण के 7, दुकान आवंटन का 5 आवेदन आए।",
        [
            ("10", "count", "जमीन म्यूटेशन", "achieved"),
            ("7", "count", "जाति प्रमाण", "achieved"),
            ("5", "count", "आवेदन", "achieved"),
        ],
    ),
    # each item of a list by its own status word; a reason is not what is counted
    (
        "वार्ड के आवेदनों में 45 स्वीकृत, 12 निरस्त तथा 6 कागजों के अभाव में लंबित हैं।",
        [
            ("45", "count", "आवेदनों", "sanctioned"),
            ("12", "count", "आवेदनों", "achieved"),
            ("6", "count", "आवेदनों", "pending"),
        ],
    ),
    # orders in every spelling of जाए, wishes of any regular verb
    (
        "दाखिल खारिज के 2,310 लंबित मामलों का निष्पादन अभियान चलाकर किया जाय।",
        [("2,310", "count", "लंबित मामलों", "pending")],
    ),
    ("हर पर्यवेक्षक रोजाना कम से कम 15 घरों तक पहुंचें।", [("15", "count", "घरों", "target")]),
    # regular verbs by their stem, in the bare past and in progress
    ("समूह ने मेले में 1.8 लाख रुपये के अचार बेचे।", [("1.8 लाख", "INR", "अचार", "achieved")]),
    (
        "जिले के खिलाड़ियों ने 6 स्वर्ण और 9 रजत पदक जीते।",
        [("6", "count", "स्वर्ण", "achieved"), ("9", "count", "रजत पदक", "achieved")],
    ),
    ("बस अड्डे पर 4-4 नई मशीनें लगाई जा रही हैं।", [("4-4", "count", "नई मशीनें", "planned")]),
    # the whole beside its part
    (
        "स्वीकृत 52 भवनों में 31 पूर्ण हैं।",
        [("52", "count", "भवनों", "sanctioned"), ("31", "count", "भवनों", "achieved")],
    ),
    (
        "चयनित 20 गांवों में से 13 का सर्वे हो चुका है।",
        [("20", "count", "गांवों", "stated"), ("13", "count", "गांवों", "achieved")],
    ),
    # money held up, money released, the cost of what was approved
    ("ठेकेदार की लापरवाही से 2.4 करोड़ रुपये का भुगतान रुका हुआ है।", [("2.4 करोड़", "INR", "भुगतान", "pending")]),
    ("अंचल को दूसरी किस्त के 18 लाख रुपये जारी किए गए।", [("18 लाख", "INR", "दूसरी किस्त", "sanctioned")]),
    (
        "खंड में 7 पुल स्वीकृत हुए हैं, जिनकी कुल लागत 11.6 करोड़ रुपये है।",
        [("7", "count", "पुल", "sanctioned"), ("11.6 करोड़", "INR", "कुल लागत", "sanctioned")],
    ),
    # what befell, and levels, whatever verb tells of them
    ("आंधी से 34 मकानों को क्षति पहुंची है।", [("34", "count", "मकानों", "stated")]),
    (
        "अस्पतालों की संख्या 14 से बढ़कर 19 हो गई है।",
        [("14", "count", "अस्पतालों की संख्या", "stated"), ("19", "count", "अस्पतालों की संख्या", "stated")],
    ),
    # what came to each office, out of what was counted
    (
        "शिविर में 96 आवेदन प्राप्त हुए, जिनमें राजस्व विभाग के 41, पुलिस विभाग के 12 और अन्य 43 रहे।",
        [
            ("96", "count", "आवेदन", "achieved"),
            ("41", "count", "आवेदन", "achieved"),
            ("12", "count", "आवेदन", "achieved"),
            ("43", "count", "आवेदन", "achieved"),
        ],
    ),
    # labels that only say how far it came, behind a topic or the item before
    (
        "जॉब कार्ड सत्यापन: लक्ष्य 1,12,400, वितरित 98,655, शेष 13,745",
        [
            ("1,12,400", "count", "जॉब कार्ड सत्यापन", "target"),
            ("98,655", "count", "जॉब कार्ड सत्यापन", "achieved"),
            ("13,745", "count", "जॉब कार्ड सत्यापन", "pending"),
        ],
    ),
    # what money is spent on, where a pronoun stands for it
    (
        "खंड में 14 तालाब स्वीकृत हैं, जिन पर 3 करोड़ 20 लाख रुपये खर्च होना अनुमानित है।",
        [("14", "count", "तालाब", "sanctioned"), ("3 करोड़ 20 लाख", "INR", "तालाब", "stated")],
    ),
    # what is held up, broken, in service, tied to something
    (
        "चालीस किसानों का 9 लाख 40 हजार रुपये बैंक में अटका है।",
        [("चालीस", "count", "किसानों", "pending"), ("9 लाख 40 हजार", "INR", "बैंक", "pending")],
    ),
    ("शाखाओं में 218 आवेदन अब भी पड़े हैं।", [("218", "count", "आवेदन", "pending")]),
    ("उन्होंने केंद्र में बंद पड़ी 3 मशीनों को ठीक कराने के निर्देश दिए।", [("3", "count", "मशीनों", "pending")]),
    ("जिले में 96 बैंकिंग सखी कार्यरत हैं।", [("96", "count", "बैंकिंग सखी", "stated")]),
    ("समूहों से 412 महिलाएं जुड़ी हैं।", [("412", "count", "महिलाएं", "achieved")]),
    ("जिले में डेंगू मरीजों की संख्या 64 पहुंच गई है।", [("64", "count", "डेंगू मरीजों की संख्या", "stated")]),
    # a goal for a ratio, a quota by the week, works that were approved
    (
        "मंत्री ने सितंबर तक ऋण जमा अनुपात 52 प्रतिशत करने का लक्ष्य दिया।",
        [("52", "percent", "ऋण जमा अनुपात", "target")],
    ),
    ("सहायक अभियंता सप्ताह में तीन गांवों का निरीक्षण करें।", [("तीन", "count", "गांवों", "target")]),
    (
        "स्वीकृत परियोजनाओं में 42 हजार नल कनेक्शन और 380 किमी पाइप लाइन बिछाना शामिल है।",
        [("42 हजार", "count", "नल कनेक्शन", "sanctioned"), ("380", "km", "पाइप लाइन", "sanctioned")],
    ),
    ("पुल की स्वीकृत लागत 18.4 करोड़ रुपये है।", [("18.4 करोड़", "INR", "पुल की स्वीकृत लागत", "sanctioned")]),
    # the rest of what was counted, its noun left out, and what comes of it
    (
        "मिशन की 820 सखियों में से 540 को प्रशिक्षण मिला है, शेष 280 को मार्च तक प्रशिक्षण दिया जाएगा।",
        [
            ("820", "count", "सखियों", "stated"),
            ("540", "count", "सखियों", "achieved"),
            ("280", "count", "सखियों", "pending"),
        ],
    ),
    # rupees typed without the space before them
    ("बैंकों ने 5,000 करोड़रुपये के ऋण बांटे।", [("5,000 करोड़", "INR", "ऋण", "achieved")]),
    # a road that will be made for its cost
    (
        "मंत्री ने 2.4 करोड़ रुपये की लागत से बनने वाली सीसी सड़क की नींव रखी।",
        [("2.4 करोड़", "INR", "लागत से बनने वाली सीसी सड़क", "planned")],
    ),
    # people being served, levels reached, what fell, orders to complete, large sums paid, parts in the next sentence
    ("बाढ़ क्षेत्र में 112 नावें चलाई जा रही हैं।", [("112", "count", "नावें", "achieved")]),
    ("बिजली की अधिकतम मांग 9,165 मेगावाट तक पहुंची।", [("9,165", "MW", "बिजली की अधिकतम मांग", "stated")]),
    ("चोरी की घटनाओं में 11.5 प्रतिशत की कमी आई है।", [("11.5", "percent", "चोरी की घटनाओं में कमी", "stated")]),
    (
        "उन्होंने बीडीओ को 30 नवंबर तक 700 आवास पूर्ण कराने का निर्देश दिया।",
        [("700", "count", "आवास", "target")],
    ),
    (
        "186 रैयतों को 27.8 करोड़ रुपये मुआवजा दिया गया है।",
        [("186", "count", "रैयतों", "achieved"), ("27.8 करोड़", "INR", "मुआवजा", "achieved")],
    ),
    (
        "पंचायतों को 763 करोड़ रुपये की राशि जारी की गई है। इसमें ग्राम पंचायतों के लिए 572 करोड़ रुपये शामिल हैं।",
        [("763 करोड़", "INR", "राशि", "sanctioned"), ("572 करोड़", "INR", "ग्राम पंचायतों", "sanctioned")],
    ),
    # rupees said once for a list of sums and of goals
    (
        "आबकारी मद में 215 करोड़ के सापेक्ष 148.7 करोड़ रुपये मिले।",
        [("215 करोड़", "INR", "आबकारी मद", "target"), ("148.7 करोड़", "INR", "आबकारी मद", "achieved")],
    ),
    # how they were found; the rest that opens a clause of its own; what is only to be done
    (
        "धारा 24 के 346 प्रकरण लंबित मिलने पर कलेक्टर ने जवाब मांगने के निर्देश दिए।",
        [("346", "count", "प्रकरण", "pending")],
    ),
    (
        "मौके पर 61 मामलों का निस्तारण किया गया, शेष विभागों को भेजे गए।",
        [("61", "count", "मामलों", "achieved")],
    ),
    ("अभियान में 14,306 बच्चों को टीके लगाए जाने हैं।", [("14,306", "count", "बच्चों", "planned")]),
    # whom an order punishes, cases it disposes of, a ratio it sets, who owes, what a seized thing is worth
    ("उन्होंने चार सचिवों का वेतन रोकने के निर्देश दिए।", [("चार", "count", "सचिवों", "planned")]),
    ("उन्होंने सीमांकन के 23 प्रकरण निराकृत करने के निर्देश दिए।", [("23", "count", "सीमांकन के प्रकरण", "pending")]),
    ("मंत्री ने ऋण जमा अनुपात 60 प्रतिशत तक लाने के निर्देश दिए।", [("60", "percent", "ऋण जमा अनुपात", "target")]),
    (
        "विभाग के 900 उपभोक्ताओं पर 86 करोड़ रुपये बकाया हैं।",
        [("900", "count", "उपभोक्ताओं", "stated"), ("86 करोड़", "INR", "उपभोक्ताओं पर बकाया", "pending")],
    ),
    (
        "टीम ने 12 किलो गांजा जब्त किया, जिसकी कीमत 3 लाख रुपये है।",
        [("12", "kg", "गांजा", "achieved"), ("3 लाख", "INR", "कीमत", "stated")],
    ),
    (
        "अदालत में 14 पीठों ने 3,872 मुकदमों का निस्तारण किया।",
        [("14", "count", "पीठों", "stated"), ("3,872", "count", "मुकदमों", "achieved")],
    ),
    # a result some words behind its goal
    (
        "विभाग को 186 करोड़ रुपये राजस्व का लक्ष्य मिला है, जिसके विरुद्ध नवंबर तक 121.5 करोड़ रुपये की वसूली हुई है।",
        [("186 करोड़", "INR", "राजस्व", "target"), ("121.5 करोड़", "INR", "वसूली", "achieved")],
    ),
    # posts that are provided for are a fact, whatever their word for creation
    ("40 पर्यवेक्षिका के पद सृजित हैं।", [("40", "count", "पर्यवेक्षिका के पद", "stated")]),
    # lakhs parted off alone; under way is left to do
    (
        "जनपद में 2,35640 परिवारों को लाभान्वित करने का लक्ष्य है, 212 योजनाओं पर कार्य गतिमान है।",
        [("2,35640", "count", "परिवारों", "target"), ("212", "count", "योजनाओं", "pending")],
    ),
    # brackets with abbreviations between a noun and its verb
    (
        "प्रखंड के 14 विद्यालयों (प्रा.वि. सोनबरसा, रामडीह, बेलटोला) का औचक निरीक्षण किया गया।",
        [("14", "count", "विद्यालयों", "achieved")],
    ),
    # an adverb behind what is counted, though no pack knows the noun; who is absent is a fact
    (
        "जांच में 07 रात्रिपाल एवं 02 पंखाचालक अनधिकृत रूप से अनुपस्थित मिले।",
        [("07", "count", "रात्रिपाल", "stated"), ("02", "count", "पंखाचालक", "stated")],
    ),
    # of what kind, what it was declared to be, and the office it was sent to
    ("पुलिस ने 17 चोरी की घटनाओं का खुलासा किया।", [("17", "count", "चोरी की घटनाओं", "achieved")]),
    ("अभियान में 345 गांव ओडीएफ प्लस घोषित किए गए।", [("345", "count", "गांव", "achieved")]),
    (
        "शिविर में 234 आवेदन प्राप्त हुए, शेष 78 संबंधित विभागों को भेजे गए।",
        [("234", "count", "आवेदन", "achieved"), ("78", "count", "आवेदन", "pending")],
    ),
    # what floods, fires and closures do
    (
        "बाढ़ से 45 गांव जलमग्न हो गए हैं और 12 घरों में पानी घुस गया।",
        [("45", "count", "गांव", "stated"), ("12", "count", "घरों", "stated")],
    ),
    (
        "भूस्खलन से 45 सड़कें बाधित हैं जिनमें से 30 खोल दी गई हैं।",
        [("45", "count", "सड़कें", "stated"), ("30", "count", "सड़कें", "achieved")],
    ),
    # a rate is the price's before it
    (
        "किसानों से 2,100 रुपये प्रति क्विंटल की दर से 3.42 लाख क्विंटल धान खरीदा गया।",
        [("2,100", "INR", "दर", "stated"), ("3.42 लाख", "quintal", "धान", "achieved")],
    ),
    # yearly money is no age; the past is no goal; two lengths of one level; how often is not what
    (
        "किसानों को 6,000 रुपये सालाना तीन किस्तों में मिलते हैं।",
        [("6,000", "INR", "किसानों", "stated"), ("तीन", "count", "किस्तों", "stated")],
    ),
    (
        "पिछले माह 234 के मुकाबले इस माह 312 संस्थागत प्रसव हुए।",
        [("234", "count", "संस्थागत प्रसव", "stated"), ("312", "count", "संस्थागत प्रसव", "achieved")],
    ),
    (
        "नदी का जलस्तर 48.60 मीटर से 52 सेंटीमीटर ऊपर है।",
        [("48.60", "m", "नदी का जलस्तर", "stated"), ("52", "cm", "नदी का जलस्तर", "stated")],
    ),
    (
        "दुग्ध उत्पादन 12 लाख लीटर प्रतिदिन से बढ़कर 15 लाख लीटर प्रतिदिन हो गया है।",
        [("12 लाख", "litre", "दुग्ध उत्पादन", "achieved"), ("15 लाख", "litre", "दुग्ध उत्पादन", "achieved")],
    ),
    # sums listed with में; the first name of a list of places; nouns end before determiners
    (
        "कचरा प्रबंधन में करीब 29 लाख, सड़कों के लिए लगभग 68 लाख रुपये खर्च किए जाएंगे।",
        [("29 लाख", "INR", "कचरा प्रबंधन", "planned"), ("68 लाख", "INR", "सड़कों", "planned")],
    ),
    ("तहसील की सात पंचायत छितरौल, रकमपुर, बटसारी में काम हुआ।", [("सात", "count", "पंचायत", "achieved")]),
    ("3,985 टन दलहन विभिन्न राज्यों में भेजा गया है।", [("3,985", "tonne", "दलहन", "achieved")]),
    # people beside a sum are no rupees
    (
        "अब तक 32 करोड़ से ज्यादा गरीबों को पैकेज से 29,352 करोड़ रुपये का समर्थन दिया है।",
        [("32 करोड़", "count", "गरीबों", "achieved"), ("29,352 करोड़", "INR", "समर्थन", "achieved")],
    ),
    # what is to be collected is due
    ("विभागों से 12 करोड़ रुपये वसूल करना है।", [("12 करोड़", "INR", "विभागों", "pending")]),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures(text: str, expected: list[tuple[str, str, str | None, str]], extractor: Extractor) -> None:
    found = extractor.extract(text).indicators
    assert [(i.mentions[0].number.text, i.unit, i.about, i.status) for i in found] == expected


APPROVED = """राज्यों को मदद
नई दिल्ली, 12 मई। समिति ने राज्यों को 4,381 करोड़ रुपये की केंद्रीय सहायता को स्वीकृति दी:-
• चक्रवात के लिए पश्चिम बंगाल को 2,707 करोड़ रुपये
• बाढ़ के लिए कर्नाटक को 577 करोड़ रुपये"""


def test_items_are_what_the_line_above_them_says(extractor: Extractor) -> None:
    found = extractor.extract(APPROVED).indicators
    assert [(i.about, i.status) for i in found] == [("केंद्रीय सहायता", "sanctioned")] * 3


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("पकड़े गए आरोपियों में मनीष (29) और बलजीत उर्फ काला (44) शामिल हैं।", "age"),
        ("बैठक में 156-विधानसभा क्षेत्र के बूथों की समीक्षा हुई।", "reference"),
    ],
)
def test_numbers_that_count_nothing(text: str, kind: str, extractor: Extractor) -> None:
    record = extractor.extract(text)
    assert not record.indicators and {number.kind for number in record.other_numbers} == {kind}


def test_everywhere_is_no_house(extractor: Extractor) -> None:
    (figure,) = extractor.extract("इसके लिए 1,856 घर-घर टीम बनायी गयी है।").indicators
    assert figure.code == "people.team.count"


# text; then the posts of each name
PEOPLE: list[tuple[str, dict[str, list[str]]]] = [
    # names no list holds, before what says who presides
    ("उपायुक्त मंजूभान भजंतारी की अध्यक्षता में बैठक हुई।", {"मंजूभान भजंतारी": ["उपायुक्त"]}),
    # a body in the genitive is no person of a list
    (
        "बैठक में निदेशक राम सिंह, एचएसएसपीपी की निदेशक सुश्री मुक्ता वर्मा, यूनिसेफ के एसएमसी मनोज कुमार मौजूद रहे।",
        {"राम सिंह": ["निदेशक"], "मुक्ता वर्मा": ["निदेशक"], "मनोज कुमार": ["यूनिसेफ के एसएमसी", "एसएमसी"]},
    ),
    # a word of the language as surname
    (
        "बैठक में नगर निगम आयुक्त श्री प्रकाश सर्वे, डीएफओ श्री नीरज यादव उपस्थित थे।",
        {"प्रकाश सर्वे": ["नगर निगम आयुक्त"], "नीरज यादव": ["डीएफओ"]},
    ),
    # a block that is also a surname between post and name
    ("बैठक में एसडीएम घोसी राजेश अग्रहरि उपस्थित रहे।", {"राजेश अग्रहरि": ["एसडीएम", "एसडीएम घोसी"]}),
    # a block no list knows between post and name; its chief is not his deputy
    ("बैठक में बीडीओ नादौनी निशा ठाकुर उपस्थित रहीं।", {"निशा ठाकुर": ["बीडीओ", "बीडीओ नादौनी"]}),
    # the branch of an office in brackets, abbreviated; a service between name and post
    ("बैठक में अपर जिलाधिकारी (वि0/रा0) अमित कुमार भट्ट उपस्थित रहे।", {"अमित कुमार भट्ट": ["अपर जिलाधिकारी (वि0/रा0)"]}),
    (
        "श्री शुभ राम, आईएएस, निदेशक और डॉ. मोलिश्री वर्मा, उप महानिदेशक (सांख्यिकी) ने विचार रखे।",
        {"शुभ राम": ["निदेशक"], "मोलिश्री वर्मा": ["उप महानिदेशक (सांख्यिकी)"]},
    ),
    # letters no list knows, for an officer; the village of a council; many officers, no name
    (
        "बैठक में सीपीओ राजेंद्र कुमार, प्रधान ग्राम पंचायत चेलियानां सरिता देवी तथा एलडीएम अनिल सिंह सहित अनेक अधिकारी उपस्थित रहे।",
        {"राजेंद्र कुमार": ["सीपीओ"], "सरिता देवी": ["प्रधान ग्राम पंचायत"], "अनिल सिंह": ["एलडीएम"]},
    ),
    # what सर्वश्री gives to all, and a surname that is a post as well
    (
        "बैठक में सहायक संचालक कृषि श्रीमती सरिता सिंह, सर्वश्री धीरज ठाकुर, नीलकंठ पटवारी व सचिन जैन उपस्थित थे।",
        {name: ["सहायक संचालक कृषि"] for name in ("सरिता सिंह", "धीरज ठाकुर", "नीलकंठ पटवारी", "सचिन जैन")},
    ),
    # spaced initials
    ("बैठक में अपर सचिव श्री टी. के. अनिल कुमार उपस्थित रहे।", {"टी. के. अनिल कुमार": ["अपर सचिव"]}),
    # विकास is a subject where a full name follows it
    (
        "बैठक में उपायुक्त विकास दिव्या त्रिपाठी, डीएम विकास कुमार उपस्थित रहे।",
        {"दिव्या त्रिपाठी": ["उपायुक्त विकास"], "विकास कुमार": ["डीएम"]},
    ),
    # a surname that is also what an office looks after; two posts of one holder; brackets that say which office
    (
        "बैठक में मोहन लाल जाट उपनिदेशक उद्यान तथा रामेश्वर नागर कृषि पर्यवेक्षक उपस्थित रहे।",
        {"मोहन लाल जाट": ["उपनिदेशक उद्यान"], "रामेश्वर नागर": ["कृषि पर्यवेक्षक"]},
    ),
    (
        "मौके पर एएसपी सह सदर एसडीपीओ विजय सिंह और मुफस्सिल थानाध्यक्ष अशोक राम मौजूद थे।",
        {"विजय सिंह": ["एएसपी सह सदर एसडीपीओ"], "अशोक राम": ["मुफस्सिल थानाध्यक्ष"]},
    ),
    (
        "डीसीपी (पूर्वी छोर) निखिल वर्मा ने बताया कि 12 लोग गिरफ्तार हुए।",
        {"निखिल वर्मा": ["डीसीपी (पूर्वी छोर)"]},
    ),
    # posts behind names: each its own, and one post for the names before it
    (
        "इस अवसर पर राजेश कुमार तहसीलदार, अमित सिंह एवं विनोद यादव लेखपाल उपस्थित रहे।",
        {"राजेश कुमार": ["तहसीलदार"], "अमित सिंह": ["लेखपाल"], "विनोद यादव": ["लेखपाल"]},
    ),
    # a seat before a post, between two members
    (
        "बैठक में सदर विधायक अनिल त्रिवेदी, धनबेला विधायक गणेश चंद्र मौजूद रहे।",
        {"अनिल त्रिवेदी": ["सदर विधायक"], "गणेश चंद्र": ["विधायक"]},
    ),
    # outposts of an office, and a scheme named after one, are no holder
    ("क्षतिग्रस्त पटवारी चौकियों का निर्माण होगा।", {}),
    ("मुख्यमंत्री नव उदय योजना की समीक्षा की गई।", {}),
    # a surname with the kind of its bearer's post
    (
        "खाद्य व वन राज्यमंत्री अश्विनी चौबे ने कहा कि काम होगा। केंद्रीय राज्यमंत्री चौबे ने आभार जताया।",
        {"अश्विनी चौबे": ["खाद्य व वन राज्यमंत्री", "केंद्रीय राज्यमंत्री"]},
    ),
]


@pytest.mark.parametrize(("text", "expected"), PEOPLE)
def test_people(text: str, expected: dict[str, list[str]], extractor: Extractor) -> None:
    found = extractor.extract(text).officials
    assert {o.name: [d.text for d in o.designations] for o in found if o.name} == expected


def test_those_who_were_there_without_a_verb(extractor: Extractor) -> None:
    record = extractor.extract("मौके पर डीडीसी सोमेश माथुर, जीविका डीपीएम अविनाश कुमार आदि थे.")
    assert [o.roles for o in record.officials] == [["attended"], ["attended"]]


def test_a_list_that_ends_without_a_verb_of_being_there(extractor: Extractor) -> None:
    record = extractor.extract(
        "निरीक्षण में डीएम विमल कुमार के साथ सीडीओ राम सिंह, तहसीलदार दीप्ति वर्मा और ग्राम प्रधान सुनील रावत रहे।"
    )
    assert [o.roles for o in record.officials] == [["attended"]] * 4


def test_letters_of_a_body_are_no_office(extractor: Extractor) -> None:
    record = extractor.extract("बैठक में डीडीए के उपाध्यक्ष विमल कुमार मौजूद रहे।")
    assert [o.name for o in record.officials] == ["विमल कुमार"]


def test_an_office_whose_house_holds_the_meeting(extractor: Extractor) -> None:
    record = extractor.extract("उपायुक्त राम सिंह ने कहा। डीसी लघु सचिवालय में अधिकारियों की बैठक ले रहे थे।")
    assert [o.name for o in record.officials] == ["राम सिंह"]


def test_a_deputy_is_not_the_chief(extractor: Extractor) -> None:
    record = extractor.extract("सहायक पुलिस आयुक्त विमल कुमार ने बताया। रिपोर्ट पुलिस आयुक्त को भेजी गई है।")
    assert [(o.name, o.designations[0].text) for o in record.officials] == [
        ("विमल कुमार", "सहायक पुलिस आयुक्त"),
        (None, "पुलिस आयुक्त"),
    ]


# text; then whether there is a meeting, and its kind
MEETINGS: list[tuple[str, str | None]] = [
    # only the last sentence speaks of a meeting, and says who was there
    (
        "मंत्री राम सिंह ने कहा कि दाखिले बढ़े हैं। नए भवन बन गए हैं। पुस्तकें पहुंच गई हैं। शुल्क माफ है। भर्ती हो गई है। "
        "बैठक में निदेशक श्री विमल कुमार मौजूद रहे।",
        "other",
    ),
    # a council's hall does not make the meeting a committee's
    ("आयुक्त विमल कुमार ने गुरुवार को जिला परिषद सभागार में आयोजित बैठक में पौधरोपण की समीक्षा की।", "review"),
    # programmes held under somebody, hearings, instructions given in a meeting
    ("प्रखंड सभागार में बीडीओ रमेश कुमार की अध्यक्षता में पत्र वितरण कार्यक्रम किया गया।", "other"),
    ("नैनपुर में आयुक्त दीपक राणा ने जनसुनवाई की।", "public-hearing"),
    ("जिलाधिकारी विमल कुमार ने विकास कार्यों से संबंधित बैठक में अधिकारियों को सख्त निर्देश दिए।", "other"),
    # blank lines are no sentences
    (
        "सख्ती होगी\n\nअजमेर, 8 अक्टूबर। पाबंदी रहेगी।\n\nमुद्दे जाने गए।\n\nआयुक्त विमल कुमार ने आज व्यवस्था की समीक्षा की।",
        "review",
    ),
]


@pytest.mark.parametrize(("text", "kind"), MEETINGS)
def test_meetings(text: str, kind: str | None, extractor: Extractor) -> None:
    meeting = extractor.extract(text).meeting
    assert (meeting.kind if meeting else None) == kind


# text; then who is told
TOLD: list[tuple[str, list[str]]] = [
    # the speaker is not who is told
    ("कलेक्टर विमल कुमार ने निर्देश देते हुए कहा कि पेयजल योजनाओं का संचालन सुनिश्चित कराएं।", []),
    ("उन्होंने मुख्यमंत्री आयुष्मान आरोग्य योजना के क्लेम समय पर सबमिट करने के निर्देश दिए।", []),
    ("कलेक्टर ने 400 हितग्राहियों के कार्ड 31 मार्च तक बनाने के निर्देश सीएमएचओ को दिए।", ["सीएमएचओ"]),
    # what something comes before is nobody told, nor is the speaker
    ("अध्यक्ष ने अगली बैठक से पहले प्रतिवेदन उपलब्ध कराने को कहा।", []),
    ("एडीएम प्रेम प्रकाश उपाध्याय ने सभी शिकायतों को एक सप्ताह में निस्तारण के निर्देश दिए।", []),
]


def test_how_many_are_approved_is_no_decision(extractor: Extractor) -> None:
    assert not extractor.extract("योजना में अब तक 3.86 करोड़ मकान स्वीकृत किए गए हैं।").directives


@pytest.mark.parametrize(
    ("text", "venue", "chair"),
    [
        # a chair named by post and government; whose ministry the house is
        ("मंगलवार को माननीय मुख्यमंत्री, बिहार सरकार की अध्यक्षता में बैठक हुई। जिला पदाधिकारी ने समीक्षा की।", None, "मुख्यमंत्री"),
        ("मुख्यमंत्री की अध्यक्षता में झारखंड मंत्रालय में मंगलवार को कैबिनेट की बैठक हुई।", "झारखंड मंत्रालय", "मुख्यमंत्री"),
        # a named holder before a post without one; who reviews while something is said; who takes the meeting
        ("सोमवार को बीडीओ अरुण कुमार व आवास पदाधिकारी की अध्यक्षता में बैठक हुई।", None, "बीडीओ"),
        ("विकास भवन में सीडीओ अरुण कुमार ने मिशन की समीक्षा के दौरान बैठक में योजनाओं की जानकारी ली।", "विकास भवन", "सीडीओ"),
        ("प्रबंधकों की बैठक कलेक्टर विमल कुमार ने शुक्रवार को जिला कार्यालय में ली।", "जिला कार्यालय", "कलेक्टर"),
        # a participle behind द्वारा lends an attribute
        ("डीएम विमल कुमार ने मुख्यमंत्री द्वारा चिन्हित कार्यों की समीक्षा बैठक की।", None, "डीएम"),
    ],
)
def test_chair_and_venue(text: str, venue: str | None, chair: str, extractor: Extractor) -> None:
    record = extractor.extract("समीक्षा\nपाली, 4 मई। " + text)
    assert record.meeting is not None
    assert (record.meeting.venue.text if record.meeting.venue else None) == venue
    (official,) = [o for o in record.officials if o.id == record.meeting.chair]
    assert official.designations[0].text == chair


def test_a_time_typed_with_visarga(extractor: Extractor) -> None:
    record = extractor.extract("बैठक अपराह्न 04ः30 बजे से हुई।")
    assert not record.indicators and [number.kind for number in record.other_numbers] == ["time"]


@pytest.mark.parametrize(
    ("told", "venue"),
    [
        ("बांगड़ चिकित्सालय का औचक निरीक्षण किया", "बांगड़ चिकित्सालय"),
        ("सिविल अस्पताल रायपुरिया का आकस्मिक निरीक्षण किया", "सिविल अस्पताल रायपुरिया"),  # its name behind it
        ("फायर स्टेशन पाली का अर्द्धवार्षिक निरीक्षण किया", "फायर स्टेशन पाली"),
    ],
)
def test_what_is_inspected_is_where(told: str, venue: str, extractor: Extractor) -> None:
    meeting = extractor.extract(f"निरीक्षण\nपाली, 4 मई। जिला कलक्टर ने मंगलवार को {told}।").meeting
    assert meeting is not None and meeting.venue is not None and meeting.venue.text == venue


@pytest.mark.parametrize(("text", "to"), TOLD)
def test_who_is_told(text: str, to: list[str], extractor: Extractor) -> None:
    (directive,) = extractor.extract(text).directives
    assert directive.to == to


def test_instructions_above_the_sentence_that_says_who_gave_them(extractor: Extractor) -> None:
    record = extractor.extract(
        "सभी विभाग लंबित प्रकरण 15 दिवस में निपटाएं। उक्त निर्देश कलेक्टर राधिका सेन ने बैठक में दिए। जिले में 12 शिविर लगे।"
    )
    (directive,) = record.directives
    assert directive.text.startswith("सभी विभाग") and directive.deadline is not None
    assert [(o.id, o.name, "directed" in o.roles) for o in record.officials] == [(directive.by, "राधिका सेन", True)]


LIST = """पेंशन की समीक्षा
चतरा, 12 मई। उपायुक्त श्री विमल कुमार की अध्यक्षता में समाहरणालय सभागार में बैठक आयोजित हुई। उपायुक्त ने निम्न निर्देश दिए-
1. पेंशन योजना के 1,342 लंबित आवेदनों का निष्पादन एक सप्ताह के अंदर करें।
2. लाभुकों का आधार सीडिंग किया जाए।
बैठक में सभी पदाधिकारी उपस्थित थे।"""
DECISIONS = """कैबिनेट के फैसले
लखनऊ, 12 मई। मुख्यमंत्री विमल कुमार की अध्यक्षता में मंगलवार को लोकभवन में हुई कैबिनेट की बैठक में 15 प्रस्तावों को मंजूरी दी गई।
- आउटसोर्स सेवा निगम के गठन को मंजूरी।
- लखनऊ में 200 बसें चलाने का निर्णय, प्रति बस 40 लाख रुपये सब्सिडी मिलेगी।
- शाहजहांपुर में औद्योगिक पार्क बनेगा।"""
ADVICE = """डेंगू से बचाव के लिए परामर्श जारी
बरेली, 5 मई। स्वास्थ्य विभाग ने परामर्श जारी किया है।
इसमें सभी प्रभारी चिकित्सा अधिकारियों से कहा गया है:
1. गांवों में फॉगिंग की नियमित निगरानी करें।
2. खराब हैंडपंप की सूची तैयार कर इस कार्यालय को दें।"""
ADVICE_TO_ALL = ADVICE.replace("सभी प्रभारी चिकित्सा अधिकारियों", "आम लोगों").replace("इस कार्यालय को दें", "साथ रखें")


@pytest.mark.parametrize(
    ("text", "opens"),
    [(LIST, ["पेंशन", "2."]), (DECISIONS, ["मुख्यमंत्री", "आउटसोर्स", "लखनऊ"]), (ADVICE, ["गांवों", "2."]), (ADVICE_TO_ALL, [])],
)
def test_items_of_a_list_that_is_announced(text: str, opens: list[str], extractor: Extractor) -> None:
    found = extractor.extract(text).directives
    assert [directive.text.removeprefix("1. ").split()[0] for directive in found] == opens


ROWS = """जिले की प्रगति एक नजर में
कुल पंचायतें: 246
ओडीएफ प्लस ग्राम: 612
स्वीकृत शौचालय - 8,415
शेष - 1,507
सामुदायिक शौचालय - 97"""


def test_rows_whose_label_is_a_kind_of_place(extractor: Extractor) -> None:
    found = extractor.extract(ROWS).indicators
    assert [(i.about, i.status) for i in found] == [
        ("कुल पंचायतें", "stated"),
        ("ओडीएफ प्लस ग्राम", "stated"),
        ("स्वीकृत शौचालय", "sanctioned"),
        ("स्वीकृत शौचालय", "pending"),
        ("सामुदायिक शौचालय", "stated"),
    ]
