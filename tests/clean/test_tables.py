"""Foreign tables, each small enough to be worked out by hand."""

from pathlib import Path

import pytest

from fupin_analysis.acquire.delimited import read_delimited
from fupin_analysis.clean.tables import clean_cells
from fupin_analysis.core.figures import check_figures
from tests.clean.grids import clean_rows, reasons, values

TOWN = {"township": "清澜镇", "year": 2018}


def test_villages_down_causes_across_with_merged_two_line_headings() -> None:
    cleaned = clean_rows(
        [
            ["2018年清澜镇各村致贫原因统计表"],
            ["村", "因病", "", "因残", ""],
            ["", "户数", "人数", "户数", "人数"],
            ["东阁村委会", 10, 31, 2, 7],
            ["新园社区", "5户", 17, 1, 3],
            ["合计", 15, 48, 3, 10],
        ],
        merges=[(1, 1, 1, 5), (2, 1, 3, 1), (2, 2, 2, 3), (2, 4, 2, 5)],
    )
    assert reasons(cleaned) == {}
    found = values(cleaned)
    assert len(found) == 12
    assert found["清澜镇", "东阁村", "cause/illness", "persons"] == 31
    assert found["清澜镇", "新园社区", "cause/disability", "households"] == 1
    assert found["清澜镇", "", "cause/illness", "persons"] == 48  # the total over villages is the township's own
    check_figures(cleaned.figures)


def test_headings_of_formats_that_do_not_tell_merged_ranges_are_the_same() -> None:
    rows = [["村", "因病", "", "因残", ""], ["", "户数", "人数", "户数", "人数"], ["东阁村", 10, 31, 2, 7]]
    merged = clean_rows(rows, **TOWN, merges=[(1, 1, 2, 1), (1, 2, 1, 3), (1, 4, 1, 5)])
    assert values(clean_rows(rows, **TOWN)) == values(merged)
    assert len(values(merged)) == 4


def test_items_down_with_the_unit_above_the_table_and_the_period_in_the_title() -> None:
    cleaned = clean_rows(
        [
            ["清 澜 镇 2018年上半年教育补助发放情况表"],
            ["", "", "单位：万元"],
            ["学段", "补助人数（人）", "金额"],
            ["小学", 86, 4.3],
            ["初中生", 55, "5.5万元"],
            ["合计", 141, 9.8],
            ["填表人：某某", "", "2018年7月5日"],
        ]
    )
    assert values(cleaned) == {
        ("清澜镇", "2018H1", "", "education/primary", "recipients"): 86,
        ("清澜镇", "2018H1", "", "education/primary", "amount_yuan"): 43000,
        ("清澜镇", "2018H1", "", "education/junior_secondary", "recipients"): 55,
        ("清澜镇", "2018H1", "", "education/junior_secondary", "amount_yuan"): 55000,
        ("清澜镇", "2018H1", "", "education/total", "recipients"): 141,
        ("清澜镇", "2018H1", "", "education/total", "amount_yuan"): 98000,
    }
    assert reasons(cleaned) == {}


def test_a_table_of_several_townships_sets_its_total_aside() -> None:
    cleaned = clean_rows(
        [
            ["文昌市2018年各乡镇脱贫情况统计表"],
            ["序号", "乡镇", "脱贫户数", "脱贫人数"],
            [1, "清澜镇", 121, 512],
            [2, "文教镇", 10, "近40"],
            ["合计", "", 131, 552],
        ]
    )
    assert values(cleaned) == {
        ("清澜镇", "", "exit/done", "households"): 121,
        ("清澜镇", "", "exit/done", "persons"): 512,
        ("文教镇", "", "exit/done", "households"): 10,
        ("文教镇", "", "exit/done", "persons"): 40,
    }
    assert reasons(cleaned) == {"C5": "F221", "D5": "F221"}
    assert set(cleaned.figures["as_written"]) == {"脱贫户数 121", "脱贫人数 512", "脱贫户数 10", "脱贫人数 近40"}


