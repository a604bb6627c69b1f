"""The panel passes on what is chosen and shows what comes back; no browser is needed to see that."""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import pytest

from fupin_analysis.errors import FupinError
from fupin_analysis.reports.explore.explorer import Explorer, open_explorer
from fupin_analysis.reports.explore.panel import explore, table_html


def _all(box: Any) -> list[Any]:
    return [box, *(one for child in getattr(box, "children", ()) for one in _all(child))]


class Hand:
    """Finds widgets by what a person reads beside them."""

    def __init__(self, panel: Any) -> None:
        self.every = _all(panel)

    def __getitem__(self, name: str) -> Any:
        return next(one for one in self.every if getattr(one, "description", "") == name)

    def shown(self) -> str:
        return "".join(one.value for one in self.every if isinstance(one, widgets.HTML))


@pytest.fixture
def hand(returns: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Hand:
    monkeypatch.chdir(tmp_path)
    return Hand(explore(returns))


def _choose(hand: Hand) -> None:
    hand["乡镇"].value = ("XX镇",)
    hand["年度"].value = (2018,)
    hand["主题"].value = "causes"


def test_it_begins_with_the_newest_year_of_a_township_and_says_what_to_click(returns: Path) -> None:
    older = returns / "XX镇-2016.csv"
    older.write_text("2016年XX镇基本情况\n指标,户数\n建档立卡合计,310\n", encoding="utf-8")
    hand = Hand(explore(returns))
    assert (hand["乡镇"].value, hand["年度"].value, hand["主题"].value) == (("XX镇",), (2018,), "registry")
    assert "按住 Ctrl 键" in hand.shown()
    assert "<h2>XX镇 2018</h2>" in hand.shown()
    assert (hand["甲方"].value, hand["乙方"].value) == (("XX镇", 2018), ("XX镇", 2016))
    assert ">12</td>" in hand.shown()  # 310 households beside 298


def test_it_begins_with_a_subject_that_was_reported(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "甲.csv").write_text("2018年甲山镇致贫原因\n指标,户数\n因病,12\n因残,7\n", encoding="utf-8")
    hand = Hand(explore(tmp_path / "raw"))
    assert hand["主题"].value == "causes"
    assert "<h2>甲山镇 2018</h2>" in hand.shown()


def test_what_is_chosen_is_shown(hand: Hand) -> None:
    _choose(hand)
    assert "缺劳动力" in hand.shown()
    assert 'src="data:image/svg+xml;base64,' in hand.shown()
    assert hand.shown().count("<h2>XX镇 2018</h2>") == 1


def test_words_list_figures_and_a_figure_shows_its_cell(hand: Hand) -> None:
    hand["按词查找"].value = "因病 户数"
    listed = next(one for one in hand.every if isinstance(one, widgets.Select))
    assert [label for label, _value in listed.options] == ["XX镇 2018 · 2018年因病户数 · 94 户"]
    listed.index = 0
    assert "<mark>94</mark>" in hand.shown()


def test_two_are_compared(hand: Hand) -> None:
    hand["乙方"].value = ("五数镇", 2018)
    shown = hand.shown()
    assert ">-258</td>" in shown
    assert "—" in shown


def test_the_answer_to_the_last_choice_stays_where_two_are_worked_on_at_once(
    hand: Hand, returns: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on, asked = threading.Event(), threading.Event(), Explorer.compare

    def slow_at_first(explorer: Explorer, one: Any, other: Any, **options: Any) -> Any:
        if not begun.is_set():
            begun.set()
            go_on.wait(10)
        return asked(explorer, one, other, **options)

    monkeypatch.setattr(Explorer, "compare", slow_at_first)
    first = threading.Thread(target=lambda: setattr(hand["主题"], "value", "causes"))
    first.start()
    assert begun.wait(10)
    second = threading.Thread(target=lambda: setattr(hand["乙方"], "value", ("XX镇", 2018)))
    second.start()
    second.join(0.3)  # without turns its answer is there by now, and the older one comes after it
    go_on.set()
    first.join(10)
    second.join(10)
    newest = open_explorer(returns).compare(hand["甲方"].value, ("XX镇", 2018), subject="causes")
    assert table_html(newest, "zh") in hand.shown()


def test_a_fault_of_the_program_is_said_in_the_place_of_the_answer(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_given: object, **_options: object) -> None:
        raise ValueError("no such column")

    monkeypatch.setattr(Explorer, "compare", broken)
    with pytest.raises(ValueError, match="no such column"):
        hand["乙方"].value = ("XX镇", 2018)
    assert "程序出错，这一步没有完成（ValueError：no such column）" in hand.shown()


def test_a_value_is_tried_and_mistakes_are_answered_in_place(hand: Hand) -> None:
    hand["乡镇"].value = ()
    hand["看看会怎样"].click()
    assert "请先选定" in hand.shown()
    _choose(hand)
    hand["主题"].value = "outlook"
    hand["哪项数据"].value = "plan/exit_as_listed.households@2018"
    hand["试改为"].value = 57
    hand["看看会怎样"].click()
    assert "将消除的待核实数据：1处" in hand.shown()
    hand["试改为"].value = -3
    hand["看看会怎样"].click()
    assert "F416" in hand.shown()


def test_the_selection_is_written(hand: Hand, tmp_path: Path) -> None:
    _choose(hand)
    hand["导出所选"].click()
    assert sorted(path.suffix for path in (tmp_path / "explored").iterdir()) == [".csv", ".ipynb", ".png", ".xlsx"]
    assert "已写出" in hand.shown()


def test_without_widgets_it_says_what_to_install(returns: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    with pytest.raises(FupinError, match=r"F377.*fupin-analysis\[lab\]"):
        explore(returns)
