"""Blocks of a page: the whole HTML of each, every text escaped."""

from __future__ import annotations

import pytest

from fupin_analysis.present.blocks import (
    Absent,
    Cards,
    Details,
    Facts,
    FindingList,
    Heading,
    Judgement,
    Masthead,
    Passage,
    _own_bundle,
    flatten,
    show,
    unit_html,
    warning,
)
from fupin_analysis.present.heat import HeatTable, shade_of
from fupin_analysis.present.outline import heading_of, outline, title_of
from fupin_analysis.present.provenance import versions_text

NAN = float("nan")

HTML = {
    "a paragraph": (Passage("甲<乙"), "<p>甲&lt;乙</p>"),
    "a warning": (warning("甲<乙"), '<p class="warning">甲&lt;乙</p>'),
    "a note": (Passage("甲", "note"), '<p class="note">甲</p>'),
    "key figures": (
        Cards([("户<数", "298", "建档立卡")]),
        '<dl class="cards"><div><dt>户&lt;数</dt><dd>298<small>建档立卡</small></dd></div></dl>',
    ),
    "facts": (Facts([("来源", "甲&乙")]), '<dl class="facts"><div><dt>来源</dt><dd>甲&amp;乙</dd></div></dl>'),
    "a judgement": (
        Judgement([("总体", "可以<引用>")]),
        '<dl class="judgement"><div><dt>总体</dt><dd>可以&lt;引用&gt;</dd></div></dl>',
    ),
    "nothing": (Absent("not_handed_in"), '<p class="absent">本年度未报送。</p>'),
    "folded": (Details("全<部", Passage("甲")), "<details><summary>全&lt;部</summary><p>甲</p></details>"),
    "folded and empty": (Details("全部", None), "<details><summary>全部</summary></details>"),
    "findings": (
        FindingList([("F-1", "deduced", "可推定", "甲<乙", "甲.xlsx")]),
        '<ol class="findings"><li id="F-1"><p><strong class="deduced">可推定</strong> 甲&lt;乙</p>'
        '<p class="source">甲.xlsx</p></li></ol>',
    ),
}


@pytest.mark.parametrize("name", HTML)
def test_a_block_draws_itself(name: str) -> None:
    block, html = HTML[name]
    assert block._repr_html_() == html  # type: ignore[attr-defined]


def test_blocks_read_as_text_in_a_terminal() -> None:
    assert repr(Passage("甲")) == "甲"
    assert repr(Judgement([("总体", "可以引用"), ("先核实", "无")])) == "总体: 可以引用\n先核实: 无"
    assert str(Absent("not_handed_in", "en")) == "Not reported this year."
    assert not Absent("not_handed_in")


def test_a_heading_tells_the_page_its_place_in_the_contents() -> None:
    data, metadata = Heading(2, "causes", "致贫<原因>")._repr_mimebundle_()
    assert data == {"text/plain": "致贫<原因>", "text/html": '<h2 id="causes">致贫&lt;原因&gt;</h2>'}
    assert metadata == {"fupin": {"heading": {"level": 2, "anchor": "causes", "text": "致贫<原因>"}}}
    assert unit_html("甲<镇", "甲镇/2018") == '<span data-unit="甲镇/2018">甲&lt;镇</span>'
    assert unit_html("甲<镇", "") == "甲&lt;镇"


def test_a_masthead_has_title_subtitle_and_origin_where_it_is_known() -> None:
    around = (("index", "总览", "index.html"),)
    data, metadata = Masthead("报告", "甲镇", "市扶贫办", around)._repr_mimebundle_()
    assert data["text/html"] == '<header class="masthead"><h1>报告</h1><p>甲镇</p><p>市扶贫办</p></header>'
    assert metadata == {"fupin": {"title": "报告", "around": around}}
    assert Masthead("报告", "甲镇")._repr_mimebundle_()[0]["text/html"].count("<p>") == 1


