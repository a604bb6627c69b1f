"""Two sides of a whole, differences said beside their numbers, and what a township is made up of."""

from __future__ import annotations

import pytest

from tests.clean.prose.told import told


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("全村总人口1240人，男660人，女{}人。", "590", "580"),
        ("搬迁110户，集中安置70户，分散安置{}户。", "50", "40"),
        ("耕地960亩，田420亩，土{}亩。", "550", "540"),
        ("应参保1240人，已参保1230人，未参保{}人。", "20", "10"),
        ("全镇辖9个行政村、2个社区，共{}个村（社区）。", "12", "11"),
        ("一组31户120人，二组28户110人，三组35户140人，全村共94户{}人。", "380", "370"),
        ("计划脱贫46户180人，实际脱贫52户205人，超额6户{}人。", "35", "25"),
        ("残疾人86人，已办证62人，未办证20人，正在办理{}人。", "3", "4"),
        ("贫困户412户1530人，已签约388户1440人，未签约12户50人，无需签约12户{}人。", "41", "40"),
        ("五保对象60人，集中供养12人，分散供养38人，孤儿{}人。", "8", "10"),
        ("退出低保21户50人，新增低保33户82人，净增12户{}人。", "23", "32"),
    ],
)
def test_sides_and_differences(text: str, wrong: str, right: str) -> None:
    assert len(told(text.format(wrong))) == 1
    assert told(text.format(right)) == []


@pytest.mark.parametrize(
    "text",
    [
        "全村党员62人，男52人，女10人，青年党员8人。",
        "贫困户62户231人，女106人，少数民族18人。",
        "计划改造86户，已开工80户，未完工9户。",  # two deeds
        "建档立卡人口1530人，男性802人，女性718人，性别未登记6人、待核实4人。",
        "上坪村62户、下坪村48户，全镇共有贫困户437户。",
        "低保户212户、五保户36户，全镇共437户贫困户。",
        "新增监测户12户，消除风险8户，净增监测人口14人。",
    ],
)
def test_what_are_no_sides(text: str) -> None:
    assert told(text) == []