def test_subtotals_belong_to_the_township_written_beside_them_and_to_nobody_else() -> None:
    rows = [
        ["乡镇", "村", "因病户数"],
        ["清澜镇", "小计", 3],
        ["清澜镇", "东村", 1],
        ["清澜镇", "西村", 2],
        ["文教镇", "南村", 1],
        ["", "小计", 1],
        ["", "合计", 4],
        ["全市", "", 4],
    ]
    cleaned = clean_rows(rows, year=2018)
    assert values(cleaned) == {
        ("清澜镇", "", "cause/illness", "households"): 3,
        ("清澜镇", "东村", "cause/illness", "households"): 1,
        ("清澜镇", "西村", "cause/illness", "households"): 2,
        ("文教镇", "南村", "cause/illness", "households"): 1,
    }
    assert reasons(cleaned) == {"C6": "F221", "C7": "F221", "C8": "F221"}


def test_villages_belong_to_the_township_whose_row_is_above_them() -> None:
    rows = [["单位", "因病户数"], ["清澜镇", 3], ["东村", 3], ["文教镇", 1], ["南村", 1]]
    found = values(clean_rows(rows, year=2018))
    assert found["清澜镇", "东村", "cause/illness", "households"] == 3
    assert found["文教镇", "南村", "cause/illness", "households"] == 1


def test_villages_before_the_first_township_of_several_belong_to_none() -> None:
    rows = [["单位", "因病户数"], ["东村", 3], ["清澜镇", 3], ["南村", 1], ["文教镇", 1]]
    assert reasons(clean_rows(rows, year=2018)) == {"B2": "F210", "B4": "F210"}


def test_townships_may_stand_across() -> None:
    cleaned = clean_rows(
        [
            ["项目", "清澜镇", "", "文教镇", "", "合计"],
            ["", "户数", "人数", "户数", "人数", "户数"],
            ["因病", 1, 2, 3, 4, 4],
            ["其他", 5, 6, 7, 8, 12],
        ],
        year=2018,
    )
    assert values(cleaned)["文教镇", "", "cause/other", "persons"] == 8
    assert reasons(cleaned) == {"F3": "F221", "F4": "F221"}


def test_units_and_years_may_have_columns_of_their_own() -> None:
    cleaned = clean_rows(
        [
            ["指标", "单位", 2017, "2018年"],
            ["建档立卡贫困户", "户", 300, 298],
            ["建档立卡贫困人口", "人", 1260, 1252],
            ["贫困发生率", "%", 2.3, 0.5],
        ],
        **TOWN,
    )
    assert values(cleaned) == {
        ("清澜镇", "2017", "", "registry/total", "households"): 300,
        ("清澜镇", "", "registry/total", "households"): 298,
        ("清澜镇", "2017", "", "registry/total", "persons"): 1260,
        ("清澜镇", "", "registry/total", "persons"): 1252,
        ("清澜镇", "2017", "", "registry/headcount_ratio", "rate"): 0.023,
    }
    assert reasons(cleaned) == {"D4": "F212"}


def test_sections_and_group_columns_say_the_topic_of_what_is_below() -> None:
    by_section = clean_rows([["项目", "户数"], ["一、致贫原因"], ["其他", 32], ["二、建档立卡"], ["合计", 298]], **TOWN)
    by_column = clean_rows(
        [["类别", "指标", "数量"], ["致贫原因", "因病", "94户"], ["", "其他", "32户"], ["建档立卡", "合计", "298户"]], **TOWN
    )
    assert values(by_section) == {
        ("清澜镇", "", "cause/other", "households"): 32,
        ("清澜镇", "", "registry/total", "households"): 298,
    }
    assert values(by_column) == values(by_section) | {("清澜镇", "", "cause/illness", "households"): 94}


