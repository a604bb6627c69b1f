"""The gold of the corpus accounts for every number of its texts, in the vocabulary's words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.corpus.check import documents, faults

DOCUMENTS = list(documents())


@pytest.mark.parametrize(("path", "text", "gold"), DOCUMENTS, ids=[path.stem for path, _, _ in DOCUMENTS])
def test_the_gold_accounts_for_every_number(path: Path, text: str, gold: dict[str, Any]) -> None:
    assert faults(path, text, gold) == []


def test_an_omission_is_seen() -> None:
    path, text, gold = next(each for each in DOCUMENTS if each[2]["figures"])
    omitted = {**gold, "figures": gold["figures"][1:], "slips": []}
    assert any("not accounted for" in fault for fault in faults(path, text, omitted))


def test_every_third_document_is_set_apart() -> None:
    numbers = sorted(int(path.name[:2]) for path, _, _ in DOCUMENTS)
    assert len(numbers) == len(set(numbers))
    assert {int(path.name[:2]) % 3 for path, _, _ in DOCUMENTS if path.parent.name == "heldout"} == {0}


def test_there_are_ninety_documents_and_no_two_of_one_township() -> None:
    assert len(DOCUMENTS) == 90
    townships = [gold["township"] for _, _, gold in DOCUMENTS if gold["township"]]
    assert len(townships) == len(set(townships))


def test_what_is_refused_has_no_figures() -> None:
    assert all(not gold["figures"] for _, _, gold in DOCUMENTS if not gold["township"])
