"""Kinds of topics are data: each topic named is one of the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fupin_analysis.clean.prose import words


@pytest.fixture
def _misspelt(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    tables: dict[str, object] = {"kinds_of_topics": {"programmes": ["medical", "medicla"]}, "related_topics": {"exit": ["plna"]}}
    monkeypatch.setattr(words, "prose_words", lambda: tables)
    words.related_topics.cache_clear()
    yield
    words.related_topics.cache_clear()


@pytest.mark.usefixtures("_misspelt")
def test_a_topic_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="medicla"):
        words.topics_of_kind("programmes")
    with pytest.raises(ValueError, match="plna"):
        words.related_topics()


def test_no_topic_is_one_of_help_and_none() -> None:
    assert not words.topics_of_kind("programmes") & words.topics_of_kind("no_programmes")
    assert "exit" in words.related_topics()["registry"]
