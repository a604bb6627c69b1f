"""Lines that a page breaks within a sentence, in a text that is not wrapped."""

import pytest

from fupin_analysis.acquire.document.files import read_document
from fupin_analysis.acquire.document.lines import breaks_off, to_paragraphs
from tests.acquire.document.test_docx import p, package

PIECES = ["全镇共有贫困户512户", "1903人，其中因病致贫", "143户521人，因残88户。"]


def test_pieces_of_a_sentence_are_one_paragraph():
    assert [one.text for one in to_paragraphs(["甲山镇2018年工作总结", *PIECES, "下一步，加快改造。"])] == [
        "甲山镇2018年工作总结",
        "".join(PIECES),
        "下一步，加快改造。",
    ]


def test_line_ends_in_a_page_end_no_sentence(tmp_path):
    page = tmp_path / "甲山镇.html"
    page.write_text(f"<html><body><h1>甲山镇2018年工作总结</h1><p>{'<br>'.join(PIECES)}</p><p>以上。</p></body></html>")
    assert [one.text for one in read_document(page).paragraphs][1:] == ["".join(PIECES), "以上。"]


def test_paragraphs_are_never_joined(tmp_path):
    page = tmp_path / "甲山镇.html"
    page.write_text(f"<html><body><h1>甲山镇2018年工作总结</h1>{''.join(f'<p>{one}</p>' for one in PIECES)}</body></html>")
    assert [one.text for one in read_document(page).paragraphs][1:] == PIECES
    document = tmp_path / "甲山镇.docx"
    document.write_bytes(package("".join(map(p, PIECES))))
    assert [one.text for one in read_document(document).paragraphs] == PIECES


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("产业扶贫", "全镇种茶500亩，增收明显。"),
        ("坚持党建引领，夯实基础", "全镇成立领导小组，召开会议12次。"),
        ("（一）加强领导，压实责任", "全镇成立领导小组，召开会议12次。"),
        ("东村脱贫12户，31人", "西村脱贫9户，20人"),
        ("全镇脱贫12户，31人。", "1903人，其中因病致贫"),
        ("以上汇报，请批评指正", "甲山镇人民政府"),
        ("全镇脱贫12户，拆除旧房并", "二、存在的问题"),
        ("全镇脱贫12户，拆除旧房并", "1.发展产业"),
        ("全力抓实整改，压实工作责任，确保各项措施落到实处、见到实效", "改厕20户，脱贫60户。"),
        ("（二）统筹推进，加大投入，力争三年内覆盖12个村，惠及农户", "双桥村改厕20户，硬化道路3公里。"),
        ("一、强化领导，投入资金20万元，确保各项政策见到实效", "60户脱贫，20户改厕。"),
        ("压实责任，力争户厕改造见到实效，", "改厕工作全面完成，双桥村改厕20户。"),
        ("全年改厕20户，", "下步计划"),
        ("下一步打算", "30户脱贫，20户改厕。"),
        ("力争改厕20户，", "全镇脱贫30户。"),
        ("力争改厕20户，", "双桥村脱贫30户。"),
        ("力争改厕20户，", "一是脱贫30户。"),
        ("今年搬迁86户312人，并全部", "入住，拆除旧房80户。"),
        ("因病致贫12户，因学3户", "帮扶措施：产业带动，就业帮扶"),
        ("养羊1370只", "13个村建立合作社"),
        ("2024-12-10", "38.97KB"),
        ("改造危房", "25户"),
    ],
)
def test_whole_lines_stay_apart(text, after):
    assert not breaks_off(text, after)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("实施农村危房改造项目120户，", "共计发放补助资金240万元。"),
        ("全镇共有512", "户1903人。"),
        ("全镇总人口18", "640人，耕地面积3万亩。"),
        ("种植花椒3100亩，养羊12", "700只，建成合作社13家。"),
        ("1、落实健康扶贫。家庭医生签约率达到100", "%。"),
        ("其中产业资金187万元，改造危房", "47户，硬化道路13公里。"),
        ("1、落实健康扶贫。家庭医生签约", "1044人。"),
        ("存栏牛1,270头、羊", "12,700只。"),
        ("教育扶贫方面，资助贫困学生", "（含学前教育）313人。"),
        ("发放补助（每人", "500元）12万元。"),
        ("全镇脱贫12户", "，其中因病5户。"),
    ],
)
def test_pieces_go_on(text, after):
    assert breaks_off(text, after)


def test_a_list_of_places_is_no_wrapped_text():
    lines = [
        "（二）坚持统筹推进，力争户厕改造全覆盖",
        "双桥村改厕20户，硬化道路3公里",
        "红岭村改厕30户，硬化道路4公里",
        "白水村改厕40户，硬化道路5公里",
        "下步计划",
        "脱贫30户",
    ]
    assert [one.text for one in to_paragraphs(lines)] == lines


def test_a_heading_as_wide_as_a_wrapped_text_stays_alone():
    heading = "一、强化组织领导，明确工作责任，确保各项政策落到实处、见到实效"
    lines = [
        "全镇脱贫60户，改厕20户，硬化道路3公里，新建蓄水池12口，惠及",
        "贫困群众300户900人，户户满意，人人称道，工作成效明显，其中",
        "双桥村脱贫20户，红岭村脱贫30户，全年完成危房改造12户，发放补",
        "助资金36万元。",
    ]
    assert [one.text for one in to_paragraphs([heading, *lines])] == [heading, "".join(lines)]
