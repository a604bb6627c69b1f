"""Registers made for tests: nobody is in them, and identity numbers use the unassigned area code 999901."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from fupin_analysis.acquire.inputs import read_file
from fupin_analysis.acquire.register import RegisterSheet
from fupin_analysis.clean.registers.households import Households, settle_households
from fupin_analysis.clean.registers.register import RegisterRows, clean_register
from fupin_analysis.core.texts.identity import check_character

HEADINGS = ("乡(镇)", "行政村", "户编号", "人编号", "姓名", "证件号码", "人数", "与户主关系", "在校生状况", "健康状况")
HEADINGS += ("脱贫属性", "脱贫年度", "贫困户属性", "主要致贫原因")
#: The shape since 2021.
HEADINGS_2022 = (
    "乡(镇)",
    "行政村",
    "户编号",
    "人编号",
    "姓名",
    "证件号码",
    "与户主关系",
    "户类型",
    "监测对象类型",
    "风险是否消除",
)
TITLE = "清澜镇2018年建档立卡台账"


def read_registers(path: Path) -> list[RegisterSheet]:
    """Sheets of a file that are registers; none where it is a return or a table of any other kind."""
    return read_file(path).registers


def identity(serial: int) -> str:
    """A number of nobody, with a right check character."""
    body = f"99990119800101{serial:03d}"
    return body + check_character(body)


def person(household: int, member: int = 1, **facts: object) -> dict[str, object]:
    """One row: an ordinary household of one that has not exited, poor through illness, but for the facts given."""
    row = dict.fromkeys(HEADINGS, "")
    row |= {"乡(镇)": "清澜镇", "行政村": "东村", "户编号": f"99990100{household:04d}", "人编号": f"{household}-{member}"}
    row |= {"姓名": "某某", "证件号码": identity(10 * household + member), "与户主关系": "户主" if member == 1 else "之子"}
    row |= {"脱贫属性": "未脱贫", "贫困户属性": "一般贫困户", "主要致贫原因": "因病"}
    return {**row, **facts}


def household(number: int, size: int, **facts: object) -> list[dict[str, object]]:
    """All rows of one household."""
    return [person(number, member, **facts) for member in range(1, size + 1)]


def write_csv(
    path: Path,
    rows: Sequence[Mapping[str, object]],
    *,
    title: str = TITLE,
    headings: Sequence[str] = HEADINGS,
    encoding: str = "utf-8-sig",
) -> Path:
    """Write a register as an export has it: title, headings, one row a person."""
    lines = [[title], list(headings), *([str(row.get(heading, "")) for heading in headings] for row in rows)]
    text = "\r\n".join(",".join(f'"{cell}"' for cell in line) for line in lines)
    path.write_bytes(text.encode(encoding))
    return path


def cleaned(path: Path) -> RegisterRows:
    """Read and clean the only sheet of a register."""
    (one,) = read_registers(path)
    return clean_register(one.rows, file=one.file, sheet=one.sheet, titles=one.titles, columns=one.columns)


def settled(path: Path) -> Households:
    """Read, clean and settle a register."""
    return settle_households([cleaned(path)])
