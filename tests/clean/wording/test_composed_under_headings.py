"""What headings say together is composed, whatever each says alone: part and whole, number and rate, people and work."""

from __future__ import annotations

import pytest

from fupin_analysis.core.answers import IgnoreAnswer, Readings, answering
from tests.clean.grids import clean_rows, figures_of_first, item_of, reasons, values


def _items(*rows: list[object]) -> list[str]:
    """Items of the first row of a table, in the order of its columns."""
    return [item for item, _ in figures_of_first(*rows)]


@pytest.mark.parametrize(
    ("phrase", "topic", "expected"),
    [
        ("农村危房改造竣工数", "housing", "housing/rebuilt"),
        ("厕所改造完成数", "infrastructure", "infrastructure/厕所改造完成数"),  # houses or toilets: nobody says
        ("低保拨付数", "living", "living/低保拨付数"),
        ("参加城乡居民基本医疗保险参保率", "medical", "medical/insured_rate"),
        ("参加城乡居民基本医疗保险人数", "medical", "medical/insured"),
        ("住院治疗报销比例", "medical", "medical/住院治疗报销比例"),  # of all that is reimbursed it is none
        ("宣讲政策次数", "publicity", "publicity/talks"),
        ("流转土地面积", "production", "production/land_transferred"),
        ("签约家庭医生人数", "medical", "medical/family_doctors"),
        ("集中供水工程处数", "infrastructure", "infrastructure/water_projects_of_concentrated"),
        ("供水工程处数", "infrastructure", "infrastructure/water_projects"),
        ("农村安全饮水巩固提升工程计划处数", "infrastructure", "infrastructure/water_projects_planned"),
        ("脱贫人口完成人数", "exit", "exit/done"),
        ("脱贫人口参保率", "medical", "medical/insured_rate_of_exited"),
        ("劳动力已就业人数", "employment", "employment/employed"),
        ("劳动力人数", "employment", "population/labour_force"),
        ("危房改造实绩户数", "housing", "housing/rebuilt"),
    ],
)
def test_a_phrase_is_composed_of_what_its_words_say(phrase: str, topic: str, expected: str) -> None:
    assert item_of(phrase, topic) == expected


@pytest.mark.parametrize("title", ["青石镇2021年残疾人两项补贴发放情况", "青石镇2021年民政情况"])
def test_a_part_is_named_by_how_it_ends_below_what_it_is_a_part_of(title: str) -> None:
    heads: list[list[object]] = [["村名", "残疾人两项补贴人数", "残疾人两项补贴人数"], ["", "生活补贴", "护理补贴"]]
    found = _items([title], *heads, ["东坡村", 15, 16])
    assert found == ["living/disability_living", "living/disability_care"]


@pytest.mark.parametrize(("heading", "measure"), [("寄宿生生活补助人数", "recipients"), ("在校学生人数", "persons")])
def test_whom_a_scheme_pays_are_its_recipients(heading: str, measure: str) -> None:
    found = figures_of_first(["青石镇2021年秋季学期教育资助"], ["村名", heading], ["东坡村", 15])
    assert [kind for _, kind in found] == [measure]


def test_what_is_called_as_all_of_it_is_no_part_of_it() -> None:
    heads: list[object] = ["村名", "务工就业（人）", "县外务工（人）"]
    found = _items(["青石镇2020年劳动力转移就业"], heads, ["东坡村", 95, 41])
    assert found[1] == "employment/outside_county"
    assert found[0] != found[1]


@pytest.mark.parametrize("stage", ["累计", "本年新增"])
def test_what_an_item_counts_it_counts_at_a_stage_below_it(stage: str) -> None:
    heads: list[list[object]] = [["村名", "外出务工人数"], ["", stage]]
    [(item, measure)] = figures_of_first(["青石镇2020年务工情况"], *heads, ["东坡村", 150])
    assert item in ("employment/migrant_workers_cumulative", "employment/migrant_workers_new")
    assert measure == "persons"


def test_those_who_live_on_a_site_were_moved_there() -> None:
    heads: list[object] = ["安置点名称", "计划安置人数", "实际安置户数", "实际安置人数"]
    found = figures_of_first(["青石镇2019年易地扶贫搬迁安置点情况"], heads, ["花园小区", 600, 148, 590])
    planned, moved = "housing/relocation_planned", "housing/relocation"
    assert found == {(planned, "persons"): 600, (moved, "households"): 148, (moved, "persons"): 590}


