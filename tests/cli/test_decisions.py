"""Decisions on the command line: shown first, refused where careless, taken back by a record more."""

from __future__ import annotations

import csv
import io
import multiprocessing
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from fupin_analysis.cli import commands as cli
from fupin_analysis.core.decision import Decision, read_decisions, write_decision

_REASON = ("--reason", "核对台账，漏写一位数字", "--by", "市扶贫办")


@pytest.fixture
def fupin(returns: Path) -> Callable[..., Result]:
    """Run a command on the two good returns."""
    runner = CliRunner()
    return lambda name, *arguments: runner.invoke(cli.app, [name, *map(str, arguments), "--data", str(returns)])


def _findings(fupin: Callable[..., Result]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(fupin("crosscheck", "--csv", "-").stdout)))


@pytest.fixture
def names(fupin: Callable[..., Result]) -> dict[str, str]:
    """Names of XX镇's findings, by verdict."""
    return {row["verdict"]: row["finding"] for row in _findings(fupin)}


def test_a_decision_is_recorded_applied_and_shown(fupin: Callable[..., Result], names: dict[str, str]) -> None:
    first = fupin("decide", names["deduced"], "--accept", 57, *_REASON, "--yes")
    assert first.exit_code == 0, first.stderr
    assert "XX镇2018年计划脱贫（按名册）原报7户，按核对建议核定57户（市扶贫办" in first.stderr
    assert "以下1处待核实数据将随之消除" in first.stderr
    assert names["deduced"] in first.stderr
    command = re.search(r"撤回：fupin (undo \S+ --data \S+) --by … --reason …", first.stderr)
    assert command is not None
    assert fupin(*command[1].split()[:2], *_REASON).exit_code == 2  # asks, and nobody can be asked here
    assert fupin("decide", names["impossible"], "--waive", *_REASON, "--yes").exit_code == 0
    left = {row["finding"]: row["decision"] for row in _findings(fupin)}
    assert left == {names["impossible"]: "waived", names["conflict"]: ""}


def test_names_tell_township_year_and_rule_and_may_be_shortened(
    fupin: Callable[..., Result], names: dict[str, str], returns: Path
) -> None:
    assert names["deduced"].startswith("XX镇-2018-B201-")
    assert fupin("decide", "B201", "--accept", 57, *_REASON, "--yes").exit_code == 0
    (written,) = read_decisions(returns.parent / "decisions")
    assert written.finding == names["deduced"]


@pytest.mark.parametrize(
    "figure",
    [
        "医疗保障/医疗保障覆盖/受益人数",
        "2018年医疗保障覆盖受益人数",
        "medical/assisted.recipients@2018",
        "建档立卡/建档立卡合计/人数",
    ],
)
def test_a_figure_is_named_as_the_page_prints_it_or_in_code(figure: str, fupin: Callable[..., Result], returns: Path) -> None:
    result = fupin("decide", "L401", "--accept", 1300, "--figure", figure, *_REASON, "--yes")
    assert result.exit_code == 0, result.stderr
    (kept,) = read_decisions(returns.parent / "decisions")
    assert kept.figure in {"medical/assisted.recipients@2018", "registry/total.persons@2018"}


def test_a_figure_is_named_by_its_cell(fupin: Callable[..., Result], returns: Path) -> None:
    refused = fupin("decide", "L401", "--accept", 1300, *_REASON, "--yes")
    assert "2018年医疗保障覆盖" in refused.stderr
    source = next(row["source"] for row in _findings(fupin) if row["rule"] == "L401")
    cell = source.split("; ")[0].partition(" › ")[2]
    result = fupin("decide", "L401", "--accept", 1300, "--figure", cell, *_REASON, "--yes")
    assert result.exit_code == 0, result.stderr
    assert len(read_decisions(returns.parent / "decisions")) == 1


