"""A publication is whole, signed, free of what its profile forbids, and the same bytes for the same pages."""

from __future__ import annotations

import csv
import hashlib
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from fupin_analysis.batch.publication.guards import personal_numbers, small_cells
from fupin_analysis.batch.publication.publish import publish
from fupin_analysis.batch.publication.state import read_published
from fupin_analysis.batch.run import run_batch
from fupin_analysis.core.intake import Intake
from fupin_analysis.errors import FupinError
from fupin_analysis.forms.workbook import write_form
from tests.conftest import FIVE, unit

SIGNED = {"by": "市扶贫办", "reason": "待核实数据已通知乡镇"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, xx_return: Path) -> tuple[Path, Path]:
    """Returns and the pages made from them, with annexes and lists."""
    from fupin_analysis.batch.orders import usual_orders

    base = tmp_path_factory.mktemp("published")
    data = base / "raw"
    data.mkdir()
    shutil.copy(xx_return, data)
    write_form(data / "五数镇-2018.xlsx", township="五数镇", year=2018, figures=unit(FIVE, township="五数镇"))
    (data / "坏.csv").write_text("2018年丙镇\n指标,户数\n建档立卡合计,若干\n", encoding="utf-8")
    run_batch(data, base / "output", orders=usual_orders(data), has_annexes=True, with_lists=True)
    return data, base / "output"


def _anchors(page: Path) -> list[tuple[str, str]]:
    return re.findall(r'<a [^>]*href="([^"#:]+)#([^"]+)"', page.read_text(encoding="utf-8"))


def _links(page: str) -> list[str]:
    return list(re.findall(r'<a [^>]*href="([^"#:]+)', page))


