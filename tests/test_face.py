"""The public face: every name is typed and explained, and mistakes there are answered."""

from __future__ import annotations

import doctest
import inspect
import re
import subprocess
import sys
from pathlib import Path

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib.figure import Figure

import fupin_analysis as fa

ROOT = Path(__file__).parents[1]
FUNCTIONS = [name for name in fa.__all__ if inspect.isfunction(getattr(fa, name))]
CLASSES = [name for name in fa.__all__ if inspect.isclass(getattr(fa, name))]


ONE = {
    "township": "甲镇",
    "year": 2018,
    "period": "2018",
    "topic": "cause",
    "item": "illness",
    "measure": "households",
    "value": 94,
}


def test_every_name_is_found_and_listed() -> None:
    assert sorted(dir(fa)) == sorted(fa.__all__)
    assert all(getattr(fa, name) is not None for name in fa.__all__)
    with pytest.raises(AttributeError, match="mesure_causes"):
        fa.mesure_causes  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_says_what_it_takes_and_gives_with_an_example(name: str) -> None:
    function = getattr(fa, name)
    said = inspect.getdoc(function) or ""
    signature = inspect.signature(function)
    if signature.parameters:
        assert "Parameters\n---" in said
        assert [one for one in signature.parameters if not re.search(rf"(?m)^\*?{one}\b|^[\w*, ]*\b{one}\b[\w, ]*$", said)] == []
    if signature.return_annotation != "None":
        assert "Returns\n---" in said or "Yields\n---" in said
    assert ">>> " in said


@pytest.mark.parametrize("name", CLASSES)
def test_every_class_says_what_it_holds_with_an_example(name: str) -> None:
    one = getattr(fa, name)
    said = inspect.getdoc(one) or ""
    held = [field for field in inspect.signature(one).parameters if not field.startswith("_")]
    assert "Parameters\n---" in said
    assert [field for field in held if not re.search(rf"(?m)^[\w, ]*\b{field}\b[\w, ]*$", said)] == []
    assert ">>> " in said


@pytest.mark.parametrize("name", [name for name in FUNCTIONS if name.startswith(("measure_", "tell_", "draw_"))])
def test_the_signature_shown_is_the_true_one(name: str) -> None:
    first = next(iter(inspect.signature(getattr(fa, name)).parameters.values()))
    assert first.annotation == "pd.DataFrame"


def test_what_any_measure_returns_any_other_function_takes() -> None:
    figures = fa.to_figures(
        [
            {
                "township": "甲镇",
                "year": 2018,
                "period": "2018",
                "topic": "cause",
                "item": item,
                "measure": "households",
                "value": n,
            }
            for item, n in (("illness", 94), ("schooling", 12))
        ]
    )
    causes = fa.measure_causes(figures)
    assert isinstance(causes, pd.DataFrame)
    assert "因病94户" in fa.tell_causes(causes)
    assert fa.tell_causes(causes=causes) == fa.tell_causes(causes)  # type: ignore[call-arg]
    assert fa.draw_causes(causes) is not None
    assert fa.table_of("causes", causes, topic="cause") is not None
    assert list(fa.titled(causes).columns)[:1] != list(causes.columns)[:1]


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: fa.tell_causes([1, 2]), "F351"),  # type: ignore[arg-type]
        (lambda: fa.measure_causes("figures.parquet"), "F351"),  # type: ignore[arg-type]
        (lambda: fa.tell_causes(pd.DataFrame({"item": ["illness"]})), "F352"),
        (lambda: fa.measure_causes(pd.DataFrame({"item": ["illness"]})), "F352"),
        (lambda: fa.measure_causes(fa.empty_figures().reindex([0]).assign(value="12")), "F357"),
        (lambda: fa.measure_causes(fa.empty_figures().reindex([0]).assign(year="2018", value=12.0)), "F357"),
        (lambda: fa.tell_causes(pd.DataFrame(), language="fr"), "F353"),
        (lambda: fa.titled(pd.DataFrame(), language="fr"), "F353"),
        (lambda: fa.table_of("cause", pd.DataFrame()), "F305"),
        (lambda: fa.tell_causes(fa.to_figures([ONE])), "F359.*measure_causes"),
        (lambda: fa.tell_training(fa.to_figures([ONE])), "F359.*measure_training"),
        (lambda: fa.draw_causes(fa.to_figures([ONE])), "F359.*measure_causes"),
        (lambda: fa.measure_causes(fa.to_figures([ONE]).assign(value=float("inf"))), "F415"),
        (lambda: fa.measure_registry(fa.to_figures([ONE]).assign(value=-1e20)), "F415"),
        (lambda: fa.to_figures([{"township": "甲镇", "value": 3}]), "F352"),
        (lambda: fa.to_figures(pd.DataFrame({"township": ["甲镇"]})), "F352"),
        (lambda: fa.townships(pd.DataFrame()), "F304"),  # type: ignore[arg-type]
        (lambda: fa.take_in(None), "F304"),  # type: ignore[arg-type]
        (lambda: fa.open_explorer(pd.DataFrame()), "F304"),  # type: ignore[arg-type]
        (lambda: fa.read_files(None), "F304"),  # type: ignore[arg-type]
        (lambda: fa.read_files([3]), "F304"),  # type: ignore[list-item]
        (lambda: fa.open_report(None, 2018), "F304"),  # type: ignore[arg-type]
        (lambda: fa.open_report("XX镇", 2018, data="data/raw", headcount_threshold=-1), "F304 · headcount_threshold"),
        (lambda: fa.open_report("XX镇", 2018, data="data/raw", headcount_threshold=2), "F304 · headcount_threshold"),
        (lambda: fa.open_report("XX镇", 2018, data="data/raw", target_year=208), "F304 · target_year"),
        (lambda: fa.load_figures("no such file.parquet"), "F101"),
        (lambda: fa.load_figures(str(ROOT / "data")), "F358"),
        (lambda: fa.load_figures(ROOT / "pyproject.toml"), "F358"),
        (lambda: fa.save_figures(fa.empty_figures(), "figures.csv"), "F304"),
    ],
)
def test_mistakes_are_answered(call: object, code: str) -> None:
    with pytest.raises(fa.FupinError, match=code):
        call()  # type: ignore[operator]


