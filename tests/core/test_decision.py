"""Decisions on disk: what is written is read back, whoever else writes, and what is none is told with its place."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fupin_analysis.core import decision as decision_module
from fupin_analysis.core.decision import Decision, decision_of, name_of, read_decisions, today, write_decision
from fupin_analysis.errors import FupinError

PLAIN: dict[str, Any] = {
    "finding": "甲镇-2018-B201-4YV2H1ZM",
    "township": "甲镇",
    "year": 2018,
    "figure": "plan/exit_as_listed.households@2018",
    "action": "accepted",
    "expected": 7.0,
    "value": 57.0,
    "who": "市扶贫办",
    "when": "2019-01-15",
    "why": "漏写一位数字",
}
ONE = Decision(**PLAIN)
OTHER = Decision(**PLAIN | {"action": "waived", "value": None, "until": "2020-12-31", "rule": "B201", "supersedes": (ONE.id,)})


def test_what_is_written_is_read_back_in_the_order_in_which_it_was_written(tmp_path: Path) -> None:
    folder = tmp_path / "decisions"
    assert write_decision(ONE, folder) == folder / "2018.toml"
    write_decision(OTHER, folder)
    write_decision(replace(ONE, year=2019, id="", finding="甲镇-2019-B201-4YV2H1ZM"), folder)
    read = read_decisions(folder)
    assert read[:2] == (replace(ONE, file="2018.toml"), replace(OTHER, file="2018.toml"))
    assert [one.file for one in read] == ["2018.toml", "2018.toml", "2019.toml"]


@pytest.mark.parametrize("text", ["户\x7f数", '"\\', "一\n二", "\x00"])
def test_a_reason_may_hold_any_sign(tmp_path: Path, text: str) -> None:
    one = replace(ONE, why=text, who=text, finding=text, id="")
    write_decision(one, tmp_path)
    assert read_decisions(tmp_path) == (replace(one, file="2018.toml"),)


@pytest.mark.parametrize(
    "change",
    [
        {"why": "\udce4"},
        {"when": "昨天"},
        {"when": "2019-13-01"},
        {"until": "年底"},
        {"until": "2016-12-31"},
        {"value": 1e300},
        {"value": -3.0},
        {"value": 57.5},
        {"year": 0},
        {"year": 20188},
        {"township": " "},
    ],
)
def test_what_could_not_be_read_back_is_not_written(tmp_path: Path, change: dict[str, object]) -> None:
    write_decision(ONE, tmp_path)
    with pytest.raises(FupinError, match="F401"):
        write_decision(replace(ONE, id="", **change), tmp_path)
    assert len(read_decisions(tmp_path)) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"value": 0.0},
        {"value": 57.5, "figure": "cause/illness.amount_yuan@2018"},
        {"until": "2018-12-31", "action": "waived", "value": None},
        {"expected": 57.5},
    ],
)
def test_what_a_return_could_state_may_be_decided(tmp_path: Path, change: dict[str, object]) -> None:
    decided = replace(ONE, id="", **change)
    write_decision(decided, tmp_path)
    assert read_decisions(tmp_path) == (replace(decided, file="2018.toml"),)


def test_of_many_who_decide_at_once_all_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = decision_module.write_text

    def write_slowly(path: Path, text: str) -> Path:
        time.sleep(0.05)  # what was read before it is old by now, unless the others wait
        return written(path, text)

    monkeypatch.setattr(decision_module, "write_text", write_slowly)
    many = [replace(ONE, id="", why=f"第{number}条") for number in range(6)]
    with ThreadPoolExecutor(len(many)) as pool:
        list(pool.map(lambda one: write_decision(one, tmp_path), many))
    assert {one.why for one in read_decisions(tmp_path)} == {one.why for one in many}


def test_a_record_that_two_files_hold_counts_once(tmp_path: Path) -> None:
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_text(ONE.to_toml(), encoding="utf-8")
    assert read_decisions(tmp_path) == (replace(ONE, file="a.toml"),)
    assert read_decisions(tmp_path / "none") == ()


def test_both_sides_of_a_merge_are_read_and_what_was_there_before_is_not(tmp_path: Path) -> None:
    base = replace(ONE, id="BASE", why="旧")
    merged = ["<<<<<<< ours", ONE.to_toml(), "||||||| base", base.to_toml(), "=======", OTHER.to_toml(), ">>>>>>> theirs"]
    (tmp_path / "2018.toml").write_text("\n".join(merged), encoding="utf-8")
    assert [one.id for one in read_decisions(tmp_path)] == [ONE.id, OTHER.id]


def test_every_entry_that_is_none_is_told_at_once_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(ONE.to_toml() + "\n" + ONE.to_toml().replace("year = 2018", 'year = "x"'), encoding="utf-8")
    (tmp_path / "b.toml").write_text(ONE.to_toml().replace("households@2018", "households@never"), encoding="utf-8")
    (tmp_path / "c.toml").write_text(ONE.to_toml().replace("expected = 7.0", "expected = inf"), encoding="utf-8")
    (tmp_path / "d.toml").write_text("no toml", encoding="utf-8")
    with pytest.raises(FupinError) as raised:
        read_decisions(tmp_path)
    told = {(problem.code, problem.where.split(" › ")[0]) for problem in raised.value.problems}
    assert {name for _, name in told} == {"a.toml", "b.toml", "c.toml", "d.toml"}
    assert ("F316", "b.toml") in told
    assert {code for code, name in told if name != "b.toml"} == {"F401"}
    assert any("› 2" in problem.where for problem in raised.value.problems)  # the second entry of the first file


def test_plain_values_make_a_decision_and_names_of_persons_are_masked() -> None:
    assert decision_of(ONE.to_row()) == ONE
    assert decision_of({**PLAIN, "when": date(2019, 1, 15)}) == ONE
    assert decision_of({**PLAIN, "action": "waived", "value": 3.0}).value is None
    assert decision_of({**PLAIN, "value": 3.0}).value == 3.0
    assert "999901199001011234" not in decision_of({**PLAIN, "why": "身份证999901199001011234"}).why
    with pytest.raises(FupinError, match="F401"):
        decision_of({**PLAIN, "colour": "red"}, where="a.toml › 1")


def test_a_record_without_a_name_is_named_by_what_it_says() -> None:
    assert ONE.id == Decision(**PLAIN).id != OTHER.id
    assert name_of("甲镇", 2018) != name_of("甲镇", 2019)
    assert Decision(**PLAIN, id="OWN").id == "OWN"


def test_today_is_the_day_where_the_machine_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    days = []
    for zone in ("<+14>-14", "<-12>+12"):  # more than a day apart, at whatever hour this runs
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        days.append(today())
    monkeypatch.undo()
    time.tzset()
    assert days[0] > days[1]


def test_a_value_beyond_all_townships_is_told_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "2018.toml").write_text(replace(ONE, value=1e30).to_toml(), encoding="utf-8")
    with pytest.raises(FupinError, match=r"F401 · 2018\.toml › 1 › value"):
        read_decisions(tmp_path)