def test_what_would_appear_is_shown_and_stands_on_the_list(fupin: Callable[..., Result], names: dict[str, str]) -> None:
    figure = ("--figure", "registry/total.households@2018")
    shown = fupin("decide", names["deduced"], "--accept", 410, *figure, *_REASON)
    assert shown.exit_code == 2
    assert "F413" in shown.stderr
    assert "将因此变得不一致" in shown.stderr
    assert fupin("decide", names["deduced"], "--accept", 410, *figure, *_REASON, "--yes").exit_code == 0
    caused = [row for row in _findings(fupin) if "由核定的数字引起" in row["reason"]]
    assert caused
    assert names["deduced"] not in {row["finding"] for row in caused}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["XX镇-2018-B999-00000000", "--accept", "1", *_REASON], "F403"),
        (["XX镇-2018", "--accept", "57", *_REASON], "F406"),
        (["B201", *_REASON], "F404"),
        (["B201", "--accept", "57", "--waive", *_REASON], "F404"),
        (["B201", "--accept", "410", *_REASON], "F405"),
        (["L401", "--accept", "1252", *_REASON], "F405"),
        (["B201", "--accept", "57", "--figure", "publicity/banners.count@2018", *_REASON], "F405"),
        (["B201", "--accept", "57", "--figure", "天气", *_REASON], "F316"),
        (["B201", "--accept", "-57", "--figure", "plan/exit_as_listed.households@2018", *_REASON], "F416"),
        (["B201", "--accept", "nan", "--figure", "plan/exit_as_listed.households@2018", *_REASON], "F415"),
        (["B201", "--accept", "1e30", "--figure", "plan/exit_as_listed.households@2018", *_REASON], "F415"),
        (["B201", "--accept", "57.5", "--figure", "plan/exit_as_listed.households@2018", *_REASON], "F417"),
        (["B201", "--accept", "7", "--figure", "plan/exit_as_listed.households@2018", *_REASON], "F409"),
        (["B201", "--accept", "57", "--reason", " 。", "--by", "市扶贫办"], "F408"),
        (["B201", "--accept", "57", "--reason", "同意", "--by", "市扶贫办"], "F408"),
        (["B201", "--accept", "57", "--reason", "XX镇-2018-B201-244578SS", "--by", "市扶贫办"], "F408"),
        (["B201", "--accept", "57", "--reason", "XX镇市扶贫办2018", "--by", "市扶贫办"], "F408"),
        (["B201", "--accept", "57", "--reason", "571248", "--by", "市扶贫办"], "F408"),
        (["B201", "--accept", "57", "--reason", "核对台账", "--by", " "], "F408"),
        (["B201", "--accept", "57", "--reason", "核对台账", "--by", "2018"], "F408"),
        (["L401", "--waive", "--until", "去年", *_REASON], "F410"),
        (["L401", "--waive", "--until", "2017-12-31", *_REASON], "F410"),
        (["B201", "--accept", "57", "--until", "2019-12-31", *_REASON], "F410"),
        (["B201", "--confirm", *_REASON], "F412"),
    ],
)
def test_a_careless_decision_is_refused_and_nothing_is_written(
    arguments: list[str], code: str, fupin: Callable[..., Result], returns: Path
) -> None:
    result = fupin("decide", *arguments, "--yes")
    assert result.exit_code in {2, 4}
    assert code in result.stderr
    assert not list((returns.parent / "decisions").glob("*.toml"))


def test_without_a_yes_nothing_is_written(fupin: Callable[..., Result], returns: Path) -> None:
    result = fupin("decide", "B201", "--accept", 57, *_REASON)
    assert (result.exit_code, "F413" in result.stderr) == (2, True)
    assert not list((returns.parent / "decisions").glob("*.toml"))


