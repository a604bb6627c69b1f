"""The file of answers: documented, validated, never ambiguous; every question names the command that answers it."""

from __future__ import annotations

import shlex
import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fupin_analysis.core import answers as core_answers
from fupin_analysis.core.answers import (
    AboutAnswer,
    CellAnswer,
    HeadingAnswer,
    IgnoreAnswer,
    Readings,
    Scope,
    TownshipAnswer,
    add_answer,
    read_readings,
    readings_file,
    resolve_item,
    tell,
)
from fupin_analysis.core.words.terms import FOLDER
from fupin_analysis.errors import FupinError, Problem, pattern_of

MESSAGES = tomllib.loads((FOLDER / "messages.toml").read_text(encoding="utf-8"))
#: What is asked about reading; a sentence that contradicts itself (F283) was read, and is for the office to decide on.
#: A sentence whose own sums do not hold, and rows of record sheets, can only be corrected where they were written.
NOT_ANSWERED = {"F283", "F200", *(f"F29{digit}" for digit in range(10))}
ASKED = [code for code, row in MESSAGES.items() if code[:2] == "F2" and row["kind"] != "note" and code not in NOT_ANSWERED]
ANSWERS = [
    HeadingAnswer(text="帮扶户", means="registry/total", measure="households", file="民政*.xlsx", by="县扶贫办"),
    HeadingAnswer(text="下拨", unit="万元"),
    TownshipAnswer(text="一心办", township="甲山镇"),
    IgnoreAnswer(row="办公电话"),
    IgnoreAnswer(file="草稿.xlsx"),
    AboutAnswer(file="a.xlsx", township="甲山镇", year=2018),
    CellAnswer(cell="a.xlsx › 表 › C7", was="九十多户吧", value=0.0),
]


@pytest.mark.parametrize("code", ASKED)
def test_every_question_about_a_file_ends_with_the_command_that_answers_it(code: str) -> None:
    problem = Problem(code, where="甲 山2018.xlsx › 表 › C7", details=dict.fromkeys(["got", "expected", "count", "rows"], "因懒"))
    for language in ("zh", "en"):
        assert problem.cure is not None
        command = problem.cure.command(language)
        assert problem.say(language).endswith(command)
        words = shlex.split(command)
        assert words[:2] in (["fupin", "teach"], ["fupin", "prefer"])
        assert any("甲 山" in word for word in words)


def test_readers_of_a_report_are_told_no_commands() -> None:
    assert "fupin" not in Problem("F211", where="a.xlsx", details={"got": ""}).tell()


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: type(answer).__name__)
def test_an_answer_is_kept_with_its_date_and_read_back(tmp_path: Path, answer: object) -> None:
    path = tmp_path / "readings.toml"
    kept = add_answer(path, answer)  # type: ignore[arg-type]
    assert kept.on is not None
    assert read_readings(path).entries == (kept,)
    before = path.read_bytes()
    add_answer(path, answer)  # type: ignore[arg-type]
    assert path.read_bytes() == before  # the same answer again adds nothing


#: Texts as cells and names of files have them, damaged ones and signs that nobody sees among them.
_TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)


@given(text=_TEXTS, sheet=_TEXTS, note=st.text(max_size=20))
@example(text="户\x7f数", sheet='表"\\\x00', note="一\n二\r\u2028")
def test_whatever_is_answered_is_read_back(tmp_path_factory: pytest.TempPathFactory, text: str, sheet: str, note: str) -> None:
    path = tmp_path_factory.mktemp("answers") / "readings.toml"
    kept = [
        _kept(path, HeadingAnswer(text=text, means="因病", sheet=sheet, note=note)),
        _kept(path, CellAnswer(cell=f"a.xlsx › {sheet} › C7", was=text, value=3.0, note=note)),
    ]
    assert read_readings(path).entries == tuple(filter(None, kept)) if path.exists() else not any(kept)


def _kept(path: Path, answer: Scope) -> Scope | None:
    """Return an answer as it was kept; None where it was refused, which leaves the file as it was."""
    before = path.read_bytes() if path.exists() else None
    try:
        return add_answer(path, answer)
    except FupinError:
        assert (path.read_bytes() if path.exists() else None) == before
        return None


def test_half_a_sign_is_refused_and_the_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "readings.toml"
    add_answer(path, ANSWERS[0])
    with pytest.raises(FupinError, match="F319"):
        add_answer(path, TownshipAnswer(text="\udce4办", township="甲山镇"))
    assert len(read_readings(path).entries) == 1


def test_an_answer_about_a_cell_holds_in_its_file_and_the_later_counts() -> None:
    about = {"cell": "a.xlsx › 表 › C7", "was": "九十多"}
    answers = Readings(
        (
            CellAnswer(**about, value=90.0),
            CellAnswer(**about, value=95.0, file="a.xlsx"),
            CellAnswer(**about, value=1.0, file="b*.xlsx"),
            CellAnswer(**about, value=2.0, sheet="另一表"),
        )
    )
    assert answers.cell("a.xlsx › 表 › C7", "九十多") == 95.0
    assert answers.used_in("a.xlsx") == ((tell(answers.entries[1]), ""),)


