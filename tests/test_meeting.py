"""Whether a release reports a meeting, of what kind, where, when, about what."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from minutes_extract.meeting import MeetingDraft, find_meeting, to_record
from minutes_extract.packs import compiled_packs
from minutes_extract.reading import read

HEAD = "जिले में विकास कार्यों पर बात\n"


def meeting(text: str, published: date | None = None) -> MeetingDraft | None:
    return find_meeting(read(text, compiled_packs()), published=published)


KINDS = [
    ("कलेक्टर सीमा रावत ने सोमवार को राजस्व विभाग की समीक्षा बैठक ली।", "review"),
    ("उपायुक्त ने मंगलवार को आवास योजना की प्रगति की समीक्षा की।", "review"),
    ("डीएम की अध्यक्षता में बैठक हुई। बैठक में पेयजल योजना की विस्तृत समीक्षा की गई।", "review"),
    ("डीएम की अध्यक्षता में जिला समन्वय समिति की बैठक हुई।", "coordination"),
    ("सीडीओ की अध्यक्षता में विभागों की समन्वय बैठक आयोजित की गई।", "coordination"),
    ("अपर समाहर्ता की अध्यक्षता में जिला आपूर्ति टास्क फोर्स की बैठक हुई।", "committee"),
    ("सभापति की अध्यक्षता में नगर परिषद बोर्ड की बैठक शनिवार को हुई।", "committee"),
    ("मुख्यमंत्री की अध्यक्षता में मंत्रिमंडल की बैठक हुई।", "cabinet"),
    ("कृषि विभाग द्वारा विकास भवन में एक दिवसीय कार्यशाला का आयोजन किया गया।", "workshop"),
    ("प्रगणकों का दो दिवसीय प्रशिक्षण सोमवार को कलेक्ट्रेट सभागार में प्रारंभ हुआ।", "training"),
    ("उपायुक्त ने मंगलवार को जनता दरबार में लोगों की शिकायतें सुनीं।", "public-hearing"),
    ("जिलाधिकारी ने गुरुवार को जिला अस्पताल का औचक निरीक्षण किया।", "inspection"),
    ("मंत्री रमा सिंह ने शुक्रवार को किसान मेले का उद्घाटन किया।", "launch"),
    ("मंत्री ने आज भोपाल में मीडिया से चर्चा के दौरान नई योजना की जानकारी दी।", "press-conference"),
    ("मुख्यमंत्री रविवार को टाउन हॉल में सम्मान समारोह को संबोधित कर रहे थे।", "other"),
    ("डीएम की अध्यक्षता में चीनी मिल चालू करने को लेकर बैठक आयोजित की गई।", "other"),
    ("प्रमुख की अध्यक्षता में पंचायत समिति की साधारण सभा की बैठक सोमवार को हुई।", "other"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kind(text: str, kind: str) -> None:
    found = meeting(HEAD + text)
    assert found is not None
    assert found.kind == kind


NONE = [
    # an answer in parliament
    "समिति की बैठक 4 मार्च को हुई। यह जानकारी राज्य मंत्री ने लोकसभा में एक प्रश्न के लिखित उत्तर में दी।",
    # a scheme explained; a committee set up
    "योजना के लिए जिला कलेक्टर की अध्यक्षता में जिला स्तरीय समिति का गठन किया गया है।",
    "योजना में अब तक 1,200 जागरूकता शिविर आयोजित किए गए हैं। किसानों को बीज दिए गए।",
    # a protest, a crime, a match, a budget speech, a story
    "किसानों ने ओलावृष्टि से हुए नुकसान को लेकर प्रशासन को ज्ञापन सौंपा।",
    "पुलिस ने दो आरोपियों को गिरफ्तार किया। थाना प्रभारी ने बताया कि तीन बाइक बरामद हुई हैं।",
    "भारत ने तीसरे मैच में 280 रन बनाए और श्रृंखला जीत ली। कप्तान ने 85 रन की पारी खेली।",
    "वित्त मंत्री ने बजट भाषण में कहा कि सड़कों के लिए 500 करोड़ रुपये का प्रावधान है।",
    "गांव के बुजुर्गों की बैठक हुई और सबने नाव डुबो देने की बात मान ली।",
    # only another meeting, or one that is ordered
    "अधिकारियों को हर माह समीक्षा करने के निर्देश हैं। आगामी बैठक की तिथि तय नहीं है।",
]


@pytest.mark.parametrize("text", NONE)
def test_no_meeting(text: str) -> None:
    assert meeting(HEAD + text) is None


VENUES = [
    ("कलेक्ट्रेट सभागार में डीएम की अध्यक्षता में बैठक हुई।", "कलेक्ट्रेट सभागार"),
    ("सोमवार को विकास भवन स्थित प्रेरणा सभागार में सीडीओ ने समीक्षा बैठक ली।", "विकास भवन स्थित प्रेरणा सभागार"),
    ("डीएम की अध्यक्षता में समाहरणालय के सभाकक्ष में बैठक हुई।", "समाहरणालय के सभाकक्ष"),
    ("डीएम ने शुक्रवार को अपर समाहर्ता के कार्यालय कक्ष में बैठक ली।", "अपर समाहर्ता के कार्यालय कक्ष"),
    ("मुख्यमंत्री ने सोमवार को मुख्यमंत्री निवास पर समीक्षा बैठक ली।", "मुख्यमंत्री निवास"),
    ("मंत्री ने नई दिल्ली स्थित विज्ञान भवन में आयोजित सम्मेलन को संबोधित किया।", "विज्ञान भवन"),
    ("दिल्ली के नेहरू स्टेडियम में मंत्री ने किसान मेले का उद्घाटन किया।", "नेहरू स्टेडियम"),
    ("डीडीसी की अध्यक्षता में आज नगर भवन, गुमला में कार्यशाला आयोजित की गई।", "नगर भवन, गुमला"),
    ("मंत्री गुरुवार को टोंक जिले के निवाई गांव में चौपाल कार्यक्रम को संबोधित कर रहे थे।", "निवाई गांव"),
    ("स्थानीय सर्किट हाउस में मंत्री ने बैठक ली।", "सर्किट हाउस"),
    # told in the next sentence
    ("डीएम ने सोमवार को बैठक की अध्यक्षता की। बचत भवन में आयोजित बैठक में सब अधिकारी रहे।", "बचत भवन"),
    # none: by wire, or a building that is no venue
    ("मुख्य सचिव ने वीडियो कॉन्फ्रेंसिंग के माध्यम से समीक्षा बैठक ली।", None),
    ("डीएम की अध्यक्षता में बैठक हुई, जिसमें नए भवन का काम पूरा करने को कहा गया।", None),
]


@pytest.mark.parametrize(("text", "venue"), VENUES)
def test_venue(text: str, venue: str | None) -> None:
    found = meeting(HEAD + text)
    assert found is not None
    assert (found.venue.text if found.venue else None) == venue


DATES = [
    ("डीएम ने बृहस्पतिवार को समीक्षा बैठक ली।", ("बृहस्पतिवार", None, "गुरुवार")),
    ("डीएम ने 12 मार्च 2024 को समीक्षा बैठक ली।", ("12 मार्च 2024", "2024-03-12", None)),
    ("डीएम ने दिनांक 12.03.2024 को समीक्षा बैठक ली।", ("12.03.2024", "2024-03-12", None)),
    ("डीएम ने 12 मार्च को समीक्षा बैठक ली।", ("12 मार्च", None, None)),
    ("डीएम ने आज समीक्षा बैठक ली।", ("आज", None, None)),
    ("डीएम ने आज समीक्षा बैठक ली और 31 मार्च 2024 तक काम पूरा करने को कहा।", ("आज", None, None)),
    ("डीएम ने समीक्षा बैठक ली। यह बैठक 12 मार्च 2024 को हुई।", ("12 मार्च 2024", "2024-03-12", None)),
    ("डीएम ने समीक्षा बैठक ली।", None),
]


@pytest.mark.parametrize(("text", "wanted"), DATES)
def test_date(text: str, wanted: tuple[str, str | None, str | None] | None) -> None:
    found = meeting(HEAD + text)
    assert found is not None
    assert ((found.date.text, found.date.iso, found.date.weekday) if found.date else None) == wanted


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("डीएम ने आज समीक्षा बैठक ली।", "2024-03-12"),
        ("डीएम ने सोमवार को समीक्षा बैठक ली।", "2024-03-11"),
        ("डीएम ने बुधवार को समीक्षा बैठक ली।", "2024-03-06"),
    ],
)
def test_words_for_days_are_anchored_by_the_day_of_publication(text: str, iso: str) -> None:
    told = meeting(HEAD + text, published=date(2024, 3, 12))
    printed = meeting(HEAD + "एटा, 12 मार्च 2024। " + text)
    assert told is not None and told.date is not None and told.date.iso == iso
    assert printed is not None and printed.date is not None and printed.date.iso == iso


SUBJECTS = [
    ("डीएम की अध्यक्षता में पेयजल योजनाओं को लेकर बैठक हुई।", "पेयजल योजनाओं"),
    ("उपायुक्त ने सभागार में राजस्व वसूली की समीक्षा की।", "राजस्व वसूली"),
    ("डीएम की अध्यक्षता में मिल को नए मॉडल पर चालू करने को लेकर बैठक हुई।", "मिल को नए मॉडल पर चालू करने"),
]


@pytest.mark.parametrize(("text", "subject"), SUBJECTS)
def test_subject(text: str, subject: str) -> None:
    found = meeting(HEAD + text)
    assert found is not None and found.subject is not None
    assert found.subject.text == subject


def test_evidence_is_the_sentence_without_dateline() -> None:
    found = meeting(HEAD + "सोलन, 12 मार्च। डीएम ने समीक्षा बैठक ली। सब अधिकारी आए।")
    assert found is not None
    assert found.evidence.text == "डीएम ने समीक्षा बैठक ली।"


def test_the_chair_is_given_by_id() -> None:
    chair = SimpleNamespace(name="सीमा रावत")
    reading = read(HEAD + "कलेक्टर सीमा रावत ने समीक्षा बैठक ली।", compiled_packs())
    draft = find_meeting(reading, SimpleNamespace(chair=chair))
    assert draft is not None
    assert to_record(draft, {id(chair): "o7"}).chair == "o7"
    assert to_record(draft, {}).chair is None