@pytest.mark.parametrize(
    ("who", "item"), [("脱贫户", "registry/exited"), ("监测对象", "monitoring/total"), ("农户", "visits/农户“三保障” 户数")]
)
def test_what_is_checked_is_checked_of_all_whom_the_title_names(who: str, item: str) -> None:
    assert _items([f"青石镇2022年{who}“三保障”排查表"], ["村名", "户数"], ["东坡村", 86]) == [item]


def test_who_left_poverty_is_no_question_after_the_campaign() -> None:
    rows: list[list[object]] = [["村名", "脱贫户数"], ["东坡村", 150]]
    assert _items(["青石镇2021年情况"], *rows) == ["registry/exited"]
    assert _items(["青石镇2018年情况"], *rows) == ["registry/脱贫户数"]


@pytest.mark.parametrize(
    ("roll", "item"),
    [
        ("农村低保", "living/minimum_living_allowance"),
        ("特困人员", "living/extreme_poverty_support"),
        ("公益性岗位", "employment/public_welfare_posts"),
    ],
)
def test_who_comes_and_goes_under_a_roll_is_of_it(roll: str, item: str) -> None:
    heads: list[object] = ["村名", "年初在册（人）", "本年新增（人）", "本年退出（人）", "年末在册（人）"]
    found = _items([f"青石镇2023年{roll}动态管理情况表"], heads, ["东坡村", 46, 5, 7, 44])
    assert found == [f"{item}_previous", f"{item}_new", f"{item}_reduced", item]


def test_who_is_new_under_a_state_is_in_no_state_that_anybody_names() -> None:
    [item] = _items(["青石镇2023年住房安全动态监测情况表"], ["村名", "新增（户）"], ["东坡村", 5])
    assert item.endswith("新增")


def test_who_is_led_is_told_of_and_leaves_no_poverty() -> None:
    found = _items(["青石镇2021年消费帮扶统计表"], ["村名", "带动脱贫户数"], ["东坡村", 62])
    assert found == ["production/consumption_aid_benefiting_of_exited"]
    assert item_of("实际脱贫户数", "exit") == "exit/done"
    assert item_of("已完成整改数", "rectification") == "rectification/corrected"


def test_one_sign_behind_what_should_be_done_names_no_task() -> None:
    heads: list[list[object]] = [["村名", "厕所改造", "厕所改造"], ["", "应改（户）", "已改（户）"]]
    found = figures_of_first(["青石镇2022年人居环境整治"], *heads, ["东坡村", 320, 298])
    assert found == {("infrastructure/toilets_planned", "households"): 320, ("infrastructure/toilets", "households"): 298}
    heads = [["村名", "菌棒补贴款", "菌棒补贴款"], ["", "应发（元）", "实发（元）"]]
    assert "发实发" not in "".join(_items(["青石镇2022年产业"], *heads, ["东坡村", 320, 298]))


@pytest.mark.parametrize("part", ["采摘面积（亩）", "可采摘面积（亩）", "投产面积（亩）"])
def test_a_part_that_says_only_its_stage_is_its_whole_at_that_stage(part: str) -> None:
    heads: list[object] = ["村名", "茶园面积（亩）", f"其中：{part}", "核桃面积（亩）", "其中：挂果面积（亩）"]
    found = _items(["青石镇2021年产业情况"], heads, ["东坡村", 150, 116, 900, 80])
    assert found == ["production/tea", "production/tea_bearing", "production/crop_walnuts", "production/crop_walnuts_bearing"]


def test_a_wider_item_of_a_section_does_not_say_whose_part_it_is() -> None:
    rows: list[list[object]] = [["一、种植业", "", ""], ["茶园面积", "亩", 5200], ["其中：采摘面积", "亩", 4100]]
    found = figures_of_first(["青石镇2021年特色产业"], ["指标", "单位", "数量"], *rows)
    assert found == {("production/tea", "area_mu"): 5200, ("production/tea_bearing", "area_mu"): 4100}


def test_a_part_of_another_stage_keeps_whose_part_it_is() -> None:
    heads: list[object] = ["村名", "计划危房改造户数", "其中：已开工"]
    assert _items(["青石镇2021年危房改造"], heads, ["东坡村", 15, 11])[0] == "housing/rebuilt_planned"
    assert "planned_started" not in "".join(_items(["青石镇2021年危房改造"], heads, ["东坡村", 15, 11]))


