"""Subsidies of one policy: a half-year is no year, persons of two half-years are person-times."""

from fupin_analysis.present.tell.subsidies import tell_subsidies
from tests.present.tell.spec import NOTHING, Case, spec

EDUCATION = {
    "nothing": NOTHING,
    "another policy": Case("2018 living/social_assistance households 3 amount_yuan 900", NOTHING.zh, NOTHING.en),
    "a year": Case(
        "2018 education/total recipients 40 amount_yuan 20000",
        "2018年共发放教育补助2万元，惠及40人，人均500元。",
        "In 2018 education subsidies came to 20,000 yuan to 40 recipients, 500 yuan each.",
    ),
    "as of a day": Case(
        "2018-06-30 education/total amount_yuan 300",
        "截至2018年6月30日共发放教育补助300元。",
        "Until 2018-6-30 education subsidies came to 300 yuan.",
    ),
    "nobody counted": Case(
        "2018 education/total amount_yuan 300",
        "2018年共发放教育补助300元。",
        "In 2018 education subsidies came to 300 yuan.",
    ),
    "two halves of the whole": Case(
        """
        2018H1 education/total person_times 10 amount_yuan 5000
        2018H2 education/total person_times  8 amount_yuan 5000
        """,
        "2018年共发放教育补助1万元，惠及18人次，每人次555.56元。2018年上半年5000元，惠及10人次，每人次500元。"
        "2018年下半年5000元，惠及8人次，每人次625元，比上半年提高25.0%。",
        "In 2018 education subsidies came to 10,000 yuan to 18 person-times, 555.56 yuan per person-time. "
        "The first half of 2018: 5,000 yuan to 10 person-times, 500 yuan per person-time. "
        "The second half of 2018: 5,000 yuan to 8 person-times, 625 yuan per person-time, up 25.0% on the first half.",
    ),
    "halves alike": Case(
        """
        2018H1 education/total person_times 10 amount_yuan 5000
        2018H2 education/total person_times 10 amount_yuan 5000
        """,
        "2018年共发放教育补助1万元，惠及20人次，每人次500元。2018年上半年5000元，惠及10人次，每人次500元。"
        "2018年下半年5000元，惠及10人次，每人次500元，与上半年持平。",
        "In 2018 education subsidies came to 10,000 yuan to 20 person-times, 500 yuan per person-time. "
        "The first half of 2018: 5,000 yuan to 10 person-times, 500 yuan per person-time. "
        "The second half of 2018: 5,000 yuan to 10 person-times, 500 yuan per person-time, the same as in the first half.",
    ),
    "less in the second": Case(
        """
        2018H1 education/total person_times 10 amount_yuan 5000
        2018H2 education/total person_times 10 amount_yuan 4000
        """,
        "2018年共发放教育补助9000元，惠及20人次，每人次450元。2018年上半年5000元，惠及10人次，每人次500元。"
        "2018年下半年4000元，惠及10人次，每人次400元，比上半年下降20.0%。",
        "In 2018 education subsidies came to 9,000 yuan to 20 person-times, 450 yuan per person-time. "
        "The first half of 2018: 5,000 yuan to 10 person-times, 500 yuan per person-time. "
        "The second half of 2018: 4,000 yuan to 10 person-times, 400 yuan per person-time, down 20.0% on the first half.",
    ),
    "an item of both halves": Case(
        """
        2018H1 education/primary recipients 10 amount_yuan 5000
        2018H2 education/primary recipients 10 amount_yuan 6000
        """,
        "小学全年1.1万元，惠及20人次，每人次550元。",
        "Primary, whole year: 11,000 yuan to 20 person-times, 550 yuan per person-time.",
    ),
    "three parts alike": Case(
        """
        2018 education/total recipients 150 amount_yuan 15000
        2018 education/primary          recipients 50 amount_yuan 5000
        2018 education/junior_secondary recipients 50 amount_yuan 5000
        2018 education/senior_secondary recipients 50 amount_yuan 5000
        """,
        "2018年共发放教育补助1.5万元，惠及150人，人均100元。全年小学、初中、普通高中均为5000元，各占33.3%；"
        "人均标准：小学、初中、普通高中均为100元。",
        "In 2018 education subsidies came to 15,000 yuan to 150 recipients, 100 yuan each. "
        "Over the year primary, junior secondary and senior secondary came to 5,000 yuan each, 33.3% each; "
        "each: primary, junior secondary and senior secondary 100 yuan.",
    ),
    "two of three are the largest": Case(
        """
        2018 education/total recipients 30 amount_yuan 12000
        2018 education/primary          recipients 10 amount_yuan 5000
        2018 education/junior_secondary recipients 10 amount_yuan 5000
        2018 education/senior_secondary recipients 10 amount_yuan 2000
        """,
        "2018年共发放教育补助1.2万元，惠及30人，人均400元。全年以小学、初中最多，均为5000元，各占41.7%；"
        "人均标准：普通高中200元，小学、初中均为500元。",
        "In 2018 education subsidies came to 12,000 yuan to 30 recipients, 400 yuan each. "
        "The largest parts of the year are primary and junior secondary: 5,000 yuan each, 41.7% each; "
        "each: senior secondary 200 yuan, primary and junior secondary 500 yuan.",
    ),
    "nobody receives nothing each": Case(
        "2018 education/total recipients 0 amount_yuan 0",
        "2018年共发放教育补助0元，惠及0人。",
        "In 2018 education subsidies came to 0 yuan to 0 recipients.",
    ),
    "three parts of the whole": Case(
        """
        2018 education/total recipients 20 amount_yuan 10000
        2018 education/primary          recipients 10 amount_yuan 5000
        2018 education/junior_secondary recipients  4 amount_yuan 3000
        2018 education/tertiary         recipients  2 amount_yuan 2000
        """,
        "2018年共发放教育补助1万元，惠及20人，人均500元。全年以小学最多，5000元，占50.0%；"
        "人均标准：小学500元，初中750元，大专及以上1000元。",
        "In 2018 education subsidies came to 10,000 yuan to 20 recipients, 500 yuan each. "
        "The largest part of the year is primary: 5,000 yuan, 50.0%; "
        "each: primary 500 yuan, junior secondary 750 yuan, tertiary 1,000 yuan.",
    ),
    "three parts, of one of which nobody was counted": Case(
        """
        2018 education/total recipients 20 amount_yuan 10000
        2018 education/primary          recipients 10 amount_yuan 5000
        2018 education/junior_secondary recipients  4 amount_yuan 3000
        2018 education/tertiary                       amount_yuan 2000
        """,
        "2018年共发放教育补助1万元，惠及20人，人均500元。小学5000元，惠及10人，人均500元。"
        "初中3000元，惠及4人，人均750元。大专及以上2000元。",
        "In 2018 education subsidies came to 10,000 yuan to 20 recipients, 500 yuan each. "
        "Primary: 5,000 yuan to 10 recipients, 500 yuan each. "
        "Junior secondary: 3,000 yuan to 4 recipients, 750 yuan each. Tertiary: 2,000 yuan.",
    ),
    "two parts of the whole": Case(
        """
        2018 education/total recipients 20 amount_yuan 10000
        2018 education/primary          recipients 10 amount_yuan 5000
        2018 education/junior_secondary recipients 10 amount_yuan 5000
        """,
        "2018年共发放教育补助1万元，惠及20人，人均500元。小学5000元，惠及10人，人均500元。初中5000元，惠及10人，人均500元。",
        "In 2018 education subsidies came to 10,000 yuan to 20 recipients, 500 yuan each. "
        "Primary: 5,000 yuan to 10 recipients, 500 yuan each. Junior secondary: 5,000 yuan to 10 recipients, 500 yuan each.",
    ),
    "an item of one half": Case(
        "2018H2 education/primary recipients 4 amount_yuan 3000",
        "2018年下半年小学3000元，惠及4人，人均750元。",
        "Primary, the second half of 2018: 3,000 yuan to 4 recipients, 750 yuan each.",
    ),
}

LIVING = {
    "the name of those who receive it": Case(
        "2018 living/elders_60_plus recipients 2 amount_yuan 2400",
        "60周岁以上老人补助2400元，惠及2人，人均1200元。",
        "Elders aged 60 and over: 2,400 yuan to 2 recipients, 1,200 yuan each.",
    ),
    "households": Case(
        "2018 living/social_assistance households 3 amount_yuan 900",
        "社会救助900元，惠及3户，户均300元。",
        "Social assistance: 900 yuan to 3 households, 300 yuan each.",
    ),
    "persons": Case(
        "2018 living/social_assistance persons 3 amount_yuan 900",
        "社会救助900元，惠及3人，人均300元。",
        "Social assistance: 900 yuan to 3 persons, 300 yuan each.",
    ),
}

test_education = spec(tell_subsidies, EDUCATION, "subsidies", topic="education")
test_living = spec(tell_subsidies, LIVING, "subsidies", topic="living")
