"""The methods documents: their worked examples are evaluated, and no subject is without one."""

import doctest
import re
from pathlib import Path

import pytest

from fupin_analysis.core.figures import COLUMNS, QUARANTINE_COLUMNS
from fupin_analysis.measure import SUBJECTS
from tests.spec.test_xx_township import published_figures

METHODS = Path(__file__).parents[1] / "docs" / "methods"
DOCUMENTS = sorted(METHODS.glob("*.md"))
OPTIONS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS


class FencedExamples(doctest.DocTestParser):
    """Reads examples between code fences, which are no part of what an example prints."""

    def parse(self, string, name="<string>"):
        return super().parse(re.sub(r"^```.*$", "", string, flags=re.MULTILINE), name)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_worked_examples_come_out_as_printed(document, monkeypatch):
    monkeypatch.chdir(METHODS.parents[1])
    result = doctest.testfile(
        str(document),
        module_relative=False,
        globs={"figures": published_figures()},
        optionflags=OPTIONS,
        parser=FencedExamples(),
        encoding="utf-8",
    )
    assert result.attempted > 0
    assert result.failed == 0


def test_every_measure_is_explained_in_a_document():
    said = "\n".join(document.read_text(encoding="utf-8") for document in DOCUMENTS)
    functions = {function.partition(":")[2] for function in SUBJECTS.values()}
    assert {function for function in functions if f"`{function}`" not in said} == set()


def test_the_list_of_documents_leads_to_documents():
    links = re.findall(r"\]\(([^)#]+\.md)\)", (METHODS / "README.md").read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (METHODS / link).is_file()] == []


def test_every_column_of_the_waist_is_described():
    waist = (METHODS / "waist.md").read_text(encoding="utf-8")
    assert [name for name in (*COLUMNS, *QUARANTINE_COLUMNS) if f"`{name}`" not in waist] == []


def test_not_reported_is_said_in_one_word():
    folder = Path(__file__).parents[1] / "fupin_analysis" / "vocabulary"
    said = "\n".join(
        (folder / f"{name}.toml").read_text(encoding="utf-8") for name in ("narrative", "messages", "form", "columns")
    )
    assert re.findall(r".{0,8}(?:没有报送|未填报|未填：|未上报).{0,4}", said) == []  # 迟报、未报 of weeks is a term of its own


def test_a_payment_rate_says_what_it_is_of():
    said = (Path(__file__).parents[1] / "fupin_analysis" / "vocabulary" / "narrative.toml").read_text(encoding="utf-8")
    assert [line for line in said.splitlines() if "拨付率" in line and "占" not in line] == []


def test_every_page_of_the_site_is_in_its_table_of_contents():
    docs = METHODS.parent
    pages = {path.relative_to(docs).with_suffix("").as_posix() for path in docs.rglob("*.md") if "_build" not in path.parts}
    trees = re.compile(r"^```\{toctree\}\n(?:^:[^\n]*\n)*(.*?)^```", re.MULTILINE | re.DOTALL)
    listed = {
        (docs / page).parent.joinpath(line).relative_to(docs).as_posix()
        for page in pages
        for tree in trees.findall((docs / f"{page}.md").read_text(encoding="utf-8"))
        for line in tree.split()
    }
    assert pages - listed == {"index"}
    assert listed - pages == set()