def test_blocks_are_shown_in_order_and_nothing_is_passed_over(capsys: pytest.CaptureFixture[str]) -> None:
    assert flatten(["甲", None, ("乙", ["丙", ""], 0)]) == ["甲", "乙", "丙", 0]
    show("甲", None, [Passage("乙")])
    assert capsys.readouterr().out.split() == ["甲", "乙"]


def heat(**options: object) -> str:
    values = [[0.0, 10.0], [NAN, 80.0]]
    return HeatTable(
        "占比", "乡镇", ["因病", "因学"], ["甲镇", "乙<镇"], values, lambda value: f"{value:.0f}", **options
    )._repr_html_()  # type: ignore[arg-type]


def test_a_shade_is_of_the_whole_table_or_of_its_column() -> None:
    whole = heat(note="来源：甲", year=2018)
    assert '<td class="num h0">0</td><td class="num h1">10</td>' in whole
    assert '<td class="num">—</td><td class="num h7">80</td>' in whole
    assert '<th scope="row"><span data-unit="乙&lt;镇/2018">乙&lt;镇</span></th>' in whole
    assert whole.endswith('<p class="source">来源：甲</p></figure>')
    gaps = HeatTable("", "", ["甲"], ["乙", "丙"], [[1.0], [NAN]], str, marks_gaps=True)._repr_html_()
    assert gaps.count('class="num gap"') == 1
    assert " h0" not in gaps
    single = heat(by_column=True)
    assert '<td class="num h0">0</td><td class="num h0">10</td>' in single
    assert '<th scope="row">甲镇</th>' in single
    assert "class=num" in single
    assert "source" not in single
    assert len(HeatTable("", "", ["甲"], ["乙", "丙"], [[1.0], [NAN]], str)) == 2
    assert "—" in HeatTable("", "", ["甲"], ["乙"], [[NAN]], str)._repr_html_()


@pytest.mark.parametrize(("value", "shade"), [(0.0, 0), (0.99, 0), (1.0, 1), (4.0, 4), (7.99, 7), (8.0, 7)])
def test_shades_are_eight_even_steps(value: float, shade: int) -> None:
    assert shade_of(value, 0.0, 8.0) == shade
    assert shade_of(value + 2, 2.0, 10.0) == shade


def test_a_section_s_title_stands_with_and_without_its_number() -> None:
    assert heading_of("training", "zh", 3, 2) == Heading(3, "training", "（二）技能培训")
    assert heading_of("training", "en", 3, 2).text == "3.2 Training"
    assert [heading_of("checks", language, 4).text for language in ("zh", "en")] == ["四、数据核对", "4. Checks"]
    assert heading_of("summary", "zh").text == title_of("summary", "zh") == "要点"
    assert [title_of(key, "en") for key in ("causes", "monitoring", "work")] == [
        *("Causes of poverty", "Monitoring against return to poverty", "Work done"),
    ]
    assert list(outline())[:3] == ["summary", "situation", "registry"]


def test_versions_name_the_package_and_the_libraries_that_shape_a_page() -> None:
    assert versions_text().startswith("fupin_analysis 0.")
    assert [part.split()[0] for part in versions_text().split(" · ")[2:]] == [
        "pandas",
        "matplotlib",
        "seaborn",
        "papermill",
        "nbconvert",
    ]


def test_a_part_tells_itself_what_ipython_would_find_out() -> None:
    from IPython.core.formatters import DisplayFormatter

    parts = [part for part, _html in HTML.values()] + [Heading(2, "registry", "建档立卡"), Masthead("甲<山镇", "2018年")]
    assert len({type(part) for part in parts}) >= 8
    for part in parts:
        told = _own_bundle(part)
        assert told is not None, part
        assert (dict(told[0]), dict(told[1])) == DisplayFormatter().format(part)
    assert _own_bundle("文") is None


def test_a_warning_stands_out_and_none_is_made_of_nothing() -> None:
    assert warning("2处待核实") == Passage("2处待核实", "warning")
    assert warning("") is None
