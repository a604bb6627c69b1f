"""Registers counted into figures: households once, persons by rows; the same on every kind of table."""

from __future__ import annotations

from pathlib import Path

import narwhals as nw
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fupin_analysis.clean.registers.tabulation import _counted, divisions, tabulate_register
from tests.registers import HEADINGS_2022, TITLE, household, person, settled, write_csv

ROWS = [
    *household(1, 3, 脱贫属性="已脱贫", 脱贫年度="2017年", 贫困户属性="一般脱贫户"),
    *household(2, 2, 脱贫属性="已脱贫", 脱贫年度="201812", 主要致贫原因="因残"),
    *household(3, 4, 脱贫属性="返贫", 贫困户属性="低保贫困户", 行政村="西村"),
    *household(4, 1, 贫困户属性="五保户", 行政村="西村"),
]


def counted(figures: pd.DataFrame, place: str = "") -> dict[str, tuple[int, int]]:
    """Households and persons by topic/item and period, zeros left out."""
    own = figures[figures["place"].eq(place) & figures["value"].gt(0)]
    names = own["topic"] + "/" + own["item"] + own["period"].map(lambda period: "" if period == "2018" else f"@{period}")
    wide = own.assign(name=names).pivot_table(index="name", columns="measure", values="value", sort=False)
    return {name: (int(households), int(persons)) for name, households, persons in wide.itertuples()}


@pytest.fixture
def persons(tmp_path: Path) -> pd.DataFrame:
    return settled(write_csv(tmp_path / "台账.csv", ROWS)).persons


def test_the_township_is_counted_by_every_division(persons: pd.DataFrame) -> None:
    assert counted(tabulate_register(persons)) == {
        "registry/total": (4, 10),
        "registry/not_exited": (2, 5),  # who returned to poverty has not exited
        "registry/returned": (1, 4),
        "registry/exited": (2, 5),
        "registry/general": (2, 5),
        "registry/low_income_allowance": (1, 4),
        "registry/extreme_poverty_support": (1, 1),
        "cause/illness": (3, 8),
        "cause/disability": (1, 2),
        "exit/done@2017": (1, 3),
        "exit/done": (1, 2),
    }


def test_so_is_each_village(persons: pd.DataFrame) -> None:
    figures = tabulate_register(persons)
    assert counted(figures, "东村")["registry/total"] == (2, 5)
    assert counted(figures, "西村") == {
        "registry/total": (2, 5),
        "registry/not_exited": (2, 5),
        "registry/returned": (1, 4),
        "registry/low_income_allowance": (1, 4),
        "registry/extreme_poverty_support": (1, 1),
        "cause/illness": (2, 5),
    }


def test_what_nobody_has_is_zero_and_not_unknown(persons: pd.DataFrame) -> None:
    figures = tabulate_register(persons)
    own = figures[figures["item"].eq("disaster") & figures["place"].eq("")]
    assert own["value"].tolist() == [0, 0]


def test_every_kind_of_table_gives_the_same_figures(persons: pd.DataFrame) -> None:
    expected = tabulate_register(persons)
    pd.testing.assert_frame_equal(tabulate_register(pa.Table.from_pandas(persons)), expected)
    pd.testing.assert_frame_equal(tabulate_register(persons.sample(frac=1, random_state=1)), expected)


def test_a_division_with_a_household_of_no_known_code_is_not_stated_there(tmp_path: Path) -> None:
    rows = [*ROWS, *household(5, 1, 主要致贫原因="", 行政村="西村")]
    figures = tabulate_register(settled(write_csv(tmp_path / "台账.csv", rows)).persons)
    assert "registry/total" in counted(figures)
    assert not any(name.startswith("cause/") for name in [*counted(figures), *counted(figures, "西村")])
    assert counted(figures, "东村")["cause/illness"] == (1, 3)


def test_proposed_exits_are_neither_exited_nor_not(tmp_path: Path) -> None:
    rows = [*ROWS, *household(5, 1, 脱贫属性="预脱贫")]
    found = counted(tabulate_register(settled(write_csv(tmp_path / "台账.csv", rows)).persons))
    assert found["registry/total"] == (5, 11)
    assert not {"registry/exited", "registry/not_exited", "exit/done", "exit/done@2017"} & set(found)


def test_exits_of_a_year_that_is_not_over_are_not_stated(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "台账.csv", ROWS, title="清澜镇台账（截至2018年6月30日）")
    found = counted(tabulate_register(settled(path).persons))
    assert found["registry/total@2018-06-30"] == (4, 10)
    assert "exit/done@2017" in found
    assert "exit/done" not in found


def test_townships_of_which_rows_were_set_aside_are_left_out(persons: pd.DataFrame) -> None:
    assert tabulate_register(persons, short={"清澜镇"}).empty


def test_villages_are_left_out_where_some_rows_name_none(tmp_path: Path) -> None:
    rows = [*ROWS, *household(5, 1, 行政村="")]
    figures = tabulate_register(settled(write_csv(tmp_path / "台账.csv", rows)).persons)
    assert set(figures["place"]) == {""}


