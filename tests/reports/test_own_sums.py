"""What a text says of its own numbers, and does not hold, stands on the page and is counted as a question."""

from __future__ import annotations

from pathlib import Path

import pytest

from fupin_analysis import open_report

_LINES = ("甲山镇{year}年脱贫攻坚工作总结", "全镇建档立卡贫困户298户1252人。", "发展产业312户，奖补{paid}万元，户均3000元。")


@pytest.mark.parametrize(("paid", "count"), [("96.3", 1), ("93.6", 0)])
def test_a_sentence_whose_numbers_do_not_fit_is_told_on_the_page(paid: str, count: int, tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for year, amount in ((2018, paid), (2017, "93.6")):
        text = "\n".join(_LINES).format(year=year, paid=amount)
        (raw / f"甲山镇{year}年总结.txt").write_text(text, encoding="utf-8")
    report = open_report("甲山镇", 2018, data=raw)
    checks, summary = report["checks"]._repr_html_(), report["summary"]._repr_html_()
    assert ("原文有1处数字" in checks) == bool(count)
    assert ("312户×3000元＝93.6万元，应改为93.6万元" in checks) == bool(count)
    assert ("未发现矛盾" in checks) == (not count)
    assert ("有1处疑问待答复" in summary) == bool(count)
    assert "quarantine.csv" not in summary  # the number is used
    assert "原文有" not in open_report("甲山镇", 2017, data=raw)["checks"]._repr_html_()
