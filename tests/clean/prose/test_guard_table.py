"""Every guard of the table doubts the number of the one example and leaves alone that of the other."""

from dataclasses import replace

import pytest

from fupin_analysis.clean.prose.guards import believed
from fupin_analysis.clean.prose.guards.doubt import Doubt
from fupin_analysis.clean.prose.guards.table import TABLE
from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.prose import Paragraph, Prose


@pytest.fixture
def doubted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the guards that have changed a reading since the test began."""
    fired: list[str] = []

    def watched(guard: Doubt) -> Doubt:
        def asks(view, choice):
            found = guard.asks(view, choice)
            fired.extend([guard.name] if found is not None else [])
            return found

        return replace(guard, asks=asks)

    for name in ("OF_OWN_WORDS", "GUARDS"):
        guards = [watched(guard) if isinstance(guard, Doubt) else guard for guard in getattr(believed, name)]
        monkeypatch.setattr(believed, name, guards)
    return fired


def _read(text: str) -> int:
    lines = ["甲山镇2018年脱贫攻坚工作总结", *text.split("\n")]
    prose = Prose("甲山镇.txt", tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1)))
    return sum(one.kind == "figure" for one in read_prose(prose).mentions)


@pytest.mark.parametrize("guard", TABLE, ids=lambda guard: guard.name)
def test_a_guard_doubts_its_example_and_not_the_other(guard: Doubt, doubted: list[str]) -> None:
    assert _read(guard.fires) > 0
    assert guard.name in doubted
    doubted.clear()
    assert _read(guard.passes) > 0
    assert guard.name not in doubted


def test_no_two_guards_bear_one_name() -> None:
    assert len({guard.name for guard in TABLE}) == len(TABLE)
