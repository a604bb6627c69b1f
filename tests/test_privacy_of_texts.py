"""Numbers and names of persons in sentences, records, reasons and signatures reach nothing written, printed or sent out."""

from __future__ import annotations

import csv
import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import openpyxl
import pandas as pd
import pytest
from typer.testing import CliRunner

from fupin_analysis.cli import commands as cli
from tests.test_privacy import _FOUND, PLANTED

_EVERY = "、".join(PLANTED.values())
_SENTENCES = (
    "危房改造87户，补助348万元，户均4000元，联系人张三{0}。",  # quoted, since its numbers do not make its amount
    "贫困户吴桂英{0}一家3口养羊20只，增收2万元。",
    "全镇认领问题81个，其中{0}主体责任方面24个、监督责任方面19个、项目管理方面31个、干部作风方面10个。",
    "发展（{0}）李秀梅菌棒户23户，帮扶责任人王建国走访26次，新建{0}号大棚12座。",  # kept in own words
    "建档立卡贫困户298户1252人（填报人赵小明{0}），其中一般户（{0}）200户。",
)
_NAMES = re.compile("张三|吴桂英|赵小明|李秀梅|王建国")
_HEADER = "township,year,place,topic,item,measure,value,unit,as_written,source"


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All that is left of a run over them, from the form to what is sent out."""
    root = tmp_path_factory.mktemp("privacy")
    raw = root / "raw"
    raw.mkdir()
    texts = [sentence.format(number) for number in PLANTED.values() for sentence in _SENTENCES]
    (raw / "甲镇2018总结.txt").write_text("\n".join(["甲镇2018年脱贫攻坚工作总结", *texts]), encoding="utf-8")
    document = docx.Document()
    for text in (f"乙镇2018年脱贫攻坚工作总结 {_EVERY}", *texts):
        document.add_paragraph(text)
    document.core_properties.author = _EVERY
    document.save(str(raw / "乙镇2018总结.docx"))
    rows = [_HEADER, "丙镇,2018,,registry,total,households,298,户,,", "丙镇,2018,,registry,not_exited,households,100,户,,"]
    rows += ["丙镇,2018,,registry,exited,households,100,户,,"]
    (raw / "丙镇2018.csv").write_text("\n".join(rows), encoding="utf-8")
    _fill_records(root, raw / "甲镇2018记录.xlsx")
    said: list[str] = []

    def fupin(*arguments: object) -> None:
        result = CliRunner().invoke(cli.app, [str(one) for one in arguments])
        said.append(result.output + result.stderr + repr(result.exception or ""))

    signed = ("--by", f"市扶贫办{_EVERY}", "--reason", f"已核实台账{_EVERY}", "--data", raw)
    made = ("--data", raw, "--output", root / "out")
    fupin("crosscheck", "--data", raw, "--csv", root / "findings.csv", "--lists", root / "lists")
    finding = next(row["finding"] for row in csv.DictReader(io.StringIO((root / "findings.csv").read_text("utf-8-sig"))))
    fupin("crosscheck", "--data", raw, "--explain", finding)
    fupin("decide", finding, "--waive", "--yes", *signed)
    fupin("batch", *made, "--workers", "1", "--lists", "--annexes")
    fupin("publish", root / "one.zip", *made, *signed[:4])
    fupin("undo", finding, *signed)
    fupin("decisions", "--data", raw, "--history")
    fupin("publish", root / "two.zip", *made, *signed[:4])
    fupin("diff", root / "one.zip", root / "two.zip")
    (root / "said.txt").write_text("\n".join(said), encoding="utf-8")
    shutil.rmtree(raw)
    return root


def _fill_records(root: Path, target: Path) -> None:
    """Fill the sheets of records with the numbers, wherever no date and no count is asked for."""
    blank = root / "blank.xlsx"
    CliRunner().invoke(cli.app, ["form", "--records", "--township", "甲镇", "--year", "2018", "-o", str(blank)])
    book = openpyxl.load_workbook(blank)
    blank.unlink()
    for sheet in book:
        rows = list(sheet.iter_rows())
        head = next((at for at, row in enumerate(rows) if sum(cell.value is not None for cell in row) > 3), None)
        if head is None:
            continue
        for below, number in enumerate(PLANTED.values(), start=1):
            for cell in rows[head]:
                name = str(cell.value or "")
                counted = below if re.search("[数天额元]", name) else number
                sheet.cell(head + 1 + below, cell.column, f"2018-05-{below:02}" if re.search("日期|时间", name) else counted)
    book.save(target)


def _texts(name: str, content: bytes) -> Iterator[tuple[str, str]]:
    if name.endswith(".parquet"):
        yield name, pd.read_parquet(io.BytesIO(content)).to_csv()
    elif content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for inner in archive.namelist():
                yield f"{name} › name", inner
                yield from _texts(f"{name} › {inner}", archive.read(inner))
    else:
        text = content.decode("utf-8", errors="replace")
        yield name, text
        yield f"{name} › text", re.sub("<[^>]+>", "", text)


def test_nothing_planted_is_found(run: Path) -> None:
    files = [path for path in sorted(run.rglob("*")) if path.is_file()]
    assert {path.suffix for path in files} >= {".html", ".docx", ".xlsx", ".zip", ".csv", ".parquet", ".toml"}
    texts = [(str(path.relative_to(run)), str(path.relative_to(run))) for path in files]
    texts += [one for path in files for one in _texts(path.name, path.read_bytes())]
    for planted in (_FOUND, _NAMES):
        found = {
            (name, text[max(0, match.start() - 40) : match.end()]) for name, text in texts for match in planted.finditer(text)
        }
        assert found == set()


def test_what_stands_beside_them_is_there(run: Path) -> None:
    said = (run / "said.txt").read_text(encoding="utf-8")
    assert "已核实台账" in said
    assert "Traceback" not in said
    pages = [path.read_text(encoding="utf-8") for path in run.rglob("*.html")]
    assert any("户均4000元" in page for page in pages)
