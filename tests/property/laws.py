"""Laws of what a sentence may say, each held against one random township with anything missing.

A law takes a stream of random numbers, makes a township of it and raises where a sentence says more than its figures. It returns
whether the township put it to the test. :mod:`tests.property.test_sentences` holds each over a few, ``benchmarks/laws.py`` over
thousands.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
import pytest

import fupin_analysis as fa
from fupin_analysis.clean.tables import clean_cells
from fupin_analysis.core.cells import Cell, Sheet, cell_address
from fupin_analysis.core.disk.store import schema_of
from fupin_analysis.core.metrics import Metrics
from fupin_analysis.core.rows import Figure, FigureIndex
from fupin_analysis.errors import FupinError
from fupin_analysis.measure import measure_of
from fupin_analysis.present.draw.subsidies import draw_subsidies
from fupin_analysis.present.tell.causes import tell_causes
from fupin_analysis.present.tell.credit import tell_credit
from fupin_analysis.present.tell.employment import tell_employment
from fupin_analysis.present.tell.exits import tell_exits, tell_progress
from fupin_analysis.present.tell.housing import tell_housing
from fupin_analysis.present.tell.production import tell_production
from fupin_analysis.present.tell.registry import tell_registry
from fupin_analysis.present.tell.spending import tell_spending
from fupin_analysis.present.tell.subsidies import tell_subsidies
from fupin_analysis.present.tell.summary import tell_summary
from fupin_analysis.present.tell.training import tell_training
from fupin_analysis.reports.township.report import TownshipReport
from fupin_analysis.reports.unit.units import UNIT_TABLES, make_unit
from tests.property.judgement import nothing_contradicts_has_its_ground
from tests.property.zeros import nothing_is_worked_out_of_nothing

Stream = np.random.Generator
Law = Callable[[Stream], bool]

_SIZES = ("households", "persons")
_STAGES = {"primary": "小学", "junior_secondary": "初中", "senior_secondary": "普通高中", "tertiary": "大专及以上"}
_PERIODS = {"2018H1": "上半年", "2018H2": "下半年", "2018Q3": "第3季度", "2018": "2018年"}
#: What is done over the year, a subject each, and who tells it.
_DONE = {
    "employment": ("employment", "employed", "persons"),
    "training": ("training", "labour_skills", "participants"),
    "credit": ("credit", "loans", "amount_yuan"),
    "housing": ("housing", "rebuilt", "households"),
    "production": ("production", "paid", "amount_yuan"),
}
_DONE_TOLD = {"employment": tell_employment, "training": tell_training, "credit": tell_credit, "housing": tell_housing}
_SUMMED = ("registry", "exits", "causes", "subsidies", "production", "spending")


def stream_of(number: int) -> Stream:
    """The random numbers of one township, the same in every run."""
    return np.random.default_rng([14, number])


def figure(
    period: str, topic: str, item: str, measure: str, value: float, *, year: int = 2018, town: str = "甲镇", said: str = ""
) -> Figure:
    return Figure(town, year, period, "", topic, item, measure, value, 1, f"{topic} › {item}", qualifier=said)


def measured(subject: str, figures: list[Figure]) -> Metrics:
    return measure_of(subject).rows(FigureIndex(figures))


def some(stream: Stream, figures: list[Figure]) -> list[Figure]:
    """Any of the figures, in any number."""
    share = stream.random()
    return [one for one in figures if stream.random() < share]


def register(stream: Stream) -> tuple[list[Figure], int, int]:
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


def paid(stream: Stream) -> list[Figure]:
    """What was paid for pupils in parts of the year and in all of it."""
    return [
        figure(period, "education", item, measure, float(stream.integers(1, 90) * (500 if measure == "amount_yuan" else 1)))
        for item in _STAGES
        for period in _PERIODS
        for measure in ("recipients", "amount_yuan")
    ]


def in_summary(figures: list[Figure]) -> str:
    return tell_summary({name: measured(name, figures) for name in _SUMMED})


def what_remains_is_known(stream: Stream) -> bool:
    """What remains is told only where it is stated, or where all exits are."""
    every, _total, left = register(stream)
    figures = some(stream, every)
    text = tell_progress.rows(measured("progress", figures), measured("outlook", figures))
    rest = re.findall(r"(?:尚余|尚未脱贫)(\d+)户", text)
    assert set(rest) <= {str(left)}, text
    stated = {(one.item, one.period) for one in figures if one.measure == "households"}
    has_all = {("done", str(year)) for year in range(2014, 2019)} <= stated
    if rest:
        is_reckoned = ("total", "2018") in stated and (has_all or ("cumulative", "2018") in stated)
        assert ("not_exited", "2018") in stated or is_reckoned
    if "不作推算" in text:
        assert not has_all or ("total", "2018") not in stated
    return bool(rest)


def a_stated_remainder_wins(stream: Stream) -> bool:
    """Where what remains is stated it is told, and not what would be worked out; that they differ is said."""
    every, total, left = register(stream)
    stated = left + int(stream.integers(1, 40))
    figures = [
        one._replace(value=float(stated)) if one[4:7] == ("registry", "not_exited", "households") else one for one in every
    ]
    figures = [one for one in figures if one.item != "exited"]
    text = tell_progress.rows(measured("progress", figures), measured("outlook", figures))
    assert f"{stated}户" in text, text
    assert "请核实" in text, text
    return total > 0


def years_added_up_are_named(stream: Stream) -> bool:
    """Sums over years name the years."""
    figures = some(stream, [one for one in register(stream)[0] if one.item in {"total", "done"}])
    text = tell_progress.rows(measured("progress", figures), measured("outlook", figures))
    if not re.search(r"\d+户", text):
        return False
    assert "、".join(sorted({one.period for one in figures if one.item == "done"})) in text
    return True


def the_leading_cause_covers_the_register(stream: Stream) -> bool:
    """A cause is called the leading one only where the causes cover the register; else their share is said."""
    names = ("illness", "disability", "schooling", "lack_of_labour", "lack_of_capital")
    counts = [int(count) for count in stream.integers(1, 200, len(names))]
    every = [figure("2018", "cause", name, "households", count) for name, count in zip(names, counts, strict=True)]
    listed = some(stream, every)
    total = figure("2018", "registry", "total", "households", sum(counts))
    figures = [*listed, *some(stream, [total])]
    text = tell_causes.rows(measured("causes", figures))
    if "首要原因" in text:
        assert total in figures
        assert sum(one.value for one in listed) == sum(counts)
    elif len(listed) > 1 and total in figures and sum(one.value for one in listed) != sum(counts):
        assert "占建档立卡户的" in text
    assert ("首要致贫原因" in in_summary(figures)) == ("首要原因" in text)
    return "首要原因" in text


def a_part_of_a_year_is_never_the_year(stream: Stream) -> bool:
    """全年 is said only where the year or all its halves are stated, in the paragraph and in the summary."""
    total = [one._replace(item="total") for one in paid(stream) if one.item == "primary"]
    figures = some(stream, [*paid(stream), *total])
    text = tell_subsidies.rows(measured("subsidies", figures), topic="education")
    known = {(one.item, one.period) for one in figures if one.measure == "amount_yuan"}
    for item, label in _STAGES.items():
        if f"{label}全年" in text:
            assert (item, "2018") in known or {(item, "2018H1"), (item, "2018H2")} <= known, text
    if "教育补助" in (summary := in_summary(figures)):
        assert ("total", "2018") in known or {("total", "2018H1"), ("total", "2018H2")} <= known or "季度" in summary, summary
    return "全年" in text


def a_chart_shows_every_period(stream: Stream) -> bool:
    """A chart shows every period of its table or says which it leaves out."""
    table = measured("subsidies", some(stream, [one for one in paid(stream) if one.item != "senior_secondary"]))
    chart = draw_subsidies.rows(table, topic="education")
    if chart is None:
        return False
    for row in table.rows:
        is_sum_of_drawn = row["is_sum"] and row["period"] == "2018"
        assert is_sum_of_drawn or _PERIODS[row["period"]] in chart.alt + "".join(chart.wordings)
    return True


def more_than_a_plan_is_marked(stream: Stream) -> bool:
    """What is done beyond a plan is marked, and nothing else is."""
    planned, done = (int(count) for count in stream.integers(1, 60, 2))
    figures = [figure("2018", "plan", "exit", "households", planned), figure("2018", "exit", "done", "households", done)]
    text = tell_exits.rows(measured("exits", figures))
    assert ("超过计划" in text) == (done > planned)
    return done > planned


def a_summary_says_what_its_body_says(stream: Stream) -> bool:
    """Every amount of the summary stands in the paragraph of its section as well."""
    figures = some(stream, [*paid(stream), *_production(stream), *register(stream)[0]])
    body = [tell_subsidies.rows(measured("subsidies", figures), topic="education")]
    body += [
        tell_production.rows(measured("production", figures), Metrics((), [])),
        tell_spending.rows(measured("spending", figures)),
    ]
    amounts = re.findall(r"[0-9][0-9.,]*(?:万元|亿元|元)", in_summary(figures))
    assert all(amount in "".join(body) for amount in amounts), (amounts, body)
    return bool(amounts)


def _production(stream: Stream) -> list[Figure]:
    return [
        figure(period, "production", item, "amount_yuan", float(stream.integers(1, 900) * 1000))
        for item in ("allocated", "paid")
        for period in ("2018", "2018H1")
    ]


def what_is_about_stays_about(stream: Stream) -> bool:
    """A number stated roughly is written so, 约300户 and never 300户, and so is what is worked out of it."""
    said, sign = [("约", "约"), ("近", "近"), ("以上", "至少"), ("余", "余"), ("", "")][int(stream.integers(5))]
    total = float(stream.integers(50, 9_000))
    figures = [figure("2018", "registry", "total", "households", total, said=said)]
    figures += some(stream, [figure("2018", "registry", "total", "persons", 4 * total + 1)])
    for text in (told := tell_registry.rows(measured("registry", figures)), in_summary(figures)):
        found = re.findall(rf"(?:约|近|至少)?{total:.0f}余?户", text)
        assert found, text
        assert all((sign in one) if sign else not re.search("[约近余]|至少", one) for one in found), text
    assert not said or "户均" not in told or "户均约" in told, told
    return bool(said)


def what_is_worked_out_of_about_is_about(stream: Stream) -> bool:
    """A share of a rough number, and what a rough number leaves, are rough."""
    said = str(stream.choice(["约", "近", "余", ""]))
    total, ill = int(stream.integers(100, 900)), int(stream.integers(1, 90))
    figures = [
        figure("2018", "registry", "total", "households", total, said=said),
        figure("2018", "cause", "illness", "households", ill),
        figure("2018", "exit", "cumulative", "households", ill),
        figure("2018", "registry", "total", "persons", 4 * total, said=said),
        figure("2018", "employment", "employed", "persons", ill),
    ]
    causes = tell_causes.rows(measured("causes", figures))
    work = tell_employment.rows(measured("employment", figures))
    left = tell_progress.rows(measured("progress", figures), measured("outlook", figures))
    for text, stem in ((causes, "占总户数的"), (work, "占建档立卡人口的"), (left, "建档立卡户中尚余")):
        assert stem in text, text
        assert (f"{stem}约" in text) == bool(said), text
    return bool(said)


def a_part_of_the_year_is_named(stream: Stream) -> bool:
    """Of what is stated for a part of the year, every clause names the part; of the year's own, none does."""
    periods = [str(period) for period in stream.permutation([*_PERIODS, "2018M03"])[: int(stream.integers(1, 3))]]
    every = [
        figure(period, topic, item, measure, float(stream.integers(1, 90) * 1000))
        for period in periods
        for topic, item, measure in _DONE.values()
    ]
    figures = some(stream, every)
    told = [tell.rows(measured(subject, figures)) for subject, tell in _DONE_TOLD.items()]
    funds = tell_production.rows(measured("production", figures), Metrics((), []))
    halves = {one.period: one.value for one in figures if one.topic == "production" and one.period in {"2018H1", "2018H2"}}
    if len(halves) == 2 and "2018" not in {one.period for one in figures if one.topic == "production"}:
        assert f"{sum(halves.values()) / 10_000:g}万元" in funds, funds  # both halves are the year, and it is told as one
    else:
        told.append(funds)
    names = {_PERIODS.get(period, "2018年3月") for period in periods} - {"2018年"}
    clauses = [clause for text in told for clause in re.split("[；。]", text) if clause and not clause.startswith("未报送")]
    stated = {one.period for one in figures}
    for clause in clauses:
        named = any(name in clause for name in names)
        assert named or "2018" in stated, clause
        assert not named or stated != {"2018"}, clause
    spent = tell_spending.rows(measured("spending", figures))
    if spent and "2018" not in stated and stated < {"2018H1", "2018Q3", "2018M03"}:
        assert any(name in spent for name in names), spent
    return bool(clauses)


