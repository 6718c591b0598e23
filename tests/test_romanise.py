"""Names in Devanagari become names in Latin letters: customs, rules, initials, honorifics, and any string at all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from minutes_extract.folding import fold
from minutes_extract.packs.load import default_folder
from minutes_extract.romanise import romanise
from minutes_extract.romanise.initials import initials
from minutes_extract.romanise.letters import spell

NAMES = Path(__file__).parent / "data" / "names-latin.tsv"
TABLE = default_folder() / "names-latin.tsv"

SPELT = [
    ("संजीव रंजन", "Sanjeev Ranjan"),
    ("माधवी मिश्रा", "Madhvi Mishra"),
    ("सुनीता श्रीवास्तव", "Sunita Srivastava"),
    ("अमित कुमार पाण्डेय", "Amit Kumar Pandey"),  # nasal conjunct: the key of the table is folded
    ("महेन्द्र सिंह", "Mahendra Singh"),
    ("ज़ाकिर हुसैन", "Zakir Hussain"),  # nukta
    ("जाकिर हुसैन", "Zakir Hussain"),  # and none
    ("निज़ामुद्दीन", "Nizamuddin"),
    ("सैयद शहाबुद्दीन", "Syed Shahabuddin"),
    ("गुरप्रीत कौर", "Gurpreet Kaur"),
    ("सुखजिंदर ढिल्लों", "Sukhjinder Dhillon"),
    ("जोसेफ डिसूजा", "Joseph D'Souza"),
    ("सोमा मुंडा", "Soma Munda"),
    ("बिरसी हेम्ब्रम", "Birsi Hembram"),
    ("वेंकटेश अय्यर", "Venkatesh Iyer"),
    ("रामविलास यादव", "Ram Vilas Yadav"),
    ("अली-खान", "Ali-Khan"),
    ("चांदनी ढींगरा", "Chandni Dhingra"),  # the sign on a long vowel is no consonant: the schwa behind it is dropped
    ("वंदना कांगड़ा", "Vandana Kangra"),  # on a short one it is
    ("अवनि साध्वी", "Avani Sadhvi"),  # v for w: behind a first अ, and before another vowel than a
    ("अद्वैत सात्विक", "Advait Satvik"),
    ("द्वारका द्विवेदी", "Dwarka Dwivedi"),
    ("बाबूलाल रामकटोरी", "Babulal Ramkatori"),  # राम opens compounds with any word
    ("रामन राजू", "Raman Raju"),  # one syllable is no part
    ("आर. रामचंद्रन", "R. Ramachandran"),  # names of the south keep the schwa before their second part
    ("एम. कुमारस्वामी", "M. Kumaraswamy"),
    ("वी. गोविंदराजन", "V. Govindarajan"),
    ("भाग्यश्री सूर्यवंशी", "Bhagyashree Suryavanshi"),
    ("राजस्थानी सुखाड़िया", "Rajasthani Sukhadia"),
    ("अरुण मंगावकर", "Arun Mangavkar"),
    ("मोहम्मद उमर 'मुन्ना'", "Mohammad Umar 'Munna'"),
    ("राम उर्फ श्याम", "Ram urf Shyam"),
]


@pytest.mark.parametrize(("name", "latin"), SPELT)
def test_names(name: str, latin: str) -> None:
    assert romanise(name) == latin


INITIALS = [
    ("के.के. राय", "K.K. Rai"),
    ("एस.पी. सिंह", "S.P. Singh"),
    ("एस. पी. सिंह", "S.P. Singh"),
    ("एस पी सिंह", "S.P. Singh"),
    ("एसपी सिंह", "S.P. Singh"),
    ("एन॰आर॰ राव", "N.R. Rao"),
    ("एपीजे अब्दुल कलाम", "A.P.J. Abdul Kalam"),
    ("टी राजा सिंह", "T. Raja Singh"),
    ("राम के सिंह", "Ram Ke Singh"),  # a letter behind a name is no initial without its dot
    ("राम के. सिंह", "Ram K. Singh"),
    ("नूर बी", "Noor Bi"),  # nor is one at the end
    ("बीबी फातिमा", "Bibi Fatima"),  # a name, though it could be B.B.
    ("म. ना. राय", "M.Na. Rai"),  # Hindi initials keep their syllable
    ("S.P. सिंह", "S.P. Singh"),
    ("मो. रईस", "Md. Raees"),
    ("मो रईस", "Md. Raees"),
]


@pytest.mark.parametrize(("name", "latin"), INITIALS)
def test_initials(name: str, latin: str) -> None:
    assert romanise(name) == latin


HONORIFICS = [
    ("डॉ. अमित", "Amit"),
    ("डॉ अमित", "Amit"),
    ("श्रीमती सुनीता देवी जी", "Sunita Devi"),
    ("प्रो. एस. के. सिंह", "S.K. Singh"),
    ("पं. दीनदयाल", "Deendayal"),
    ("कु. रीना", "Rina"),
    ("स्वामी प्रसाद", "Swami Prasad"),  # also a name
    ("श्री", "Shri"),  # nothing else there
    ("श्रीराम", "Shriram"),  # one word is no honorific
]


@pytest.mark.parametrize(("name", "latin"), HONORIFICS)
def test_honorifics_are_left_out(name: str, latin: str) -> None:
    assert romanise(name) == latin


RULES = [
    ("राम", "ram"),  # last schwa
    ("चंद्र", "chandra"),  # kept behind a cluster that cannot close
    ("धर्म", "dharm"),
    ("भारतीय", "bhartiya"),
    ("सरला", "sarla"),  # VC_CV
    ("अमरनाथ", "amarnath"),  # from right to left
    ("अर्चना", "archana"),  # not behind two consonants
    ("विजया", "vijaya"),
    ("प्रियदर्शी", "priyadarshi"),
    ("प्रगति", "pragati"),
    ("चौरसिया", "chaurasia"),
    ("ज्ञानेश", "gyanesh"),
    ("क्षितिज", "kshitij"),
    ("सिद्धार्थ", "siddharth"),
    ("बच्चन", "bachchan"),
    ("विठ्ठल", "vitthal"),
    ("श्रृंगार", "shringar"),
    ("चंपक", "champak"),  # m before a labial
    ("दिनांक", "dinank"),
    ("खां", "khan"),
    ("शिवं", "shivam"),
    ("मनदीप", "mandeep"),
    ("गिरीश", "girish"),
    ("वीरेंद्र", "virendra"),
    ("ऐश्वर्या", "aishwarya"),
    ("गौरव", "gaurav"),
    ("विशाल", "vishal"),
    ("सायरा", "saira"),
    ("सुरिंदर", "surinder"),
    ("हड़ताल", "hartal"),
    ("मढ़ी", "marhi"),
    ("ऋषि", "rishi"),
    ("बृजेश", "brijesh"),
    ("दुःख", "dukh"),
]


@pytest.mark.parametrize(("word", "latin"), RULES)
def test_rules(word: str, latin: str) -> None:
    assert spell(word) == latin


COMPOUNDS = [
    ("रामचरण", "Ramcharan"),  # the schwa of चरण is not inside a word
    ("चंद्रकला", "Chandrakala"),
    ("कमलनयन", "Kamalnayan"),
    ("जयराम", "Jairam"),
    ("नरसिंह", "Narsingh"),
    ("दीपंकर", "Dipankar"),  # no दीप + कर
]


@pytest.mark.parametrize(("word", "latin"), COMPOUNDS)
def test_compounds(word: str, latin: str) -> None:
    assert romanise(word) == latin


@pytest.mark.parametrize("text", ["", " ", "Amit Kumar", "Dr. S.K. Rao  ", "১২৩ Łódź", "12.5"])
def test_text_without_devanagari_is_returned_as_it_is(text: str) -> None:
    assert romanise(text) == text


DEVANAGARI = st.text(
    alphabet=st.one_of(st.characters(min_codepoint=0x900, max_codepoint=0x97F), st.sampled_from(" .-"))
)


@given(st.one_of(DEVANAGARI, st.text()))
@example("्")
@example("ा")
@example("ंः़")
@example("क्‍ष")
@example("ॐ ऽ ॥१२॥")
@example("क" * 500)
def test_any_string_gives_one_spelling_without_devanagari(text: str) -> None:
    made = romanise(text)
    assert not re.search("[\u0900-\u097f]", made)
    assert romanise(made) == made


@pytest.mark.parametrize("word", ["", "क", "देवी", "एस्पी", "सीता", "ए" * 25])
def test_no_initials(word: str) -> None:
    assert initials(word) == ""


def rows(path: Path) -> list[tuple[str, str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert all(line.startswith("#") or line.count("\t") == 1 for line in lines)
    return [(word, latin) for line in lines if line[:1] != "#" for word, _, latin in [line.partition("\t")]]


def test_the_table_names_each_key_once_in_fitting_letters() -> None:
    table = rows(TABLE)
    keys = [(word[:1] == "-", word[-1:] == "-", fold(word.strip("-"))) for word, _ in table]
    assert len(keys) == len(set(keys)) > 1000
    for word, latin in table:
        assert re.fullmatch("[\u0900-\u097f]+", word.strip("-")), word
        assert re.fullmatch(r"[A-Za-z' ]+", latin), latin
        is_part = "-" in (word[0], word[-1])
        assert latin[0].islower() or not is_part, (word, latin)


def test_the_list_of_names_holds_what_the_benchmark_needs() -> None:
    names = rows(NAMES)
    assert len(names) == len({hindi for hindi, _ in names}) >= 300
    assert all(re.fullmatch(r"[A-Za-z.' -]+", latin) for _, latin in names)
