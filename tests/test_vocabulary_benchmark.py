"""What the vocabulary benchmark prints: no number of the shipped documents is lost, and most need no document's memory."""

from __future__ import annotations

import importlib.util

from tests.conftest import ROOT


def test_without_its_own_document_the_vocabulary_still_knows_most_numbers_and_loses_none() -> None:
    spec = importlib.util.spec_from_file_location("benchmark_vocabulary", ROOT / "benchmarks" / "vocabulary.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    counts = module.measure()
    assert counts["lost"] == 0
    assert counts["known"] + counts["own_words"] == counts["numbers"] == 608
    assert counts["known_share"] >= 0.94
    assert counts["memory_share"] <= 0.025
    assert counts["off_form_once_share"] <= 0.185
    assert counts["nowhere_else_share"] <= 0.09
    assert counts["used_by_one"] == counts["once_on_form"] + counts["once_official"] + counts["memory"]
