"""A first column of classes names rows: how many persons a household has is a kind of household, and no number of persons."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows, values

ROWS = {"1人": (10, 10), "2人": (15, 30), "3人": (20, 60), "4人及以上": (25, 120)}


def _read(classes: list[str], heading: str, title: str) -> dict[tuple[str, ...], float]:
    rows = [[label, *numbers] for label, numbers in zip(classes, ROWS.values(), strict=True)]
    cleaned = clean_rows([[f"甲山镇2018年{title}"], [heading, "户数", "人数"], *rows, ["合计", 70, 220]])
    assert cleaned.quarantine.empty
    return values(cleaned)


@pytest.mark.parametrize("heading", ["家庭人口", "家庭人数", "人口数", "家庭规模"])
@pytest.mark.parametrize("title", ["贫困户规模", "建档立卡户家庭人口情况", "低保户人口规模", "脱贫户家庭人口结构"])
def test_the_whole_is_stated_once_and_each_class_keeps_its_words(heading: str, title: str) -> None:
    found = _read(list(ROWS), heading, title)
    by_item: dict[str, set[float]] = {}
    for (*_, item, measure), value in found.items():
        if measure == "households":
            by_item.setdefault(item, set()).add(value)
    assert sorted(value for several in by_item.values() for value in several) == [10, 15, 20, 25, 70]
    own = {item.partition("/")[2].split()[-1] for item, numbers in by_item.items() if numbers != {70}}
    assert own == set(ROWS)


@pytest.mark.parametrize(
    "classes",
    [["1人户", "2人户", "3人户", "4人及以上户"], ["1人", "2-3人", "4—5人", "6人以上"], ["1口", "2口", "3口", "4口及以上"]],
)
def test_classes_are_written_in_many_ways(classes: list[str]) -> None:
    found = {
        key[-2].partition("/")[2]: value
        for key, value in _read(classes, "家庭人口", "贫困户规模").items()
        if key[-1] == "households"
    }
    assert [value for item, value in found.items() if any(item.endswith(label) for label in classes)] == [10, 15, 20, 25]


def test_numbers_that_are_no_classes_stay_numbers() -> None:
    rows = [["青石村", "1人", 10], ["大田村", "2人", 15], ["合计", "3人", 25]]
    found = values(clean_rows([["甲山镇2018年贫困户情况"], ["村名", "残疾人", "户数"], *rows]))
    assert {key[-2:]: value for key, value in found.items() if "青石村" in key}[("living/disabled_of_registered", "persons")] == 1
    unordered = [["12人", 10], ["3人", 15]]
    cleaned = clean_rows([["甲山镇2018年贫困户情况"], ["残疾人", "户数"], *unordered])
    assert not any(item.endswith("人") and item[0].isdigit() for item in cleaned.figures["item"])