def only_what_remains_at_the_end_of_the_year_is_told_so(stream: Stream) -> bool:
    """年末 is said of what the year or its last day, half or month states."""
    period = str(stream.choice(["2018", "2018H1", "2018H2", "2018M03", "2018M12", "2018-12-31", "2018-06-30"]))
    figures = [figure(period, "registry", "not_exited", "households", float(stream.integers(1, 90)))]
    text = tell_progress.rows(measured("progress", figures), measured("outlook", figures))
    is_end = period in {"2018", "2018H2", "2018M12", "2018-12-31"}
    assert ("年末尚未脱贫" in text) == is_end, text
    return not is_end


def shares_without_a_register_are_of_what_is_listed(stream: Stream) -> bool:
    """Where no register is stated, no share is called one of all households; one cause alone has none."""
    names = ("illness", "disability", "schooling", "lack_of_labour")
    figures = some(stream, [figure("2018", "cause", name, "households", float(stream.integers(1, 90))) for name in names])
    text = tell_causes.rows(measured("causes", figures))
    assert "总户数" not in text, text
    assert ("%" in text) == (len(figures) > 1), text
    return len(figures) > 0


def several_townships_are_told_apart(stream: Stream) -> bool:
    """Several townships are told each by name, and never drawn as one."""
    subject = str(stream.choice(["registry", "exits", "causes"]))
    tell, draw = getattr(fa, f"tell_{subject}"), getattr(fa, f"draw_{subject}")
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
    if towns == 1:
        return False
    assert all(f"第{town}镇2018年：" in text for town in range(towns))
    assert len(text.split("\n\n")) == towns
    with pytest.raises(FupinError, match="F330"):
        draw(table)
    return True


