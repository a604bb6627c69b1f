"""The tables of each section: figures, and the whole table that is laid out of them.

Every number below can be worked out from the lines above it; `—` stands where it cannot.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

import pytest

from fupin_analysis.core.metrics import Metrics
from fupin_analysis.core.rows import FigureIndex
from fupin_analysis.measure import measure_of
from fupin_analysis.present.tables import lay_out
from fupin_analysis.reports.subjects import SUBJECTS
from tests.present.tell.spec import stated


class Laid(NamedTuple):
    """Figures of a section, and its tables in Chinese and, where it is given, in English."""

    figures: str
    zh: str
    en: str = ""


class Given:
    """What a section is made from: the figures of one case and nothing else."""

    assumptions: Mapping[str, float] = {"headcount_threshold": 0.02, "target_year": 2020}
    bands: Mapping[tuple[str, str], tuple[float, float]] = {}

    def __init__(self, figures: str, language: str) -> None:
        self.index, self.language = FigureIndex(stated(figures)), language

    def rows(self, name: str) -> Metrics:
        if name == "monitoring":
            return measure_of("registry").rows(self.index, topic="monitoring")
        return measure_of(name).rows(self.index)


def shown(subject: str, figures: str, language: str) -> list[str]:
    """Return the lines of a section's tables: caption, headings, cells, sources."""
    material, lines = Given(figures, language), []
    for layout in SUBJECTS[subject].tables:
        table = lay_out(layout.plan, layout.rows(material), language=language, topic=layout.topic)
        if table is not None:
            rows = [table.headings, *table.cells]
            lines += [table.caption, *(" | ".join(cells) for cells in rows), table.source_note]
    return lines


