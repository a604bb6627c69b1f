"""What changed between two publications is all told, and nothing else."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from typer.testing import CliRunner

from fupin_analysis.batch.publication.difference import ChangedText, compare_published, render_difference, tell_difference
from fupin_analysis.batch.publication.state import Published, sums_of
from fupin_analysis.cli import commands


def _figure(shown: str, *, figure: str = "registry/total.households@2018", year: int = 2018) -> dict[str, object]:
    return {"township": "甲镇", "year": year, "figure": figure, "statement": 1, "label": "建档立卡户数", "shown": shown}


def _published(
    figures: list[dict[str, object]], findings: list[dict[str, object]], pages: dict[str, str], name: str = "旧"
) -> Published:
    state = {"signed": {}, "figures": figures, "findings": findings}
    files = {key: text.encode() for key, text in pages.items()} | {"state.json": json.dumps(state, ensure_ascii=False).encode()}
    return Published(name, state, files)


def _page(*paragraphs: str) -> str:
    return "<nav><p>目录</p></nav><main>" + "".join(f"<p>{one}</p>" for one in paragraphs) + "</main>"


def test_the_same_is_no_change() -> None:
    one = _published([_figure("40户")], [], {"a.html": _page("甲。乙。")})
    assert compare_published(one, one).is_none


def test_figures_changed_come_and_gone() -> None:
    known = _figure("7户", year=2019, figure="cause/illness.households@2019")
    old = _published([_figure("40户"), _figure("3户", figure="exit/done.households@2018"), known], [], {})
    new = _published([_figure("41户"), _figure("5户", year=2019), known], [], {})
    assert compare_published(old, new).figures == (
        ChangedText("甲镇 2018", "建档立卡户数", "3户", ""),
        ChangedText("甲镇 2018", "建档立卡户数", "40户", "41户"),
        ChangedText("甲镇 2019", "建档立卡户数", "", "5户"),
    )


def test_findings_by_name() -> None:
    rows = [{"finding": name, "township": "甲镇", "year": 2018, "text": text} for name, text in (("A", "一"), ("B", "二"))]
    changed = [{**rows[0], "text": "一改"}, {**rows[1], "finding": "C", "text": "三"}]
    found = compare_published(_published([], rows, {}), _published([], changed, {})).findings
    assert [(one.what, one.old, one.new) for one in found] == [("A", "一", "一改"), ("B", "二", ""), ("C", "", "三")]


def test_sentences_page_by_page_in_their_order() -> None:
    title = "<title>甲镇&amp;</title>"
    old = _published([], [], {"a.html": title + _page("因病40户。因残25户。其他不变。"), "gone.html": _page("去。")})
    new = _published([], [], {"a.html": title + _page("因病<b>41</b>户。其他不变。新增一句。")})
    found = compare_published(old, new).sentences
    assert [(one.where, one.old, one.new) for one in found] == [
        ("甲镇&", "因病40户。", "因病41户。"),
        ("甲镇&", "因残25户。", ""),
        ("甲镇&", "", "新增一句。"),
        ("gone.html", "去。", ""),
    ]


def test_the_page_shows_every_change_as_text() -> None:
    old = _published([_figure("<b>40户</b>")], [], {}, name="<i>旧</i>")
    other = _figure("3户", figure="exit/done.households@2018")
    difference = compare_published(old, _published([other], [], {}, name="新"))
    page = render_difference(difference)
    assert "<del>&lt;b&gt;40户&lt;/b&gt;</del>" in page
    assert "<i>旧" not in page
    assert "default-src 'none'" in page
    assert "<script" not in page
    assert tell_difference(difference)[:3] == ["数字有变化2项", "待核实数据有变化0处", "文字有变化0句"]


def _write(folder: Path, published: Published) -> Path:
    folder.mkdir()
    for name, content in published.files.items():
        (folder / name).write_bytes(content)
    (folder / "SHA256SUMS").write_bytes(sums_of(published.files))
    return folder


def test_the_command_tells_and_writes_the_page(tmp_path: Path) -> None:
    old = _write(tmp_path / "old", _published([_figure("40户")], [], {"a.html": _page("甲。")}))
    new = _write(tmp_path / "new", _published([_figure("41户")], [], {"a.html": _page("乙。")}))
    done = CliRunner().invoke(commands.app, ["diff", str(old), str(new), "-o", str(tmp_path / "diff.html")])
    assert done.exit_code == 0, done.stderr
    assert "甲镇 2018 建档立卡户数：40户 → 41户" in done.stderr
    assert "文字有变化1句" in done.stderr
    assert "<ins>41户</ins>" in (tmp_path / "diff.html").read_text(encoding="utf-8")
    refused = CliRunner().invoke(commands.app, ["diff", str(old), str(tmp_path)])
    assert (refused.exit_code, "F421" in refused.stderr) == (3, True)
    assert hashlib.sha256((new / "a.html").read_bytes()).hexdigest() in (new / "SHA256SUMS").read_text(encoding="utf-8")


def test_fingerprints_addresses_and_cards_are_no_sentences() -> None:
    def page(number: int) -> str:
        cards, facts = (
            f'<dl class="cards"><div><dd>{number}处</dd></div></dl>',
            f'<dl class="facts"><div><dd>SHA-256 {number}</dd></div></dl>',
        )
        found = f'<ol class="findings"><li><p>报{number}户。</p></li></ol>'
        annex = "<ul><li>各乡镇并列" + ' <a class="annex" href="a">Excel</a>' * (number == 3) + "</li></ul>"
        return f'<main>{cards}{found}{annex}<p>共{number}处待核实。</p><p class="source">来源：D{number}</p>{facts}</main>'

    found = compare_published(_published([], [], {"a.html": page(3)}), _published([], [], {"a.html": page(2)})).sentences
    assert [(one.old, one.new) for one in found] == [("共3处待核实。", "共2处待核实。")]


def test_the_summary_names_findings_and_says_how_many_it_leaves_out() -> None:
    def finding(name: str, text: str) -> dict[str, object]:
        return {"finding": name, "township": "甲镇", "year": 2018, "text": text}

    figures = [_figure(f"{count}户", figure=f"cause/item{count}.households@2018") for count in range(12)]
    old = _published([], [finding("甲", "报40户，计算得41户"), finding("乙", "报1户")], {})  # of the same township and year
    new = _published(figures, [finding("乙", "报2户"), finding("丙", "报3户，计算得5户")], {}, name="新")
    lines = tell_difference(compare_published(old, new))
    assert len([line for line in lines if "建档立卡户数" in line]) == 10
    assert "  ……另有2项，用 -o 写成网页可全部查看" in lines
    assert lines[-3:] == [
        "  新增待核实（甲镇 2018）：报3户，计算得5户",
        "  待核实内容有变化（甲镇 2018）：报2户",
        "  不再待核实（甲镇 2018）：报40户，计算得41户",
    ]


def test_a_township_that_is_gone_is_one_line_and_no_change_of_its_figures() -> None:
    def of(township: str, shown: str, count: int = 20) -> list[dict[str, object]]:
        return [{**_figure(shown, figure=f"cause/item{one}.households@2018"), "township": township} for one in range(count)]

    row = {"finding": "B", "township": "白云乡", "year": 2018, "text": "二"}
    old = _published([*of("白云乡", "3户"), *of("石门乡", "22户", 1)], [row], {})
    new = _published([*of("石门乡", "24户", 1), *of("龙泉镇", "5户", 2)], [], {}, name="新")
    found = compare_published(old, new)
    assert ([one.where for one in found.figures], found.findings) == (["石门乡 2018"], ())
    told = tell_difference(found)
    assert told == [
        "数字有变化1项",
        "待核实数据有变化0处",
        "文字有变化0句",
        "  白云乡 2018整份不在新的发布里（原有数字20项、待核实1处）",
        "  龙泉镇 2018是新的一份（数字2项、待核实0处）",
        "  石门乡 2018 建档立卡户数：22户 → 24户",
    ]
    assert "白云乡 2018" in render_difference(found)
    assert not compare_published(old, _published(of("石门乡", "22户", 1), [], {})).is_none


def test_figures_are_named_in_the_reader_s_language() -> None:
    old, new = (_published([{**_figure(shown), "label": "2018年建档立卡合计户数"}], [], {}) for shown in ("40户", "41户"))
    (changed,) = compare_published(old, new, language="en").figures
    assert changed.what == "Registered, total 2018, households"
    (changed,) = compare_published(old, new).figures
    assert changed.what == "2018年建档立卡合计户数"
    odd = [_published([{**_figure(shown), "figure": "gone/thing.households@2018"}], [], {}) for shown in ("1户", "2户")]
    assert compare_published(*odd, language="en").figures[0].what == "建档立卡户数"
