"""Those who are told to live in so many villages are counted behind them, and in brackets year by year."""

import pytest

from tests.clean.prose.sentence import figures

TEXTS = {
    "who left poverty over several years": (
        "2016年、2017年、2018年的脱贫户共涉及10个村，270户、776人（2016年80户、270人；2017年102户、278人；2018年88户、228人）。",
        [
            "exit/cumulative.households=270",
            "exit/cumulative.persons=776",
            "exit/done.households=80@2016",
            "exit/done.persons=270@2016",
            "exit/done.households=102@2017",
            "exit/done.persons=278@2017",
            "exit/done.households=88",
            "exit/done.persons=228",
        ],
    ),
    "who was counted before": (
        "脱贫人口312户，涉及12个村，计1050人。",
        ["exit/cumulative.households=312", "exit/cumulative.persons=1050"],
    ),
    "who was counted before, works": (
        "改造危房39户，涉及5个村，共120人。",
        ["housing/rebuilt.households=39", "housing/rebuilt.persons=120"],
    ),
    "those on a register": (
        "全镇贫困户涉及14个村，512户2048人。",
        ["registry/total.households=512", "registry/total.persons=2048"],
    ),
    "who moves": (
        "易地扶贫搬迁户涉及6个村，118户（2016年40户，2017年78户）。",
        [
            "housing/relocation_cumulative.households=118",
            "housing/relocation.households=40@2016",
            "housing/relocation.households=78@2017",
        ],
    ),
    "a word before the noun says which": (
        "享受小额信贷的贫困户涉及7个村，133户（2017年60户、2018年73户）。",
        ["credit/loans_cumulative.households=133", "credit/loans.households=60@2017", "credit/loans.households=73"],
    ),
    "whom no word of the vocabulary names": (
        "旧房改造户涉及4个村，72户（2016年30户；2018年42户）。",
        ["旧房改造户.households=72", "旧房改造户.households=30@2016", "旧房改造户.households=42"],
    ),
    "years of those who have left": (
        "全镇已脱贫户301户（2016年100户、2017年90户、2018年111户）。",
        [
            "registry/exited.households=301",
            "exit/done.households=100@2016",
            "exit/done.households=90@2017",
            "exit/done.households=111",
        ],
    ),
}


@pytest.mark.parametrize(("text", "told"), TEXTS.values(), ids=TEXTS.keys())
def test_those_spread_over_villages(text: str, told: list[str]) -> None:
    found = [one for one in figures(text) if ".count=" not in one]
    assert len(found) == len(told)
    assert all(one.endswith(own) for one, own in zip(found, told, strict=True)), found


def test_a_township_of_so_many_villages_has_its_people() -> None:
    assert figures("全镇辖10个村，2890户、7860人。")[-2:] == ["population/total.households=2890", "population/total.persons=7860"]
