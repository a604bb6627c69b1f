"""Numbers of persons, telephones and cards planted everywhere reach nothing that a run writes or says."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from typer.testing import CliRunner

from fupin_analysis.cli import commands as cli
from fupin_analysis.core.prose import Mention, Paragraph, fragment
from fupin_analysis.core.texts.privacy import mask_identifiers

#: Planted numbers; the area code 999901, the telephone area 0399 and this mobile number belong to nobody.
PLANTED = {
    "identity": "999901198503140777",
    "in pieces": "999901.19850314.0777",
    "with blanks": "999901 1985\u00a00314 07\u200b77",
    "mobile": "13800138000",
    "with country code": "+86 138-0013-8000",
    "side by side": "13800138000 5",
    "landline": "0399-63330077",
    "card": "6222021234567890123",
    "full-width": "９９９９０１１９８５０３１４０７７７",
}
_FOUND = re.compile(r"13800138000|138\D{0,3}0013\D{0,3}8000|63330077|622202\d{6}|1985\W{0,3}0314\W{0,3}07\W{0,3}77")


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run over returns, notes, decisions and settings that hold the numbers."""
    root = tmp_path_factory.mktemp("privacy")
    raw = root / "raw"
    raw.mkdir()
    header = "township,year,place,topic,item,measure,value,unit,as_written,source"
    for number, text in enumerate(PLANTED.values()):
        rows = [
            header,
            f"甲镇,2018,,registry,total,households,298,户,共298户 联系人{text},表 {text}",
            f'甲镇,2018,"东阁村 {text}",registry,total,households,5,户,"{text}","{text}"',
            f'甲镇,2018,,registry,confirmed_poor,households,"{text}",户,"{text}","{text}"',
            f'"乙镇 {text}",2018,,registry,total,households,7,户,x,x',
            f'甲镇,2018,,registry,"贫困户 {text}",households,9,户,x,x',
            f'甲镇,"{text}",,registry,total,households,11,户,x,x',
        ]
        name = text.replace("/", "_").replace("\u00a0", " ")
        (raw / f"报表{number} {name}.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "表 13800138000"
    sheet.append(["甲镇 2018年 联系人 13800138000"])
    sheet.append(["指标", "户数 999901198503140777", "人数"])
    sheet.append(["建档立卡户 0399-63330077", 298, 1252])
    sheet.append(["备注", "电话13800138000", "6222021234567890123"])
    book.save(raw / "台 13800138000.xlsx")
    planted = "、".join(PLANTED.values())
    (raw / "SOURCES.toml").write_text(
        f'[[documents]]\ntownship = "甲镇"\nyear = 2018\ntitle = "汇总表 {planted}"\ncaveat = "由 {planted} 提供"\n',
        encoding="utf-8",
    )
    (root / "decisions").mkdir()
    (root / "decisions" / "2018.toml").write_text(
        f'[[decisions]]\nfinding = "F1"\ntownship = "甲镇"\nyear = 2018\nfigure = "registry/total.households@2018"\n'
        f'action = "waived"\nexpected = 298\nwho = "{planted}"\nwhen = 2019-01-15\nwhy = "{planted}"\n',
        encoding="utf-8",
    )
    said = []
    for command in (
        ["batch", "--data", raw, "--output", root / "out", "--workers", "1"],
        ["crosscheck", "--data", raw, "--csv", root / "findings.csv", "--lists", root / "lists"],
        ["figures", *sorted(raw.glob("*.*")), "--csv", root / "figures.csv"],
        ["decisions", "--data", raw, "--csv", root / "decisions.csv", "--history"],
        ["report", "--data", raw, "--township", "13800138000", "--output", root / "out"],
    ):
        result = CliRunner().invoke(cli.app, [str(part) for part in command])
        said.append(result.output + result.stderr + repr(result.exception or ""))
    (root / "said.txt").write_text("\n".join(said), encoding="utf-8")
    shutil.rmtree(raw)
    (root / "decisions" / "2018.toml").unlink()
    return root


def _texts(root: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(root.rglob("*")):
        yield "name", str(path.relative_to(root))
        if path.suffix == ".parquet":
            yield path.name, pd.read_parquet(path).to_csv()
        elif path.suffix == ".xlsx":
            book = openpyxl.load_workbook(path)
            yield path.name, "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
        elif path.is_file():
            yield path.name, path.read_bytes().decode("utf-8", errors="replace")


def test_nothing_planted_is_found(run: Path) -> None:
    texts = list(_texts(run))
    assert len(texts) > 20
    found = {
        f"{name[:24]} … {text[max(0, match.start() - 40) : match.end()]!r}"
        for name, text in texts
        for match in _FOUND.finditer(text)
    }
    assert found == set(), "\n".join(sorted(found))


def test_the_counts_beside_them_are_still_read(run: Path) -> None:
    figures = pd.read_csv(run / "figures.csv", encoding="utf-8-sig")
    assert {298, 5} <= set(figures["value"])


@pytest.mark.parametrize("planted", [PLANTED["landline"], PLANTED["identity"], PLANTED["card"], PLANTED["mobile"]])
def test_a_quotation_cuts_no_number_of_a_person_in_half(planted: str) -> None:
    """What is left of a number without its beginning is not seen to be one: words before a number are cut behind it or before."""
    for words in range(24):
        text = f"全镇认领问题由{planted}{'方' * words}工作32个"
        at = text.index("32个")
        paragraph = Paragraph(1, text)
        quoted = fragment(Mention(1, at, at + 3, "32个"), paragraph)
        assert not any(piece in mask_identifiers(quoted) for piece in (planted[-8:], planted[-6:]))
