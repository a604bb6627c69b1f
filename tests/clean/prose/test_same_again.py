"""What is read as an item that its words narrow: one group, one state of projects, members won; with neighbours that keep it."""

import pytest

from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全镇医保参保率98.4%,脱贫人口参保率100%。", "medical/脱贫人口参保率.rate=1"),
        ("发放临时救助71人次9万元,脱贫户临时救助26人次3万元。", "living/脱贫户临时救助.amount_yuan=30000"),
        ("开展技能培训4期190人次,其中脱贫户72人次。", "training/脱贫户劳动力技能培训.person_times=72"),
        ("脱贫人口参保率100%。", "medical/insured_rate_of_exited.rate=1"),
        ("储备库有入库项目28个。", "infrastructure/储备库有入库项目.count=28"),
        ("实施项目7个。", "infrastructure/projects.projects=7"),
        ("全镇发展党员9名。", "population/发展党员.persons=9"),
        ("全镇有党员612名。", "population/party_members.persons=612"),
        ("排查环保问题户57户。", "visits/环保问题户.households=57"),
        ("排查农户1250户。", "visits/investigated.households=1250"),
        ("建设冷库1座,年收益8万元,带动脱贫户36户。", "production/带动脱贫户.households=36"),
        ("完成4户C级危房维修。", "housing/reinforced.households=4"),
        ("实施6户D级危房重建。", "housing/built_anew.households=6"),
        ("完成C级危房鉴定4户。", "housing/grade_c.households=4"),
        ("走访农户310户,现场解决问题43件。", "visits/现场解决问题.count=43"),
        ("低保户危房改造5户。", "housing/低保户危房改造.households=5"),
        ("全镇有低保户325户。", "living/minimum_living_allowance.households=325"),
        ("光伏电站6座360千瓦。", "production/solar_capacity.quantity=360"),
        ("新建文化广场2个。", "infrastructure/cultural_squares.count=2"),
        ("新建篮球场4个。", "infrastructure/新建篮球场.count=4"),
    ],
)
def test_the_narrower_words_are_kept(text, expected):
    assert figures(text, year=2023)[-1] == expected
