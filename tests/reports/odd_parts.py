"""Odd returns of parts of years: as-of days, halves, counts up to some day, plans that follow one another; and what pages say."""

from __future__ import annotations

from tests.reports.odd import FUNDS, TOWN, Odd

_PAID = {"2018-06-30": 300, "2018-10-31": 600, "2017": 700}
_NOT_COMPARED = (
    "小乡镇的比例受偶然影响大，直接排名，排出来的多半是偶然。这里先检验差别是否超出偶然，再给出同样规模的"
    "乡镇仅因偶然可能达到的界限；只说高于、低于或看不出差别，不排名次。\n可比的乡镇只有{}个，少于5个，不作比较。"
)
_COMPARED = _NOT_COMPARED.format(1)

PARTS = {
    "as of June and the second half": Odd(
        {
            TOWN: """
            2018 registry/total households 100 persons 400
            2018-06-30 exit/done households 20 persons 60
            2018H2 exit/done households 30 persons 90
            2018 plan/exit households 60
            2018-06-30 education/total amount_yuan 100000
            2018H2 education/total amount_yuan 80000
            """
        },
        {
            ("township", "exits"): "2018年脱贫50户150人。截至2018年6月30日当年脱贫20户60人。2018年下半年脱贫30户90人。"
            "2018年计划脱贫60户，完成率按户83.3%。",
            ("township", "outlook"): "已报脱贫50户150人（2018年）；累计脱贫数和尚未脱贫数未报送，剩余户数不作推算。",
            ("township", "spending"): "按报送数推算，各项支出和投资合计18万元。",
            ("municipality", "exits"): "1个乡镇既报了计划又报了完成数，合计计划60户，完成50户（83.3%），尚余10户。",
        },
    ),
    "funds by halves": Odd(
        {TOWN: "\n".join(FUNDS.format(1000, paid).replace("2018", half) for half, paid in (("2018H1", 500), ("2018H2", 900)))},
        {
            ("township", "production"): "安排产业扶持资金2000元，已拨付1400元，占安排数的70.00%，尚有600元未拨付。"
            "2018年上半年安排产业扶持资金1000元，已拨付500元，占安排数的50.00%，尚有500元未拨付。"
            "2018年下半年安排产业扶持资金1000元，已拨付900元，占安排数的90.00%，尚有100元未拨付。",
            ("municipality", "funds"): "1个乡镇报送了安排和拨付数，合计已拨付1400元，占安排2000元的70.0%。",
        },
    ),
    "funds as of days and of the year before": Odd(
        {TOWN: "\n".join(f"{at} production/paid amount_yuan {paid}" for at, paid in _PAID.items())},
        {
            ("township", "production"): "2017年已拨付700元。截至2018年6月30日已拨付300元。截至2018年10月31日已拨付600元。",
        },
    ),
    "exits of every year in one return": Odd(
        {
            TOWN: """
            2018 registry/total households 200
            2014 exit/done households 10
            2015 exit/done households 15
            2016 exit/done households 20
            2017 exit/done households 25
            2018 exit/done households 20
            """
        },
        {
            ("township", "outlook"): "历年脱贫（2014、2015、2016、2017、2018年）合计90户，建档立卡户中尚余110户。"
            "距2020年还有2年，年均需退出55户。",
            ("plan", "pace"): "1个乡镇可算出尚余户数，合计110户。1个乡镇的数据未到2020年底，其中过去进度低于所需进度的有1个。"
            "报送不足3年而不作预测的有1个乡镇：两年看得出快慢，看不出波动。",
            ("municipality", "comparison"): _COMPARED,
        },
    ),
    "a count up to the year before and the year's own": Odd(
        {TOWN: "2018 registry/total households 100\n2017 exit/cumulative households 50\n2018 exit/done households 20"},
        {
            ("township", "outlook"): "截至2017年累计脱贫数与2018年脱贫数合计70户，建档立卡户中尚余30户。"
            "距2020年还有2年，年均需退出15户。",
            ("plan", "pace"): "1个乡镇可算出尚余户数，合计30户。1个乡镇的数据未到2020年底，过去进度都不低于所需进度。"
            "报送不足3年而不作预测的有1个乡镇：两年看得出快慢，看不出波动。",
            ("municipality", "comparison"): _COMPARED,
        },
    ),
    "a count up to a year and a later year's own": Odd(
        {TOWN: "2018 registry/total households 100\n2015 exit/cumulative households 50\n2018 exit/done households 20"},
        {
            ("township", "outlook"): "截至2015年累计脱贫数与2018年脱贫数合计70户；"
            "年末的累计脱贫数和尚未脱贫数未报送，剩余户数不作推算。",
            ("plan", "pace"): "年末累计脱贫数无从得知（没有年末累计数，各年脱贫数也不全）：甲山镇。",
            ("municipality", "comparison"): _NOT_COMPARED.replace("可比的乡镇只有{}个，少于5个", "没有可比的乡镇")
            + "没有到年末的累计脱贫数，各年脱贫数也不全，不参加比较：甲山镇。",
        },
    ),
    "a count up to June and the year's own": Odd(
        {
            TOWN: """
            2018 registry/total households 100 persons 400
            2018-06-30 exit/cumulative households 50 persons 200
            2018 exit/done households 20 persons 80
            2019 plan/exit households 40
            """
        },
        {
            ("township", "outlook"): "截至2018年6月30日累计脱贫50户200人；年末的累计脱贫数和尚未脱贫数未报送，剩余户数不作推算。",
            ("plan", "pace"): "年末累计脱贫数无从得知（没有年末累计数，各年脱贫数也不全）：甲山镇。",
        },
    ),
    "a count up to June and the second half": Odd(
        {TOWN: "2018 registry/total households 100\n2018-06-30 exit/cumulative households 50\n2018H2 exit/done households 20"},
        {
            ("plan", "pace"): "1个乡镇可算出尚余户数，合计30户。"
            "1个乡镇的数据未到2020年底，但未报送逐年脱贫数，过去进度未知，不与所需进度比较。"
            "报送不足3年而不作预测的有1个乡镇：两年看得出快慢，看不出波动。",
            ("township", "outlook"): "截至2018年6月30日累计脱贫数与2018年下半年脱贫数合计70户，建档立卡户中尚余30户。"
            "距2020年还有2年，年均需退出15户。",
        },
    ),
    "exits of parts of a year alone": Odd(
        {TOWN: "2018-06-30 exit/done households 20\n2018Q3 exit/done households 5\n2018 plan/exit households 60"},
        {
            ("township", "exits"): "截至2018年6月30日当年脱贫20户。2018年第3季度脱贫5户。2018年计划脱贫60户。",
            ("plan", "summary"): "各年度报送的脱贫、脱贫计划或监测对象数据中没有可比较的全年户数，本页没有可比较的数据。",
        },
    ),
    "plans of two years for more than remain": Odd(
        {
            TOWN: """
            2018 registry/total households 100 persons 400
            2018 exit/cumulative households 50 persons 200
            2019 plan/exit households 30 persons 120
            2020 plan/exit households 30 persons 75
            2020 plan/county_target households 55
            """
        },
        {
            ("plan", "what_if"): "甲山镇2020年的计划有2种说法：计划脱贫30户，连同此前的计划超出尚余10户；"
            "县下达减贫任务55户，超出尚余5户；决定之前不取舍。",
            ("township", "outlook"): "截至2018年累计脱贫50户200人，建档立卡户中尚余50户200人。"
            "距2020年还有2年，年均需退出25户100人。按2019年“计划脱贫”口径30户120人测算，完成后仍余20户80人。"
            "按2020年“计划脱贫”口径30户75人测算，连同此前的计划共60户，超出尚未脱贫10户，请核实。"
            "按2020年“县下达减贫任务”口径55户测算，超出尚未脱贫5户，请核实。同一年度计划有不同表述，应以哪一口径为准，请核实。",
        },
    ),
    "more households than registered, fewer persons": Odd(
        {
            TOWN: """
            2018 registry/total households 100 persons 400
            2018 exit/cumulative households 120 persons 390
            2019 plan/exit households 40 persons 90
            """
        },
        {("township", "outlook"): "累计脱贫120户，多于建档立卡100户，请核实。"},
    ),
}
