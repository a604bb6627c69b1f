"""Villages named at the head of a clause, behind 的 and behind a number; what is compared with; stories that end."""

import pytest

from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("北关村作为县级试点，改造厕所156户。", ["infrastructure/toilets.households=156[北关村]"]),
        ("县财政局帮扶的凉水村，修通组级公路6.2公里。", ["infrastructure/group_roads.length_km=6.2[凉水村]"]),
        ("全镇改造危房61户，其中岭上村占6户。", ["housing/rebuilt.households=61", "housing/rebuilt.households=6[岭上村]"]),
        ("（二）下坝村巩固提升。该村今年新增柑橘240亩。", ["production/crop_oranges.area_mu=240[下坝村]"]),
        (
            "全镇硬化道路11.4公里，其中3.9公里在北关村。",
            ["infrastructure/paved_roads.length_km=11.4", "infrastructure/paved_roads.length_km=3.9[北关村]"],
        ),
        (
            "修建村道3公里，个别村进度慢，改造危房61户。",
            ["infrastructure/village_roads.length_km=3", "housing/rebuilt.households=61"],
        ),
        ("去年全年改造危房61户。", ["housing/rebuilt.households=61@2017"]),
    ],
)
def test_whose_and_when(text, expected):
    assert figures(text) == expected


def test_a_year_compared_with_dates_nothing_behind():
    assert figures("改造危房61户，是2016年的2.6倍，其中北关村6户。")[-1] == "housing/rebuilt.households=6[北关村]"


def test_a_story_ends_with_others_like_it():
    assert figures("贫困户老张，靠编竹器挣了1.8万元。全年像他这样改造危房的共6户。") == ["housing/rebuilt.households=6"]
