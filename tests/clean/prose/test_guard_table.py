"""Every doubt of the table doubts the number of one example and leaves alone that of the other, and is needed for the first."""

from dataclasses import replace

import pytest

from fupin_analysis.clean.prose.guards import believed
from fupin_analysis.clean.prose.guards.doubt import Doubt
from fupin_analysis.clean.prose.guards.table import TABLE
from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.prose import Mention, Paragraph, Prose


@pytest.fixture
def doubted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the doubts that have changed a reading since the test began."""
    fired: list[str] = []

    def watched(guard: Doubt) -> Doubt:
        def asks(view, choice):
            found = guard.asks(view, choice)
            fired.extend([guard.name] if found is not None else [])
            return found

        return replace(guard, asks=asks)

    monkeypatch.setattr(believed, "TABLE", tuple(watched(guard) for guard in TABLE))
    return fired


def _read(text: str) -> list[Mention]:
    lines = ["甲山镇2018年脱贫攻坚工作总结", *text.split("\n")]
    prose = Prose("甲山镇.txt", tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1)))
    return [one for one in read_prose(prose).mentions if one.kind == "figure"]


def _told(text: str) -> list[tuple[str, ...]]:
    return [(one.text, one.topic, one.item, one.measure) for one in _read(text)]


@pytest.mark.parametrize("guard", TABLE, ids=lambda guard: guard.name)
def test_a_guard_doubts_its_example_and_not_the_other(guard: Doubt, doubted: list[str]) -> None:
    assert _read(guard.fires)
    assert guard.name in doubted
    doubted.clear()
    assert _read(guard.passes)
    assert guard.name not in doubted


@pytest.mark.parametrize("guard", TABLE, ids=lambda guard: guard.name)
def test_without_a_guard_its_example_is_read_otherwise(guard: Doubt, monkeypatch: pytest.MonkeyPatch) -> None:
    with_it = _told(guard.fires)
    monkeypatch.setattr(believed, "TABLE", tuple(other for other in TABLE if other is not guard))
    assert _told(guard.fires) != with_it


def test_no_two_guards_bear_one_name() -> None:
    assert len({guard.name for guard in TABLE}) == len(TABLE)


def test_numbers_in_own_words_are_asked_about_first() -> None:
    assert [guard.of_own_words for guard in TABLE] == sorted((guard.of_own_words for guard in TABLE), reverse=True)