def test_the_item_may_stand_in_the_title_alone() -> None:
    cleaned = clean_rows([["2018年清澜镇各村建档立卡贫困户统计表"], ["村", "户数", "人数"], ["东村", 3, 9]])
    assert values(cleaned) == {
        ("清澜镇", "东村", "registry/total", "households"): 3,
        ("清澜镇", "东村", "registry/total", "persons"): 9,
    }
    assert list(cleaned.figures["as_written"]) == ["建档立卡贫困户 3", "建档立卡贫困户 9"]


def test_a_heading_over_others_is_read_together_with_them_where_it_says_nothing_alone() -> None:
    cleaned = clean_rows([["村", "计划", ""], ["", "脱贫户数", "脱贫人数"], ["东村", 3, 4]], **TOWN)
    assert values(cleaned)["清澜镇", "东村", "plan/exit", "persons"] == 4


def test_the_wording_is_kept_where_the_vocabulary_has_another() -> None:
    cleaned = clean_rows([["原因", "户数"], ["思想观念落后", 8], ["因病", 94]], **TOWN)
    assert list(cleaned.figures["as_written"]) == ["思想观念落后 8", "94"]
    assert list(cleaned.figures["source"]) == ["汇总.xlsx › 表1 › B2", "汇总.xlsx › 表1 › B3"]


def test_the_name_of_the_file_and_the_sheet_tell_what_titles_do_not() -> None:
    cleaned = clean_rows([["项目", "户数"], ["其他", 8]], file="2018年/清澜镇.xlsx", sheet="致贫原因")
    assert values(cleaned) == {("清澜镇", "", "cause/other", "households"): 8}


def test_the_date_of_reporting_is_not_the_year_of_the_figures() -> None:
    cleaned = clean_rows([["清澜镇2018年情况"], ["填报日期：2019年1月5日"], ["项目", "户数"], ["因病", 8]])
    assert list(cleaned.figures["year"]) == [2018]


def test_tables_one_below_the_other_have_titles_of_their_own() -> None:
    cleaned = clean_rows(
        [
            ["清澜镇2018年致贫原因"],
            ["项目", "户数"],
            ["因病", 94],
            ["清澜镇2019年教育补助"],
            ["项目", "补助人数", "金额（元）"],
            ["小学", 86, 43000],
        ]
    )
    assert sorted(zip(cleaned.figures["year"], cleaned.figures["topic"], strict=True)) == [
        (2018, "cause"),
        (2019, "education"),
        (2019, "education"),
    ]


def test_headings_repeated_on_a_new_page_and_numbers_of_columns_are_no_data() -> None:
    rows = [["指标", "户数", "人数"], ["甲", 1, 2], ["因病", 94, 381], ["指标", "户数", "人数"], ["因残", 2, 7]]
    cleaned = clean_rows(rows, **TOWN)
    assert len(values(cleaned)) == 4
    assert reasons(cleaned) == {}


def test_a_value_merged_over_the_columns_of_its_heading_is_one_value() -> None:
    cleaned = clean_rows([["村", "因病户数", ""], ["东村", 10, ""]], **TOWN, merges=[(1, 2, 1, 3), (2, 2, 2, 3)])
    assert values(cleaned) == {("清澜镇", "东村", "cause/illness", "households"): 10}


