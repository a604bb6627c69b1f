"""How many villages a text says it names, and how many it names."""

from __future__ import annotations

import pytest

from fupin_analysis.clean.prose.own_sums import named_villages
from tests.clean.prose.told import told


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("全镇有4个贫困村，分别为红岩村、泉水村、高桥村，均已出列。", ["4个"]),
        ("全镇有3个贫困村，分别为红岩村、泉水村、高桥村，均已出列。", []),
        ("全镇贫困村4个（红岩村、泉水村和高桥村）。", ["4个"]),
        ("全镇贫困村3个（红岩村、泉水村和高桥村）。", []),
        ("全镇贫困村4个（红岩村、泉水村和高桥村、太和村）。", []),  # 和 may be in a name
        ("在红岩、泉水、高桥4个村新建蓄水池。", ["4个"]),
        ("在红岩、泉水、高桥3个村新建蓄水池。", []),
        ("在红岩、泉水等3个村新建蓄水池。", []),
        ("在红岩、泉水、高桥、石桥等3个村新建蓄水池。", ["3个"]),
        ("在红岩、白云山下、高桥3个村新建蓄水池。", []),
        ("全镇有贫困村4个，即红岩、泉水（这两个2016年出列），以及高桥和石桥。", []),
        ("贫困村6个：红岩村、泉水村2016年出列，高桥村、石桥村2017年出列，柏树村、大坪村2018年出列。", []),
        ("完善道路、饮水、通讯3个村级短板。补齐产业、就业4个村的弱项。", []),
        ("全镇12个村（居、社区）开展排查。", []),
    ],
)
def test_names_are_counted(text: str, wrong: list[str]) -> None:
    assert [number for number, _said in told(text)] == wrong


def test_the_length_of_a_paragraph_does_not_slow_the_search_for_names(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[int] = []

    class Remark:
        def sub(self, _new: str, text: str) -> str:
            looked_at.append(len(text))
            return text

    monkeypatch.setattr(named_villages, "_REMARK", Remark())
    told("全镇建成水窖3处。" * 200)
    assert looked_at
    assert max(looked_at) <= 400