def test_it_is_whole_and_its_sums_are_those_of_the_system(made: tuple[Path, Path], tmp_path: Path) -> None:
    data, output = made
    done = publish(output, tmp_path / "out", data=data, **SIGNED)
    names = {path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert {"index.html", "findings.html", "2018/XX镇/report.html", "2018/XX镇/report.xlsx", "2018/XX镇/report.docx"} <= names
    assert {"2018/XX镇/report-findings.xlsx", "open-findings.csv", "state.json", "SHA256SUMS"} <= names
    assert not [name for name in names if name.rpartition("/")[2].startswith(".") or name == "manifest.json"]
    assert done.pages == len([name for name in names if name.endswith(".html")]) - len({"index.html", "findings.html"})
    for line in (tmp_path / "out" / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        stated, name = line.split("  ", 1)
        assert hashlib.sha256((tmp_path / "out" / name).read_bytes()).hexdigest() == stated
    if shutil.which("sha256sum"):
        assert subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=tmp_path / "out", check=False).returncode == 0


def test_every_link_leads_to_what_is_published(made: tuple[Path, Path], tmp_path: Path) -> None:
    data, output = made
    publish(output, tmp_path / "out", data=data, **SIGNED)
    broken = [
        (page.name, link)
        for page in (tmp_path / "out").rglob("*.html")
        for link in _links(page.read_text(encoding="utf-8"))
        if not (page.parent / link).exists()
    ]
    assert broken == []
    places = [(page, link, anchor) for page in (tmp_path / "out").rglob("*.html") for link, anchor in _anchors(page)]
    assert len(places) >= 3
    lost = [
        (page.name, anchor)
        for page, link, anchor in places
        if f'id="{anchor}"' not in (page.parent / link).read_text(encoding="utf-8")
    ]
    assert lost == []


def test_the_same_pages_make_the_same_archive(made: tuple[Path, Path], tmp_path: Path) -> None:
    data, output = made
    for name in ("a.zip", "b.zip"):
        publish(output, tmp_path / name, data=data, **SIGNED)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    publish(output, tmp_path / "folder", data=data, **SIGNED)
    assert read_published(tmp_path / "a.zip").files == read_published(tmp_path / "folder").files


def test_what_is_open_is_listed_and_signed(made: tuple[Path, Path], tmp_path: Path) -> None:
    data, output = made
    done = publish(output, tmp_path / "out", data=data, **SIGNED)
    rows = list(csv.reader((tmp_path / "out" / "open-findings.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert done.open_findings == len(rows) - 2 == 3
    assert re.fullmatch(r"市扶贫办于\d{4}年\d{1,2}月\d{1,2}日签发（内部），尚有3处待核实；理由：待核实数据已通知乡镇", rows[0][0])
    assert rows[1] == ["编号", "乡镇", "年度", "内容"]
    assert {row[1] for row in rows[2:]} == {"XX镇"}


def test_the_front_page_says_who_signed_and_leads_to_what_is_open(made: tuple[Path, Path], tmp_path: Path) -> None:
    data, output = made
    publish(output, tmp_path / "out", data=data, by="市扶贫办<b>", reason=SIGNED["reason"])
    front = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert re.search(
        r"市扶贫办&lt;b&gt;于\d{4}年\d{1,2}月\d{1,2}日签发（内部），尚有3处待核实；理由：待核实数据已通知乡镇", front
    )
    assert '<a href="open-findings.csv">' in front
    assert "签发" not in (output / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "signed",
    [{"by": ""}, {"by": "  ", "reason": "待核实数据已通知"}, {"by": "市扶贫办"}, {"by": "市扶贫办", "reason": " "}],
)
def test_what_nobody_signs_is_not_published(made: tuple[Path, Path], tmp_path: Path, signed: dict[str, str]) -> None:
    data, output = made
    with pytest.raises(FupinError, match="F425"):
        publish(output, tmp_path / "out", data=data, **signed)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("reason", ["同意", "…", "按期。"])
def test_a_reason_that_says_nothing_is_named_and_not_called_missing(made: tuple[Path, Path], tmp_path: Path, reason: str) -> None:
    data, output = made
    with pytest.raises(FupinError) as refused:
        publish(output, tmp_path / "out", data=data, by="市扶贫办", reason=reason)
    assert [problem.code for problem in refused.value.problems] == ["F426"]
    assert f"“{reason}”" in refused.value.problems[0].say()
    assert "至少四个字" in refused.value.problems[0].say()
    assert not (tmp_path / "out").exists()


def test_in_public_every_small_cell_is_named_and_nothing_is_published(made: tuple[Path, Path], tmp_path: Path) -> None:
    data, output = made
    with pytest.raises(FupinError) as refused:
        publish(output, tmp_path / "out.zip", data=data, profile="public", **SIGNED)
    told = [problem.say() for problem in refused.value.problems]
    assert [problem.code for problem in refused.value.problems] == ["F422"] * 3
    assert "XX镇 2018 › XX镇-2018.xlsx › 金融扶贫 › D5：2018年申请贷款只有1户，不足5" in told[2]
    assert not (tmp_path / "out.zip").exists()


@pytest.mark.parametrize(("value", "is_small"), [(0, False), (1, True), (4, True), (5, False)])
def test_how_few_are_too_few(value: float, is_small: bool) -> None:
    figures = unit([{**FIVE[0], "value": value}], township="甲镇")
    assert bool(small_cells(Intake(figures=figures), {("甲镇", 2018)})) == is_small
    assert small_cells(Intake(figures=figures), {("乙镇", 2018)}) == []
    money = unit([{"topic": "production", "item": "allocated", "measure": "amount_yuan", "value": value}], township="甲镇")
    assert small_cells(Intake(figures=money), {("甲镇", 2018)}) == []


def test_in_public_nothing_is_for_the_office_alone(tmp_path: Path) -> None:
    from fupin_analysis.batch.orders import usual_orders

    data, output = tmp_path / "raw", tmp_path / "output"
    data.mkdir()
    write_form(
        data / "五数镇-2018.xlsx",
        township="五数镇",
        year=2018,
        figures=unit([*FIVE[:2], {**FIVE[2], "value": 99}], township="五数镇"),
    )
    (data / "坏.csv").write_text("2018年丙镇\n指标,户数\n建档立卡合计,若干\n", encoding="utf-8")
    run_batch(data, output, orders=usual_orders(data), has_annexes=True, with_lists=True)
    publish(output, tmp_path / "out", data=data, profile="public", **SIGNED)
    names = {path.name for path in (tmp_path / "out").rglob("*")}
    assert not {"findings.html", "report-findings.xlsx", "manifest.json"} & names
    index = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "若干" in (output / "index.html").read_text(encoding="utf-8")
    assert "若干" not in index
    assert [link for link in _links(index) if not (tmp_path / "out" / link).exists()] == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", "<p>99990119900101001X</p>"),
        ("a.html", '<td title="13800138000">1</td>'),
        ("open-findings.csv", "甲,99990119900101001X"),
        ("99990119900101001X.csv", "甲"),
    ],
)
def test_a_number_of_a_person_is_named_by_file_and_not_shown(name: str, content: str) -> None:
    (problem,) = personal_numbers({name: content.encode()})
    assert problem.code == "F423"
    assert "19900101001" not in problem.say()


def test_numbers_side_by_side_are_no_person() -> None:
    page = "<style>.a1{b:99990119900101001X}</style><td>99990119</td><td>900101001</td><v>0.24838709677419354</v>"
    assert personal_numbers({"a.html": page.encode()}) == []


def test_a_workbook_is_looked_through(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("xl/sharedStrings.xml", "<t>99990119900101001X</t>")
    (problem,) = personal_numbers({"a.xlsx": (tmp_path / "a.xlsx").read_bytes()})
    assert problem.where == "a.xlsx"


def test_pages_that_are_not_up_to_date_are_not_published(made: tuple[Path, Path], tmp_path: Path) -> None:
    shutil.copytree(made[0], tmp_path / "raw")
    shutil.copytree(made[1], tmp_path / "output")
    changed = unit([{**FIVE[0], "value": 41}, *FIVE[1:]], township="五数镇")
    write_form(tmp_path / "raw" / "五数镇-2018.xlsx", township="五数镇", year=2018, figures=changed)
    with pytest.raises(FupinError, match="F424"):
        publish(tmp_path / "output", tmp_path / "out", data=tmp_path / "raw", **SIGNED)
    with pytest.raises(FupinError, match="F424"):
        publish(tmp_path / "nothing", tmp_path / "out", data=made[0], **SIGNED)


def test_what_is_damaged_is_not_published(made: tuple[Path, Path], tmp_path: Path) -> None:
    data, output = made
    whole = shutil.copytree(output, tmp_path / "output")
    (whole / "2018/XX镇/report.xlsx").write_bytes(b"half")
    with pytest.raises(FupinError, match=r"F424 .*2018/XX镇/report\.xlsx"):
        publish(whole, tmp_path / "out", data=data, **SIGNED)
    assert not (tmp_path / "out").exists()


def test_nothing_is_overwritten(made: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(FupinError, match="F605"):
        publish(made[1], tmp_path / "out", data=made[0], **SIGNED)


def test_what_was_changed_since_is_told(made: tuple[Path, Path], tmp_path: Path) -> None:
    publish(made[1], tmp_path / "out", data=made[0], **SIGNED)
    page = tmp_path / "out" / "2018" / "XX镇" / "report.html"
    page.write_text(page.read_text(encoding="utf-8") + " ", encoding="utf-8")
    with pytest.raises(FupinError, match=r"F421.*XX镇/report.html"):
        read_published(tmp_path / "out")
    (tmp_path / "no.zip").write_bytes(b"PK")
    with pytest.raises(FupinError, match="F421"):
        read_published(tmp_path / "no.zip")