@pytest.mark.parametrize(
    ("rows", "about"),
    [
        ([["致贫原因", "户数"], ["因穷", 3]], ("cause/因穷", "households")),  # the heading tells the topic
        ([["原因", "户数"], ["因穷", 3]], ("other/因穷", "households")),
        ([["指标", "数量"], ["脱贫户数", 3]], ("registry/脱贫户数", "households")),  # the stock or the year's exits
        ([["指标", "户数"], ["合计", 3]], ("other/合计", "households")),
        ([["指标", "户数"], ["其他", 3]], ("other/其他", "households")),
        ([["学段", "人数"], ["小学", 3]], ("education/小学", "persons")),  # pupils, not recipients of the subsidy
        ([["清澜镇产业发展情况"], ["项目", "面积（亩）"], ["大棚黄瓜", 3]], ("production/大棚黄瓜", "area_mu")),
        ([["清澜镇产业发展情况"], ["项目", "产量（吨）"], ["大棚黄瓜", 3]], ("production/大棚黄瓜 产量", "weight_t")),
        ([["二、住房保障", ""], ["项目", "户数"], ["危房改造", 1], ["庭院整治", 3]], ("housing/庭院整治", "households")),
    ],
)
def test_what_is_no_word_of_the_vocabulary_keeps_its_own_words_under_its_topic(
    rows: list[list[object]], about: tuple[str, str]
) -> None:
    cleaned = clean_rows(rows, **TOWN)
    assert cleaned.quarantine.empty
    assert values(cleaned)[("清澜镇", "", *about)] == 3


def test_figures_of_a_part_of_the_register_are_not_taken_for_the_whole() -> None:
    cleaned = clean_rows([["2018年清澜镇未脱贫户致贫原因统计表"], ["原因", "户数"], ["因病", 3]])
    assert list(values(cleaned)) == [("清澜镇", "", "cause/illness_of_not_exited", "households")]


@pytest.mark.parametrize(
    ("label", "about"),
    [
        ("危房改造开工户数", ("housing/rebuilt_started", "households")),
        ("易地扶贫搬迁已验收户数", ("housing/relocation_accepted", "households")),
        ("小额信贷余额（万元）", ("credit/loans_outstanding", "amount_yuan")),
        ("残疾人公益岗位（人）", ("employment/public_welfare_posts_of_disabled", "persons")),
        ("计划改造农村危房户数", ("housing/rebuilt_planned", "households")),
    ],
)
def test_an_item_is_composed_of_an_object_a_stage_and_a_group(label: str, about: tuple[str, str]) -> None:
    cleaned = clean_rows([["村", label], ["东村", 3]], **TOWN)
    assert list(values(cleaned)) == [("清澜镇", "东村", *about)]


def test_terms_across_and_a_weekly_report() -> None:
    terms = clean_rows(
        [
            ["清澜镇2018年教育补助"],
            ["学段", "上半年", "", "下半年", ""],
            ["", "人数（人）", "金额（元）", "人数（人）", "金额（元）"],
            ["小学", 86, 43000, 91, 45500],
        ]
    )
    assert values(terms) == {
        ("清澜镇", "2018H1", "", "education/primary", "recipients"): 86,
        ("清澜镇", "2018H1", "", "education/primary", "amount_yuan"): 43000,
        ("清澜镇", "2018H2", "", "education/primary", "recipients"): 91,
        ("清澜镇", "2018H2", "", "education/primary", "amount_yuan"): 45500,
    }
    week = clean_rows([["2018年第7周清澜镇周报"], ["项目", "数量"], ["悬挂横幅", "45条"], ["张贴海报", 60]])
    assert values(week) == {
        ("清澜镇", "2018W07", "", "publicity/banners", "count"): 45,
        ("清澜镇", "2018W07", "", "publicity/posters", "count"): 60,
    }


def test_one_row_may_hold_measures_of_many_units() -> None:
    cleaned = clean_rows(
        [
            ["清澜镇2018年基础设施"],
            ["项目", "条数", "里程（公里）", "投资（万元）", "拨付比例（%）"],
            ["乡村道路", 2, "800米", 119, "80%"],
        ]
    )
    assert {key[-1]: value for key, value in values(cleaned).items()} == {
        "projects": 2,
        "length_km": 0.8,
        "amount_yuan": 1190000,
        "paid_share": 0.8,
    }


