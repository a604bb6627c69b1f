"""What others of a paper's numbers leave of a stock, what kinds make up, and ratios that are another year's."""

import pytest

from fupin_analysis.clean.prose.own_sums.check import check_sums
from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.prose import Paragraph, Prose


def told(text: str) -> list[tuple[str, str]]:
    """Return the numbers of a paragraph that do not fit, and what is said of them."""
    lines = ("甲山镇2018年脱贫攻坚工作总结", text)
    prose = Prose("甲山镇.txt", tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1)))
    return [(one.text, said) for one, said in check_sums(read_prose(prose))]


STOCK = "2014年底有建档立卡贫困户900户3200人，三年来累计减贫310户1100人，2018年减贫96户330人，现有建档立卡贫困户{}。"
RATIO = "全镇总人口10000人，2014年底有建档立卡贫困户900户3200人，三年来累计减贫310户1200人，贫困发生率由2017年的{}降到18%。"
CASES = {
    "a stock": (STOCK.format("504户1770人"), [("504户", "900户－310户－96户＝494户")]),
    "a stock that is left": (STOCK.format("494户1770人"), []),
    "a stock with others that come": (STOCK.format("504户1770人（含新识别10户）"), []),
    "a stock of which a year is not told": (STOCK.replace("三年来累计减贫310户1100人，", "").format("504户1770人"), []),
    "a ratio of the first year": (RATIO.format("32%"), [("32%", "3200人÷10000人（2014）；2017：2000人÷10000人＝20.0%")]),
    "a ratio of its year": (RATIO.format("20%"), []),
    "a ratio of nobody's": (RATIO.format("26%"), []),
    "a ratio without its point": (
        "全镇总人口2600人，建档立卡贫困户203户790人，贫困发生率3038。",
        [("3038", "≤100%；790人÷2600人＝30.38%")],
    ),
    "a ratio above all": ("贫困发生率138%。", [("138%", "≤100%")]),
    "a ratio": ("贫困发生率13.8%。", []),
    "more villages than are left": ("2017年底，未出列贫困村3个。2018年拟退出贫困村4个。", [("4个", "未出列贫困村3个")]),
    "as many villages as are left": ("2017年底，未出列贫困村4个。2018年拟退出贫困村4个。", []),
    "causes that make up all": (
        "全镇建档立卡贫困户58户。从致贫构成上看，因病致贫31户、因残致贫12户、因学致贫9户。",
        [("58户", "31户＋12户＋9户＝52户")],
    ),
    "causes that do": ("全镇建档立卡贫困户52户。从致贫构成上看，因病致贫31户、因残致贫12户、因学致贫9户。", []),
    "the main causes": ("全镇建档立卡贫困户58户。从致贫构成上看，主要是因病致贫31户、因残致贫12户、因学致贫9户。", []),
    "some causes": ("全镇建档立卡贫困户58户，其中因病致贫31户、因残致贫12户、因学致贫9户。", []),
    "one division": (
        "建档立卡贫困户310户（其中三老户120户，三残户96户，三孤户64户）。",
        [("310户", "120户＋96户＋64户＝280户")],
    ),
    "one division that holds": ("建档立卡贫困户280户（其中三老户120户，三残户96户，三孤户64户）。", []),
    "kinds and no division": ("建档立卡贫困户310户（其中低保户120户，五保户96户，残疾户64户）。", []),
    "a share too high": ("全镇建档立卡贫困户638户。因病致贫131户占20.6%。", [("20.6%", "131户÷638户＝20.5%")]),
    "a share rounded": ("全镇建档立卡贫困户638户。因病致贫131户占20.5%。", []),
    "a share cut off": ("全镇建档立卡贫困户637户。因病致贫131户占20.5%。", []),
    "shares that make all": (
        "全镇建档立卡贫困户600户。因病致贫200户占33.4%，因残致贫200户占33.3%，因学致贫200户占33.3%。",
        [],
    ),
    "sentences": (
        "2017年底剩余贫困户486户。2018年脱贫312户，2018年底剩余贫困户184户。",
        [("184户", "486户－312户＝174户")],
    ),
    "of the first year as well": (
        "2016年全镇识别贫困户956户。2016年脱贫198户，2017年脱贫362户，2018年脱贫100户，尚有贫困户296户。",
        [],
    ),
    "years": ("建档立卡贫困户310户（其中2015年脱贫120户，2016年脱贫96户，2017年脱贫64户）。", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_what_does_not_fit(text, expected):
    assert told(text) == expected


def test_a_population_of_none_makes_no_rate() -> None:
    assert told("2018年，甲山镇总人口0人，贫困人口3人，贫困发生率2.6%。") == []
