"""Numbers of persons in documents are hidden before anything is read: no piece of them comes out as a count."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fupin_analysis.cli import commands as cli
from fupin_analysis.core.texts.hidden import hide_identifiers

#: Numbers in pieces; the area 999901, the telephone area 0399 and this mobile number belong to nobody.
PIECES = (
    "9999 0119 8503 1407 77",
    "999901—19850314—0777",
    "999901‐1985‐0314‐0777",
    "138 0013 8000",
    "138-0013-8000",
    "1 3 8 0 0 1 3 8 0 0 0",
    "(0399)63330077",
    "0399 6333 0077",
    "6222 0212 3456 7890 123",
    "电话138 001 38 000",
)


@pytest.mark.parametrize("written", PIECES)
def test_no_piece_of_a_number_is_left(written):
    (hidden,) = hide_identifiers([f"联系人{written}，脱贫3户"])
    assert len(hidden) == len(f"联系人{written}，脱贫3户")
    assert hidden.endswith("，脱贫3户")
    assert not any(piece in hidden for piece in ("0119", "1985", "0013", "8001", "6333", "0212", "001 38"))


@pytest.mark.parametrize(
    "counts",
    [
        "甲村 13 912 345 678",
        "拨付1,303,000元，2018年12月31日",
        "投入 1234 5678 万元",
        "甲村 120 2018 1231 1234 5678",
        "人口10234人5678户，面积123456亩",
        "2018-2020年 1200 1350 1480",
    ],
)
def test_counts_stay(counts):
    assert hide_identifiers([counts]) == [counts]


def test_a_number_is_hidden_over_line_ends_and_counts_on_their_own_lines_are_not():
    assert hide_identifiers(["身份证999901", "19850314", "0777", "120"]) == ["身份证******", "********", "****", "120"]
    assert hide_identifiers(["13", "912", "345", "678"]) == ["13", "912", "345", "678"]
    assert hide_identifiers(["共0399", "63330077元"]) == ["共0399", "63330077元"]


def test_a_document_gives_no_piece_of_a_number(tmp_path: Path):
    lines = ["青石镇2018年脱贫攻坚工作总结", *(f"2018年全镇建档立卡贫困户412户，联系人{written}。" for written in PIECES)]
    file = tmp_path / "青石镇2018年总结.txt"
    file.write_text("\n".join(lines), encoding="utf-8")
    runner = CliRunner()
    account = runner.invoke(cli.app, ["figures", str(file), "--account", "--csv", "-"]).stdout
    assert list(csv.DictReader(io.StringIO(account)))
    review = tmp_path / "review.html"
    runner.invoke(cli.app, ["read", str(file), "--review", str(review), "--data", str(tmp_path)])
    for text in (account, review.read_text(encoding="utf-8")):
        assert "412" in text
        assert not [piece for piece in ("0119", "1985", "0013", "6333", "0212", ">138<") if piece in text]
