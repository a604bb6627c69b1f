"""One self-contained page that shows each sheet of a file as it is, every cell marked with what became of it.

The page is the account (:mod:`fupin_analysis.core.account`) drawn on the sheet: the same entries, where they stand. It works
without a script (what a cell was read as is its title) and by keyboard (arrow keys walk the cells, N and P those set aside).
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby
from pathlib import Path

from fupin_analysis.acquire.document.files import is_prose
from fupin_analysis.core.account import Entry, Verdict, tally
from fupin_analysis.core.answers import answering, read_readings, readings_file
from fupin_analysis.core.cells import column_letters
from fupin_analysis.core.texts.privacy import mask_identifiers
from fupin_analysis.core.words.terms import is_own
from fupin_analysis.flow import read_account
from fupin_analysis.present.answers import tell_answer
from fupin_analysis.present.entries import tell_entry
from fupin_analysis.present.words import say
from fupin_analysis.reports.text_review import document_page

_FOLDER = Path(__file__).parent
_MARKS = {
    Verdict.HEADING: "h",
    Verdict.NAME: "n",
    Verdict.FIGURE: "f",
    Verdict.ASIDE: "x",
    Verdict.NOTE: "t",
}


def look_at(file: Path, *, data: Path, township: str = "", year: int | None = None, language: str = "zh") -> str:
    """Read a file with the answers given beside `data`, and return the page that shows it; a document is shown by its numbers.

    Parameters
    ----------
    file
        The file.
    data
        Folder of returns; a file in it is named as answers name it.
    township, year
        What the caller knows of the file.
    language
        ``"zh"`` or ``"en"``.

    Raises
    ------
    FupinError
        F101-F106 where the file cannot be read, F131-F139 where a document cannot, F319-F322 where the answers are wrong.
    """
    root = data if data in file.parents else None
    with answering(read_readings(readings_file(data))) as readings:
        if is_prose(file):
            return document_page(file, data=root, township=township, year=year, language=language)
        entries = read_account(file, root=root, township=township, year=year)
    given = [readings.entries[place] for place in sorted(readings.used)]
    used = [f"{mask_identifiers(tell_answer(one, language=language))}（{one.by or '?'}）" for one in given]
    return tell_look(entries, title=mask_identifiers(file.name), used=used, language=language)


def tell_look(entries: Iterable[Entry], *, title: str, used: Sequence[str] = (), language: str = "zh") -> str:
    """Return the page.

    Parameters
    ----------
    entries
        The account of one file.
    title
        Name of the file.
    used
        The answers that were used in reading it, in words.
    language
        ``"zh"`` or ``"en"``.
    """
    rows = list(entries)
    style, script = (_FOLDER.joinpath(f"look.{kind}").read_text(encoding="utf-8") for kind in ("css", "js"))
    allowed = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{allowed}'"
    parts = [
        "<!doctype html>",
        f'<html lang="{"zh-CN" if language == "zh" else "en"}"><head><meta charset="utf-8">',
        '<meta name="generator" content="fupin_analysis">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        f"<title>{escape(say('look.title', language, file=title))}</title><style>{style}</style></head><body><main>",
        f"<h1>{escape(say('look.title', language, file=title))}</h1>",
        f"<p>{escape(_account(rows, language))}</p>",
        _key(language),
        f"<p>{escape(say('look.keys', language))}</p>",
        _answers(used, language),
    ]
    for sheet, group in groupby(rows, key=lambda entry: entry.sheet):
        parts += _sheet(sheet or title, list(group), language)
    names = " ".join(f'data-{mark}="{escape(say(f"look.{verdict}", language))}"' for verdict, mark in _MARKS.items())
    parts.append(f'<p class="says" id="says" role="status" {names}>{escape(say("look.start", language))}</p>')
    parts.append(f"</main><script>{script}</script></body></html>")
    return "".join(parts)


def _account(entries: Sequence[Entry], language: str) -> str:
    """Say how many cells there are, and of what; kinds of which there is none are not named, those set aside always are."""
    counts = tally(entries)
    named = [verdict for verdict in _MARKS if counts[str(verdict)] or verdict is Verdict.ASIDE]
    parts = [
        say("look.account_part", language, label=say(f"look.{verdict}", language), count=counts[str(verdict)])
        for verdict in named
    ]
    return f"{say('look.account', language, cells=counts['cells'])} = {' + '.join(parts)}"


def _key(language: str) -> str:
    items = [(mark, str(verdict)) for verdict, mark in _MARKS.items()]
    items.insert(3, ("o", "own"))
    return (
        '<ul class="key">'
        + "".join(f'<li><span class="{mark}">{escape(say(f"look.{name}", language))}</span></li>' for mark, name in items)
        + "</ul>"
    )


def _answers(used: Sequence[str], language: str) -> str:
    if not used:
        return ""
    items = "".join(f"<li>{escape(text)}</li>" for text in used)
    return f"<details open><summary>{escape(say('look.answers', language, count=len(used)))}</summary><ul>{items}</ul></details>"


def _sheet(name: str, entries: Sequence[Entry], language: str) -> Iterator[str]:
    columns = sorted({entry.column for entry in entries})
    place = {column: number for number, column in enumerate(columns)}
    yield f"<section><h2>{escape(name)}</h2><p>{escape(_account(entries, language))}</p>"
    yield f'<div class="scroll" role="region" aria-label="{escape(name)}"><table><thead><tr><th scope="col">#</th>'
    yield "".join(f'<th scope="col">{column_letters(column)}</th>' for column in columns)
    yield "</tr></thead><tbody>"
    ordered = sorted(entries, key=lambda entry: (entry.row, entry.column))
    for row, cells in groupby(ordered, key=lambda entry: entry.row):
        yield f'<tr><th scope="row">{row}</th>'
        at = 0
        for entry in cells:
            gap = place[entry.column] - at
            if gap:
                yield "<td></td>" if gap == 1 else f'<td colspan="{gap}"></td>'
            yield _cell(entry, language)
            at = place[entry.column] + 1
        rest = len(columns) - at
        yield ("" if not rest else "<td></td>" if rest == 1 else f'<td colspan="{rest}"></td>') + "</tr>"
    yield "</tbody></table></div></section>"


def _cell(entry: Entry, language: str) -> str:
    mark, says = _MARKS[Verdict(entry.verdict)], ""
    if entry.verdict == Verdict.FIGURE:
        mark = "o" if any(is_own(figure["item"]) for figure in entry.figures) else mark
        says = tell_entry(entry, language=language)
    elif entry.verdict == Verdict.ASIDE or entry.code:
        says = tell_entry(entry, language=language)
    title = f' title="{escape(says)}"' if says else ""
    return f'<td class="{mark}" data-at="{column_letters(entry.column)}{entry.row}"{title}>{escape(entry.text)}</td>'