def test_a_chart_of_one_s_own_shows_chinese() -> None:
    with mpl.rc_context():
        fa.use_chinese_font()
        figure = Figure()
        axes = figure.add_subplot(title="致贫原因 −5")
        axes.bar(["因病", "因学"], [94, -12])
        figure.draw_without_rendering()  # a character the font lacks would be a warning, and warnings are errors


def _checked(code: str, tmp_path: Path) -> str:
    path = tmp_path / "example.py"
    path.write_text(code, encoding="utf-8")
    return _told(path)


def _told(*paths: Path) -> str:
    """What mypy, as strict as for the package, says of some programs."""
    options = ["--strict", "--no-error-summary", "--config-file", str(ROOT / "pyproject.toml")]
    command = [sys.executable, "-m", "mypy", *options, *map(str, paths)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False).stdout


def _examples(name: str) -> str:
    blocks = re.findall(r"(?ms)^```(?:python|py)\n(.*?)^```", (ROOT / name).read_text(encoding="utf-8"))
    return "\n".join(block for block in blocks if ">>>" not in block)


def test_the_code_of_the_readme_is_typed(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    code = _examples("README.md")
    assert "fa." in code
    assert _checked(code, tmp_path) == ""


def _typed_alone(document: Path) -> str:
    """The code of a document as one program: its examples in their order, then its blocks."""
    text = document.read_text(encoding="utf-8")
    examples = doctest.DocTestParser().get_examples(re.sub(r"(?m)^```.*$", "", text))
    given = "import pandas as pd\nfigures: pd.DataFrame = pd.DataFrame()\n" if examples else ""
    return given + "".join(one.source for one in examples) + _examples(document.relative_to(ROOT).as_posix())


def test_the_code_of_the_docs_is_typed(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    documents = [one for one in sorted((ROOT / "docs").rglob("*.md")) if "_build" not in one.parts]
    paths = []
    for number, document in enumerate(documents):
        code = _typed_alone(document)
        if code.strip():
            paths.append(tmp_path / f"{document.stem.replace('-', '_')}_{number}.py")
            paths[-1].write_text(code, encoding="utf-8")
    assert len(paths) > 15
    assert _told(*paths) == ""


def test_a_wrong_keyword_is_an_error_in_the_editor(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    wrong = ['fa.open_report("XX镇", 2018, langage="en")', 'fa.tell_causes(fa.empty_figures(), langage="en")']
    told = _checked("\n".join(["import fupin_analysis as fa", *wrong, ""]), tmp_path)
    assert told.count("Unexpected keyword argument") == 2, told


def test_figures_are_kept_under_a_name_and_made_of_a_table(tmp_path: Path) -> None:
    figures = fa.to_figures(pd.DataFrame([ONE, {**ONE, "item": "disability"}]))
    assert figures.equals(fa.to_figures([ONE, {**ONE, "item": "disability"}]))
    path = str(tmp_path / "figures.parquet")
    assert fa.load_figures(str(fa.save_figures(figures, path))).equals(figures)


def test_one_file_is_read_as_one(tmp_path: Path) -> None:
    path = tmp_path / "甲山镇.csv"
    path.write_text("2018年甲山镇\n指标,户数\n因病,12\n", encoding="utf-8")
    for paths in (path, str(path), [path]):
        assert len(fa.read_files(paths).figures) == 1


def test_tables_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    fa.show(fa.to_figures([ONE]), "", None, [pd.DataFrame({"甲": [1]})])
    shown = capsys.readouterr().out
    assert ("甲镇" in shown, "甲" in shown) == (True, True)


def test_mistakes_are_said_in_the_language_asked_for() -> None:
    said = []
    for language in ("zh", "en"):
        with pytest.raises(fa.FupinError) as caught:
            fa.open_report("甲乙镇", 2018, data="data/raw", language=language)
        said.append(str(caught.value))
    assert ("数据里没有“甲乙镇”" in said[0], "there are no figures" in said[1]) == (True, True)
    with pytest.raises(fa.FupinError, match="给的是报送数据的表"):
        fa.tell_causes(fa.to_figures([ONE]), language="zh")
    with pytest.raises(fa.FupinError, match="this is a table of figures"):
        fa.tell_causes(fa.to_figures([ONE]))


def test_a_period_of_a_text_is_parsed() -> None:
    assert fa.Period.parse("2018H1").grain == "H"
    with pytest.raises(ValueError, match=r"Period\.parse"):
        fa.Period("2018H1")  # type: ignore[arg-type]
