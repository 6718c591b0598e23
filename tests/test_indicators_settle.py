"""What figures of one sentence, or of the sentences before, settle for one another."""

from __future__ import annotations

import pytest

from minutes_extract import Extractor

HEAD = "जिलाधिकारी विमल कुमार की अध्यक्षता में कलेक्ट्रेट सभागार में बैठक हुई। "


@pytest.mark.parametrize(
    ("text", "number", "about", "status"),
    [
        # the noun and the verb of the last number are those of all
        (
            "सिंचाई विभाग ने 120, वन विभाग ने 85 और नगर परिषद ने 40 लंबित प्रकरणों का निस्तारण किया है।",
            "120",
            "प्रकरणों",
            "achieved",
        ),
        # a percentage of a bank measures the ratio spoken of
        ("जिले का सीडी रेशियो 41 प्रतिशत है। केनरा बैंक का 22.4 प्रतिशत रहा।", "22.4", "सीडी रेशियो", "stated"),
        # the cost of a work whose foundation is laid
        ("मंत्री ने 4.5 करोड़ रुपये की लागत से बनने वाले पुल का शिलान्यास किया।", "4.5 करोड़", "लागत", "planned"),
        # the absent are a finding
        ("निरीक्षण में 5 शिक्षक अनुपस्थित पाए गए।", "5", "शिक्षक", "stated"),
    ],
)
def test_settled(extractor: Extractor, text: str, number: str, about: str, status: str) -> None:
    record = extractor.extract(HEAD + text)
    found = next(i for i in record.indicators if i.mentions[0].number.text == number)
    assert about in found.about
    assert found.status == status
