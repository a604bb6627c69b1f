"""The command line: data on stdout, messages on stderr with address and remedy, an exit code for every kind of failure."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from click.testing import Result
from msoffcrypto.format.ooxml import OOXMLFile
from typer.testing import CliRunner

from fupin_analysis.batch import run as batch_module
from fupin_analysis.cli import commands as cli
from fupin_analysis.core.figures import COLUMNS
from fupin_analysis.render.run import Result as Made


@pytest.fixture
def fupin() -> Callable[..., Result]:
    runner = CliRunner()
    return lambda *arguments: runner.invoke(cli.app, [str(argument) for argument in arguments])


def test_help_loads_nothing_heavy() -> None:
    heavy = ("pandas", "matplotlib", "papermill", "pandera", "dask", "distributed")
    code = f"import sys; from fupin_analysis.cli import commands; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import sys, fupin_analysis; print([name for name in ('pandas', 'typer', 'matplotlib') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_figures_prints_the_tidy_table(fupin: Callable[..., Result], xx_return: Path) -> None:
    result = fupin("figures", xx_return, "--csv", "-")
    assert result.exit_code == 0
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert list(rows[0]) == list(COLUMNS)
    assert len(rows) == 102
    assert "读取1个文件：采用102项" in result.stderr


def test_figures_shows_a_table_to_a_reader(fupin: Callable[..., Result], xx_return: Path) -> None:
    result = fupin("figures", xx_return, "--lang", "en")
    assert result.exit_code == 0
    assert "102 figures used" in result.stderr


def test_a_reader_of_figures_sees_no_names_of_programs(fupin: Callable[..., Result], xx_return: Path, tmp_path: Path) -> None:
    text = tmp_path / "甲山镇2018年总结.txt"
    text.write_text("甲山镇2018年脱贫攻坚工作总结\n2018年，发放教育补助20人3.5万元，资金支付率80%。", encoding="utf-8")
    for command in (("figures", xx_return), ("read", text), ("read", text, "--account")):
        shown = fupin(*command).stdout
        assert re.search(r"[一-鿿]", shown)
        assert not re.search(r"\b(?:nan|figure|kind|[a-z]+_[a-z_]+|households|persons)\b", shown), shown


def test_measure_prints_a_metric_table(fupin: Callable[..., Result], returns: Path) -> None:
    result = fupin("measure", "causes", "--township", "XX镇", "--year", 2018, "--data", returns, "--csv", "-")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [row["item"] for row in rows] == ["lack_of_labour", "illness", "lack_of_motivation", "other"]
    assert rows[1]["households"] == "94.0"


def test_measure_reads_well_on_a_terminal(fupin: Callable[..., Result], returns: Path) -> None:
    assert fupin("measure", "production", "--data", returns).exit_code == 0


def test_an_unknown_subject_is_refused(fupin: Callable[..., Result], returns: Path) -> None:
    result = fupin("measure", "cause", "--data", returns)
    assert result.exit_code == 2
    assert "F305" in result.stderr
    assert "您是否指：causes" in result.stderr


def test_an_unknown_township_is_refused_with_the_nearest(fupin: Callable[..., Result], returns: Path, tmp_path: Path) -> None:
    result = fupin("report", "五树镇", "--data", returns, "--output", tmp_path)
    assert result.exit_code == 2
    assert "F301" in result.stderr
    assert "您是否指：五数镇" in result.stderr
    assert "个：五数镇、XX镇" in result.stderr.replace("\n", "")


def test_a_year_outside_the_data_is_refused_with_the_years_at_hand(
    fupin: Callable[..., Result], returns: Path, tmp_path: Path
) -> None:
    result = fupin("report", "XX镇", "--year", 2017, "--data", returns, "--output", tmp_path, "--lang", "en")
    assert result.exit_code == 2
    assert "XX镇 has no figures for 2017; years at hand: 2018" in result.stderr


def test_a_wrong_parameter_is_refused_before_anything_runs(fupin: Callable[..., Result], returns: Path, tmp_path: Path) -> None:
    result = fupin("report", "XX镇", "--data", returns, "--output", tmp_path, "-p", "threshold=0.03")
    assert result.exit_code == 2
    assert "F303" in result.stderr
    assert "headcount_threshold" in result.stderr


def test_a_batch_over_nothing_is_refused(fupin: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    assert fupin("batch", "--data", tmp_path / "raw", "--output", tmp_path / "out").exit_code == 2


def test_an_output_folder_that_cannot_be_written_is_told(fupin: Callable[..., Result], returns: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file in the way", encoding="utf-8")
    result = fupin("batch", "--data", returns, "--output", tmp_path / "out")
    assert result.exit_code == 6
    assert "F601" in result.stderr


def test_a_batch_tells_each_report_and_the_index(
    fupin: Callable[..., Result], returns: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch_module, "make_pages", lambda jobs, **_options: ((job, Made(job.name, "page")) for job in jobs))
    result = fupin("batch", "--data", returns, "--output", tmp_path / "out", "--workers", 1, "--no-overviews")
    assert result.exit_code == 0
    assert "[1/2] 已生成 XX镇 2018" in result.stderr
    assert "已生成2份报告，未变化0份，失败0份" in result.stderr
    assert result.stdout.strip().endswith("index.html")


def test_a_form_is_written_and_read_back(fupin: Callable[..., Result], returns: Path, tmp_path: Path) -> None:
    form = tmp_path / "form.xlsx"
    assert fupin("form", "--township", "清澜镇", "--year", 2018, "-o", form).exit_code == 0
    blank = fupin("figures", form, "--csv", "-")
    assert (blank.exit_code, len(blank.stdout.splitlines())) == (0, 1)
    assert fupin("form", "--township", "XX镇", "--year", 2018, "--fill", "--data", returns, "-o", form).exit_code == 6
    assert fupin("form", "--township", "XX镇", "--year", 2018, "--fill", "--data", returns, "-o", form, "--force").exit_code == 0
    assert len(fupin("figures", form, "--csv", "-").stdout.splitlines()) == 103


# What bad input gets: a message with file › sheet › cell, what was expected and found, what to do next; the others still read.


def _edit(source: Path, target: Path, edit: Callable[[openpyxl.Workbook], None]) -> Path:
    book = openpyxl.load_workbook(source)
    edit(book)
    book.save(target)
    return target


def _no_sheet(book: openpyxl.Workbook) -> None:
    del book["致贫原因"]


def _set(sheet: str, cell: str, value: object) -> Callable[[openpyxl.Workbook], None]:
    def edit(book: openpyxl.Workbook) -> None:
        book[sheet][cell] = value

    return edit


@pytest.mark.parametrize(
    ("edit", "code", "exit_code", "parts"),
    [
        (_set("致贫原因", "D4", "九十多户吧"), "F201", 4, ["致贫原因 › D4", "应为数字", "九十多户吧"]),
        (_set("致贫原因", "D4", -94), "F203", 4, ["致贫原因 › D4", "不能为负", "-94"]),
        (_set("致贫原因", "D3", "产数（户）"), "F205", 4, ["致贫原因 › D", "您是否指：户数"]),
        (_no_sheet, "F107", 3, ["缺少工作表“致贫原因”"]),
    ],
    ids=["text in a number cell", "negative count", "unknown heading", "missing sheet"],
)
def test_a_slip_in_a_return_is_told_with_its_cell_and_the_rest_is_read(
    edit: Callable[[openpyxl.Workbook], None],
    code: str,
    exit_code: int,
    parts: list[str],
    fupin: Callable[..., Result],
    xx_return: Path,
    tmp_path: Path,
) -> None:
    slipped = _edit(xx_return, tmp_path / "slip.xlsx", edit)
    result = fupin("figures", slipped, "--csv", "-")
    assert result.exit_code == exit_code
    (message, *_more) = [line for line in result.stderr.splitlines() if code in line]
    assert "slip.xlsx" in message
    assert all(part in message for part in parts), message
    assert len(result.stdout.splitlines()) > 80
    english = fupin("figures", slipped, "--csv", "-", "--lang", "en").stderr
    assert code in english


def _protected(path: Path, source: Path) -> None:
    with source.open("rb") as plain, path.open("wb") as locked:
        OOXMLFile(plain).encrypt("secret", locked)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda path, _source: path.write_bytes(b""), "F102"),
        (lambda path, _source: path.write_bytes(b"%PDF-1.7 not a workbook"), "F136"),
        (_protected, "F104"),
        (lambda _path, _source: None, "F101"),
    ],
    ids=["empty", "broken PDF under another name", "password", "missing"],
)
def test_a_file_that_cannot_be_read_is_told_and_the_others_are(
    make: Callable[[Path, Path], None], code: str, fupin: Callable[..., Result], xx_return: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.xlsx"
    make(bad, xx_return)
    result = fupin("figures", bad, xx_return, "--csv", "-")
    assert result.exit_code == 3
    assert f"{code} · bad.xlsx：" in result.stderr
    assert len(result.stdout.splitlines()) == 103


def test_crosscheck_lists_findings_with_their_reasons(fupin: Callable[..., Result], returns: Path) -> None:
    result = fupin("crosscheck", "--data", returns, "--csv", "-")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    columns = [
        "finding",
        "rule",
        "township",
        "year",
        "verdict",
        "severity",
        "figure",
        "stated",
        "proposed",
        "confidence",
        "reason",
        "source",
        "decision",
    ]
    assert list(rows[0]) == columns
    assert [row["verdict"] for row in rows] == ["deduced", "impossible", "conflict"]
    assert rows[0]["figure"] == "plan/exit_as_listed.households@2018"
    assert (rows[0]["stated"], rows[0]["proposed"], rows[0]["confidence"]) == ("7.0", "57.0", "high")
    assert "298户改为248户" in rows[0]["reason"]
    assert "1个乡镇共3处前后不一致：可推定1，待判定0，表述不一1，越出界限1" in result.stderr


def test_crosscheck_of_one_township_names_no_items_of_others(fupin: Callable[..., Result], tmp_path: Path) -> None:
    data = tmp_path / "raw"
    data.mkdir()
    for township, item in (("甲山镇", "观光栈道"), ("乙水乡", "水上驿站")):
        (data / f"{township}.csv").write_text(f"乡镇,年度,{item}（处）\n{township},2019,3\n", encoding="utf-8")
    told = fupin("crosscheck", "--data", data).stderr
    assert "观光栈道" in told
    assert "水上驿站" in told
    told = fupin("crosscheck", "--data", data, "--township", "甲山镇").stderr
    assert "观光栈道" in told
    assert "水上驿站" not in told


def test_crosscheck_explains_one_finding_with_its_effects_and_cells(fupin: Callable[..., Result], returns: Path) -> None:
    name = next(csv.DictReader(io.StringIO(fupin("crosscheck", "--data", returns, "--csv", "-").stdout)))["finding"]
    result = fupin("crosscheck", "--data", returns, "--township", "XX镇", "--explain", name)
    assert "由7户改为57户（把握高）" in result.stdout
    assert "在7至57户之间" in result.stdout
    assert "XX镇-2018.xlsx › 脱贫计划 › D4" in result.stdout
    assert fupin("crosscheck", "--data", returns, "--explain", "XX镇-2018-B999-00000000").exit_code == 2


def test_crosscheck_writes_lists_to_send_back_and_parquet(fupin: Callable[..., Result], returns: Path, tmp_path: Path) -> None:
    result = fupin("crosscheck", "--data", returns, "--lists", tmp_path / "lists", "--parquet", tmp_path / "findings.parquet")
    assert result.exit_code == 0
    sheet = openpyxl.load_workbook(tmp_path / "lists" / "XX镇-2018.xlsx").active
    assert sheet is not None
    texts = [[str(cell.value or "") for cell in row] for row in sheet.iter_rows()]
    assert texts[0][0] == "XX镇2018年度报送数据核对清单"
    assert texts[2] == ["编号", "判断", "数字", "原报", "建议", "依据", "所在单元格", "核实结果（请填写）"]
    assert texts[3][1:5] == ["可推定", "2018年计划脱贫（按名册）", "7户", "57户"]
    assert "XX镇-2018.xlsx › 脱贫计划 › D4" in texts[3][6]
    assert len(pd.read_parquet(tmp_path / "findings.parquet")) == 3


def test_sums_and_comparisons_are_named_though_they_are_no_fault(fupin: Callable[..., Result], tmp_path: Path) -> None:
    table = tmp_path / "2018.csv"
    table.write_text("乡镇,因病户数,因残户数\n甲澜镇,1,2\n乙水乡,3,4\n合计,4,6\n上年数,5,6\n", encoding="utf-8")
    result = fupin("figures", table, "--csv", "-")
    assert result.exit_code == 0
    assert "第4行第2列、第4行第3列 · F221" in result.stderr
    assert "第5行第2列、第5行第3列 · F252" in result.stderr


def test_the_account_of_a_file_adds_up(fupin: Callable[..., Result], tmp_path: Path) -> None:
    table = tmp_path / "2018.csv"
    table.write_text("乡镇,因病户数\n甲澜镇,1\n乙水乡,—\n", encoding="utf-8")
    result = fupin("figures", table, "--account", "--csv", "-")
    assert "有内容的单元格6个＝表头2＋名称2＋数字1＋未采用1＋说明0" in result.stderr
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [row["verdict"] for row in rows] == ["heading", "heading", "name", "figure", "name", "aside"]


def test_the_account_on_a_terminal_says_where_and_what_in_the_words_of_the_page(
    fupin: Callable[..., Result], tmp_path: Path
) -> None:
    table = tmp_path / "2018.csv"
    table.write_text("乡镇,因病户数\n甲澜镇,1\n乙水乡,—\n", encoding="utf-8")
    shown = [line.split() for line in fupin("figures", table, "--account").stdout.splitlines()]
    assert ["单元格", "原文", "判断", "读作"] in shown
    assert ["B1", "因病户数", "表头"] in shown
    assert ["B2", "1", "数字", "甲澜镇", "2018年因病户数：1", "户"] in shown
    assert next(row for row in shown if row[:1] == ["B3"])[:3] == ["B3", "—", "未采用"]


# Several files and folders: what one of them lacks is told, and the others are read.


@pytest.mark.parametrize("extra", [(), ("--account",)])
def test_a_folder_without_data_is_told_and_the_rest_is_read(
    fupin: Callable[..., Result], xx_return: Path, tmp_path: Path, extra: tuple[str, ...]
) -> None:
    (tmp_path / "空").mkdir()
    both = fupin("figures", tmp_path / "空", xx_return, *extra)
    assert both.exit_code == 2
    assert "F307" in both.stderr
    assert "空" in both.stderr.partition("F307")[2]
    assert "298" in both.stdout
    alone = fupin("figures", tmp_path / "空", *extra)
    assert (alone.exit_code, alone.stdout) == (2, "")
    assert "F307" in alone.stderr


def test_the_account_goes_on_past_a_file_that_cannot_be_read(
    fupin: Callable[..., Result], xx_return: Path, tmp_path: Path
) -> None:
    result = fupin("figures", tmp_path / "没有.xlsx", xx_return, "--account")
    assert result.exit_code == 3
    assert "F101" in result.stderr
    assert "298" in result.stdout


def test_every_table_of_a_command_has_its_heads_in_the_language_asked_for(
    fupin: Callable[..., Result], returns: Path, xx_return: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "400")  # every table in columns
    sentence = tmp_path / "甲山镇2018年总结.txt"
    sentence.write_text("甲山镇2018年脱贫攻坚工作总结\n2018年，发放教育补助20人3.5万元。", encoding="utf-8")
    finding = next(csv.DictReader(io.StringIO(fupin("crosscheck", "--csv", "-", "--data", returns).stdout)))["finding"]
    reason = ("--reason", "核对台账，确有其事", "--by", "市扶贫办", "--yes", "--data", returns)
    assert fupin("decide", finding, "--waive", *reason).exit_code == 0
    own = [("figures", xx_return), ("figures", sentence, "--account"), ("read", sentence), ("read", sentence, "--account")]
    on_all = [("measure", "infrastructure"), ("crosscheck",), ("decisions", "--history")]
    for line in [*own, *((*words, "--data", returns) for words in on_all)]:
        for lang in ("zh", "en"):
            shown = fupin(*line, "--lang", lang).stdout
            head = shown.partition("─")[0]
            assert bool(re.search("[一-鿿]", head)) is (lang == "zh"), (line, head)
            assert not re.search(r"\b(?:[a-z]+_[a-z_]+|\d{4}H[12]|nan|None)\b", shown), (line, shown)


def test_a_period_of_half_a_year_is_said_in_words(
    fupin: Callable[..., Result], xx_return: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert "2018年上半年" in fupin("figures", xx_return).stdout
    assert "2018H1" in fupin("figures", xx_return, "--csv", "-").stdout
    assert "first half of 2018" in fupin("figures", xx_return, "--lang", "en").stdout


def test_progress_names_pages_of_all_as_the_index_does(
    fupin: Callable[..., Result], returns: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch_module, "make_pages", lambda jobs, **_options: ((job, Made(job.name, "page")) for job in jobs))
    told = fupin("batch", "--data", returns, "--output", tmp_path / "out", "--workers", 1).stderr
    assert "已生成 报送数据核对" in told
    assert not re.search(r"0\d_[a-z]+", told)


def test_the_account_of_a_text_names_each_of_its_numbers(fupin: Callable[..., Result], tmp_path: Path) -> None:
    text = tmp_path / "总结.txt"
    text.write_text("甲山镇2018年脱贫攻坚总结\n脱贫12户31人，电话0399-63330077，每人每年补助1200元。\n", encoding="utf-8")
    result = fupin("figures", text, "--account", "--csv", "-")
    assert "总结.txt：文中数字5个＝采用2、日期1、政策标准1、个人信息1" in result.stderr
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [(row["sheet"], row["verdict"], row["region"]) for row in rows] == [
        ("第1段 › 第4-8字", "note", "date"),
        ("第2段 › 第3-5字", "figure", "figure"),
        ("第2段 › 第6-8字", "figure", "figure"),
        ("第2段 › 第12-24字", "note", "personal"),
        ("第2段 › 第32-36字", "aside", "policy"),
    ]
    assert "0399" not in result.stdout
    assert "个人信息" in fupin("figures", text, "--account").stdout
