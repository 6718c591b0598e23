"""Unicode Hindi becomes text of a legacy font: a tool of tests and benchmarks, of no use to the program itself.

It is written from the layout of the keys, not from the charts of the program, so that the two check each other.
`plain` types every cluster from half letters; otherwise the ready-made conjuncts of the fonts are used.
"""

from __future__ import annotations

import re
import unicodedata

_CONSONANT = "[क-नप-रलव-हळ]़?"  # not the letters of other languages with a nukta of their own
_CLUSTER = re.compile(f"((?:{_CONSONANT}्)*{_CONSONANT})(्?)([ा-ौ]?)([ँंः]*)")

_KRUTI_FULL = dict(
    zip(
        "क ख ग घ ङ च छ ज झ ञ ट ठ ड ढ ण त थ द ध न प फ ब भ म य र ल ळ व श ष स ह".split(),
        "d [k x ?k ³ p N t > ¥ V B M < .k r Fk n /k u i Q c Hk e ; j y G o 'k \"k l g".split(),
        strict=True,
    )
)
_KRUTI_HALF = dict(
    zip(
        "क ख ग घ च ज झ ण त थ ध न प फ ब भ म य ल व श ष स".split(),
        "D [ X ? P T ÷ . R F / U I ¶ C H E ¸ Y O ' \" L".split(),
        strict=True,
    )
)
_KRUTI_SIGN = dict(zip("ा ी ु ू ृ े ै ॉ ॅ ो ौ ं ँ ः".split(), "k h q w ` s S ‚ W ks kS a ¡ %".split(), strict=True))
_KRUTI_VOWEL = dict(zip("अ आ इ ई उ ऊ ऋ ए ऐ ओ औ ऑ ॲ".split(), "v vk b bZ m Å _ , ,s vks vkS v‚ vW".split(), strict=True))
_KRUTI_MARK = dict(
    zip("। , . - : / ? ( ) ; ‘ ’ “ ” = + ॰ ऽ".split(), "A ] - & % @ \\ ¼ ½ ( ^ * Þ ß ¾ $ Œ •".split(), strict=True)
)
_KRUTI_MARK |= dict(zip("०१२३४५६७८९", "åƒ„…†‡ˆ‰Š‹", strict=True))
_KRUTI_ALWAYS = {"क्ष": "{k", "ज्ञ": "K", "त्र": "=", "श्र": "J", "द्य": "|", "द्व": "}", "द्ध": ")"}
_KRUTI_READY = _KRUTI_ALWAYS | dict(
    zip(
        "प्र क्र द्र फ्र क्त त्त द्द न्न ट्ट ट्ठ ड्ड ड्ढ ह्न ह्य ह्म ह्र क्क".split(),
        "ç Ø æ Ý ä Ùk í é ê ë ì ï à á ã ºz ô".split(),
        strict=True,
    )
)
_KRUTI_WHOLE_SIGN = {("र", "ु"): "#", ("र", "ू"): ":", ("ह", "ृ"): "â", ("द", "ृ"): "–", ("क", "ृ"): "—"}


def kruti_dev(text: str, *, plain: bool = False) -> str:
    """`text` as it is typed in Kruti Dev 010; what the font cannot draw stays."""
    ready = _KRUTI_ALWAYS if plain else _KRUTI_READY
    text = unicodedata.normalize("NFC", text)
    out: list[str] = []
    done = 0
    for match in _CLUSTER.finditer(text):
        out += (_kruti_other(text[done : match.start()]), _kruti_cluster(match, ready, plain))
        done = match.end()
    return "".join(out) + _kruti_other(text[done:])


def _kruti_other(text: str) -> str:
    return "".join(_KRUTI_VOWEL.get(c) or _KRUTI_SIGN.get(c) or _KRUTI_MARK.get(c) or c for c in text)


def _kruti_cluster(match: re.Match[str], ready: dict[str, str], plain: bool) -> str:
    letters, virama, vowel, nasals = match.groups()
    parts = letters.split("्")
    reph = "Z" if parts[0] == "र" and len(parts) > 1 else ""
    if reph:
        parts = parts[1:]
    typed = ""
    while parts:
        pair = "्".join(parts[:2])
        last = len(parts) <= 2
        if len(parts) > 1 and pair in ready and last:
            typed += ready[pair]
            parts = parts[2:]
        elif len(parts) > 1 and pair == "क्ष":
            typed += "{"
            parts = parts[2:]
        elif len(parts) > 1 and parts[1] == "र" and last:
            typed += _kruti_letter(parts[0]) + ("ª" if parts[0] in ("ट", "ठ", "ड", "ढ", "छ") else "z")
            parts = parts[2:]
        elif len(parts) > 1 and parts[1] == "य" and last and parts[0] in ("ट", "ठ", "ड", "ढ", "छ") and not plain:
            typed += _kruti_letter(parts[0]) + "î"
            parts = parts[2:]
        elif len(parts) > 1:
            typed += _kruti_half(parts[0])
            parts = parts[1:]
        else:
            whole = _KRUTI_WHOLE_SIGN.get((parts[0], vowel))
            if whole and not (plain and vowel == "ृ"):
                typed, vowel = typed + whole, ""
            else:
                typed += _kruti_letter(parts[0])
            parts = []
    before = "f" if vowel == "ि" else ""
    after = "" if before else _KRUTI_SIGN.get(vowel, "")
    return before + typed + ("~" if virama else "") + after + reph + "".join(_KRUTI_SIGN[n] for n in nasals)


