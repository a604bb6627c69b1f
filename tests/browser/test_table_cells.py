"""Tables in narrow and wide windows: the way to the right is seen, periods and addresses are not broken, shades have edges."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from fupin_analysis.core.disk.files import write_text
from fupin_analysis.core.metrics import Metrics
from fupin_analysis.present.heat import HeatTable
from fupin_analysis.present.tables import lay_out

_STYLE = (Path(__file__).parents[2] / "fupin_analysis/render/template/style.css").read_text(encoding="utf-8")
_CAPTION = "后续计划与尚余任务（每种表述分别测算）的一张名称很长的表（2019年）"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rows = [
        {
            "topic": "education",
            "item": item,
            "period": period,
            "recipients": 198.0,
            "counted_as": "recipients",
            "amount_yuan": 183_500.0,
            "amount_share": 0.5,
            "amount_per_recipient_yuan": 926.77,
            "amount_per_recipient_change": 0.02,
            "source": f"甲.xlsx › 教育补助 › D{at}; 甲.xlsx › 教育补助 › E{at}; 甲.xlsx › 建档立卡 › D4; 甲.xlsx › 建档立卡 › E4",
        }
        for at, (item, period) in enumerate([("total", "2018H1"), ("primary", "2018H2"), ("total", "2018")], start=4)
    ]
    table = lay_out("education", Metrics(tuple(rows[0]), rows), topic="education", caption=_CAPTION)
    assert table is not None
    names = [f"甲山{number}镇" for number in range(30)]
    heat = HeatTable("乡镇 × 工作", "乡镇", [f"第{number}项" for number in range(20)], names, [[1.0] * 20] * 30, str)
    body = "".join(block._repr_html_() for block in (table, heat))
    page = f'<!DOCTYPE html><meta name="viewport" content="width=device-width"><style>{_STYLE}</style><body><main>{body}</main>'
    return write_text(tmp_path_factory.mktemp("cells") / "page.html", page)


def _opened(browser: Browser, made: Path, width: int) -> Page:
    page = browser.new_context(viewport={"width": width, "height": 800}, offline=True).new_page()
    page.goto(made.as_uri())
    return page


def test_the_way_to_the_right_is_seen_behind_a_long_caption(browser: Browser, made: Path) -> None:
    page = _opened(browser, made, 390)
    boxes = [link.bounding_box() for link in page.query_selector_all(".wider")]
    assert len(boxes) == 2
    for box in boxes:
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390


@pytest.mark.parametrize("width", [390, 1280])
def test_a_period_and_an_address_stand_in_one_line(browser: Browser, made: Path, width: int) -> None:
    page = _opened(browser, made, width)
    lines = """cell => { const range = document.createRange(); range.selectNodeContents(cell);
        return new Set([...range.getClientRects()].map(box => Math.round(box.top))).size }"""
    periods = [cell.evaluate(lines) for cell in page.query_selector_all("td.when")]
    assert periods == [1, 1, 1]
    broken = """cell => [...cell.firstChild.data.matchAll(/[A-Z]+\\d+(:[A-Z]+\\d+)?/g)].filter(found => {
        const range = document.createRange(); range.setStart(cell.firstChild, found.index);
        range.setEnd(cell.firstChild, found.index + found[0].length); return range.getClientRects().length > 1 }).length"""
    assert [cell.evaluate(broken) for cell in page.query_selector_all("td.ref")] == [0, 0, 0]


def test_the_shadow_at_the_edge_is_seen_through_shaded_cells(browser: Browser, made: Path) -> None:
    page = _opened(browser, made, 390)
    assert page.eval_on_selector(".heat td", "cell => getComputedStyle(cell).mixBlendMode") == "multiply"


def test_a_long_list_of_few_columns_is_printed_in_two(browser: Browser, made: Path) -> None:
    page = _opened(browser, made, 800)
    rows = "".join(f"<tr><th scope=row>甲山{number}镇</th><td class=num>1</td></tr>" for number in range(40))
    page.evaluate(f"""document.querySelector('main').innerHTML = '<div class="scroll" id="long"><table><thead><tr><th>乡镇</th>'
        + '<th class="num">户数</th></tr></thead><tbody>{rows}</tbody></table></div>'""")
    page.emulate_media(media="print")
    assert page.eval_on_selector("#long", "box => getComputedStyle(box).columnCount") == "2"
    page.emulate_media(media="screen")
    assert page.eval_on_selector("#long", "box => getComputedStyle(box).columnCount") == "auto"
