"""The last noun before a number says what is counted, and not a word before it."""

import pytest

from tests.clean.prose.sentence import figures

SAID = {
    "villages with a firm": ("成立合作社的贫困村7个。", "production/成立合作社的贫困村.count=7"),
    "villages with a doctor": ("配齐村医的村11个。", "medical/配齐村医的村.count=11"),
    "households of which all work": ("举家外出务工的农户45户。", "employment/举家外出务工的农户.households=45"),
    "households that work": ("外出务工的脱贫户260户。", "employment/migrant_workers.households=260"),
    "either of two": ("外出务工或者自主创业的脱贫劳动力有836人。", "employment/外出务工或者自主创业的脱贫劳动力.persons=836"),
    "who keeps it": ("落实供水管理员16人。", "employment/落实供水管理员.persons=16"),
    "a post with an item": ("选聘生态护林员36名。", "employment/forest_rangers.persons=36"),
    "whom a check concerns": ("逐户核对医保缴费，涉及贫困户518户。", "medical/涉及贫困户.households=518"),
    "who is entitled": ("符合雨露计划条件的学生74人。", "education/符合雨露计划条件的学生.persons=74"),
    "water that does not suffice": ("集中供水覆盖320户，供水不稳定的23户。", "infrastructure/unsafe_water.households=23"),
    "who was gone through": ("对全镇702户贫困户的饮水情况逐户复查。", "infrastructure/贫困户饮水情况复查.households=702"),
    "who was looked for": ("核查义务教育阶段无辍学的脱贫户433户。", "visits/义务教育阶段无辍学的脱贫户.households=433"),
    "all were looked at": ("排查全镇的农户6120户。", "visits/investigated.households=6120"),
    "who was led out of poverty": ("通过产业带动脱贫21户。", "production/产业带动脱贫.households=21"),
    "who is led": ("通过产业带动贫困户21户。", "production/led.households=21"),
    "several animals": ("全年出栏生猪、肉羊、肉牛1.8万头。", "production/出栏生猪、肉羊、肉牛.count=18000"),
    "several crops": ("种植苹果、梨、桃共2600亩。", "production/种植苹果、梨、桃.area_mu=2600"),
    "kinds of one animal": ("养殖野鸡、土鸡6000只。", "production/animal_poultry.count=6000"),
    "a list of numbers": ("种植辣椒300亩、烤烟500亩。", "production/flue_cured_tobacco.area_mu=500"),
    "small firms": ("新增小微企业36家。", "other/新增小微企业.count=36"),
    "help for those who work": ("兑现就业奖补资金42.3万元。", "employment/job_subsidies.amount_yuan=423000"),
}


@pytest.mark.parametrize(("text", "expected"), SAID.values(), ids=SAID.keys())
def test_the_last_noun_is_counted(text: str, expected: str) -> None:
    assert expected in figures(text)
