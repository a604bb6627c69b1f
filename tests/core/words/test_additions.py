"""An office's own words: read beside the returns, wrong ones told all at once with the nearest known item."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from fupin_analysis.cli import commands
from fupin_analysis.core.words.additions import additions_folder, nearest_items, read_additions
from fupin_analysis.core.words.terms import load_vocabulary
from fupin_analysis.errors import FupinError
from fupin_analysis.flow import take_in
from fupin_analysis.reports.vocabulary import tell_item, tell_vocabulary
from tests.conftest import ROOT

GREENHOUSES = """
topic = "产业帮扶"
source = "县产业办月报"
[items.greenhouses]
zh = "大棚黄瓜"
aliases = ["设施黄瓜", "黄瓜大棚"]
measures = ["area_mu"]
"""

PARTS = """parts = ["大茬黄瓜", "秋茬黄瓜"]
[items.one]
zh = "大茬黄瓜"
measures = ["area_mu"]
[items.two]
zh = "秋茬"
aliases = ["秋茬黄瓜"]
measures = ["area_mu"]
"""

WRONG = """
topic = "housing"
[items.p]
zh = "危房改造"
[items.q]
zh = "庭院"
measures = ["household"]
unit = "斛"
alias = ["x"]
[items.r]
aliases = ["y"]
[items.s]
zh = "院坝"
since = 2020
until = 2018
[items.t]
zh = "围墙"
parts = ["没有"]
"""


@pytest.fixture
def fupin() -> Callable[..., Result]:
    runner = CliRunner()
    return lambda *arguments: runner.invoke(commands.app, [str(argument) for argument in arguments])


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "a.csv").write_text("2018年各乡镇情况\n乡镇,设施黄瓜,贫困户户数\n甲山镇,30,12\n", encoding="utf-8")
    additions_folder(folder).mkdir()
    return folder


def test_a_wording_of_the_offices_own_is_read_under_its_one_name(raw: Path, fupin: Callable[..., Result]) -> None:
    (additions_folder(raw) / "ours.toml").write_text(GREENHOUSES, encoding="utf-8")
    intake = take_in(raw)
    row = intake.figures[intake.figures["value"].eq(30)].iloc[0]
    assert (row["topic"], row["item"], row["measure"]) == ("production", "大棚黄瓜", "area_mu")
    assert "设施黄瓜" in row["as_written"]
    assert intake.inputs["answered"].tolist() == [""]  # a word is no answer
    shown = fupin("vocabulary", "黄瓜大棚", "--data", raw)
    assert (shown.exit_code, "大棚黄瓜" in shown.stdout) == (0, True)
    (additions_folder(raw) / "ours.toml").unlink()
    assert "设施黄瓜" in take_in(raw).figures["item"].tolist()  # read anew, in its own words


@pytest.mark.parametrize(("total", "codes"), [(30, []), (40, ["V101"])])
def test_parts_that_an_office_names_add_up_to_their_whole(total: int, codes: list[str], tmp_path: Path) -> None:
    folder = tmp_path / "raw"
    folder.mkdir()
    text = f"2018年各乡镇情况\n乡镇,设施黄瓜,大茬黄瓜,秋茬黄瓜,贫困户户数\n甲山镇,{total},20,10,12\n"
    (folder / "a.csv").write_text(text, encoding="utf-8")
    additions_folder(folder).mkdir()
    (additions_folder(folder) / "ours.toml").write_text(f"{GREENHOUSES}{PARTS}", encoding="utf-8")
    findings = take_in(folder).findings
    assert list(findings["rule"]) == codes
    assert all("大棚黄瓜＝大茬黄瓜＋秋茬黄瓜" in str(edits) for edits in findings["edits"])


def test_everything_wrong_is_told_at_once_with_what_is_nearest(raw: Path, fupin: Callable[..., Result]) -> None:
    folder = additions_folder(raw)
    (folder / "a.toml").write_text('topic = "产业扶"\n[items.x]\nzh = "大棚"\n', encoding="utf-8")
    (folder / "b.toml").write_text(WRONG, encoding="utf-8")
    (folder / "c.toml").write_text("topic = ", encoding="utf-8")
    with pytest.raises(FupinError) as error:
        read_additions(folder)
    told = [problem.say("zh") for problem in error.value.problems]
    parts = ["a.toml › topic：", "产业扶持", "b.toml › items.p", "housing/rebuilt", "您是否指：households", "斛"]
    parts += ["您是否指：aliases", "b.toml › items.r", "since 2020", "围墙.parts", "c.toml："]
    for part in parts:
        assert any(part in line for line in told), part
    checked = fupin("vocabulary", "--check", folder)
    assert (checked.exit_code, checked.stderr.count("F324")) == (2, len(told))


def test_a_check_says_which_known_item_is_near(raw: Path, fupin: Callable[..., Result]) -> None:
    file = additions_folder(raw) / "ours.toml"
    file.write_text('topic = "housing"\n[items.x]\nzh = "危房改造房"\n', encoding="utf-8")
    checked = fupin("vocabulary", "--check", file)
    assert checked.exit_code == 0
    assert "危房改造" in checked.stderr
    assert nearest_items(read_additions(file)[0])[0].startswith("housing/")


def test_an_item_is_shown_with_everything_that_uses_it(fupin: Callable[..., Result]) -> None:
    shown = fupin("vocabulary", "危房改造").stdout
    for part in ("housing/rebuilt", "危改", "户数", "自建 + 政府统建", "核对关系"):
        assert part in shown
    unknown = fupin("vocabulary", "危房改選")
    assert (unknown.exit_code, "您是否指" in unknown.stderr) == (2, True)
    assert tell_item(load_vocabulary().item("housing", "rebuilt"), language="en")[0].startswith("Dilapidated")


def test_the_page_of_the_vocabulary_in_the_docs_is_made_from_the_data() -> None:
    page = ROOT / "docs" / "vocabulary.md"
    assert page.read_text(encoding="utf-8") == tell_vocabulary(), "run: fupin vocabulary > docs/vocabulary.md"