#: What a heading says, and the section of what it says.
_HEADED = {
    "建档立卡户数（户）": "registry",
    "因病致贫户数（户）": "causes",
    "危房改造户数（户）": "housing",
    "小额信贷户数（户）": "credit",
    "产业资金安排（万元）": "production",
    "易地搬迁户数（户）": "housing",
    "务工人数（人）": "employment",
}
_UNUSABLE = ("不少", "见附件", "12户左右或更多", "#REF!", "3至5", "待定")


def _sheet(rows: list[list[str]], name: str) -> Sheet:
    cells = [Cell(at, column, text, text.isdigit()) for at, row in enumerate(rows, 1) for column, text in enumerate(row, 1)]
    return Sheet("甲山镇2018年.xlsx", name, cells)


def what_is_set_aside_is_not_unreported(stream: Stream) -> bool:
    """What was handed in and set aside is said in its section, which is never said to be unreported."""
    heads = [str(head) for head in stream.permutation(list(_HEADED))[: int(stream.integers(2, 6))]]
    texts = [str(stream.choice(_UNUSABLE)) if stream.random() < 0.5 else str(stream.integers(1, 90)) for _head in heads]
    rows = [["乡镇", *heads], ["甲山镇", *texts]]
    cleaned = clean_cells([_sheet(rows, "Sheet1")], township="甲山镇", year=2018)
    tables = {name: schema_of(name).empty_table() for name in UNIT_TABLES}
    unit = make_unit("甲山镇", 2018, {**tables, "figures": cleaned.stated, "quarantine": cleaned.aside})
    report = TownshipReport("甲山镇", 2018, "zh", unit)
    # 待定 and its kin say themselves that nothing is reported (F220).
    aside = {row["source"].rpartition(" ")[2] for row in cleaned.aside.to_pylist() if row["code"] != "F220"}
    told = False
    for column, head in enumerate(heads, 2):
        if cell_address(2, column) in aside:
            said = " ".join(str(block) for block in report[_HEADED[head]].blocks())
            assert "未报送" not in said, (head, said)
            assert "未能采用" in said, (head, said)
            told = True
    return told


#: Every law, in the order in which the table of the benchmark lists them.
LAWS: tuple[Law, ...] = (
    a_part_of_a_year_is_never_the_year,
    a_chart_shows_every_period,
    years_added_up_are_named,
    what_remains_is_known,
    a_stated_remainder_wins,
    more_than_a_plan_is_marked,
    the_leading_cause_covers_the_register,
    a_summary_says_what_its_body_says,
    nothing_contradicts_has_its_ground,
    several_townships_are_told_apart,
    what_is_about_stays_about,
    what_is_worked_out_of_about_is_about,
    a_part_of_the_year_is_named,
    only_what_remains_at_the_end_of_the_year_is_told_so,
    shares_without_a_register_are_of_what_is_listed,
    what_is_set_aside_is_not_unreported,
    nothing_is_worked_out_of_nothing,
)
