import pytest

from fupin_analysis.clean.names import townships_in
from fupin_analysis.clean.places import Level, Place, clean_place, clean_township, clean_village
from tests.clean.grids import clean_rows, reasons, values


@pytest.mark.parametrize(
    "text",
    [
        "清澜镇",
        "清 澜 镇",
        "　清澜镇：",
        "新民族乡",
        "鼓楼街道",
        "月田镇",
        "镇南乡",
        "三江镇",
        "老城镇",
        "古城乡",
        "什集镇",
        "甲苏木",
        "XX镇",
        "二龙山农场",
    ],
)
def test_townships_are_known_by_the_list_or_their_form(text: str) -> None:
    assert clean_place(text).level is Level.TOWNSHIP


@pytest.mark.parametrize("text", ["东阁村", "东阁村委会", "新园社区", "文城居委会"])
def test_villages_are_known_by_their_suffix(text: str) -> None:
    assert clean_place(text).level is Level.VILLAGE


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("合 计", Level.TOTAL),
        ("总计", Level.TOTAL),
        ("小计", Level.SUBTOTAL),
        ("清澜镇小计", Level.SUBTOTAL),
        ("文昌市", Level.ABOVE),
        ("全镇", Level.WHOLE),
        ("因病", Level.UNKNOWN),
        ("各乡镇", Level.UNKNOWN),
        ("城镇", Level.UNKNOWN),
        ("贫困镇", Level.UNKNOWN),
        ("搬迁集镇", Level.UNKNOWN),
        ("县城区", Level.UNKNOWN),
        ("县开发区", Level.UNKNOWN),
        ("区工业园区管委会", Level.UNKNOWN),
        ("某某农场", Level.UNKNOWN),  # no list has it, and its suffix says nothing
        ("出列村", Level.UNKNOWN),
        ("岳阳县", Level.ABOVE),
        ("全旗", Level.ABOVE),
        ("全县合计", Level.ABOVE),
        ("上年数", Level.COMPARISON),
        ("比上年增减", Level.COMPARISON),
        ("其中：贫困村", Level.COMPARISON),
        ("平均", Level.COMPARISON),
    ],
)
def test_sums_and_other_words_are_no_names(text: str, level: Level) -> None:
    assert clean_place(text).level is level
    assert clean_place(text).name == ""


def test_offices_become_the_places_they_stand_for() -> None:
    assert clean_township("清 澜镇人民政府") == "清澜镇"
    assert clean_township("鼓楼街道办事处") == "鼓楼街道"
    assert clean_village("清澜镇东阁村委会", township="清澜镇") == "东阁村"
    assert clean_village("东阁村") == "东阁村"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("岳阳县月田镇", "月田镇"),
        ("湖南省岳阳市岳阳县月田镇人民政府", "月田镇"),
        ("一、甲山镇", "甲山镇"),
        ("（二）乙水乡", "乙水乡"),
        ("\ufeff甲山镇\u200b", "甲山镇"),
        ("\u202d乙水乡\u202c", "乙水乡"),
        ("其中：月田镇", "月田镇"),
    ],
)
def test_what_stands_around_a_name_is_no_part_of_it(text: str, name: str) -> None:
    assert clean_place(text) == Place(Level.TOWNSHIP, name)


def test_a_name_that_the_caller_knows_needs_no_form() -> None:
    assert clean_place("高新管理处").level is Level.UNKNOWN
    assert clean_place("高新管理处", known={"高新管理处"}) == Place(Level.TOWNSHIP, "高新管理处")


@pytest.mark.parametrize(
    "text",
    [
        "月田镇（原月田乡）",
        "月田镇(2015年撤乡设镇)",
        "月田镇（含原荻溪乡）",
        "月田镇（3个村）",
        "*月田镇",
        "月田镇※",
        "430621110月田镇",
    ],
)
def test_notes_and_codes_around_a_name_are_no_part_of_it(text: str) -> None:
    assert clean_place(text) == Place(Level.TOWNSHIP, "月田镇")


def test_a_former_name_is_asked_about_and_takes_no_title() -> None:
    assert clean_place("原月田乡").level is Level.UNKNOWN
    assert clean_place("原平镇").name == "原平镇"
    assert townships_in("月田镇（含原荻溪乡）2018年贫困户统计表") == ["月田镇"]
    assert townships_in("原月田乡2018年贫困户统计表") == []


