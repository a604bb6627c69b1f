"""Papers and stretches of one village: whose figures they tell."""

import pytest

from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.prose import Paragraph, Prose
from tests.clean.prose.sentence import figures, read


def places(*lines: str) -> list[str]:
    """Return the places of the figures of a paper, in order."""
    prose = Prose("甲山镇2018.txt", tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1)))
    reading = read_prose(prose)
    assert reading.township == "甲山镇"
    return [mention.place for mention in reading.mentions if mention.kind == "figure"]


PAPERS = {
    "title": (("甲山镇青岭村脱贫攻坚工作汇报", "全村212户。", "改造危房6户。"), ["青岭村", "青岭村"]),
    "title with a hidden name": (("XX村脱贫攻坚工作汇报", "XX村位于甲山镇北部。", "改造危房6户。"), ["XX村"]),
    "opening": (
        ("我代表甲山镇党委,就青岭村精准脱贫工作情况作简要汇报。", "贫困户62户。", "因病致贫20户。"),
        ["青岭村", "青岭村"],
    ),
    "heading": (
        ("脱贫攻坚工作汇报", "一、青岭村基本情况", "青岭村是甲山镇的一个村,全村212户。", "改造危房6户。"),
        ["青岭村", "青岭村"],
    ),
    "speaks of itself": (
        ("脱贫攻坚工作汇报", "青岭村地处甲山镇东部。", "全村212户。", "村两委组织外出务工36人。"),
        ["青岭村", "青岭村"],
    ),
    "speaks of the township": (
        ("脱贫攻坚工作汇报", "青岭村地处甲山镇东部。", "全镇2120户。", "村两委组织外出务工36人。"),
        ["", ""],
    ),
    "title of a township": (
        ("甲山镇脱贫攻坚工作汇报", "青岭村地处东部。全村212户。", "我村和各村外出务工36人。"),
        ["青岭村", ""],
    ),
    "first in the township": (("甲山镇青岭村脱贫攻坚工作汇报", "在全镇率先完成改厕120座,改造危房6户。"), ["青岭村", "青岭村"]),
    "the township in a village's paper": (
        ("甲山镇青岭村脱贫攻坚工作汇报", "全镇贫困户412户。贫困户36户。"),
        ["", "青岭村"],
    ),
    "under whose lead": (("青岭村脱贫攻坚工作汇报", "在镇党委领导下,脱贫12户。青岭村地处甲山镇东部。"), ["青岭村"]),
}


@pytest.mark.parametrize(("lines", "expected"), PAPERS.values(), ids=PAPERS.keys())
def test_whose_paper_it_is(lines, expected):
    assert places(*lines) == expected


STRETCHES = {
    "described, and again": ("青岭村地处西部,辖6个村民小组。全村212户;全村耕地830亩。改造危房6户。", ["青岭村"] * 4),
    "until the township is named": ("青岭村地处西部,辖6个村民小组。目前,全镇贫困户412户。硬化道路5公里。", ["青岭村", "", ""]),
    "until another is named": ("青岭村位于东部。脱贫12户。东阁村脱贫3户。发放贷款20万元。", ["青岭村", "东阁村", ""]),
    "only named": ("青岭村改造危房6户。发放贷款20万元。", ["青岭村", ""]),
    "a project again": ("利用到户资金在青岭村实施了黄桃种植项目。该项目种植面积60亩,带动贫困户31户。", ["青岭村", "青岭村"]),
    "a project of two": ("东阁村、青岭村改造危房12户。该项目投资30万元。", ["东阁村、青岭村"] * 2),
    "a project of none": ("新建饮水工程3处。该项目投资30万元。", ["", ""]),
    "no village in a kind": ("完成整村推进2个。实现全村通水,改造危房8户。", ["", ""]),
    "behind its kind": ("贫困村有双河、青岭、白沙。深度贫困村青岭顺利退出,贫困发生率0.9%。", ["青岭村"]),
    "a kind and no name": ("深度贫困村全部退出,贫困发生率0.9%。", [""]),
    "until the township acts": ("青岭村位于镇北部,辖5个组。镇党委、政府改造危房83户。脱贫41户。", ["青岭村", "", ""]),
    "until the township pays": ("青岭村地处西部,是重点村。镇里为此安排资金90万元。脱贫41户。", ["", ""]),
    "until the township's name": ("青岭村隶属甲山镇,辖5个组。改造危房7户。甲山镇脱贫53户。", ["青岭村", "青岭村", ""]),
    "until villages are counted": ("青岭村是重点村,产业薄弱。今年共出列贫困村2个,脱贫53户。", ["", ""]),
    "until many are counted": ("青岭村位于北部。改造危房7户,年底退出3个贫困村,脱贫53户。", ["青岭村", "", ""]),
    "until all villages": ("青岭村位于北部。改造危房7户。各村共种茶900亩。脱贫53户。", ["青岭村", "", ""]),
    "under the township's lead": ("青岭村位于镇北部,辖5个组。在镇党委领导下,修路3公里。", ["青岭村", "青岭村"]),
    "neighbours are no township": ("青岭村位于北部,辖5个组。乡里乡亲互助,脱贫9户。", ["青岭村", "青岭村"]),
    "what is done for it": ("青岭村位于北部,辖5个组。镇里为该村修路3公里。脱贫7户。", ["青岭村", "青岭村", "青岭村"]),
    "where the township sits": ("青岭村位于北部,辖5个组。镇政府驻地在此,有集市1个。脱贫7户。", ["青岭村"] * 3),
    "with villages around it": ("青岭村位于北部,辖5个组。该村带动周边种茶90亩,有自然村3个。", ["青岭村"] * 3),
    "its own name behind the township's": ("青岭村位于北部,辖5个组。甲山镇青岭村脱贫9户。", ["青岭村", "青岭村"]),
    "one of the township's": ("青岭村是全镇8个贫困村之一,现有贫困户36户。", ["", "青岭村"]),
    "groups together": ("东阁村一组、四组共改造危房6户。", ["东阁村一组、东阁村四组"]),
    "groups together, behind another's": (
        "青岭村三组修路2公里,东阁村一组、四组共改造危房6户。",
        ["青岭村三组", "东阁村一组、东阁村四组"],
    ),
    "groups that go on": ("青岭村二组改造危房6户,四组、五组共改造3户。", ["青岭村二组", "青岭村四组、青岭村五组"]),
    "a group with a name that goes on": ("青岭村柳湾组改造危房6户,河口组改造危房3户。", ["青岭村柳湾组", "青岭村河口组"]),
    "groups with names in a list": (
        "青岭村柳湾组改造危房6户、河口组3户、大坪组2户。",
        ["青岭村柳湾组", "青岭村河口组", "青岭村大坪组"],
    ),
    "all of the village behind its group": ("青岭村柳湾组脱贫6户,全村脱贫31户。", ["青岭村柳湾组", "青岭村"]),
    "groups of people": (
        "青岭村互助组发放贷款9万元,东阁村评议组评议贫困户31户,青岭村养殖组养牛90头。",
        ["青岭村", "东阁村", "青岭村"],
    ),
    "founding and what is of groups": ("青岭村二组脱贫6户,组建合作社3个,建组级公路2公里。", ["青岭村二组"] * 3),
    "one of ours": ("东阁村为我镇3个贫困村之一,现有贫困户36户。", ["", "东阁村"]),
    "a village that founds": ("青岭村改造危房6户,东阁村组建合作社2个。", ["青岭村", "东阁村"]),
    "one of the county's": ("青岭村属我县八个重点村之一,辖6个村民小组,共212户。", ["青岭村", "青岭村"]),
}


