"""What the desk does is what the commands do, and what files hold is shown as text."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from fupin_analysis.batch.run import run_batch
from fupin_analysis.cli import commands
from fupin_analysis.core.decision import read_decisions
from fupin_analysis.desk.office import Office
from fupin_analysis.forms.workbook import write_form
from tests.conftest import FIVE, unit

MESSY = "2018年甲山镇基本情况\n指标,户数\n建档立卡合计,若干\n危房改造完成,12\n"


def _plain(page: str) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", page))


def _upload(clerk: TestClient, name: str, text: str) -> str:
    return clerk.post("/upload", files=[("files", (name, text.encode()))]).text


def test_an_answer_is_the_one_the_command_keeps(clerk: TestClient, office: Office, tmp_path: Path) -> None:
    asked = _upload(clerk, "甲.csv", MESSY)
    cell = re.search(r'name="cell" value="([^"]+)"', asked)
    assert cell is not None
    form = {"cell": unescape(cell[1]), "was": "若干", "value": "40", "by": "甲山镇扶贫办", "back": "甲.csv"}
    done = clerk.post("/teach", data=form).text
    assert "没有疑问" in done
    by_desk = (office.data.parent / "readings.toml").read_text(encoding="utf-8")
    other = tmp_path / "other" / "raw"
    other.mkdir(parents=True)
    options = ["--cell", unescape(cell[1]), "--was", "若干", "--value", "40", "--by", "甲山镇扶贫办"]
    assert CliRunner().invoke(commands.app, ["teach", *options, "--data", str(other)]).exit_code == 0
    assert (other.parent / "readings.toml").read_text(encoding="utf-8") == by_desk


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("year", "nan"),
        ("year", "inf"),
        ("year", "1e400"),
        ("year", "2018.5"),
        ("year", "18"),
        ("value", "nan"),
        ("value", "-inf"),
    ],
)
def test_what_only_a_computer_takes_for_a_number_is_none(clerk: TestClient, office: Office, name: str, text: str) -> None:
    _upload(clerk, "甲.csv", MESSY)
    about = {"cell": "甲.csv › 第3行第2列", "was": "若干"} if name == "value" else {"file": "甲.csv", "township": "甲山镇"}
    answer = clerk.post("/teach", data={**about, name: text, "by": "县局", "back": "甲.csv"})
    assert answer.status_code == 422
    assert ("年度请填四位数字，如 2018" if name == "year" else "F373") in answer.text
    assert not (office.data.parent / "readings.toml").exists()


def test_a_year_is_one_in_digits_of_any_width(clerk: TestClient, office: Office) -> None:
    _upload(clerk, "甲.csv", MESSY)
    clerk.post("/teach", data={"file": "甲.csv", "year": "２０１８", "by": "县局", "back": "甲.csv"})
    assert "year = 2018" in (office.data.parent / "readings.toml").read_text(encoding="utf-8")


def test_what_was_done_is_said_once_and_where_it_was_done(clerk: TestClient) -> None:
    done = clerk.post("/upload", files=[("files", ("甲.csv", MESSY.encode()))], follow_redirects=False)
    elsewhere = clerk.get("/").text
    said = [clerk.get(done.headers["location"]).text for _again in range(2)]
    assert ["已收下" in page for page in (elsewhere, *said)] == [False, True, False]


@pytest.mark.parametrize("others", [[], ["乙.csv"]])
def test_what_identifies_somebody_in_a_files_name_is_neither_said_nor_in_the_address(
    clerk: TestClient, others: list[str]
) -> None:
    files = [("files", (name, MESSY.encode())) for name in ("甲13912345601.csv", *others)]
    done = clerk.post("/upload", files=files, follow_redirects=False)
    assert "1234" not in done.headers["location"]
    page = clerk.get(done.headers["location"])
    assert page.status_code == 200
    assert "已收下 甲139****5601.csv" in page.text
    assert "13912345601" not in page.text


def test_what_nobody_opened_is_not_kept_for_ever(clerk: TestClient) -> None:
    names = ["甲.csv", *["乙.csv"] * 100]
    done = [clerk.post("/upload", files=[("files", (name, MESSY.encode()))], follow_redirects=False) for name in names]
    assert "已收下" not in clerk.get(done[0].headers["location"]).text


def test_an_offered_answer_takes_one_button(clerk: TestClient, office: Office) -> None:
    asked = _upload(clerk, "甲.csv", "2018年甲山镇基本情况\n指标,户数\n建档立卡户数合记,40\n危房改造完成,12\n")
    near = re.findall(r'<button name="near" value="([^"]+)"', asked)
    hidden = dict(re.findall(r'<input type="hidden" name="(heading|file)" value="([^"]*)"', asked))
    assert near
    form = {name: unescape(text) for name, text in hidden.items()}
    clerk.post("/teach", data={**form, "means": "", "near": unescape(near[0]), "by": "县局", "back": "甲.csv"})
    assert unescape(near[0]) in (office.data.parent / "readings.toml").read_text(encoding="utf-8")


def _return(path: Path, households: object) -> Path:
    rows = [{**FIVE[0], "value": households}, *FIVE[1:]]
    return write_form(path, township="五数镇", year=2018, figures=unit(rows, township="五数镇"))


def test_which_version_counts(clerk: TestClient, office: Office, tmp_path: Path) -> None:
    _return(office.data / "五数镇-2018.xlsx", 40)
    changed = _return(tmp_path / "changed.xlsx", 99)
    clerk.post("/upload", files=[("files", ("五数镇-2018.xlsx", changed.read_bytes()))])
    asked = clerk.get("/file", params={"name": "五数镇-2018.xlsx"}).text
    assert re.findall(r"<option>(五数镇[^<]*)", asked)[:2] == ["五数镇-2018-2.xlsx", "五数镇-2018.xlsx"]
    clerk.post("/prefer", data={"file": "五数镇-2018-2.xlsx", "by": "县局", "back": "五数镇-2018.xlsx"})
    assert "F209" not in clerk.get("/file", params={"name": "五数镇-2018.xlsx"}).text
    assert "五数镇-2018-2.xlsx" in (office.data / "SOURCES.toml").read_text(encoding="utf-8")


@pytest.fixture
def handed_in(office: Office, xx_return: Path) -> Path:
    shutil.copy(xx_return, office.data)
    return office.data


def _decision(page: str) -> dict[str, str]:
    finding = re.search(r'name="finding" value="([^"]*B201[^"]*)"', page)
    choice = re.search(r'name="choice" value="([^"]*\|57.0)"', page)
    assert finding is not None
    assert choice is not None
    return {
        "finding": finding[1],
        "choice": choice[1],
        "reason": "核对台账，漏写一位数字",
        "by": "市扶贫办",
        "value": "",
        "figure": "",
    }


def test_a_decision_is_shown_before_it_is_written(clerk: TestClient, handed_in: Path) -> None:
    page = clerk.get("/unit", params={"township": "XX镇", "year": "2018"}).text
    form = _decision(page)
    shown = clerk.post("/decide", data=form)
    folder = handed_in.parent / "decisions"
    assert "XX镇2018年计划脱贫（按名册）原报7户，按核对建议核定57户（市扶贫办" in shown.text
    assert "以下1处待核实数据将随之消除" in shown.text
    assert not folder.exists()
    (seen,) = re.findall(r'name="seen" value="([^"]+)"', shown.text)
    done = clerk.post("/decide", data={**form, "seen": seen})
    (kept,) = read_decisions(folder)
    assert (kept.id, kept.value, kept.who) == (seen, 57, "市扶贫办")
    assert "共2处待核实" in done.text
    listed = clerk.get("/decisions").text
    back = {"name": kept.id, "reason": "记录有误，重新核对", "by": "市扶贫办"}
    draft = clerk.post("/undo", data=back).text
    assert kept.id in listed
    assert len(read_decisions(folder)) == 1
    (seen,) = re.findall(r'name="seen" value="([^"]+)"', draft)
    assert "还没有作过决定" in clerk.post("/undo", data={**back, "seen": seen}).text
    assert len(read_decisions(folder)) == 2


def test_only_what_was_seen_is_written(clerk: TestClient, handed_in: Path) -> None:
    form = _decision(clerk.get("/unit", params={"township": "XX镇", "year": "2018"}).text)
    (seen,) = re.findall(r'name="seen" value="([^"]+)"', clerk.post("/decide", data=form).text)
    changed = clerk.post("/decide", data={**form, "reason": "另一个理由，没有看过", "seen": seen})
    assert "尚未写入" in changed.text
    assert not (handed_in.parent / "decisions").exists()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"choice": ""}, "F376"),
        ({"choice": "other", "value": ""}, "F376"),
        ({"choice": "other", "value": "五十", "figure": "plan/exit_as_listed.households@2018"}, "F373"),
        ({"choice": "other", "value": "-5", "figure": "plan/exit_as_listed.households@2018"}, "F416"),
        ({"reason": "同意"}, "F408"),
        ({"finding": "XX镇-2018-B999-0"}, "F403"),
    ],
)
def test_a_careless_form_is_answered_and_nothing_is_written(
    clerk: TestClient, handed_in: Path, change: dict[str, str], said: str
) -> None:
    form = _decision(clerk.get("/unit", params={"township": "XX镇", "year": "2018"}).text)
    answer = clerk.post("/decide", data={**form, **change})
    assert (answer.status_code, said in answer.text) == (422, True)
    assert not (handed_in.parent / "decisions").exists()


def test_what_a_file_holds_is_shown_as_text(clerk: TestClient) -> None:
    evil = "<script>alert(1)</script>"
    asked = _upload(clerk, "a&b.csv", f'2018年甲山镇\n指标,户数\n"{evil}",40\n建档立卡合计,"<img src=x onerror=alert(2)>"\n')
    home, look = clerk.get("/").text, clerk.get("/look", params={"name": "a&b.csv"}).text
    for page in (asked, home, look):
        assert evil not in page
        assert "<img src=x" not in page
    assert "a&amp;b.csv" in home
    policy = clerk.get("/look", params={"name": "a&b.csv"}).headers["content-security-policy"]
    assert "'unsafe-inline'" not in policy[policy.index("script-src") :]


@pytest.mark.parametrize(
    "path",
    [
        "../raw/secret.csv",
        "%2e%2e/raw/secret.csv",
        "..%2fraw%2fsecret.csv",
        "/etc/passwd",
        "%2fetc%2fpasswd",
        ".lock.html",
        "link.html",
        "a.py",
        "%00",
        "2018/%00/report.html",
        "x" * 300 + ".html",
    ],
)
def test_nothing_outside_the_folder_of_pages_is_served(clerk: TestClient, office: Office, path: str) -> None:
    (office.data / "secret.csv").write_text("secret", encoding="utf-8")
    office.output.mkdir()
    (office.output / "link.html").symlink_to(office.data / "secret.csv")
    for name in (".lock.html", "a.py"):
        (office.output / name).write_text("secret", encoding="utf-8")
    answer = clerk.get(f"/pages/{path}")
    assert answer.status_code == 404
    assert "secret" not in answer.text


@pytest.mark.parametrize("name", ["../decisions/2018.toml", "/etc/passwd", "readings.toml", "", "nothing.csv"])
def test_only_inputs_are_looked_at(clerk: TestClient, office: Office, name: str) -> None:
    (office.data / "readings.toml").write_text("", encoding="utf-8")
    assert clerk.get("/look", params={"name": name}).status_code == 422
    assert clerk.get("/file", params={"name": name}).status_code == 422


def test_no_page_tells_where_the_folder_is(clerk: TestClient, office: Office) -> None:
    pages = [_upload(clerk, "甲.csv", MESSY), _upload(clerk, "坏.xlsx", "PK broken")]
    pages += [clerk.get(path).text for path in ("/", "/decisions", "/file?name=坏.xlsx", "/look?name=坏.xlsx", "/nothing")]
    assert [page for page in pages if str(office.data.parent) in page] == []


def test_a_file_that_cannot_be_read_says_why(clerk: TestClient) -> None:
    page = _upload(clerk, "照片.png", "\x89PNG....")
    assert re.search(r"F1\d\d", _plain(page))
    assert "读不了" in clerk.get("/").text
    assert clerk.get("/unit", params={"township": "无", "year": "2018"}).status_code == 404


def test_english_as_well(office: Office) -> None:
    from fupin_analysis.desk.web import make_app
    from tests.desk.conftest import BASE, PORT, TOKEN

    office.language = "en"
    with TestClient(make_app(office, token=TOKEN, port=PORT), base_url=BASE) as client:
        assert "Hand in files" in client.get(f"/enter?token={TOKEN}").text


def test_a_relation_may_be_set_aside_until_a_day(clerk: TestClient, handed_in: Path) -> None:
    form = _decision(clerk.get("/unit", params={"township": "XX镇", "year": "2018"}).text)
    form |= {"choice": "waive", "until": "2019-06-30"}
    (seen,) = re.findall(r'name="seen" value="([^"]+)"', clerk.post("/decide", data=form).text)
    clerk.post("/decide", data={**form, "seen": seen})
    (kept,) = read_decisions(handed_in.parent / "decisions")
    assert (kept.action, kept.until) == ("waived", "2019-06-30")


def test_the_list_to_send_back_is_the_one_the_batch_writes(clerk: TestClient, office: Office, handed_in: Path) -> None:
    answer = clerk.post("/list", data={"township": "XX镇", "year": "2018"})
    assert answer.content.startswith(b"PK")
    written = office.output / "2018" / "XX镇" / "report-findings.xlsx"
    assert answer.content == written.read_bytes()
    run_batch(handed_in, office.output, workers=1, with_lists=True)
    assert answer.content == written.read_bytes()


def test_a_decision_on_a_figure_that_changed_is_confirmed_after_it_was_seen(clerk: TestClient, office: Office) -> None:
    rows = "township,year,period,topic,item,measure,value\n甲山镇,2018,2018,registry,total,households,{}\n"
    rows += "甲山镇,2018,2018,cause,illness,households,50\n"
    path = office.data / "a.csv"
    path.write_text(rows.format(40), encoding="utf-8")
    page = clerk.get("/unit", params={"township": "甲山镇", "year": "2018"}).text
    finding = re.search(r'name="finding" value="([^"]+)"', page)
    assert finding is not None
    form = {"finding": finding[1], "choice": "other", "figure": "registry/total.households@2018", "value": "60"}
    form |= {"reason": "核对台账，漏报二十户", "by": "县局"}
    (seen,) = re.findall(r'name="seen" value="([^"]+)"', clerk.post("/decide", data=form).text)
    clerk.post("/decide", data={**form, "seen": seen})
    assert "/confirm" not in clerk.get("/decisions").text
    path.write_text(rows.format(45), encoding="utf-8")
    assert 'action="/confirm"' in clerk.get("/decisions").text
    again = {"name": seen, "reason": "再次核对，仍为六十户", "by": "县局"}
    shown = clerk.post("/confirm", data=again).text
    assert len(read_decisions(office.data.parent / "decisions")) == 1
    (new,) = re.findall(r'name="seen" value="([^"]+)"', shown)
    done = clerk.post("/confirm", data={**again, "seen": new}).text
    assert 'action="/confirm"' not in done
    last = read_decisions(office.data.parent / "decisions")[-1]
    assert (last.id, last.expected, last.value) == (new, 45, 60)


@pytest.mark.usefixtures("handed_in")
def test_townships_with_most_to_check_come_first(clerk: TestClient, office: Office) -> None:
    (office.data / "AA镇.csv").write_text("2018年AA镇致贫原因\n原因,户数\n因病,12\n", encoding="utf-8")
    names = re.findall(r'<th scope="row">([^<]+)</th><td class="num">2018</td>', clerk.get("/").text)
    assert names == ["XX镇", "AA镇"]
    shown = [int(count) for count in re.findall(r">(\d+)处待核实<", clerk.get("/").text)]
    assert shown == sorted(shown, reverse=True)
    assert shown[0] > shown[1]


def test_of_a_figure_stated_twice_each_statement_is_a_choice(clerk: TestClient, office: Office) -> None:
    for name, households in (("基本情况", 40), ("总结", 41)):
        text = f"2018年甲山镇{name}\n指标,户数\n建档立卡合计,{households}\n危房改造完成,12\n"
        (office.data / f"甲山镇-2018-{name}.csv").write_text(text, encoding="utf-8")
    page = _plain(clerk.get("/unit?township=甲山镇&year=2018").text)
    told = [re.sub(r"\s", "", line) for line in page.splitlines()]
    assert [any(one.endswith("户的为准") and f"报{number}户" in one for one in told) for number in (40, 41)] == [True, True]
    assert ("两处说的不是同一件事或口径不同，都保留" in page, "此处不适用这条核对关系" in page) == (True, False)
