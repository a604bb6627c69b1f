"""The gold of the corpus accounts for every number of its texts, in the vocabulary's words."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.corpus.check import documents, faults

DOCUMENTS = list(documents())


@pytest.mark.parametrize(("path", "text", "gold"), DOCUMENTS, ids=[f"{path.parent.name}-{path.stem}" for path, _, _ in DOCUMENTS])
def test_the_gold_accounts_for_every_number(path: Path, text: str, gold: dict[str, Any]) -> None:
    assert faults(path, text, gold) == []


def test_an_omission_is_seen() -> None:
    path, text, gold = next(each for each in DOCUMENTS if each[2]["figures"])
    omitted = {**gold, "figures": gold["figures"][1:], "slips": []}
    assert any("not accounted for" in fault for fault in faults(path, text, omitted))


def test_every_third_document_is_set_apart() -> None:
    numbers = sorted(int(path.name[:2]) for path, _, _ in DOCUMENTS if not path.parent.name.startswith("exam"))
    assert len(numbers) == len(set(numbers))
    assert {int(path.name[:2]) % 3 for path, _, _ in DOCUMENTS if path.parent.name == "heldout"} == {0}


def test_there_are_ninety_documents_and_two_examinations_and_no_two_of_one_township() -> None:
    parts = Counter(path.parent.name for path, _, _ in DOCUMENTS)
    assert (parts["dev"] + parts["heldout"], parts["exam"], parts["exam2"]) == (90, 24, 16)
    townships = [gold["township"] for _, _, gold in DOCUMENTS if gold["township"]]
    assert len(townships) == len(set(townships))


def test_what_is_refused_has_no_figures() -> None:
    assert all(not gold["figures"] for _, _, gold in DOCUMENTS if not gold["township"])


@pytest.mark.parametrize(
    ("part", "expected"),
    [("exam", {"txt": 12, "docx": 6, "html": 3, "md": 3}), ("exam2", {"txt": 8, "docx": 4, "html": 2, "pdf": 2})],
)
def test_a_document_of_an_examination_is_there_in_the_format_it_names(part: str, expected: dict[str, int]) -> None:
    formats = Counter(gold["format"] for path, _, gold in DOCUMENTS if path.parent.name == part)
    assert formats == expected
    assert all(path.with_suffix("." + gold.get("format", "txt")).is_file() for path, _, gold in DOCUMENTS)