def test_a_decision_is_taken_back_by_a_record_more(fupin: Callable[..., Result], names: dict[str, str], returns: Path) -> None:
    fupin("decide", "B201", "--accept", 57, *_REASON, "--yes")
    (written,) = read_decisions(returns.parent / "decisions")
    decided = fupin("decide", "B201", "--accept", 56, *_REASON, "--yes")
    assert (decided.exit_code, "F414" in decided.stderr, f"fupin undo {written.id}" in decided.stderr) == (2, True, True)
    back = fupin("undo", written.id, "--reason", "台账又经复核，原报无误", "--by", "市扶贫办", "--yes")
    assert back.exit_code == 0, back.stderr
    returns_open = back.stderr.split("重新列为待核实")[1]
    assert names["deduced"] in returns_open
    assert names["deduced"] in {row["finding"] for row in _findings(fupin)}
    kept = read_decisions(returns.parent / "decisions")
    assert [one.action for one in kept] == ["accepted", "withdrawn"]
    assert kept[1].withdraws == written.id
    assert "0条记录" in fupin("decisions").stderr
    assert "另有2条已撤回或被取代的记录未列出，加 --history 查看" in fupin("decisions").stderr
    assert "未列出" not in fupin("decisions", "--history").stderr
    history = list(csv.DictReader(io.StringIO(fupin("decisions", "--history", "--csv", "-").stdout)))
    assert [(row["state"], row["who"], row["why"]) for row in history] == [
        ("已撤回", "市扶贫办", "核对台账，漏写一位数字"),
        ("撤回", "市扶贫办", "台账又经复核，原报无误"),
    ]
    again = fupin("undo", written.id, "--reason", "台账又经复核，原报无误", "--by", "市扶贫办", "--yes")
    assert "F412" in again.stderr


def test_a_waiver_taken_back_opens_what_it_waived(fupin: Callable[..., Result]) -> None:
    fupin("decide", "D201", "--waive", *_REASON, "--yes")
    back = fupin("undo", "D201", *_REASON)
    assert "以下1处将重新列为待核实" in back.stderr
    assert "D201" in back.stderr.split("重新列为待核实")[1]


def test_what_is_decided_is_neither_counted_nor_sent_back(
    fupin: Callable[..., Result], names: dict[str, str], tmp_path: Path
) -> None:
    for name in (names["deduced"], names["impossible"]):
        assert fupin("decide", name, "--waive", *_REASON, "--yes").exit_code == 0
    told = fupin("crosscheck", "--lists", tmp_path)
    assert "1个乡镇共1处前后不一致：可推定0，待判定0，表述不一1，越出界限0；另有2处已有决定" in told.stderr
    assert [path.name for path in tmp_path.glob("*.xlsx")] == ["XX镇-2018.xlsx"]
    assert fupin("decide", names["conflict"], "--waive", *_REASON, "--yes").exit_code == 0
    fupin("crosscheck", "--lists", tmp_path)
    assert not list(tmp_path.glob("*.xlsx"))


def test_a_decision_made_anew_takes_the_place_of_the_one_before(fupin: Callable[..., Result]) -> None:
    fupin("decide", "B201", "--accept", 57, *_REASON, "--yes")
    figure = ("--figure", "plan/exit_as_listed.households@2018")
    assert fupin("decide", "D201", "--waive", *_REASON, "--yes").exit_code == 0
    fupin("undo", "B201", *_REASON, "--yes")
    second = fupin("decide", "B201", "--accept", 56, *figure, *_REASON, "--yes")
    assert second.exit_code == 0, second.stderr
    states = [row["state"] for row in csv.DictReader(io.StringIO(fupin("decisions", "--csv", "-").stdout))]
    assert states == ["有效", "有效"]