@pytest.mark.parametrize(("text", "expected"), STRETCHES.values(), ids=STRETCHES.keys())
def test_whose_a_stretch_is(text, expected):
    assert [mention.place for mention in read(text) if mention.kind == "figure"] == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("青岭村是清源县18个贫困村之一,现有贫困户36户。", "other_area"),
        ("我镇是全县15个乡镇之一,贫困户36户。", "other_area"),
        ("青岭村为6个重点村之一,现有贫困户36户。", "leftover"),
        ("青岭村有6个村民小组,贫困户36户。", "figure"),
    ],
)
def test_how_many_there_are_is_no_matter_of_the_one(text, kind):
    assert read(text)[0].kind == kind
    assert read(text)[1].kind == "figure"


def test_what_is_done_at_a_village_is_its_own():
    assert figures("在青岭村建设光伏电站1座。") == ["production/solar_village_stations.count=1[青岭村]"]
    assert figures("在移民新村建设光伏电站1座。") == ["production/solar_village_stations.count=1"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "柳湖社区由东湖村、西湖村、石塔村组成，下辖28个村民小组，总人口2610人。耕地1900亩。",
            [
                "population/village_groups.count=28[柳湖社区]",
                "population/total.persons=2610[柳湖社区]",
                "production/farmland.area_mu=1900[柳湖社区]",
            ],
        ),
        (
            "东岭村由原东岭村和大塘村合并而成，辖16个村民小组，488户。",
            ["population/village_groups.count=16[东岭村]", "population/total.households=488[东岭村]"],
        ),
        (
            "石岭社区由大塘、小塘两个村整合组建，现有11个小组，388户。",
            [
                "population/合并前的村.count=2[石岭社区]",
                "population/village_groups.count=11[石岭社区]",
                "population/total.households=388[石岭社区]",
            ],
        ),
        ("我镇由原东岭乡、石塔乡撤并而成，现辖13个行政村。", ["population/administrative_villages.count=13"]),
    ],
)
def test_what_a_village_is_made_up_of_is_not_whose_its_numbers_are(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "青石村在甲山镇东部，是典型的高寒山区村和库区一线村，现有贫困户42户。",
        "青石村在甲山镇西北边，现有贫困户42户。",
        "青石村是典型的石山村和边远村。全村有贫困户42户。",
    ],
)
def test_what_a_village_is_said_to_be_is_no_village_of_its_own(text: str) -> None:
    assert figures(text) == ["registry/total.households=42[青石村]"]


def test_two_villages_named_behind_shi_are_villages() -> None:
    assert figures("今年退出的是青石村和上坝村，青石村脱贫12户，上坝村脱贫7户。") == [
        "exit/done.households=12[青石村]",
        "exit/done.households=7[上坝村]",
    ]
