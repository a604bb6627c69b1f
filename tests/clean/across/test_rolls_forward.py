"""A roll that goes on from its opening to its closing number names its own columns; one that does not is left as it was read."""

from __future__ import annotations

import pytest

from fupin_analysis.clean.quarantine import Cleaned
from tests.clean.grids import clean_rows, values

TITLES = ["贫困户动态管理情况表", "建档立卡动态调整情况表", "贫困户变动情况表", "建档立卡贫困户增减变化情况表"]
ROWS = [["青石村", 20, 1, 1, 15, 7], ["大田村", 30, 2, 0, 22, 10]]


def _read(title: str, heads: list[str], rows: list[list[object]]) -> Cleaned:
    sums = [sum(int(str(row[at])) for row in rows) for at in range(1, len(rows[0]))]
    return clean_rows([[f"甲山镇2018年{title}"], ["村名", *heads], *rows, ["合计", *sums]])


def _of_village(cleaned: Cleaned) -> dict[tuple[str, str], float]:
    return {(key[-2], key[-1]): value for key, value in values(cleaned).items() if key[-3] == "青石村"}


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize(
    "heads",
    [
        ["期初户数", "新识别户数", "返贫户数", "脱贫户数", "期末户数"],
        ["年初户数", "新识别户数", "返贫户数", "脱贫户数", "年末户数"],
        ["年初贫困户数", "新识别", "返贫", "脱贫", "年末贫困户数"],
        ["期初贫困户数", "新识别户数", "返贫户数", "脱贫户数", "期末贫困户数"],
    ],
)
def test_opening_and_closing_are_one_pair_and_those_who_left_are_the_years(title: str, heads: list[str]) -> None:
    assert _of_village(_read(title, heads, ROWS)) == {
        ("registry/opening_not_exited", "households"): 20,
        ("registry/newly_identified", "households"): 1,
        ("registry/returned", "households"): 1,
        ("exit/done", "households"): 15,
        ("registry/not_exited", "households"): 7,
    }


@pytest.mark.parametrize("title", TITLES)
def test_households_and_persons_who_left_are_of_one_topic(title: str) -> None:
    rows = [["青石村", 20, 1, 1, 15, 45, 7], ["大田村", 30, 2, 0, 22, 60, 10]]
    heads = ["期初户数", "新识别户数", "返贫户数", "脱贫户数", "脱贫人数", "期末户数"]
    found = _of_village(_read(title, heads, rows))
    assert (found["exit/done", "households"], found["exit/done", "persons"]) == (15, 45)


def test_a_roll_that_does_not_go_on_is_left_as_it_was_read() -> None:
    heads = ["期初户数", "新识别户数", "返贫户数", "脱贫户数", "期末户数"]
    kept = [["青石村", 20, 1, 1, 15, 22], ["大田村", 30, 2, 0, 22, 32]]  # those who left stay on the roll
    items = {item for item, _ in _of_village(_read(TITLES[0], heads, kept))}
    assert not items & {"registry/opening_not_exited", "registry/not_exited"}


def test_a_roll_that_nobody_left_is_no_proof() -> None:
    heads = ["期初户数", "新识别户数", "返贫户数", "脱贫户数", "期末户数"]
    still = [["青石村", 20, 1, 1, 0, 22], ["大田村", 30, 2, 0, 0, 32]]
    assert "registry/not_exited" not in {item for item, _ in _of_village(_read(TITLES[0], heads, still))}


def test_the_rolls_of_others_are_none_of_the_register() -> None:
    rows = [["青石村", 20, 2, 15, 7], ["大田村", 30, 2, 22, 10]]
    found = _of_village(_read("低保动态管理情况表", ["期初户数", "新增户数", "退出户数", "期末户数"], rows))
    assert all(not item.startswith(("registry/", "exit/")) for item, _ in found)


@pytest.mark.parametrize("beside", ["已脱贫人数", "累计脱贫人数", "历年脱贫人数", "稳定脱贫人数", "脱贫不脱政策人数"])
def test_persons_under_another_heading_did_not_leave_in_this_year(beside: str) -> None:
    rows = [["青石村", 100, 2, 20, 82, 500], ["大田村", 60, 0, 10, 50, 300]]
    found = _of_village(_read(TITLES[0], ["年初户数", "新识别户数", "脱贫户数", "年末户数", beside], rows))
    assert found["exit/done", "households"] == 20
    assert ("exit/done", "persons") not in found


@pytest.mark.parametrize(
    "heads",
    [("脱贫户数", "脱贫人数"), ("脱贫户数", "脱贫人口"), ("脱贫（户）", "脱贫（人）"), ("本年脱贫户数", "本年脱贫人口数")],
)
def test_persons_under_the_same_heading_left_with_their_households(heads: tuple[str, str]) -> None:
    rows = [["青石村", 20, 1, 1, 15, 45, 7], ["大田村", 30, 2, 0, 22, 60, 10]]
    found = _of_village(_read(TITLES[0], ["期初户数", "新识别户数", "返贫户数", *heads, "期末户数"], rows))
    assert (found["exit/done", "households"], found["exit/done", "persons"]) == (15, 45)


@pytest.mark.parametrize("opening", ["上年末户数", "上年末贫困户数", "去年底贫困户数"])
def test_what_stood_at_the_end_of_the_year_before_is_that_years(opening: str) -> None:
    found = values(_read(TITLES[0], [opening, "新识别户数", "返贫户数", "脱贫户数", "年末贫困户数"], ROWS))
    assert found["甲山镇", "青石村", "exit/done", "households"] == 15
    held = _read(TITLES[0], [opening, "新识别户数", "返贫户数", "脱贫户数", "年末贫困户数"], ROWS).figures
    of_village = held[(held["place"] == "青石村") & (held["item"] == "not_exited")]
    assert dict(zip(of_village["period"], of_village["value"], strict=True)) == {"2017": 20, "2018": 7}
    assert "opening_not_exited" not in set(held["item"])


@pytest.mark.parametrize(
    "heads",
    [
        ["期初人数", "自然增加", "新增人数", "自然减少", "脱贫人数", "期末人数"],
        ["年初贫困人口", "自然增加人数", "新识别人数", "自然减少人数", "脱贫人数", "年末贫困人口"],
    ],
)
def test_births_and_deaths_are_parts_of_a_roll_of_persons(heads: list[str]) -> None:
    rows = [["青石村", 300, 4, 5, 3, 20, 286], ["大田村", 150, 2, 2, 1, 10, 143]]
    found = _of_village(_read("贫困人口动态管理情况表", heads, rows))
    assert found["registry/opening_not_exited", "persons"] == 300
    assert (found["exit/done", "persons"], found["registry/not_exited", "persons"]) == (20, 286)
    assert (found["registry/natural_increase", "persons"], found["registry/natural_decrease", "persons"]) == (4, 3)