@pytest.mark.parametrize(
    ("title", "heading", "expected"),
    [
        ("就业情况统计表", "脱贫劳动力数", "population/labour_force_of_exited"),
        ("务工就业情况统计表", "监测户劳动力人数", "population/labour_force_of_monitored"),
        ("劳动力培训情况", "脱贫劳动力", "population/labour_force_of_exited"),
        ("就业情况统计表", "已就业脱贫劳动力人数", "employment/employed_of_exited"),
        ("就业情况统计表", "贫困劳动力", "population/registered_labour_force"),
        ("公益性岗位安置情况", "脱贫劳动力", "employment/public_welfare_posts_of_exited"),
    ],
)
def test_those_who_can_work_are_not_all_at_work(title: str, heading: str, expected: str) -> None:
    assert _items([f"青石镇2021年{title}"], ["村名", heading], ["东坡村", 15])[:1] == [expected]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("易地扶贫搬迁情况统计表", "employment/employed_of_relocated"),
        ("易地搬迁就业情况", "employment/employed_of_relocated"),
        ("危房改造和易地搬迁情况统计表", "employment/employed"),
        ("就业情况统计表", "employment/employed"),
    ],
)
def test_in_a_table_of_resettlement_those_who_were_moved_work(title: str, expected: str) -> None:
    assert _items([f"青石镇2021年{title}"], ["村名", "实现就业人数"], ["东坡村", 15]) == [expected]


def test_where_all_of_a_place_stand_beside_nobody_says_who_of_them_works() -> None:
    heads: list[object] = ["村名", "总人口（人）", "搬迁户数", "就业人数"]
    assert "employment/employed" in _items(["青石镇2021年易地扶贫搬迁情况统计表"], heads, ["东坡村", 1500, 30, 15])


def test_pupils_of_the_roll_beside_all_pupils_of_a_stage_are_told_apart_by_it() -> None:
    rows: list[list[object]] = [["小学", 1386, 208], ["初中", 702, 115]]
    found = clean_rows([["青石镇2019年学生情况"], ["学段", "在校学生数（人）", "建档立卡学生数（人）"], *rows]).figures
    assert found["item"].tolist()[:2] == ["in_school_of_primary_pupils", "in_school_of_registered_primary_pupils"]


def test_money_of_a_subject_is_told_by_its_source_and_its_sum() -> None:
    heads: list[list[object]] = [["村名", "投入资金", "投入资金", "投入资金"], ["", "小计", "中央资金", "群众自筹"]]
    found = _items(["青石镇2019年产业资金（万元）"], *heads, ["东坡村", 100, 60, 40])
    assert found == ["production/allocated", "production/allocated_of_from_centre", "production/allocated_of_own_raised"]
    found = _items(["2019年财政资金下达情况表（万元）"], ["乡镇", "合计", "中央"], ["甲山镇", 310, 180])
    assert found == ["funds/allocated", "funds/central"]


def test_a_house_has_a_way_to_it_and_a_road_is_another_thing() -> None:
    heads: list[object] = ["村名", "入户路（公里）", "串户路硬化（公里）", "硬化道路（公里）"]
    found = figures_of_first(["青石镇2020年道路建设"], ["村名", "入户路（公里）", "硬化道路（公里）"], ["东坡村", 9, 4])
    assert found == {("infrastructure/household_roads", "length_km"): 9, ("infrastructure/paved_roads", "length_km"): 4}
    assert len(_items(["青石镇2020年道路建设"], heads, ["东坡村", 9, 12, 4])) == 3  # two of them stay apart


def test_who_was_poor_when_the_year_began_had_not_left_poverty() -> None:
    found = figures_of_first(["青石镇2016年动态调整"], ["村名", "年初贫困户（户）", "无房户（户）"], ["东坡村", 80, 2])
    assert found == {("registry/opening_not_exited", "households"): 80, ("housing/without_home", "households"): 2}


def test_what_stands_for_the_number_above_is_asked_about_once() -> None:
    rows: list[list[object]] = [["东坡村", 15, 500], ["西沟村", 12, "〃"], ["南岭村", 9, "同上"]]
    cleaned = clean_rows([["青石镇2020年临时救助"], ["村名", "户数", "救助标准（元）"], *rows])
    assert reasons(cleaned) == {"C4": "F250", "C5": "F250"}
    assert len({row["reason"].split("答复一次")[0] for row in cleaned.quarantine.to_dict("records")}) == 1


