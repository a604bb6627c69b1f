"""A sentence says no more than its figures: laws over random townships with anything missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import pytest

import fupin_analysis as fa
from fupin_analysis.core.metrics import Metrics
from fupin_analysis.core.review import REVIEW_COLUMNS
from fupin_analysis.core.rows import Figure, FigureIndex
from fupin_analysis.errors import FupinError
from fupin_analysis.measure import measure_of
from fupin_analysis.present.draw.subsidies import draw_subsidies
from fupin_analysis.present.tell.causes import tell_causes
from fupin_analysis.present.tell.exits import tell_exits, tell_progress
from fupin_analysis.present.tell.subsidies import tell_subsidies
from fupin_analysis.present.tell.summary import tell_summary

TOWNSHIPS = 2_000

_SIZES = ("households", "persons")


def figure(period: str, topic: str, item: str, measure: str, value: float, *, year: int = 2018, town: str = "甲镇") -> Figure:
    return Figure(town, year, period, "", topic, item, measure, value, 1, f"{topic} › {item}")


def measured(subject: str, figures: list[Figure]) -> Metrics:
    return measure_of(subject).rows(FigureIndex(figures))


def randoms() -> Iterator[np.random.Generator]:
    """A random township after another, the same in every run."""
    return (np.random.default_rng([14, number]) for number in range(TOWNSHIPS))


def some(stream: np.random.Generator, figures: list[Figure]) -> list[Figure]:
    """Any of the figures, in any number."""
    share = stream.random()
    return [one for one in figures if stream.random() < share]


def register(stream: np.random.Generator) -> tuple[list[Figure], int, int]:
    """A register told in every way, with its total and those not yet exited [households]."""
    total = int(stream.integers(50, 900))
    left = int(stream.integers(0, total))
    years = stream.multinomial(total - left, [0.2] * 5)
    values = {("registry", "total", "2018"): total, ("registry", "not_exited", "2018"): left}
    values |= {("registry", "exited", "2018"): total - left, ("exit", "cumulative", "2018"): total - left}
    values |= {("exit", "done", str(2014 + number)): int(count) for number, count in enumerate(years)}
    return (
        [
            figure(period, topic, item, measure, value * by)
            for (topic, item, period), value in values.items()
            for measure, by in zip(_SIZES, (1, 4), strict=True)
        ],
        total,
        left,
    )


def test_what_remains_is_told_only_where_it_is_known() -> None:
    told = 0
    for stream in randoms():
        every, _total, left = register(stream)
        figures = some(stream, every)
        text = tell_progress.rows(measured("progress", figures), measured("outlook", figures))
        rest = re.findall(r"(?:尚余|尚未脱贫)(\d+)户", text)
        told += bool(rest)
        assert set(rest) <= {str(left)}, text
        stated = {(one.item, one.period) for one in figures if one.measure == "households"}
        has_all = {("done", str(year)) for year in range(2014, 2019)} <= stated
        if rest:
            assert ("not_exited", "2018") in stated or (
                ("total", "2018") in stated and (has_all or ("cumulative", "2018") in stated)
            )
        if "不作推算" in text:
            assert not has_all or ("total", "2018") not in stated
    assert told > TOWNSHIPS / 10


def test_years_added_up_are_named() -> None:
    for stream in randoms():
        figures = some(stream, [one for one in register(stream)[0] if one.item in {"total", "done"}])
        text = tell_progress.rows(measured("progress", figures), measured("outlook", figures))
        if re.search(r"\d+户", text):
            years = sorted({one.period for one in figures if one.item == "done"})
            assert "、".join(years) in text


def test_the_leading_cause_covers_the_register_or_its_share_is_said() -> None:
    names = ("illness", "disability", "schooling", "lack_of_labour", "lack_of_capital")
    leading = 0
    for stream in randoms():
        counts = [int(count) for count in stream.integers(1, 200, len(names))]
        every = [figure("2018", "cause", name, "households", count) for name, count in zip(names, counts, strict=True)]
        listed = some(stream, every)
        total = figure("2018", "registry", "total", "households", sum(counts))
        figures = [*listed, *some(stream, [total])]
        text = tell_causes.rows(measured("causes", figures))
        if "首要原因" in text:
            leading += 1
            assert total in figures
            assert sum(one.value for one in listed) == sum(counts)
        elif len(listed) > 1 and total in figures and sum(one.value for one in listed) != sum(counts):
            assert "占建档立卡户的" in text
        summary = told_in_summary(figures)
        assert ("首要致贫原因" in summary) == ("首要原因" in text)
    assert leading


def told_in_summary(figures: list[Figure], *, held: int = 0) -> str:
    subjects = ("registry", "exits", "causes", "subsidies", "production", "spending")
    tables = {name: measured(name, figures) for name in subjects} | {"findings": Metrics((), [])}
    review = {"township": "甲镇", "year": 2018, "held": held, "failing": 0, "unverifiable": 0, "lacking": "", "short": ""}
    return tell_summary({**tables, "reviews": Metrics(tuple(REVIEW_COLUMNS), [review])})


@pytest.mark.parametrize(("held", "said"), [(12, "可核对12项，均相符"), (0, "无可相互核对的数据")])
def test_that_nothing_contradicts_is_said_with_its_ground(held: int, said: str) -> None:
    for stream in randoms():
        assert said in told_in_summary(some(stream, register(stream)[0]), held=held)


def test_a_half_year_is_never_called_the_whole_year() -> None:
    items = ("primary", "junior_secondary", "senior_secondary", "tertiary")
    for stream in randoms():
        every = [
            figure(period, "education", item, measure, float(stream.integers(1, 90) * (500 if measure == "amount_yuan" else 1)))
            for item in items
            for period in ("2018H1", "2018H2", "2018", "2018Q3")
            for measure in ("recipients", "amount_yuan")
        ]
        figures = some(stream, every)
        text = tell_subsidies.rows(measured("subsidies", figures), topic="education")
        paid = {(one.item, one.period) for one in figures if one.measure == "amount_yuan"}
        labels = {"primary": "小学", "junior_secondary": "初中", "senior_secondary": "普通高中", "tertiary": "大专及以上"}
        for item, label in labels.items():
            if f"{label}全年" in text:
                assert (item, "2018") in paid or {(item, "2018H1"), (item, "2018H2")} <= paid, text


def test_a_chart_shows_every_period_or_says_which_it_leaves_out() -> None:
    for number, stream in enumerate(randoms()):
        if number % 20:  # drawing costs a hundred times what a sentence does
            continue
        every = [
            figure(period, "education", item, measure, float(stream.integers(1, 90)))
            for item in ("primary", "junior_secondary", "tertiary")
            for period in ("2018H1", "2018H2", "2018Q3", "2018")
            for measure in ("recipients", "amount_yuan")
        ]
        table = measured("subsidies", some(stream, every))
        chart = draw_subsidies.rows(table, topic="education")
        if chart is None:
            continue
        for row in table.rows:
            is_sum_of_drawn = row["is_sum"] and row["period"] == "2018"
            when = {"2018H1": "上半年", "2018H2": "下半年", "2018Q3": "第3季度", "2018": "2018年"}[row["period"]]
            assert is_sum_of_drawn or when in chart.alt + "".join(chart.wordings)


def test_more_than_a_plan_is_marked() -> None:
    for stream in randoms():
        planned, done = (int(count) for count in stream.integers(1, 60, 2))
        figures = [figure("2018", "plan", "exit", "households", planned), figure("2018", "exit", "done", "households", done)]
        text = tell_exits.rows(measured("exits", figures))
        assert ("超过计划" in text) == (done > planned)


@pytest.mark.parametrize("subject", ["registry", "exits", "causes"])
def test_several_townships_are_told_each_by_name_and_never_drawn_as_one(subject: str) -> None:
    tell, draw = getattr(fa, f"tell_{subject}"), getattr(fa, f"draw_{subject}")
    for stream in randoms():
        towns = int(stream.integers(1, 4))
        figures = [
            figure("2018", topic, item, measure, float(stream.integers(1, 90)), town=f"第{town}镇")
            for town in range(towns)
            for topic, item in (("registry", "total"), ("registry", "not_exited"), ("cause", "illness"), ("cause", "other"))
            for measure in _SIZES
        ]
        figures += [one._replace(topic="exit", item="done") for one in figures if one.item == "not_exited"]
        table = measured(subject, figures).frame()
        text = tell(table)
        if towns > 1:
            assert all(f"第{town}镇2018年：" in text for town in range(towns))
            assert len(text.split("\n\n")) == towns
            with pytest.raises(FupinError, match="F330"):
                draw(table)
