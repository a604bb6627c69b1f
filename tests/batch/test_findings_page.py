"""One list of all open findings: most broken relation first, capped and told so, each linked to its place."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from fupin_analysis.batch.findings_page import choose_findings, render_findings_page, word_findings
from fupin_analysis.batch.run import run_batch
from fupin_analysis.flow import take_in
from fupin_analysis.present import words
from fupin_analysis.present.findings import anchor_of
from fupin_analysis.reports.meant import find_finding
from tests.batch.test_run import _making


@pytest.fixture
def findings(returns: Path) -> pd.DataFrame:
    return take_in(returns).findings


def _page(findings: pd.DataFrame, *, most: int = 2000, language: str = "zh") -> str:
    still = findings[findings["decision"].eq("")]
    counts = {"reports": 0, "overviews": 0, "made": 0, "failed": 0, "findings": 0}
    labels = {name: words.say(f"index.{name}", language, problem="", **counts) for name in words.names("index")}
    pages = {("XX镇", 2018): "2018/XX镇/report.html"}
    listed = word_findings(choose_findings(findings, most=most), pages, language=language)
    rules = still["rule"].value_counts().to_dict()
    return render_findings_page(listed, counts=rules, townships=still["township"].nunique(), words=labels, language=language)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_open_finding_is_linked_to_its_place_on_the_townships_page(findings, language):
    page = _page(findings, language=language)
    for name in findings["finding"]:
        assert f'href="2018/XX镇/report.html#{anchor_of(name)}"' in page
    assert "<script" not in page


def test_a_relation_without_a_code_shows_no_name_of_the_program(findings):
    name = findings["finding"].iloc[0].replace("-B201-", "-cause_of_registered-")
    named = findings.assign(finding=[name, *findings["finding"][1:]], rule=["cause_of_registered", *findings["rule"][1:]])
    page = _page(named)
    assert "cause_of_registered" not in page
    shown = f"XX镇-2018-{name.rpartition('-')[2]}"
    assert f">{shown}</a>" in page
    assert find_finding(named, shown)["finding"] == name  # as it is typed after fupin decide


def test_a_finding_says_what_was_stated(findings):
    page = _page(findings)
    assert '<td>2018年医疗保障覆盖</td><td class="num">1312人</td>' in page


def test_synthetic_figures_are_called_so(findings):
    counts = {"reports": 0, "overviews": 0, "made": 0, "failed": 0, "findings": 0}
    labels = {name: words.say(f"index.{name}", "zh", problem="", **counts) for name in words.names("index")}
    page = render_findings_page([], counts={}, townships=0, words=labels, language="zh", synthetic="模拟数据：<b>")
    assert '<p class="warning">模拟数据：&lt;b&gt;</p>' in page
    assert "模拟数据" not in _page(findings)


def test_a_finding_decided_on_is_not_listed(findings):
    decided = findings.assign(decision=["waived", *[""] * (len(findings) - 1)])
    assert f"#{anchor_of(findings['finding'].iloc[0])}" not in _page(decided)


def test_a_long_list_is_capped_and_says_how_to_see_all(findings):
    page = _page(findings, most=1)
    assert page.count("report.html#") == 1
    assert "fupin crosscheck --csv" in page
    assert "fupin crosscheck --csv" not in _page(findings)


def test_the_relation_broken_most_often_comes_first(findings):
    first, second = findings.iloc[[0]], findings.iloc[[1]]
    many = pd.concat([first, second, second.assign(finding="F-x", township="乙水乡")], ignore_index=True)
    assert choose_findings(many)["rule"].tolist() == [second["rule"].iloc[0]] * 2 + [first["rule"].iloc[0]]


def test_a_batch_writes_the_list_and_the_workbooks_to_send_back(returns, tmp_path):
    output = tmp_path / "output"
    run_batch(returns, output, executor=_making(), with_lists=True)
    index = (output / "index.html").read_text(encoding="utf-8")
    assert 'href="findings.html"' in index
    assert 'href="2018/XX镇/report-findings.xlsx"' in index
    assert (output / "2018" / "XX镇" / "report-findings.xlsx").exists()
    assert not (output / "2018" / "五数镇" / "report-findings.xlsx").exists()


def test_choosing_changes_nothing_of_a_finding(findings):
    chosen = choose_findings(findings).sort_index()
    assert chosen.equals(findings[findings["decision"].eq("")])
