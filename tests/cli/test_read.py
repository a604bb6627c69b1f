"""``fupin read``: what it lists of a document."""

import csv
import io
from pathlib import Path

from docx import Document
from typer.testing import CliRunner

from fupin_analysis.cli import commands as cli


def test_the_tables_of_a_document_are_listed_with_its_text(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("甲山镇2018年脱贫攻坚工作总结")
    document.add_paragraph("全镇建档立卡贫困户298户，分村脱贫情况如下表。")
    table = document.add_table(rows=0, cols=3)
    for row in (("村名", "脱贫户数（户）", "脱贫人数（人）"), ("东阁村", "12", "40"), ("西阁村", "9", "31")):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    path = tmp_path / "总结.docx"
    document.save(str(path))
    result = CliRunner().invoke(cli.app, ["read", str(path), "--csv", "-"])
    rows = {(row["place"], row["measure"]): float(row["value"]) for row in csv.DictReader(io.StringIO(result.stdout))}
    assert rows == {
        ("", "households"): 298,
        ("东阁村", "households"): 12,
        ("东阁村", "persons"): 40,
        ("西阁村", "households"): 9,
        ("西阁村", "persons"): 31,
    }
    assert "文中表格：采用4格，未采用0格" in result.stderr
