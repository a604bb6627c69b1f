"""What a page of many townships says where figures were made by a program: all of them, or how many returns."""

from __future__ import annotations

from collections.abc import Iterable

from fupin_analysis.core.document import Document
from fupin_analysis.present.words import say


def tell_synthetic(units: Iterable[tuple[str, int]], documents: Iterable[Document], *, language: str = "zh") -> str:
    """Say that figures are synthetic; empty where none is.

    Parameters
    ----------
    units
        Townships and years that the page is of.
    documents
        What is known of where figures come from.
    language
        ``"zh"`` or ``"en"``.

    Examples
    --------
    >>> made = [Document("模拟镇00001", 2018, kind="synthetic")]
    >>> tell_synthetic([("模拟镇00001", 2018)], made)
    '模拟数据：由程序生成，不代表任何真实乡镇。'
    >>> tell_synthetic([("模拟镇00001", 2018), ("甲山镇", 2018)], made)
    '其中1份年度报送为模拟数据：由程序生成，不代表任何真实乡镇。'
    >>> tell_synthetic([("甲山镇", 2018)], made)
    ''
    """
    own = set(units)
    count = len(own & {(one.township, one.year) for one in documents if one.kind == "synthetic"})
    if count == len(own):
        return say("municipality.synthetic", language) if count else ""
    return say("municipality.synthetic_some", language, count=count) if count else ""
