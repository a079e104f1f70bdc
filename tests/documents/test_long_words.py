from __future__ import annotations

from procman.documents.long_words import with_breaks

ADDRESS = "https://example.com/" + "a" * 60


def test_long_words_may_be_broken_and_stay_whole_otherwise() -> None:
    broken = with_breaks("w" * 100)
    assert broken.replace("\u200b", "") == "w" * 100
    assert max(map(len, broken.split("\u200b"))) == 20


def test_usual_texts_stay_as_they_are() -> None:
    for text in ("登记投诉工单" * 30, "a word and another " * 10, "https://example.com/a/b", ""):
        assert with_breaks(text) == text


def test_addresses_stay_as_they_are() -> None:
    data = {"anchor": "a" * 80, "runs": [{"text": ADDRESS, "link": ADDRESS}], "number": 3, "none": None}
    changed = with_breaks(data)
    assert changed["anchor"] == "a" * 80
    assert changed["runs"][0]["link"] == ADDRESS
    assert changed["runs"][0]["text"] != ADDRESS
    assert (changed["number"], changed["none"]) == (3, None)