@pytest.mark.parametrize("heading", ["2018-2019学年", "2018—2019学年度", "2018至2019学年"])
def test_a_column_of_a_school_year_asks_for_a_year_that_it_can_be_given(heading: str) -> None:
    rows: list[list[object]] = [
        ["村名", heading, "2020年"],
        ["", "小学（人）", "小学（人）"],
        ["东坡村", 15, 16],
        ["西沟村", 9, 8],
    ]
    cleaned = clean_rows([["青石镇教育资助统计表"], *rows])
    assert reasons(cleaned) == {"B4": "F219", "B5": "F219"}
    with answering(Readings((IgnoreAnswer(row=heading),))):
        again = clean_rows([["青石镇教育资助统计表"], *rows])
    assert reasons(again) == {"B4": "F244", "B5": "F244"}
    assert len(again.figures) == len(cleaned.figures) == 2


@pytest.mark.parametrize(
    ("phrase", "topic", "item"),
    [
        ("新发展合作社", "production", "production/professional_cooperatives_new"),
        ("新成立合作社", "production", "production/professional_cooperatives_new"),
        ("新发展党员", "population", "population/party_members_new"),
        ("新开发公益性岗位", "employment", "employment/public_welfare_posts_new"),
        ("新投放贷款", "credit", "credit/loans_new"),
        ("合作社", "production", "production/professional_cooperatives"),
        ("发展党员", "population", "population/party_members"),
    ],
)
def test_what_is_new_is_not_all_there_is(phrase: str, topic: str, item: str) -> None:
    assert item_of(phrase, topic) == item


@pytest.mark.parametrize(("over", "below"), [("开工情况", "开工率"), ("开工状况", "开工率"), ("", "开工率")])
def test_a_heading_that_the_one_below_it_says_again_adds_nothing(over: str, below: str) -> None:
    heads: list[list[object]] = [["村名", over, over], ["", "户数", below]] if over else [["村名", "开工户数", below]]
    merges = [(2, 1, 3, 1), (2, 2, 2, 3)] if over else []
    found = values(
        clean_rows([["青石镇2019年危房改造进度表"], *heads, ["云岭村", 12, "75%"], ["大坪村", 8, "100%"]], merges=merges)
    )
    assert found["青石镇", "云岭村", "housing/rebuilt_started_rate", "rate"] == 0.75


@pytest.mark.parametrize("over", ["资金来源及规模", "资金来源和金额", "资金来源"])
def test_where_money_comes_from_tells_its_columns_apart(over: str) -> None:
    rows: list[list[object]] = [
        ["村名", over, "", ""],
        ["", "小计", "中央", "省级"],
        ["云岭村", 120, 80, 40],
        ["合计", 120, 80, 40],
    ]
    cleaned = clean_rows([["青石镇2019年财政专项扶贫资金（万元）"], *rows], merges=[(2, 1, 3, 1), (2, 2, 2, 4)])
    assert values(cleaned)["青石镇", "", "funds/central", "amount_yuan"] == 800_000


@pytest.mark.parametrize(
    ("title", "item"),
    [
        ("青石镇2020年扶贫公益性岗位安排情况统计表", "employment/public_welfare_posts"),
        ("青石镇2020年公益岗位安置情况统计表", "employment/public_welfare_posts"),
        ("青石镇2020年务工就业情况统计表", "employment/employed"),
    ],
)
def test_who_is_given_a_post_holds_one(title: str, item: str) -> None:
    rows: list[list[object]] = [["岗位类别", "安置人数"], ["保洁员", 42], ["护林员", 30], ["合计", 72]]
    found = values(clean_rows([[title], *rows]))
    assert [path for (*_, path, _), value in found.items() if value == 72] == [item]


@pytest.mark.parametrize("title", ["家庭经济困难学生资助情况统计表", "困难学生补助发放表", "学生资助统计表", "助学金发放情况表"])
def test_the_sum_of_what_pupils_are_paid_is_of_them_however_a_title_calls_them(title: str) -> None:
    heads: list[list[object]] = [["乡镇", "小学", "", "初中", "", "合计", ""], ["", *["人数", "金额（元）"] * 3]]
    rows: list[list[object]] = [["白沙镇", 10, 5000, 6, 3600, 16, 8600], ["红岩乡", 8, 4000, 5, 3000, 13, 7000]]
    merges = [(2, 1, 3, 1), (2, 2, 2, 3), (2, 4, 2, 5), (2, 6, 2, 7)]
    found = values(clean_rows([[f"清水县2020年{title}"], *heads, *rows], merges=merges))
    assert found["白沙镇", "", "education/total", "amount_yuan"] == 8600
