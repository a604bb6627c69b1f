"""Lists in order: names first, then a number for each, which may share one unit."""

import pytest

from tests.clean.prose.sentence import figures, kinds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "边缘户、监测户分别为18户、11户。",
            ["monitoring/marginal.households=18", "monitoring/unstable_exited.households=11"],
        ),
        (
            "排查监测户、边缘户各有12、19户，涉及43、71人。",
            [
                "monitoring/unstable_exited.households=12",
                "monitoring/marginal.households=19",
                "monitoring/unstable_exited.persons=43",
                "monitoring/marginal.persons=71",
            ],
        ),
        (
            "种植茶叶、油茶、花椒分别达8600、4250和1970亩。",
            ["production/tea.area_mu=8600", "production/crop_tea_oil.area_mu=4250", "production/crop_pepper.area_mu=1970"],
        ),
        ("种植茶叶、油茶8600亩、4250亩。", ["production/tea.area_mu=8600", "production/crop_tea_oil.area_mu=4250"]),
        (
            "因病、因残致贫的分别是112、86户，共301、240人。",
            [
                "cause/illness.households=112",
                "cause/disability.households=86",
                "cause/illness.persons=301",
                "cause/disability.persons=240",
            ],
        ),
        (
            "落实学前、高中（中职）阶段资助依次为213人、89人，发放资金21.3、17.8万元。",
            [
                "education/preschool.recipients=213",
                "education/senior_secondary.recipients=89",
                "education/preschool.amount_yuan=213000",
                "education/senior_secondary.amount_yuan=178000",
            ],
        ),
    ],
)
def test_each_name_has_the_number_in_its_place(text, expected):
    assert figures(text) == expected


def test_a_number_each_is_of_each():
    assert figures("红岩村、白沙村各完成油茶低改200亩。") == ["production/油茶低改.area_mu=200[红岩村、白沙村（各）]"]


@pytest.mark.parametrize("text", ["其中2、3组尚未通水。", "新建3、4号楼。"])
def test_numbers_that_name_share_no_unit(text):
    assert figures(text) == []


def test_a_scale_of_its_own_is_kept():
    assert figures("发展茶叶、油茶分别为8600、1.2万亩。") == [
        "production/tea.area_mu=8600",
        "production/crop_tea_oil.area_mu=12000",
    ]


def test_a_telephone_number_said_in_chinese_is_personal():
    assert kinds("联系电话：零三九九—六三三三零零七七。") == {"零三*********七七": "personal"}
    assert "personal" not in kinds("二〇一八年脱贫九户三十一人。").values()


def test_a_list_of_villages_is_of_the_whole_to_which_it_sums_up_however_far_before():
    text = (
        "在册贫困户72户171人。其中低保户37户79人；另外35户92人没有劳动能力。摊到各村，下岭村12户31人，汤泉7户18人，"
        "居委2户5人，人最多的上坑26户51人，河坑10户23人，黄泥村15户43人。"
    )

    assert figures(text)[-12::2] == [
        f"registry/total.households={number}[{village}]"
        for village, number in [("下岭村", 12), ("汤泉村", 7), ("居委", 2), ("上坑村", 26), ("河坑村", 10), ("黄泥村", 15)]
    ]