def test_the_roll_since_2021_tells_registered_from_monitored(tmp_path: Path) -> None:
    kinds = [("脱贫户", "", ""), ("脱贫户", "脱贫不稳定户", "否"), ("边缘易致贫户", "边缘易致贫户", "是")]
    rows = [
        {**person(number, member), "户类型": kind, "监测对象类型": monitored, "风险是否消除": risk}
        for number, (kind, monitored, risk) in enumerate(kinds, start=1)
        for member in range(1, number + 1)
    ]
    path = write_csv(tmp_path / "台账.csv", rows, title=TITLE.replace("2018", "2022"), headings=HEADINGS_2022)
    figures = tabulate_register(settled(path).persons)
    assert counted(figures.assign(period="2018")) == {
        "registry/total": (2, 3),
        "monitoring/total": (2, 5),
        "monitoring/unstable_exited": (1, 2),
        "monitoring/marginal": (1, 3),
        "monitoring/risk_removed": (1, 3),
        "monitoring/risk_remaining": (1, 2),
    }


_HOUSEHOLDS = st.lists(
    st.tuples(
        st.integers(1, 6),
        st.sampled_from(["illness", "disability", "other", ""]),
        st.sampled_from(["exited", "not_exited"]),
        st.sampled_from(["东村", "西村"]),
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=15)  # of six townships each: one counting costs as much for six as for one
@given(st.lists(_HOUSEHOLDS, min_size=6, max_size=6))
def test_parts_add_up_to_the_whole_and_villages_to_the_township(townships: list[list[tuple[int, str, str, str]]]) -> None:
    about = {"year": 2018, "period": "2018", "file": "台账.csv", "sheet": "", "household_type": "registered"}
    rows = [
        {"township": name, "household": f"{name}{number}", "cause": cause, "status": status, "village": village, **about}
        for name, households in zip("甲乙丙丁戊己", townships, strict=True)
        for number, (size, cause, status, village) in enumerate(households)
        for _member in range(size)
    ]
    table = pd.DataFrame(rows).assign(attribute="general", exit_year="none", monitoring="", risk="")
    counted = tabulate_register(table)
    for name, households in zip("甲乙丙丁戊己", townships, strict=True):
        _adds_up(counted[counted["township"].eq(name)], households)


def _adds_up(figures: pd.DataFrame, households: list[tuple[int, str, str, str]]) -> None:
    sums = figures.groupby(["topic", "item", "measure", figures["place"].ne("")])["value"].sum()
    assert sums["registry", "total", "households", False] == len(households)
    assert sums["registry", "total", "persons", False] == sum(size for size, *_rest in households)
    for measure in ("households", "persons"):
        whole = sums["registry", "total", measure, False]
        assert whole == sums["registry", "total", measure, True]
        assert whole == sums["registry", "exited", measure, False] + sums["registry", "not_exited", measure, False]
        if all(cause for _size, cause, *_rest in households):
            causes = [("cause", item, measure, False) for _topic, item in divisions()[3].figures]
            assert whole == sum(sums[name] for name in causes)
        else:
            assert figures[figures["topic"].eq("cause") & figures["place"].eq("")].empty


def test_a_household_of_two_causes_leaves_open_those_two_and_no_others(tmp_path: Path) -> None:
    rows = [*household(1, 2), *household(2, 1, 主要致贫原因="因学"), *household(3, 1, 主要致贫原因="因病、因残")]
    households = settled(write_csv(tmp_path / "台账.csv", rows))
    figures = tabulate_register(households.persons, short=households.short)
    stated = figures[figures["place"].eq("") & figures["measure"].eq("households") & figures["topic"].eq("cause")]
    found = dict(zip(stated["item"], stated["value"], strict=True))
    assert found["schooling"] == 1
    assert {"illness", "disability"}.isdisjoint(found)
    assert [problem.code for problem in households.problems if problem.code == "F276"] == ["F276"]
    total = figures[figures["topic"].eq("registry") & figures["item"].eq("total") & figures["place"].eq("")]
    assert dict(zip(total["measure"], total["value"], strict=True)) == {"households": 3, "persons": 4}


@pytest.mark.filterwarnings("ignore:Dask support is moving out of Narwhals")
@pytest.mark.parametrize("partitions", [1, 2, 4])
def test_a_household_counts_once_however_its_rows_are_dealt_out(partitions: int) -> None:
    frames = pytest.importorskip("dask.dataframe", reason="of the extra for several machines")
    households = {"甲镇": ["1", "1", "2", "1", "2", "3"], "乙镇": ["9", "9"]}
    about = {"year": 2018, "period": "2018", "household_type": "registered"}
    dealt = pd.DataFrame([{"township": town, "household": one, **about} for town, own in households.items() for one in own])
    counts = _counted(nw.from_native(frames.from_pandas(dealt, npartitions=partitions)), "household_type", whole=True)
    found = counts.set_index("township")[["households", "persons"]]
    assert (found.loc["甲镇"].tolist(), found.loc["乙镇"].tolist()) == ([3, 6], [1, 2])