def _kruti_letter(letter: str) -> str:
    typed = _KRUTI_FULL[letter[0]]
    if len(letter) == 1:
        return typed
    return typed[:-1] + "+k" if len(typed) > 1 else typed + "+"


def _kruti_half(letter: str) -> str:
    half = _KRUTI_HALF.get(letter[0])
    if half is None:
        return _kruti_letter(letter) + "~"
    return half + ("+" if len(letter) > 1 else "")


_CHANAKYA_FULL = dict(
    zip(
        "क ख ग घ ङ च छ ज झ ञ ट ठ ड ढ ण त थ द ध न प फ ब भ म य र ल ळ व श ष स ह".split(),
        "·¤ ¹ » ƒæ ¾ ¿ ÀU Á Ûæ †æ ÅU ÆU ÇU ÉU ‡æ Ì Í Î Ï Ù Â È¤ Õ Ö × Ø ÚU Ü Ý ß àæ á â ã".split(),
        strict=True,
    )
)
_CHANAKYA_HALF = dict(
    zip(
        "क ख ग घ च ज झ ञ ण त थ ध न प फ ब भ म य ल व श ष स ह".split(),
        "€ \x81 ‚ ƒ ‘ ’ Û † ‡ ˆ ‰ Š ‹ Œ \x8d Ž \x8f \x90 Ä Ë Ã à c S ±".split(),
        strict=True,
    )
)
_CHANAKYA_SIGN = dict(zip("ा ी ु ू ृ े ै ॉ ॅ ो ौ ं ँ ः".split(), "æ è é ê ë ð ñ æò ò æð æñ ´ ¡ Ñ".split(), strict=True))
_CHANAKYA_VOWEL = dict(zip("अ आ इ ई उ ऊ ऋ ए ऐ ओ औ ऑ".split(), "¥ ¥æ § §ü © ª « ° °ð ¥æð ¥æñ ¥æò".split(), strict=True))
_CHANAKYA_READY = dict(
    zip(
        "क्ष ज्ञ त्र श्र द्य द्व द्ध त्त न्न ष्ट ष्ठ क्त ट्ट द्द क्र".split(),
        "ÿæ ™æ ˜æ Ÿæ l m h žæ óæ C D Q¤ ^ g R¤".split(),
        strict=True,
    )
)


def chanakya(text: str) -> str:
    """`text` as it is typed in Chanakya; what the font cannot draw stays."""
    text = unicodedata.normalize("NFC", text)
    out: list[str] = []
    done = 0
    for match in _CLUSTER.finditer(text):
        out += (_chanakya_other(text[done : match.start()]), _chanakya_cluster(match))
        done = match.end()
    return "".join(out) + _chanakya_other(text[done:])


def _chanakya_other(text: str) -> str:
    marks = {"।": "Ð", ":": "Ñ"} | dict(zip("०१२३४५६७८९", "®vwxyz{|}~", strict=True))
    return "".join(_CHANAKYA_VOWEL.get(c) or _CHANAKYA_SIGN.get(c) or marks.get(c) or c for c in text)


def _chanakya_cluster(match: re.Match[str]) -> str:
    letters, virama, vowel, nasals = match.groups()
    parts = letters.split("्")
    reph = "ü" if parts[0] == "र" and len(parts) > 1 else ""
    if reph:
        parts = parts[1:]
    typed = ""
    while parts:
        pair = "्".join(parts[:2])
        last = len(parts) <= 2
        if len(parts) > 1 and last and pair in _CHANAKYA_READY:
            typed += _CHANAKYA_READY[pair]
            parts = parts[2:]
        elif len(parts) > 1 and last and parts[1] == "र":
            typed += _chanakya_letter(parts[0]) + ("þ" if parts[0] in ("ट", "ठ", "ड", "ढ", "छ") else "ý")
            parts = parts[2:]
        elif len(parts) > 1:
            half = _CHANAKYA_HALF.get(parts[0][0])
            nukta = "¸" if len(parts[0]) > 1 else ""
            typed += half + nukta if half else _chanakya_letter(parts[0]) + "÷"
            parts = parts[1:]
        else:
            typed += _chanakya_letter(parts[0])
            parts = []
    before = "ç" if vowel == "ि" else ""
    after = "" if before else _CHANAKYA_SIGN.get(vowel, "")
    return before + typed + ("÷" if virama else "") + after + reph + "".join(_CHANAKYA_SIGN[n] for n in nasals)


def _chanakya_letter(letter: str) -> str:
    return _CHANAKYA_FULL[letter[0]] + ("¸" if len(letter) > 1 else "")
