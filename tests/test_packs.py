"""Packs: what a broken one says, how folders override, how forms are made."""

from __future__ import annotations

from pathlib import Path

import pytest

from minutes_extract.packs import PackError, compile_packs, load_packs
from minutes_extract.packs.inflect import phrase_forms, word_forms
from minutes_extract.tokens import tokenise

GOOD = """pack: things
about: test things
entries:
- id: test-tree
  lemma: नीम का पौधा
  en: neem sapling
  sector: agriculture
"""


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("pack: things\nabout: x\nentries: [", "is not YAML"),
        ("- a\n- b\n", ":1: expected a mapping with the keys pack, about and entries"),
        ("pack: nothing\nabout: x\nentries: []\n", "unknown pack type 'nothing'"),
        ("pack: things\nabout: x\n", "field entries: field required"),
        (GOOD.replace("  lemma: नीम का पौधा\n", ""), ":4: entry test-tree: field lemma: field required"),
        (GOOD.replace("agriculture", "farming"), ":4: entry test-tree: field sector:"),
        (GOOD.replace("  en:", "  english:"), ":4: entry test-tree: field english: extra inputs are not permitted"),
        (GOOD.replace("test-tree", "Test Tree"), "entry Test Tree: field id: string should match pattern"),
        (GOOD + GOOD.split("entries:\n")[1], "entry test-tree: stands twice in this file"),
    ],
)
def test_broken_pack_says_file_line_entry(tmp_path: Path, text: str, said: str) -> None:
    path = write(tmp_path, "broken.yaml", text)
    with pytest.raises(PackError) as caught:
        load_packs([tmp_path])
    assert str(path) in str(caught.value)
    assert said in str(caught.value)


def test_pack_that_is_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "latin.yaml").write_bytes(b"pack: things\nabout: \xe9\n")
    with pytest.raises(PackError, match="is not UTF-8"):
        load_packs([tmp_path])


def test_missing_folder_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"give --patterns a folder that holds \.yaml files"):
        load_packs([tmp_path / "nowhere"])


def test_later_folder_overrides_by_id(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.mkdir()
    second.mkdir()
    write(first, "one.yaml", GOOD)
    write(second, "two.yaml", GOOD.replace("नीम का पौधा", "बरगद का पौधा"))
    compiled = compile_packs(load_packs([first, second]))
    assert compiled.things["test-tree"].lemma == "बरगद का पौधा"
    found = list(compiled.lexicon.hits(tokenise("बरगद के पौधे और नीम का पौधा")))
    assert [hit.id for hit in found] == []
    assert [hit.id for hit in compiled.lexicon.hits(tokenise("12 बरगद का पौधे"))] == ["test-tree"]


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("समूह", {"समूह", "समूहों"}),
        ("महिला", {"महिला", "महिलाएं", "महिलाओं"}),
        ("दीदी", {"दीदी", "दीदियां", "दीदियों"}),
        ("बच्चा", {"बच्चा", "बच्चे", "बच्चों"}),
        ("समिति", {"समिति", "समितियां", "समितियों"}),
        ("आलू", {"आलू", "आलुओं"}),
        ("मिठाई", {"मिठाई", "मिठाइयां", "मिठाइयों"}),
        ("किताब", {"किताब", "किताबें", "किताबों"}),
    ],
)
def test_paradigms(word: str, forms: set[str]) -> None:
    assert forms <= set(word_forms(word))


def test_phrase_inflects_its_last_word() -> None:
    assert "स्वयं सहायता समूहों" in phrase_forms("स्वयं सहायता समूह")
