"""Figures that are stated only roughly: 近300户, 60余人, 降至1.3%以下. They are shown, and held against nothing."""

from __future__ import annotations

import re

import pandas as pd

_NUMBER = r"[0-9〇零一二两三四五六七八九十百千万亿]"
_ROUGHLY = re.compile(
    rf"(?:近|(?<![签合公条预节制])约|大约|将近|接近|超过|逾|至少|最多|不少于|不低于|不超过|不高于|低于|高于|控制在)\s*{_NUMBER}[^，。；,;]{{0,12}}$"
    rf"|{_NUMBER}\s*[余多几][^0-9，。；,;]{{0,6}}$"
    r"|(?:左右|上下|以上|以下|以内|之内)\s*[）)]?$"
)


def is_rough(written: str) -> bool:
    """Whether a figure as written is rounded, or says only how large it is at least or at most.

    Examples
    --------
    >>> [is_rough(written) for written in ("近300户", "贫困发生率降至1.3%以下", "近年来脱贫298户", "60余人", "签约298人")]
    [True, True, False, True, False]
    """
    return _ROUGHLY.search(written) is not None


def exact(figures: pd.DataFrame) -> pd.DataFrame:
    """Return the figures that may be held against others: those stated exactly."""
    written = figures["as_written"].tolist()
    rough = {one for one in set(written) if is_rough(str(one))}
    return figures[~figures["as_written"].isin(rough)] if rough else figures
