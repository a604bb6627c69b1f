"""What is wished for, asked or needed keeps words that say so; what came of it, and how it came about, is done."""

import pytest

from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("有贷款意愿的贫困户62户。", ["credit/贷款意愿的贫困户.households=62"]),
        ("有意愿贷款12户60万元。", ["credit/意愿贷款.households=12", "credit/意愿贷款.amount_yuan=600000"]),
        ("受理危房改造申请14户。", ["housing/受理危房改造申请.households=14"]),
        ("上报危房改造对象12户。", ["housing/上报危房改造对象.households=12"]),
        ("申请公益性岗位21人。", ["employment/申请公益性岗位.persons=21"]),
        ("需改厕62户。", ["infrastructure/需改厕.households=62"]),
        ("待改造危房4户。", ["housing/待改造危房.households=4"]),
        ("有搬迁意愿31户，已搬迁20户。", ["housing/搬迁意愿.households=31", "housing/relocation.households=20"]),
        ("申请扶贫资金120万元，到位80万元。", ["funds/申请扶贫资金.amount_yuan=1200000", "funds/arrived.amount_yuan=800000"]),
    ],
)
def test_what_is_wished_for_is_not_done(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("经本人申请、村级评议，发放贷款62户。", ["credit/loans.households=62"]),
        ("按需求培训62人。", ["training/labour_skills.participants=62"]),
        ("审核通过小额信贷31户。", ["credit/loans.households=31"]),
        (
            "申报特色种养业奖补64户，发放奖补资金18万元。",
            ["production/grants.households=64", "production/grants.amount_yuan=180000"],
        ),
        ("申请贷款12户60万元。", ["credit/applications.households=12", "credit/applications.amount_yuan=600000"]),
        ("全镇报送信息110条。", ["publicity/articles.count=110"]),
        ("接待群众31人，培训62人。", None),
        ("急需物资供应点2个，改厕62户。", None),
    ],
)
def test_what_came_of_it_is_done(text, expected):
    if expected is None:
        assert any(figure.endswith("=62") and "待" not in figure and "需" not in figure for figure in figures(text))
    else:
        assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("有贷款意愿的62户贫困户全部获得贷款。", "credit/loans.households=62"),
        ("有贷款意愿的62户均已放款。", "credit/loans.households=62"),
        ("符合低保条件的86户全部纳入低保。", "living/minimum_living_allowance.households=86"),
        ("需要改造的危房36户，已全部改造完成。", "housing/rebuilt.households=36"),
        ("需改造危房36户，均已竣工。", "housing/rebuilt.households=36"),
        ("需改造危房36户，已改造12户。", "housing/需改造危房.households=36"),
        ("需要改造的危房36户，计划明年全部改造完成。", "housing/需要改造的危房.households=36"),
        ("需要改造的危房36户，已全部纳入改造计划。", "housing/需要改造的危房.households=36"),
        ("需要改造的危房36户，已全部拆除。", "housing/需要改造的危房.households=36"),
        ("待改造危房4户，已全部完成鉴定。", "housing/待改造危房.households=4"),
        ("有贷款意愿的贫困户62户，已全部摸底登记。", "credit/贷款意愿的贫困户.households=62"),
        ("符合低保条件的86户尚未纳入低保。", "living/符合低保条件.households=86"),
        ("符合低保条件的86户已全部纳入特困供养。", "living/符合低保条件.households=86"),
    ],
)
def test_what_all_of_them_have_got_is_done(text, expected):
    assert figures(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("其中需要危房改造的52户。", "housing/需要危房改造.households=52"),
        ("缺资金要贷款的80户。", "credit/缺资金要贷款.households=80"),
        ("要转移就业的108户。", "employment/要转移就业.households=108"),
        ("要就业培训的113人。", "training/要就业培训.participants=113"),
        ("按五个一批来分，易地搬迁安置的96户。", "housing/需要易地搬迁安置.households=96"),
        ("按帮扶路子分：医疗救助的57户。", "medical/需要医疗救助.households=57"),
        ("按脱贫途径划分，低保兜底的61户。", "living/需要低保兜底.households=61"),
        ("安置点要投资1200万元。", "housing/安置点要投资.amount_yuan=12000000"),
        ("危房改造县里答应解决20万元。", "housing/危房改造县里答应解决.amount_yuan=200000"),
    ],
)
def test_what_is_needed_is_not_done(text, expected):
    found = figures(f"全镇贫困户344户，{text}")

    assert found[0] == "registry/total.households=344"
    assert found[-1].replace("persons", "participants") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("需要搬迁的12户全部搬迁入住。", "housing/relocation_moved_in.households=12"),
        ("按五个一批要求，教育脱贫16户。", "exit/by_education.households=16"),
        ("按致贫原因分，因病94户。", "cause/illness.households=94"),
        ("按五个一批来分，已完成易地搬迁12户。", "housing/relocation.households=12"),
        ("严格按照要求，改造危房12户。", "housing/rebuilt.households=12"),
    ],
)
def test_what_was_done_is_no_need(text, expected):
    assert figures(text)[-1] == expected


def test_an_estimate_is_planned_with_its_parts():
    found = figures("项目概算总投资230万元，其中申请省级补助100万元，已到位95万元。", heading="道路建设")

    assert ["计划" in one for one in found] == [True, True, False]