CASES = {
    "registry": Laid(
        """
        2018 registry/total households 10 persons 42
        2018 registry/general households 6 persons 24
        2018 registry/total@东村 households 4 persons 21
        """,
        """
        建档立卡人口构成（2018年）
        项目 | 户数（户） | 人数（人） | 户均人口（人） | 占户数比例 | 占人数比例
        建档立卡合计 | 10 | 42 | 4.20 | 100.0% | 100.0%
        一般贫困户 | 6 | 24 | 4.00 | 60.0% | 57.1%
        来源：①甲 › registry/total；②甲 › registry/general
        分村（片）情况（2018年）
        村（片） | 项目 | 户数（户） | 人数（人） | 户均人口（人） | 占户数比例 | 占人数比例
        东村 | 建档立卡合计 | 4 | 21 | 5.25 | 40.0% | 50.0%
        来源：甲 › registry/total@东村
        """,
    ),
    "headcount": Laid(
        """
        2018 registry/total households 10 persons 40
        2018 registry/not_exited households 2 persons 6
        2018 population/rural persons 800
        """,
        """
        占农村人口的比例与贫困发生率
        建档立卡人口（人） | 农村户籍人口（人） | 占农村人口 | 未脱贫人口（人） | 贫困发生率（计算）
        40 | 800 | 5.0% | 6 | 0.75%
        来源：①甲 › population/rural；②甲 › registry/total；③甲 › registry/not_exited
        """,
    ),
    "monitoring": Laid(
        """
        2021 monitoring/total households 8 persons 20
        2021 monitoring/marginal households 2 persons 9
        """,
        """
        防返贫监测对象构成（2021年）
        项目 | 户数（户） | 人数（人） | 户均人口（人） | 占户数比例 | 占人数比例
        监测对象合计 | 8 | 20 | 2.50 | 100.0% | 100.0%
        边缘易致贫户 | 2 | 9 | 4.50 | 25.0% | 45.0%
        来源：①甲 › monitoring/total；②甲 › monitoring/marginal
        """,
    ),
    "causes": Laid(
        """
        2018 registry/total households 10 persons 40
        2018 cause/illness households 6 persons 30
        2018 cause/schooling households 3
        """,
        """
        致贫原因构成
        位次 | 项目 | 户数（户） | 占户数比例 | 累计占比（户） | 人数（人） | 占人数比例 | 户均人口（人）
        1 | 因病 | 6 | 60.0% | 60.0% | 30 | 75.0% | 5.00
        2 | 因学 | 3 | 30.0% | 90.0% | — | — | —
        来源：①甲 › cause/illness；②甲 › registry/total；③甲 › cause/schooling
        """,
        """
        Causes of poverty
        Rank | Item | Households | Share of households | Cumulative share (households) | Persons | Share of persons \
          | Persons per household
        1 | Illness | 6 | 60.0% | 60.0% | 30 | 75.0% | 5.00
        2 | Schooling costs | 3 | 30.0% | 90.0% | — | — | —
        Source: ①甲 › cause/illness; ②甲 › registry/total; ③甲 › cause/schooling
        """,
    ),
    "exits": Laid(
        """
        2018 exit/done households 4 persons 18
        2018 plan/exit households 5 persons 20
        2019 plan/exit households 2 persons 6
        """,
        """
        脱贫计划与完成
        期间 | 计划口径 | 计划（户） | 计划（人） | 完成（户） | 完成（人） | 完成率（户） | 完成率（人）
        2018年 | 计划脱贫 | 5 | 20 | 4 | 18 | 80.0% | 90.0%
        2019年 | 计划脱贫 | 2 | 6 | — | — | — | —
        来源：①甲 › plan/exit；②甲 › exit/done
        """,
        """
        Exits against plan
        Period | Reading of the plan | Planned households | Planned persons | Done, households | Done, persons \
          | Completion (households) | Completion (persons)
        2018 | Planned exits | 5 | 20 | 4 | 18 | 80.0% | 90.0%
        2019 | Planned exits | 2 | 6 | — | — | — | —
        Source: ①甲 › plan/exit; ②甲 › exit/done
        """,
    ),
    "education": Laid(
        """
        2018H1 education/primary recipients 10 amount_yuan 5000
        2018H2 education/primary recipients 10 amount_yuan 6000
        2018 education/tertiary recipients 3 amount_yuan 9000
        """,
        """
        教育补助发放情况
        项目 | 期间 | 受益数 | 单位 | 金额（元） | 人（次、户）均（元） | 较上半年
        小学 | 2018年上半年 | 10 | 人 | 5,000 | 500.00 | —
        小学 | 2018年下半年 | 10 | 人 | 6,000 | 600.00 | +20.0%
        小学 | 2018年 | 20 | 人次 | 11,000 | 550.00 | —
        大专及以上 | 2018年 | 3 | 人 | 9,000 | 3,000.00 | —
        来源：①甲 › education/primary；②甲 › education/tertiary
        """,
        """
        Education subsidies
        Item | Period | Recipients | Unit | Amount (yuan) | Per recipient (yuan) | Against first half
        Primary | the first half of 2018 | 10 | recipients | 5,000 | 500.00 | —
        Primary | the second half of 2018 | 10 | recipients | 6,000 | 600.00 | +20.0%
        Primary | 2018 | 20 | person-times | 11,000 | 550.00 | —
        Tertiary | 2018 | 3 | recipients | 9,000 | 3,000.00 | —
        Source: ①甲 › education/primary; ②甲 › education/tertiary
        """,
    ),
    "medical": Laid(
        """
        2018 medical/assisted recipients 30
        2018 registry/total persons 40
        2018 medical/inpatient person_times 8 amount_yuan 20000
        """,
        """
        覆盖情况（2018年）
        项目 | 单位 | 覆盖数 | 应覆盖数 | 覆盖率（计算）
        医疗保障覆盖 | 人 | 30 | 40 | 75.0%
        来源：①甲 › medical/assisted；②甲 › registry/total
        医疗补助情况（2018年）
        项目 | 受益数 | 单位 | 金额（元） | 人（次、户）均（元）
        住院报销 | 8 | 人次 | 20,000 | 2,500.00
        来源：①甲 › medical/inpatient；②甲 › registry/total
        """,
    ),
    "housing": Laid(
        """
        2018 registry/total households 10 persons 40
        2018 housing/rebuilt households 4 amount_yuan 80000
        """,
        """
        住房保障情况（2018年）
        项目 | 户数（户） | 占户数比例 | 户均已支付（元） | 已支付（元）
        危房改造合计 | 4 | 100.0% | 20,000.00 | 80,000
        来源：甲 › housing/rebuilt
        """,
    ),
    "credit": Laid(
        """
        2018 registry/total households 10
        2018 credit/loans households 4 amount_yuan 200000
        """,
        """
        金融扶贫情况（2018年）
        项目 | 户数（户） | 占建档立卡户 | 金额（元） | 户均（元）
        扶贫小额贷款 | 4 | 40.0% | 200,000 | 50,000.00
        来源：①甲 › credit/loans；②甲 › registry/total
        """,
    ),
    "living": Laid(
        """
        2018 living/social_assistance households 3 amount_yuan 9000
        2018 living/elders_60_plus persons 20 amount_yuan 30000
        """,
        """
        生活补助发放情况（2018年）
        项目 | 受益数 | 单位 | 金额（元） | 人（次、户）均（元）
        60周岁以上老人 | 20 | 人 | 30,000 | 1,500.00
        社会救助 | 3 | 户 | 9,000 | 3,000.00
        来源：①甲 › living/elders_60_plus；②甲 › living/social_assistance
        """,
        """
        Living allowances, 2018
        Item | Recipients | Unit | Amount (yuan) | Per recipient (yuan)
        Elders aged 60 and over | 20 | persons | 30,000 | 1,500.00
        Social assistance | 3 | households | 9,000 | 3,000.00
        Source: ①甲 › living/elders_60_plus; ②甲 › living/social_assistance
        """,
    ),
    "production": Laid(
        """
        2018 production/allocated amount_yuan 200000
        2018 production/paid amount_yuan 50000 households 10
        2018 production/grants amount_yuan 6000 households 4
        """,
        """
        产业资金拨付（2018年）
        安排（元） | 已支付（元） | 未拨付（元） | 拨付率（占安排） | 受益户（户） | 户均已支付（元）
        200,000 | 50,000 | 150,000 | 25.00% | 10 | 5,000.00
        来源：①甲 › production/allocated；②甲 › production/paid
        补助发放（2018年）
        项目 | 受益数 | 单位 | 金额（元） | 人（次、户）均（元）
        产业奖补 | 4 | 户 | 6,000 | 1,500.00
        来源：甲 › production/grants
        """,
    ),
    "spending": Laid(
        """
        2018 registry/total households 10 persons 40
        2018 education/total amount_yuan 20000
        2018 medical/inpatient amount_yuan 60000
        """,
        """
        资金投向
        类别 | 项目 | 金额（元） | 占金额比例 | 按建档立卡人口人均（元） | 按建档立卡户户均（元）
        教育补助 | 教育补助合计 | 20,000 | 25.0% | 500.00 | 2,000.00
        医疗保障 | 住院报销 | 60,000 | 75.0% | 1,500.00 | 6,000.00
        来源：①甲 › education/total；②甲 › registry/total；③甲 › medical/inpatient
        """,
    ),
    "infrastructure": Laid(
        """
        2018 infrastructure/village_roads projects 2 length_km 1.5 amount_yuan 300000 paid_share 0.5
        """,
        """
        基础设施建设（2018年）
        项目 | 项目（个） | 里程（公里） | 投资（元） | 每公里造价（元） | 已支付占应支付 | 已支付（元） | 未支付（元）
        乡村道路 | 2 | 1.5 | 300,000 | 200,000 | 50.0% | 150,000 | 150,000
        来源：甲 › infrastructure/village_roads
        """,
        """
        Infrastructure, 2018
        Item | Projects | Length (km) | Cost (yuan) | Cost per km (yuan) | Share of the due paid | Paid (yuan) \
          | Outstanding (yuan)
        Village roads | 2 | 1.5 | 300,000 | 200,000 | 50.0% | 150,000 | 150,000
        Source: 甲 › infrastructure/village_roads
        """,
    ),
    "training": Laid(
        """
        2018 training/labour_skills sessions 3 person_times 120
        """,
        """
        技能培训情况（2018年）
        项目 | 期（场）次 | 参加人次 | 场均人次
        劳动力技能培训 | 3 | 120 | 40.0
        来源：甲 › training/labour_skills
        """,
    ),
    "employment": Laid(
        """
        2018 registry/total households 10 persons 40
        2018 employment/employed persons 8 households 5
        """,
        """
        务工就业情况（2018年）
        项目 | 户数（户） | 人数（人） | 占建档立卡人口 | 占就业人数
        就业 | 5 | 8 | 20.0% | 100.0%
        来源：①甲 › employment/employed；②甲 › registry/total
        """,
    ),
    "publicity": Laid(
        """
        2018 publicity/banners count 12
        """,
        """
        政策宣传情况（2018年）
        项目 | 数量
        悬挂横幅 | 12 条
        来源：甲 › publicity/banners
        """,
        """
        Publicity, 2018
        Item | Number
        Banners | 12
        Source: 甲 › publicity/banners
        """,
    ),
    "coverage": Laid(
        """
        2018 registry/total households 10
        2018 visits/households_visited households 8
        """,
        """
        覆盖情况（2018年）
        项目 | 单位 | 覆盖数 | 应覆盖数 | 覆盖率（计算）
        入户走访 | 户 | 8 | 10 | 80.0%
        来源：①甲 › visits/households_visited；②甲 › registry/total
        """,
    ),
    "outlook": Laid(
        """
        2018 registry/total households 10 persons 40
        2018 exit/cumulative households 6 persons 24
        2019 plan/exit households 5 persons 20
        """,
        """
        累计脱贫进度
        建档立卡户（户） | 建档立卡人口（人） | 已脱贫（户） | 已脱贫（人） | 完成率（户） | 完成率（人） | 尚余（户） \
          | 尚余（人） | 年均需退出（户） | 年均需退出（人）
        10 | 40 | 6 | 24 | 60.0% | 60.0% | 4 | 16 | 2.0 | 8.0
        来源：①甲 › registry/total；②甲 › exit/cumulative
        后续计划与尚余任务（每种表述分别测算）（2019年）
        计划口径 | 计划（户） | 计划（人） | 尚余（户） | 尚余（人） | 完成后仍余（户） | 完成后仍余（人） \
          | 超出尚余（户） | 超出尚余（人）
        计划脱贫 | 5 | 20 | 4 | 16 | 0 | 0 | 1 | 4
        来源：①甲 › plan/exit；②甲 › registry/total；③甲 › exit/cumulative
        """,
    ),
}


def lines_of(text: str) -> list[str]:
    return [re.sub(" {2,}", " ", line.strip()) for line in text.strip().splitlines()]


def test_every_section_with_a_table_has_a_case() -> None:
    assert CASES.keys() == {name for name, subject in SUBJECTS.items() if subject.tables}


@pytest.mark.parametrize("subject", CASES)
def test_the_tables_show_the_figures(subject: str) -> None:
    case = CASES[subject]
    assert shown(subject, case.figures, "zh") == lines_of(case.zh)
    assert shown(subject, case.figures, "en") == lines_of(case.en) or not case.en


@pytest.mark.parametrize("subject", CASES)
def test_nothing_is_laid_out_of_nothing(subject: str) -> None:
    assert shown(subject, "", "zh") == []