def test_a_stale_decision_is_shown_not_applied_until_confirmed(fupin: Callable[..., Result], returns: Path) -> None:
    folder = returns.parent / "decisions"
    figure = "plan/exit_as_listed.households@2018"
    old = Decision("XX镇-2018-B201-X", "XX镇", 2018, figure, "corrected", 5.0, 57.0, "办", "2019-01-15", "核对台账")
    write_decision(old, folder)
    listed = fupin("decisions")
    assert listed.exit_code == 4
    assert "待确认1" in listed.stderr
    assert any(row["rule"] == "B201" for row in _findings(fupin))
    assert fupin("decide", old.id, "--confirm", *_REASON, "--yes").exit_code == 0
    assert not any(row["rule"] == "B201" for row in _findings(fupin))
    assert fupin("decisions").exit_code == 0


def _record(folder: str, number: int) -> None:
    figure = "registry/total.households@2018"
    write_decision(
        Decision(f"甲镇-2018-B101-{number}", "甲镇", 2018, figure, "waived", 1.0, None, f"{number}", "2019-01-15", "核对台账"),
        Path(folder),
    )


def test_people_who_decide_at_once_lose_nothing(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        pool.starmap(_record, [(str(tmp_path), number) for number in range(24)])
    assert len(read_decisions(tmp_path)) == 24


def _decide(fupin: Callable[..., Result], value: int) -> Result:
    return fupin("decide", "B201", "--accept", value, "--figure", "plan/exit_as_listed.households@2018", *_REASON, "--yes")


def test_what_was_taken_back_may_be_decided_again_in_the_same_words(fupin: Callable[..., Result], returns: Path) -> None:
    for times in (1, 2):
        assert _decide(fupin, 57).exit_code == 0
        assert not any(row["rule"] == "B201" for row in _findings(fupin)), f"decided {times} times"
        if times == 1:
            assert fupin("undo", "B201", *_REASON, "--yes").exit_code == 0
            assert any(row["rule"] == "B201" for row in _findings(fupin))
    actions = [one.action for one in read_decisions(returns.parent / "decisions")]
    assert actions == ["accepted", "withdrawn", "accepted"]


def test_the_same_waiver_once_more_is_the_same_record(fupin: Callable[..., Result], returns: Path) -> None:
    decide = lambda reason: fupin("decide", "D201", "--waive", "--reason", reason, "--by", "市扶贫办", "--yes")  # noqa: E731
    file = returns.parent / "decisions" / "2018.toml"
    for _again in range(3):
        assert decide("已到户核实登记").exit_code == 0
        assert file.read_text(encoding="utf-8").count("[[decisions]]") == 1
    for reason in ("再次到户核实", "再次到户核实", "已到户核实登记", "已到户核实登记"):  # other words are a record, each once
        assert decide(reason).exit_code == 0
    records = read_decisions(returns.parent / "decisions")
    assert file.read_text(encoding="utf-8").count("[[decisions]]") == len(records) == 3
    assert not any(one.id in one.supersedes for one in records)


def test_a_figure_stated_in_three_ways_is_one_finding_that_can_be_decided(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for households in (100, 101, 99):
        rows = f"云溪镇2018年扶贫基本情况表\n项目,户数（户）,人数（人）\n建档立卡合计,{households},402\n"
        (raw / f"云溪镇-{households}.csv").write_text(rows, encoding="utf-8")
    runner = CliRunner()
    listed = runner.invoke(cli.app, ["crosscheck", "--data", str(raw), "--csv", "-"])
    (found,) = csv.DictReader(io.StringIO(listed.stdout))
    assert "一处报100户，另外几处报101户、99户，分别相差1户、1户" in found["reason"]
    assert all(f"云溪镇-{households}.csv" in found["source"] for households in (100, 101, 99))
    decided = runner.invoke(cli.app, ["decide", found["finding"], "--accept", "99", *_REASON, "--yes", "--data", str(raw)])
    assert decided.exit_code == 0, decided.stderr
    assert not list(csv.DictReader(io.StringIO(runner.invoke(cli.app, ["crosscheck", "--data", str(raw), "--csv", "-"]).stdout)))


def test_a_decided_value_that_contradicts_still_is_never_called_reported(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    rows = ["registry,total,households,298", "registry,confirmed_poor,households,124", "registry,consolidating,households,184"]
    text = "\n".join(["township,year,period,place,topic,item,measure,value", *(f"甲山镇,2018,2018,,{row}" for row in rows)])
    (tmp_path / "raw" / "甲.csv").write_text(text, encoding="utf-8")
    data = ("--data", str(tmp_path / "raw"))
    run = lambda name, *said: CliRunner().invoke(cli.app, [name, *map(str, said), *data])  # noqa: E731
    assert (
        run("decide", "registry_by_stage", "--accept", 300, "--figure", "registry/total.households", *_REASON, "-y").exit_code
        == 0
    )
    shown = run("crosscheck").stdout
    assert "300户（核定数，原报298户）" in shown
    (finding,) = csv.DictReader(io.StringIO(run("crosscheck", "--csv", "-").stdout))
    assert "报300户（核定数，原报298户），计算得308户" in finding["reason"]
    assert "原报" not in run("crosscheck", "--township", "甲山镇", "--explain", finding["finding"]).stdout.replace(
        "（核定数，原报298户）", ""
    )


def test_what_is_waived_is_not_decided_otherwise_before_the_waiver_is_taken_back(
    fupin: Callable[..., Result], names: dict[str, str], returns: Path
) -> None:
    assert fupin("decide", names["deduced"], "--waive", *_REASON, "--yes").exit_code == 0
    (waiver,) = read_decisions(returns.parent / "decisions")
    refused = fupin("decide", "B201", "--accept", 57, *_REASON, "--yes")
    assert (refused.exit_code, f"fupin undo {waiver.id}" in refused.stderr, "F414" in refused.stderr) == (2, True, True)
    assert fupin("crosscheck").stdout.count("（已有决定）") == 1
    longer = fupin("decide", "B201", "--waive", "--until", "2020-12-31", *_REASON, "--yes")
    assert longer.exit_code == 0, longer.stderr
    assert "1条记录：有效1" in fupin("decisions").stderr
    for _which in ("the longer one", "the one before it, which counts again"):
        assert fupin("undo", "B201", *_REASON, "--yes").exit_code == 0  # one record counts: its short name is clear
    assert fupin("decide", "B201", "--accept", 57, *_REASON, "--yes").exit_code == 0


@pytest.mark.parametrize("subject", ["causes", "致贫原因", "Causes of poverty"])
def test_a_subject_is_named_by_its_heading_too(subject: str, fupin: Callable[..., Result], tmp_path: Path) -> None:
    assert "缺劳动力" in fupin("measure", subject, "--township", "XX镇").stdout
    assert fupin("chart", "XX镇", subject, "-o", tmp_path / "c.png").exit_code == 0
    assert fupin("measure", "饮用水").exit_code == 2


@pytest.mark.parametrize(("value", "remark"), [(40, False), (41, False), (39, True)])
def test_of_several_statements_any_may_be_the_one_that_counts(value: int, remark: bool, tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for name, households in (("基本情况", 40), ("总结", 41)):
        text = f"2018年甲山镇{name}\n指标,户数\n建档立卡合计,{households}\n危房改造完成,12\n"
        (raw / f"甲山镇-2018-{name}.csv").write_text(text, encoding="utf-8")
    runner = CliRunner()
    listed = runner.invoke(cli.app, ["crosscheck", "--csv", "-", "--data", str(raw)])
    (row,) = csv.DictReader(io.StringIO(listed.stdout))
    assert row["rule"] == "restatement"
    arguments = ["decide", row["finding"], "--accept", str(value), *_REASON, "--yes", "--data", str(raw)]
    decided = runner.invoke(cli.app, arguments)
    assert (decided.exit_code, "都不是" in decided.stderr) == (0, remark), decided.stderr
    assert runner.invoke(cli.app, ["crosscheck", "--csv", "-", "--data", str(raw)]).stdout.count("\n") == 1