@pytest.mark.parametrize(
    ("text", "name", "within"),
    [
        ("幸福家园安置点（青溪镇）", "幸福家园安置点", "青溪镇"),
        ("锦绣新村（白石乡）", "锦绣新村", "白石乡"),
        ("青溪镇城北安置小区", "城北安置小区", "青溪镇"),
        ("城北安置点", "城北安置点", ""),
    ],
)
def test_what_lies_in_a_township_that_it_names(text: str, name: str, within: str) -> None:
    assert clean_place(text) == Place(Level.VILLAGE, name, within)


@pytest.mark.parametrize(
    "text",
    [
        "集中安置点",
        "已建成安置点",
        "易地扶贫搬迁集中安置点",
        "搬迁安置点",
        "贫困户（青溪镇）",
        "安置人数（青溪镇）",
        "中心小学（青溪镇）",
    ],
)
def test_what_names_nothing_of_its_own_is_no_place(text: str) -> None:
    assert clean_place(text).level is not Level.VILLAGE


def test_a_table_about_one_village_is_none_of_the_township() -> None:
    found = values(
        clean_rows([["甲山镇青石村2022年低保情况统计表"], ["指标", "数量"], ["低保户数（户）", 12], ["低保人数（人）", 31]])
    )
    assert {place for _, place, *_ in found} == {"青石村"}
    rows = [["组别", "改厕户数（户）", "补助资金（万元）"], ["一组", 3, 4.5], ["二组", 2, 3], ["合计", 5, 7.5]]
    found = values(clean_rows([["甲山镇青石村2022年改厕情况统计表"], *rows]))
    assert {place for _, place, *_ in found} == {"青石村", "青石村一组", "青石村二组"}


@pytest.mark.parametrize(
    ("heads", "rows", "places"),
    [
        (["自然村", "户数"], [["李家", 3], ["上寨", 4], ["合计", 7]], ["青石村李家", "青石村上寨", "青石村"]),
        (["自然村", "户数"], [["李家村", 3], ["上寨村", 4], ["合计", 7]], ["青石村李家村", "青石村上寨村", "青石村"]),
        (["村组", "户数"], [["1组", 3], ["第二组", 4], ["合计", 7]], ["青石村1组", "青石村第二组", "青石村"]),
        (["屯", "户数"], [["岩脚", 3], ["那坡", 4], ["合计", 7]], ["青石村岩脚", "青石村那坡", "青石村"]),
        (["村名", "户数"], [["青石村", 3], ["大田村", 4], ["合计", 7]], ["青石村", "大田村", ""]),
    ],
)
def test_what_lies_in_the_village_of_a_title_is_its_own_part_and_their_sum_the_villages(
    heads: list[object], rows: list[list[object]], places: list[str]
) -> None:
    figures = clean_rows([["甲山镇青石村2022年改厕情况统计表"], heads, *rows]).figures
    assert list(figures["place"]) == places


@pytest.mark.parametrize(("outer", "inner"), [("行政村", "自然村"), ("村名", "组别"), ("村（社区）", "村民小组")])
def test_hamlets_beside_their_villages_are_theirs_and_a_subtotal_is_its_villages(outer: str, inner: str) -> None:
    rows = [["青石村", "河边", 3], ["", "沟口", 4], ["", "小计", 7], ["大田村", "河边", 5], ["", "沟口", 6], ["", "小计", 11]]
    figures = clean_rows([["甲山镇2022年改厕情况"], [outer, inner, "户数"], *rows, ["合计", "", 18]]).figures
    assert list(figures["place"]) == ["青石村河边", "青石村沟口", "青石村", "大田村河边", "大田村沟口", "大田村", ""]
    figures = clean_rows([["甲山镇2022年改厕情况"], [outer, inner, "户数"], *rows[:2], rows[3], ["", "合计", 12]]).figures
    assert list(figures["place"])[-1] == ""  # the sum of all, not of the village filled in beside it


@pytest.mark.parametrize(
    ("title", "heads", "names"),
    [
        ("甲山镇2022年遍访情况统计表", ["组别", "走访户数"], ["第一小组", "第二小组"]),
        ("甲山镇2022年政策宣讲情况", ["小组", "宣讲场次"], ["第一组", "第二组"]),
        ("甲山镇2022年互助组情况", ["组名", "户数"], ["养牛组", "种菜组"]),
        ("甲山镇2022年问题排查情况", ["组别", "发现问题（个）"], ["第一督查组", "第二督查组"]),
        ("甲山镇青石村2022年劳动力情况", ["组别", "劳动力人数"], ["青年组", "老年组"]),
        ("甲山镇青石村2022年走访情况", ["组别", "走访户数"], ["走访一组", "走访二组"]),
    ],
)
def test_teams_of_no_village_are_no_places(title: str, heads: list[object], names: list[str]) -> None:
    figures = clean_rows([[title], heads, [names[0], 12], [names[1], 9], ["合计", 21]]).figures
    assert list(figures["place"]) == ["青石村" if "青石村" in title else ""] * 3
    assert [name in item for name, item in zip(names, figures["item"], strict=False)] == [True, True]


