"""A publication: pages, index, annexes, the signed list of what is open, checksums; nothing its profile forbids."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import tempfile
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from html import escape
from pathlib import Path, PurePosixPath
from typing import Any

from fupin_analysis.batch.alone import alone_in
from fupin_analysis.batch.manifest import read_manifest
from fupin_analysis.batch.plan import Plan
from fupin_analysis.batch.publication.guards import personal_numbers, small_cells
from fupin_analysis.batch.publication.state import STATE, SUMS, Part, name_in, state_of, sums_of
from fupin_analysis.batch.run import plan_batch, why_stale, with_standing
from fupin_analysis.core.decision import today
from fupin_analysis.core.disk.csv_text import guarded
from fupin_analysis.core.disk.files import unwritable, write_whole
from fupin_analysis.core.texts.privacy import mask_identifiers
from fupin_analysis.errors import FupinError, Problem
from fupin_analysis.present.words import say

PROFILES = ("internal", "public")
OPEN = "open-findings.csv"
#: Files beside a page that go with it; the list to send back is the office's own affair.
_BESIDE = {"internal": (".html", ".xlsx", ".docx", "-findings.xlsx"), "public": (".html", ".xlsx", ".docx")}
_OPEN_COLUMNS = ("finding", "township", "year", "text")
_LINK = re.compile(r'<a href="([^"#:]+)(?:#[^"]*)?"[^>]*>(.*?)</a>', re.DOTALL)
_UNREAD = re.compile(r'<section aria-labelledby="problems">.*?</section>\n?', re.DOTALL)
_STAMP = (2000, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Publication:
    """What was published: where, how many pages, and how many findings are open."""

    path: Path
    pages: int
    open_findings: int


def publish(
    output: Path,
    target: Path,
    *,
    data: Path,
    by: str,
    reason: str = "",
    profile: str = "internal",
    language: str = "zh",
) -> Publication:
    """Publish what a batch made.

    Parameters
    ----------
    output
        Folder of pages.
    target
        A folder that is not there yet, or a name ending in ``.zip``.
    data
        Folder of returns the pages were made from; further ones that a table of orders named are found as seen from it.
    by
        Who signs it off.
    reason
        Why it goes out though findings are open; has to say something where some are.
    profile
        ``"internal"``, or ``"public"``: without what could not be read and without the lists of findings to send back, and
        refused where a figure is of fewer than five households or persons.
    language
        ``"zh"`` or ``"en"``: of what is signed; pages go out as they were made.

    Returns
    -------
    Publication
        What was published.

    Raises
    ------
    FupinError
        F424 where a page is not up to date or the last batch failed on it, or what stands beside it is damaged; F425 where nobody
        signs, or findings are open and nobody says why it goes out, F426 where what is said says nothing; F422 and F427 for
        each small cell in what is public; F423 for each file with a number of a person; F605 where `target` is there already;
        F304 for another profile; F602 while a run is writing to `output`.
    """
    if profile not in PROFILES:
        raise FupinError(Problem("F304", where="--profile", details={"expected": "/".join(PROFILES), "got": profile}))
    if target.exists():
        raise FupinError(Problem("F605", where=str(target)))
    with _still(output):
        manifest = read_manifest(output, data=data)
        pages = manifest.pages
        plan = plan_batch(manifest.asked, language=manifest.language)
        plan = with_standing(plan, manifest.others, output, language=manifest.language)
        is_stale = {report.page: bool(why) for report, why in why_stale(plan, output)}
        # a page that no order asks for any more is of nobody knows which figures
        refused = [page for page, row in pages.items() if is_stale.get(page, True) or row["status"] != "made"]
        if refused or not pages:
            raise FupinError(Problem("F424", where=str(output), details={"got": "、".join(refused[:5]) or "index.html"}))
        parts = list(_parts(plan, pages))
        signed = {
            "by": mask_identifiers(by.strip()),
            "on": today(),
            "reason": mask_identifiers(reason.strip()),
            "profile": profile,
        }
        state = state_of(parts, signed=signed, language=language)
        _check(parts, state)
        files = _collect(output, pages, profile)
    if damaged := [name for name, content in files.items() if _is_damaged(name, content)]:
        raise FupinError(Problem("F424", where=str(output), details={"got": "、".join(damaged[:5])}))
    files["index.html"] = _signed_index(files["index.html"], state, language)
    files[OPEN] = _open_findings(state, language)
    files[STATE] = (json.dumps(state, ensure_ascii=False, indent=1) + "\n").encode()
    if problems := personal_numbers(files):
        raise FupinError(problems)
    files[SUMS] = sums_of(files)
    _write(files, target)
    return Publication(target, len(pages), len(state["findings"]))


def _still(output: Path) -> AbstractContextManager[None]:
    """Let no run write to the folder of pages meanwhile; where this process may not write either, they are taken as they are."""
    return alone_in(output) if os.access(output, os.W_OK) else nullcontext()


def _parts(plan: Plan, pages: Collection[str]) -> Iterator[Part]:
    """Give what the pages are of, by folder of returns; a page of many townships is of all of its year."""
    for data, intake in plan.intakes.items():
        own = [report for report in plan.reports if report.page in pages and report.order.data == data]
        units = {
            unit
            for report in own
            for unit in ([(report.township, report.year)] if report.township else plan.units[data])
            if report.year in {0, unit[1]}
        }
        names = (report.order.municipality for report in own if report.order.municipality)
        yield Part(intake, frozenset(units), next(names, ""))


def _check(parts: Iterable[Part], state: Mapping[str, Any]) -> None:
    """Refuse what nobody signs, and in what is public every small cell, all at once."""
    problems = []
    signed = state["signed"]
    if not signed["by"] or (state["findings"] and not signed["reason"]):
        problems.append(Problem("F425", details={"got": len(state["findings"])}))
    elif state["findings"] and len(re.findall(r"\w", signed["reason"])) < 4:
        problems.append(Problem("F426", where="--reason", details={"got": signed["reason"], "expected": len(state["findings"])}))
    if signed["profile"] == "public":
        problems += [problem for part in parts for problem in small_cells(part.intake, part.units)]
    if problems:
        raise FupinError(problems)


def _collect(output: Path, pages: Mapping[str, Any], profile: str) -> dict[str, bytes]:
    """Read what is published; links that would lead nowhere become plain text."""
    names = ["index.html", *(["findings.html"] if profile == "internal" else [])]
    for page in pages:
        stem = page.removesuffix(".html")
        names += [f"{stem}{suffix}" for suffix in _BESIDE[profile]]
    present = [name for name in dict.fromkeys(names) if (output / name).is_file()]
    return {name: _cleaned(name, (output / name).read_bytes(), set(present), profile) for name in present}


def _is_damaged(name: str, content: bytes) -> bool:
    return name.endswith((".xlsx", ".docx")) and not zipfile.is_zipfile(io.BytesIO(content))


def _cleaned(name: str, content: bytes, present: set[str], profile: str) -> bytes:
    if not name.endswith(".html"):
        return content
    text = content.decode("utf-8")
    if profile == "public":
        text = _UNREAD.sub("", text)
    folder = PurePosixPath(name).parent

    def kept(link: re.Match[str]) -> str:
        parts: list[str] = []
        for part in (folder / link[1]).parts:
            parts = parts[:-1] if part == ".." else [*parts, part]
        return link[0] if "/".join(parts) in present else link[2]

    return _LINK.sub(kept, text).encode()


def tell_signed(state: Mapping[str, Any], *, language: str = "zh") -> str:
    """Tell who signed a publication off, when, for whom, and why it goes out with findings open.

    Examples
    --------
    >>> signed = {"by": "市扶贫办", "on": "2019-01-15", "reason": "", "profile": "internal"}
    >>> tell_signed({"signed": signed, "findings": []})
    '市扶贫办于2019年1月15日签发（内部），没有待核实数据'
    """
    signed, count = state["signed"], len(state["findings"])
    told = {**signed, "profile": say(f"publish.{signed['profile']}", language)}
    return say("publish.signed" if count else "publish.signed_clean", language, **told, count=count)


def _signed_index(page: bytes, state: Mapping[str, Any], language: str) -> bytes:
    """Put on the front page who signed the publication off: what is passed on is opened there, and seldom anywhere else."""
    link = f'<a href="{OPEN}">{escape(say("publish.open", language))}</a>'
    note = f'<div class="note">{escape(tell_signed(state, language=language))}{"。" if language == "zh" else ". "}{link}</div>'
    return page.replace(b"</header>", f"</header>\n{note}".encode(), 1)


def _open_findings(state: Mapping[str, Any], language: str) -> bytes:
    """The list of what is open, signed: who sends it out all the same, when and why."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([guarded(tell_signed(state, language=language))])
    writer.writerow([say(f"publish.{name}", language) for name in _OPEN_COLUMNS])
    for row in state["findings"]:
        shown = {**row, "township": name_in(row)}
        writer.writerow([guarded(str(shown[name])) for name in _OPEN_COLUMNS])
    return b"\xef\xbb\xbf" + stream.getvalue().encode()


def _write(files: Mapping[str, bytes], target: Path) -> None:
    """Write a folder or an archive, whole or not at all; the same files make the same bytes."""
    if target.suffix.lower() == ".zip":
        write_whole(target, lambda draft: draft.write_bytes(_archive(files)))
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".publish-") as made:
            draft = Path(made) / "whole"
            for name, content in files.items():
                path = draft / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            shutil.move(draft, target)
    except OSError as error:
        raise unwritable(target, error) from error


def _archive(files: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, _STAMP), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
