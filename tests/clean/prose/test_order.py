"""The order in which decisions are asked: which of two answers goes first, and in which text that matters."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fupin_analysis.clean.prose import sentences
from fupin_analysis.clean.prose.decisions import decide as order
from fupin_analysis.clean.prose.decisions.decide import DECISIONS, STAGES, Decision, Stage
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.view import View
from tests.clean.prose.sentence import read

PAGE = Path(__file__).parents[3] / "docs" / "methods" / "prose.md"

#: Of two decisions that answer one number of a text differently, the one that is asked first.
BEFORE = (
    ("by_list_of_villages", "by_list_of_places", "全镇建档立卡户50户,低保户20户。其中:东坪村20户,西岭15户,南坡20户。"),
    ("by_year_behind", "by_complement", "全镇脱贫户310户,其余41户120人于2017年脱贫,剩余22户在2019年全部脱贫。"),
    ("by_villages_already_out", "by_villages_exiting", "贫困发生率0.21%。5个贫困村已全部脱贫出列。"),
    ("by_division", "by_villages_exiting", "全乡13个行政村有脱贫户248户890人。"),
    ("by_years_of_watch", "by_list_of_times", "累计识别监测对象60户,按年度分,2021年25户、2022年20户、今年15户。"),
    (
        "by_kind_of_project",
        "by_projects_of_funds",
        "投入扶贫资金2846.7万元，实施项目63个，其中屯级道路27条31.45公里，人饮工程18处。",
    ),
    ("by_benefits", "by_part_of_people", "脱贫户602户,其中继续享受政策的脱贫户488户。"),
    ("by_kind_of_whole", "by_comparison", "采购农产品75万元，其中食堂采购31万元，职工认购22万元，较上年的50万元增长50%。"),
    ("by_new_of_whole", "by_more_of_it", "黑山羊存栏5200只,其中新增800只。"),
    ("by_done_of_plan", "by_list_of_times", "年任务为改厕180座,上半年完成108座,下半年计划完成72座。"),
    ("by_done_of_plan", "by_target", "计划改造厕所860座,实际完成731座,完成率90.2%。"),
    ("by_stage_of_projects", "by_projects_of_funds", "安排衔接资金1120万元，实施项目13个，已完工11个，完工率84.6%。"),
    ("by_part", "by_part_of_people", "特困供养96人,其中集中14人、分散82人。"),
    ("by_copula", "by_complement", "全村脱贫366户1386人,剩余7户16人为兜底保障户。"),
    ("by_deed", "by_bare_population", "截至目前,全镇共有26户98人纳入监测范围。"),
    ("by_members", "by_noun_behind", "12支驻村工作队37名队员全部到岗。"),
    ("by_left_over", "by_complement", "计划搬迁95户,完成61户,其余20户在建,14户未开工。"),
    ("by_share", "by_target", "危房改造完成70户,占贫困户的25.0%。"),
    ("by_level", "by_change", "低保户减少12户,降至203户。"),
    ("by_excess", "by_comparison", "改造危房36户,较计划增加3户。"),
    ("by_comparison", "by_amount_of_a_thing", "贫困发生率1.2%,低于上年2.2个百分点。"),
    ("by_comparison", "by_part_of_people", "危房改造90户，其中低保户12户、一般贫困户78户，比上年多15户。"),
    ("by_list_of_times", "by_other_time", "三年规划搬迁88户,2018年完成35户。"),
    ("by_closing_stock", "by_other_time", "年初监测对象30户,新增8户,消除风险12户,年末26户。"),
    ("by_base", "by_midst", "致贫原因以因病为主,214户中因病97户、因残33户。"),
    ("by_list_of_places", "by_bare_population", "茅坡村58户,贫困户7户,柳湾村55户,贫困户6户。"),
    ("by_complement", "by_state_behind", "年初计划的5个项目,尚有1个未开工。"),
    ("by_the_others", "by_modified", "外出务工230人,其中脱贫户101人,非贫困户129人。"),
)


def _asked() -> dict[str, Decision]:
    return {decision.__name__: decision for decision in DECISIONS}


def _answers(text: str, names: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> list[list[Read | None]]:
    """What two decisions answer to each number of a text, each asked alone."""
    asked, found = _asked(), []

    def decide(view: View) -> Read:
        found.append([asked[name](view) for name in names])
        return order.decide(view)

    monkeypatch.setattr(sentences, "decide", decide)
    read(text)
    return found


@pytest.mark.parametrize(("first", "then", "text"), BEFORE)
def test_where_two_answer_differently_the_first_is_asked_first(
    first: str, then: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rivals = [(one, other) for one, other in _answers(text, (first, then), monkeypatch) if one is not None and other is not None]
    assert any((one.choice, one.period, one.aspect) != (other.choice, other.period, other.aspect) for one, other in rivals)
    names = list(_asked())
    assert names.index(first) < names.index(then)


def test_each_decision_is_asked_once() -> None:
    assert len(_asked()) == len(DECISIONS) == sum(len(stage.decisions) for stage in STAGES)


def _row(stage: Stage) -> str:
    return f"| {stage.subject} | {stage.why} | {', '.join(f'`{one.__name__}`' for one in stage.decisions)} |"


def test_the_page_tells_the_order_that_is_kept() -> None:
    rows = re.findall(r"(?m)^\| .* \| .* \| `by_.*\|$", PAGE.read_text(encoding="utf-8"))
    assert rows == [_row(stage) for stage in STAGES]
