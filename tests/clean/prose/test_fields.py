"""A word that many fields share decides for none of them against the word of a field beside it."""

import pytest

from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("发放产业资助金12万元。", "production/paid.amount_yuan=120000"),
        ("企业资助15万元。", "other/企业资助.amount_yuan=150000"),
        ("社会资助款8万元。", "other/社会资助款.amount_yuan=80000"),
        ("创业资助5人。", "employment/start_ups.persons=5"),
        ("发放住房救助18万元。", "other/发放住房救助.amount_yuan=180000"),
        ("发放养老保险补助6.8万元。", "living/pension_aid.amount_yuan=68000"),
        ("完成光伏改造36户。", "production/光伏改造.households=36"),
        ("改造光伏电站2座。", "production/改造光伏电站.count=2"),
        ("改造低产茶园600亩。", "production/改造低产茶园.area_mu=600"),
        ("开展低保培训3场次。", "training/开展低保培训.sessions=3"),
        ("发放搬迁奖励12万元。", "housing/发放搬迁奖励.amount_yuan=120000"),
    ],
)
def test_the_field_beside_it_decides(text: str, expected: str) -> None:
    assert figures(text) == [expected]


@pytest.mark.parametrize(
    ("heading", "text", "expected"),
    [
        ("", "发放教育资助金12万元。", "education/aid.amount_yuan=120000"),
        ("教育扶贫", "发放资助金12万元。", "education/aid.amount_yuan=120000"),
        ("", "发放资助金12万元，150名学生受益。", "education/aid.amount_yuan=120000"),
        ("", "秋季资助71人。", "education/aid.recipients=71@2018H2"),
        ("", "企业资助贫困大学生26人。", "education/tertiary.recipients=26"),
        ("", "资助参保1520人。", "medical/premium_aid.recipients=1520"),
        ("", "医疗救助62人次。", "medical/aid.person_times=62"),
        ("", "开展就业技能培训3期。", "training/labour_skills.sessions=3"),
        ("", "完成危房改造36户。", "housing/rebuilt.households=36"),
        ("", "新建改良茶园600亩。", "production/tea.area_mu=600"),
    ],
)
def test_its_own_field_stays(heading: str, text: str, expected: str) -> None:
    assert figures(text, heading=heading)[:1] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("教育方面，对36名脱贫家庭在校学生落实资助4.2万元。", "education/aid.amount_yuan=42000"),
        ("春季学期发放各类资助36人次，秋季学期发放42人次。", "education/aid.person_times=42@2018H2"),
    ],
)
def test_pupils_and_terms_are_of_school(text: str, expected: str) -> None:
    assert figures(text)[-1] == expected