def test_groups_of_ages_beside_a_village_are_in_it() -> None:
    rows = [["青石村", "青年组", 3], ["大田村", "老年组", 2]]
    figures = clean_rows([["甲山镇2022年劳动力情况"], ["村名", "组别", "劳动力人数"], *rows]).figures
    assert list(figures["place"]) == ["青石村", "大田村"]


@pytest.mark.parametrize("texts", [("已入住", "未入住"), ("廉租房", "商品房"), ("第一批", "2019年第二批"), ("在建", "待分配房")])
def test_what_became_of_houses_is_no_site(texts: tuple[str, str]) -> None:
    rows = [[texts[0], 12], [texts[1], 9], ["锦绣新城一期", 4], ["合计", 25]]
    cleaned = clean_rows([["甲山镇2018年易地扶贫搬迁安置情况"], ["安置点", "搬迁户数"], *rows])
    assert list(cleaned.figures["place"]) == ["锦绣新城一期", ""]
    assert [reasons(cleaned)[cell] for cell in ("B3", "B4")] == ["F251", "F251"]


@pytest.mark.parametrize("heads", [["村名", "安置点", "务工人数"], ["安置点", "村名", "务工人数"]])
def test_a_village_beside_a_site_is_the_place_and_says_whose_people_they_are(heads: list[object]) -> None:
    rows = [["青石", "锦绣新城", 12], ["大田", "幸福家园", 9]]
    rows = rows if heads[0] == "村名" else [[site, village, number] for village, site, number in rows]
    figures = clean_rows([["甲山镇2018年务工情况"], heads, *rows, ["合计", "", 21]]).figures
    assert list(figures["place"]) == ["青石", "大田", ""]
    assert set(figures["item"]) == {"employed"}


def test_groups_of_people_are_no_hamlets() -> None:
    cleaned = clean_rows([["甲山镇2022年改厕情况"], ["组别", "户数"], ["脱贫户组", 3], ["监测户组", 4]])
    assert set(cleaned.figures["place"]) <= {""}


@pytest.mark.parametrize("kind", ["插花安置", "分散安置", "货币化安置", "进城购房", "自建房", "投亲靠友", "自主安置", "集中安置"])
def test_kinds_of_settling_among_sites_are_items_and_no_places(kind: str) -> None:
    rows = [["幸福家园安置点", 3, 9], ["和谐小区", 4, 10], ["县城安置区", 4, 10], [kind, 1, 2], ["合计", 12, 31]]
    cleaned = clean_rows([["甲山镇2018年易地扶贫搬迁安置情况"], ["安置点名称", "户数", "人数"], *rows])
    figures = cleaned.figures[cleaned.figures["measure"].eq("households")]
    assert list(figures["place"]) == ["幸福家园安置点", "和谐小区", "县城安置区", "", ""]
    assert list(figures["item"].eq("relocation")) == [True, True, True, False, True]
    assert figures["part_of"].ne("").sum() == 4


def test_a_word_or_an_institution_in_a_column_of_sites_is_asked_about() -> None:
    rows = [["幸福家园", 3], ["中心小学", 4], ["合计", 7]]
    cleaned = clean_rows([["甲山镇2018年易地扶贫搬迁安置情况"], ["安置点", "户数"], *rows])
    assert "中心小学" not in set(cleaned.figures["place"])


@pytest.mark.parametrize(
    "title", ["甲山镇各村2022年低保情况统计表", "甲山镇示范村2022年低保情况统计表", "甲山镇村级2022年低保情况统计表"]
)
def test_a_title_that_names_no_village_is_about_the_township(title: str) -> None:
    found = values(clean_rows([[title], ["指标", "数量"], ["低保户数（户）", 12], ["低保人数（人）", 31]]))
    assert {place for _, place, *_ in found} == {""}


def test_villages_listed_below_a_title_are_their_own() -> None:
    rows = [["村名", "低保户数（户）"], ["青石村", 12], ["大田村", 31], ["合计", 43]]
    found = values(clean_rows([["甲山镇青石村2022年低保情况统计表"], *rows]))
    assert {place: value for (_, place, *_), value in found.items()} == {"青石村": 12, "大田村": 31, "": 43}
