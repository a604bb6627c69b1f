"""An answer about reading as people are told it."""

from __future__ import annotations

from fupin_analysis.core.answers import AboutAnswer, CellAnswer, HeadingAnswer, IgnoreAnswer, Scope, TownshipAnswer
from fupin_analysis.present.numbers import trimmed
from fupin_analysis.present.words import say


def tell_answer(one: Scope, *, language: str = "zh") -> str:
    """Return an answer as a sentence without its full stop: what was asked about, what it is, where that holds.

    Parameters
    ----------
    one
        The answer.
    language
        ``"zh"`` or ``"en"``.

    Examples
    --------
    >>> print(tell_answer(CellAnswer(cell="甲.csv › 第3行第2列", was="若干", value=40.0)))
    甲.csv › 第3行第2列写作“若干”，按40采用
    >>> print(tell_answer(HeadingAnswer(text="帮扶户", means="registry/total", measure="户数", file="民政*.xlsx"), language="en"))
    “帮扶户” is registry/total, counted as 户数 (民政*.xlsx)
    """
    place = " › ".join(text for text in (one.file, one.sheet) if text)
    told = _say(one, place, language)
    is_said = isinstance(one, (AboutAnswer, CellAnswer)) or (isinstance(one, IgnoreAnswer) and not one.row)
    return told if is_said or not place else say("answers.within", language, told=told, place=place)


def _say(one: Scope, place: str, language: str) -> str:
    if isinstance(one, HeadingAnswer):
        parts = {name: getattr(one, name) for name in ("means", "measure", "unit")}
        said = [say(f"answers.{name}", language, value=value) for name, value in parts.items() if value]
        return say("answers.heading", language, text=one.text, said=say("answers.comma", language).join(said))
    if isinstance(one, TownshipAnswer):
        return say("answers.township", language, text=one.text, township=one.township)
    if isinstance(one, AboutAnswer):
        year = say("answers.year", language, year=one.year) if one.year else ""
        return say("answers.about", language, place=place, whose=f"{one.township}{year}")
    if isinstance(one, CellAnswer):
        return say("answers.cell", language, cell=one.cell, was=one.was, value=trimmed(one.value, 4))
    if isinstance(one, IgnoreAnswer) and one.row:
        return say("answers.row", language, row=one.row)
    return say("answers.ignored", language, place=place)