def test_the_people_of_a_scheme_are_its_recipients_but_those_of_a_school_stage_may_be_pupils(tmp_path: Path) -> None:
    table = tmp_path / "schemes.csv"
    table.write_text("乡镇,教育资助人数,雨露计划人数,小学人数\n甲镇,20,12,300\n", encoding="utf-8")
    cleaned = clean_cells(read_delimited(table), year=2019)
    assert cleaned.figures[["item", "measure", "value"]].to_numpy().tolist() == [
        ["aid", "recipients", 20.0],
        ["yulu", "recipients", 12.0],
        ["小学人数", "persons", 300.0],
    ]


def test_a_topic_named_in_a_title_is_no_item_of_another_topic_within_it() -> None:
    rows = [["甲山镇2021年防返贫监测统计表"], ["指标", "数量", "单位"], ["边缘易致贫户", 9, "户"], ["脱贫不稳定人口", 40, "人"]]
    found = values(clean_rows(rows))
    assert found["甲山镇", "", "monitoring/marginal", "households"] == 9
    assert found["甲山镇", "", "monitoring/unstable_exited", "persons"] == 40


def test_an_item_that_a_heading_names_is_not_the_titles() -> None:
    rows = [["2018年各乡镇贫困发生率"], ["乡镇", "贫困发生率(%)", "建档立卡户数"], ["甲山镇", 2.1, 120], ["乙水乡", 1.9, 80]]
    found = values(clean_rows(rows))
    assert found["甲山镇", "", "registry/total", "households"] == 120
    assert found["乙水乡", "", "registry/headcount_ratio", "rate"] == pytest.approx(0.019)


def test_who_left_poverty_in_a_year_named_in_the_label_is_that_years_exit_under_any_title() -> None:
    rows = [["甲山镇建档立卡情况表"], ["指标", "数值"], ["建档立卡户数", 120], ["2019年脱贫户数", 30], ["2019年脱贫人口", 101]]
    found = values(clean_rows(rows, year=2019))
    assert found["甲山镇", "", "exit/done", "households"] == 30
    assert found["甲山镇", "", "exit/done", "persons"] == 101


def test_one_unit_above_a_table_holds_for_headings_that_do_not_say_what_they_count() -> None:
    rows = [
        ["2019年危房改造台账汇总"],
        ["单位：户"],
        ["乡镇", "已开工", "已竣工", "出列村"],
        ["甲山镇", 12, 9, 2],
        ["乙水乡", 8, 8, 1],
    ]
    found = values(clean_rows(rows))
    assert found["甲山镇", "", "housing/rebuilt_started", "households"] == 12
    assert found["甲山镇", "", "housing/rebuilt", "households"] == 9
    assert not [key for key in found if key[-1] == "households" and "villages" in key[2]]


def test_a_count_takes_no_unit_of_money_from_the_line_above_the_table() -> None:
    rows = [["2021年财政衔接资金"], ["单位：万元"], ["乡镇", "已支出", "项目个数"], ["甲山镇", 12, 9], ["乙水乡", 8, 8]]
    found = values(clean_rows(rows))
    assert found["甲山镇", "", "funds/transition_spent", "amount_yuan"] == 120_000
    assert [key[-1] for key, value in found.items() if value == 9] == ["projects"]


def test_a_condition_of_one_topic_is_no_item_of_another() -> None:
    rows = [["2019年“两不愁三保障”排查情况"], ["乡镇", "义务教育未达标户数"], ["甲山镇", 3], ["乙水乡", 0]]
    assert [key for key in values(clean_rows(rows)) if "below_line" in key[2]] == []


def test_a_programme_called_consolidation_limits_a_table_to_no_part_of_the_register() -> None:
    rows = [["2018年农村饮水安全巩固提升工程"], ["乡镇", "分散供水工程（处）"], ["甲山镇", 3], ["乙水乡", 1]]
    assert [key[2].partition("/")[0] for key in values(clean_rows(rows))] == ["infrastructure"] * 2
