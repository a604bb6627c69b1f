"""Of a file with many items in its own words one remark is made, and those that somebody can answer."""

from __future__ import annotations

from fupin_analysis.core.words.questions import few_questions
from fupin_analysis.errors import Problem


def _own(name: str, count: int = 1, *near: str, file: str = "甲.xlsx") -> Problem:
    return Problem("F246", where=file, details={"got": name, "topic": "资金投入", "count": count}, near=near)


def test_a_list_of_projects_is_one_remark() -> None:
    found = few_questions([Problem("F265", where="甲.xlsx › 表 › B2", details={}), *(_own(f"项目{n} 投资") for n in range(9))])
    assert [one.code for one in found] == ["F265", "F280"]
    assert "9个名称" in found[1].say("zh")
    assert "'甲.xlsx' --account" in found[1].say("en")


def test_those_near_an_item_and_some_columns_are_said_and_few_are_all_said() -> None:
    many = [*(_own(f"栏{n}", 5) for n in range(6)), _own("因并致贫", 3, "因病致贫"), *(_own(f"项{n}") for n in range(2))]
    assert [str(one.details["got"]) for one in few_questions(many)] == ["栏0", "栏1", "栏2", "栏3", "因并致贫"]
    assert few_questions(many)[3].details["count"] == 5
    few = [_own("甲"), _own("乙"), _own("丙"), *(_own(f"项{n}", file="乙.xlsx") for n in range(2))]
    assert few_questions(few) == few
