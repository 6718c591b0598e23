"""Texts that repeat one thing many times: each stage of the rules does work in proportion to the length."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from minutes_extract.directives import find_directives
from minutes_extract.meeting import find_meeting
from minutes_extract.packs import compiled_packs
from minutes_extract.place import find_place
from minutes_extract.reading import Reading, read
from minutes_extract.schemes import find_schemes
from minutes_extract.segment import segment
from tests.counted import lines_run

LEAD = "सोनपुर, 4 जून। कलेक्टर ने बैठक ली। "


def _segment(reading: Reading) -> None:
    segment(reading.tokens, reading.packs, reading.hits)


def _lettered(piece: str) -> Callable[[int], str]:
    """A text of pieces that differ in the word put in for {}."""
    letters = "कखगघचजटडतदनपबमरलवशसह"

    def text(times: int) -> str:
        return " ".join(piece.format(letters[n % 20] + letters[n // 20 % 20] + "ारपुर") for n in range(times))

    return text


# Stage, what stands before, what is repeated, and what it once cost.
REPEATS: list[tuple[Callable[[Reading], object], str, str | Callable[[int], str]]] = [
    # each order verb read its sentence from the start
    (find_directives, LEAD, "उन्होंने सिविल सर्जन को निर्देश दिया कि 15 दिन में कार्य पूर्ण करें तथा "),
    (find_directives, LEAD, "यदि कार्य करें, "),
    # each cue read its sentence to the end or from the start
    (find_directives, LEAD, "उन्होंने कहा कि "),
    (find_directives, LEAD, "कहा कि लोगों को योजना से लाभ "),
    (find_directives, LEAD, "स्पष्टीकरण मांगा "),
    (find_directives, LEAD, "की सलाह दी "),
    (find_directives, LEAD, "निर्देश दिए गए समीक्षा की गई और हुए "),
    (find_directives, LEAD, "राम ने अनुमति दी "),
    # each line asked whether any other ends with a mark
    (find_directives, "", "उन्होंने कहा\n\n"),
    # each directive gathered the names of all schemes
    (find_directives, LEAD + "निर्देश दिए। ", _lettered("विभाग {} में मनरेगा का कार्य करें।")),
    # each line joined to the one before was read with it from its end to the last danda
    (_segment, "शीर्षक\nसोनपुर, 4 जून। कलेक्टर ने कार्य। ", "कार्य नगर ग्राम खेत पानी\n"),
    # a name was looked at word by word for each alias that begins with the same letters
    (find_schemes, LEAD, lambda times: " ".join(f"मुख्यमंत्री आवास योजना (PM {n}), PM का " for n in range(times))),
    # each town alone on its line gathered all labels; each shared name all words of the text
    (find_place, "", "पटना कार्य\n\nआगरा कार्य\n\n"),
    (find_place, LEAD, "औरंगाबाद और बिलासपुर में बैठक हुई। "),
    # each sentence asked which one is the second of the text
    (find_meeting, LEAD, "समीक्षा बैठक हुई। "),
    # each word for a meeting, hall, board or date in a sentence looked at each other
    (find_meeting, LEAD, "समाहरणालय सभागार में सोमवार 12 जुलाई 2026 को समीक्षा बैठक "),
    (find_meeting, LEAD + "बैठक ", "परिषद का पिछली बैठक "),
    (find_meeting, LEAD + "बैठक ", "12 जुलाई तक पिछली बैठक "),
]


@pytest.mark.parametrize(("stage", "before", "piece"), REPEATS)
def test_repeats_stay_linear(
    stage: Callable[[Reading], object], before: str, piece: str | Callable[[int], str]
) -> None:
    def lines(times: int) -> int:
        text = piece * times if isinstance(piece, str) else piece(times)
        reading = read(before + text, compiled_packs())
        return lines_run(lambda: stage(reading))

    lines(20)  # words are judged once and remembered
    assert lines(400) < 8 * lines(100)  # 4 when linear, 16 when each looks at every other