def test_each_answer_is_looked_at_once_and_not_for_every_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    mask = core_answers.mask_address
    monkeypatch.setattr(core_answers, "mask_address", lambda text: looked.append(text) or mask(text))
    readings = Readings(tuple(CellAnswer(cell=f"a.xlsx › 表 › C{row}", was="?", value=1.0) for row in range(1, 51)))
    assert [readings.cell(f"a.xlsx › 表 › C{row}", "?") for row in range(1, 101)] == [1.0] * 50 + [None] * 50
    assert len(looked) == 150
    assert Readings((HeadingAnswer(text="甲", means="因病"),)).cell("a.xlsx › 表 › C7", "?") is None
    assert len(looked) == 150


def test_answers_join_what_people_wrote_by_hand(tmp_path: Path) -> None:
    path = tmp_path / "readings.toml"
    path.write_text('# ours\n[[township]]\ntext = "一心办"\ntownship = "甲山镇" # sure\n', encoding="utf-8")
    for answer in ANSWERS[:2]:
        add_answer(path, answer)
    assert path.read_text(encoding="utf-8").startswith('# ours\n[[township]]\ntext = "一心办"\ntownship = "甲山镇" # sure\n')
    assert len(read_readings(path).entries) == 3


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('[[heading]]\ntext = "甲"\nmeans = "没有的指标"\n', "F320"),
        ('[[heading]]\ntext = "甲"\nmeans = "合计"\n', "F321"),
        ('[[heading]]\ntext = "甲"\nunit = "斛"\n', "F320"),
        ('[[heading]]\ntext = "甲"\n', "F319"),
        ('[[heading]]\nmeans = "因病"\n', "F319"),
        ('[[heading]]\ntext = "甲"\nmeant = "因病"\n', "F319"),
        ('[[about]]\nfile = "a.xlsx"\nyear = 20188\n', "F320"),
        ("[[about]]\nyear = 2018\n", "F319"),
        ("[[ignore]]\n", "F319"),
        ('[[cell]]\ncell = "a › b › C7"\nwas = "x"\nvalue = "many"\n', "F319"),
        ('[[heading]]\ntext = "甲"\nmeans = "因病"\n[[heading]]\ntext = " 甲 "\nmeans = "因残"\n', "F322"),
        ("heading = 3", "F319"),
        ("[[heading", "F319"),
    ],
)
def test_a_wrong_file_of_answers_is_told_entry_by_entry(tmp_path: Path, text: str, code: str) -> None:
    path = tmp_path / "readings.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FupinError) as error:
        read_readings(path)
    assert {problem.code for problem in error.value.problems} == {code}


def test_an_answer_that_fits_two_things_is_refused_and_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "readings.toml"
    with pytest.raises(FupinError, match="F321"):
        add_answer(path, HeadingAnswer(text="甲", means="合计"))
    add_answer(path, HeadingAnswer(text="甲", means="因病"))
    with pytest.raises(FupinError, match="F322"):
        add_answer(path, HeadingAnswer(text="甲", means="因残"))
    assert len(read_readings(path).entries) == 1


def test_an_answer_holds_where_it_says_and_is_reported_where_it_holds_nowhere() -> None:
    readings = Readings(tuple(ANSWERS))
    assert readings.at("县/民政2018.xlsx", "表").heading("帮 扶户") is not None
    assert readings.at("扶贫2018.xlsx", "表").heading("帮扶户") is None
    assert readings.at("a.xlsx").ignores(["办公电话"])
    assert not readings.at("a.xlsx").ignores(["电话"])
    assert readings.at("草稿.xlsx", "表").ignores()
    assert (readings.about("a.xlsx").year, readings.about("b.xlsx").year) == (2018, 0)
    assert readings.cell("a.xlsx › 表 › C7", "九十户") is None  # the cell says something else by now
    used = readings.used_in("县/民政2018.xlsx")
    assert [by for _text, by in used] == ["县扶贫办"]
    told = {text for file in ("县/民政2018.xlsx", "a.xlsx", "草稿.xlsx") for text, _by in readings.used_in(file)}
    assert [problem.details["got"] for problem in readings.unused(told)] == [
        "text=下拨 unit=万元",
        "text=一心办 township=甲山镇",
        "cell=a.xlsx › 表 › C7 was=九十多户吧",
    ]


def test_items_are_named_by_label_path_composition_or_own_words() -> None:
    assert resolve_item("建档立卡合计").name == "total"
    assert resolve_item("cause/illness").zh == "因病"
    assert resolve_item("易地扶贫搬迁已验收").name == "relocation_accepted"
    assert resolve_item("产业帮扶/大棚黄瓜").is_own
    with pytest.raises(FupinError, match="F320"):
        resolve_item("因并")


def test_the_file_stands_beside_the_returns(tmp_path: Path) -> None:
    assert readings_file(tmp_path / "raw") == tmp_path / "readings.toml"
    assert readings_file(tmp_path / "other") == tmp_path / "other" / "readings.toml"
    assert pattern_of("a2018.xlsx") == "a*.xlsx"
