"""A plan ends where its sentence tells what came of it; what is asked of a township is planned."""

import pytest

from tests.clean.prose.sentence import figures

CAME_OF_IT = {
    "the same is told again in a clause of its own": (
        "我镇计划今年脱贫52户190人，按照工作节点，通过村级评议和乡镇核查，我镇今年实现脱贫58户215人。",
        ["plan/exit.households=52", "plan/exit.persons=190", "exit/done.households=58", "exit/done.persons=215"],
    ),
    "what stands behind it is done as well": (
        "计划脱贫52户，全镇完成脱贫58户，退出贫困村1个。",
        ["plan/exit.households=52", "exit/done.households=58", "exit/villages.count=1"],
    ),
    "a plan may be made anew": (
        "计划脱贫52户，全镇实现脱贫58户，全镇计划明年脱贫20户。",
        ["plan/exit.households=52", "exit/done.households=58", "plan/exit.households=20@2019"],
    ),
    "counted in more than the plan": (
        "计划发放贷款300万元，截至年末我镇实现放贷86户340万元。",
        ["credit/loans_planned.amount_yuan=3000000", "credit/loans.households=86", "credit/loans.amount_yuan=3400000"],
    ),
    "it was looked at": (
        "计划改造危房40户，经县住建局逐户鉴定，改造危房43户。",
        ["housing/rebuilt_planned.households=40", "housing/rebuilt.households=43"],
    ),
    "parts of a plan": (
        "今年计划脱贫50户，实现贫困村出列1个。",
        ["plan/exit.households=50", "plan/villages.count=1"],
    ),
    "a plan of two years": (
        "计划今年脱贫30户，明年实现脱贫12户。",
        ["plan/exit.households=30", "plan/exit.households=12@2019"],
    ),
    "asked of the township": (
        "县里要求我镇减少贫困人口300人，我镇减少贫困人口322人。",
        ["plan/exit.persons=300", "exit/done.persons=322"],
    ),
    "a further number of what is asked": (
        "市里要求全乡出列贫困村2个，脱贫90户。",
        ["plan/villages.count=2", "plan/exit.households=90"],
    ),
    "as asked": ("按照上级要求，今年脱贫120户。", ["exit/done.households=120"]),
    "asked to go faster": ("会议要求我镇加快进度，全镇已改造危房38户。", ["housing/rebuilt.households=38"]),
}


@pytest.mark.parametrize(("text", "expected"), CAME_OF_IT.values(), ids=CAME_OF_IT.keys())
def test_plan_and_what_came_of_it(text, expected):
    assert figures(text) == expected
