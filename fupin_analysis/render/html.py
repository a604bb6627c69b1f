"""An executed notebook to one self-contained page: no script, no request, no code, the same bytes for the same input."""

from __future__ import annotations

import base64
import colorsys
import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from html import escape, unescape
from pathlib import Path
from typing import Any

from nbconvert.exporters import HTMLExporter
from nbformat import NotebookNode
from nbformat.notebooknode import from_dict
from traitlets.config import Config

_HERE = Path(__file__).parent
_LABELS = {
    "zh": {
        "lang": "zh-CN",
        "contents": "目录",
        "chart": "图",
        "skip": "跳到正文",
        "wider": "看右边 →",
        "index": "返回总览",
        "previous": "上一个：",
        "next": "下一个：",
        "year": "其他年度：",
    },
    "en": {
        "lang": "en",
        "contents": "Contents",
        "chart": "Chart",
        "skip": "Skip to the report",
        "wider": "See the rest →",
        "index": "All reports",
        "previous": "Previous: ",
        "next": "Next: ",
        "year": "Other years: ",
    },
}


def fold_absent(outputs: Sequence[Any]) -> list[Any]:
    """Fold sections that follow each other and have nothing to tell, for one and the same reason, into one line.

    Parameters
    ----------
    outputs
        Outputs of the notebook in order; a section with nothing to tell is its heading and an ``absent`` output.
    """
    folded: list[Any] = []
    at = 0
    while at < len(outputs):
        run = [outputs[at]]
        while _is_absent(outputs, at) and _is_absent(outputs, at + 2) and _told(outputs[at + 1]) == _told(outputs[at + 3]):
            at += 2
            run.append(outputs[at])
        if len(run) > 1:
            folded.append(_one_line(run, _told(outputs[at + 1])))
            at += 2
        else:
            folded.append(outputs[at])
            at += 1
    return folded


def _part(output: Any, name: str) -> Any:
    return output.get("metadata", {}).get("fupin", {}).get(name)


def _is_absent(outputs: Sequence[Any], at: int) -> bool:
    """Whether a heading of a section and a word on why it is empty stand at a place."""
    heading = _part(outputs[at], "heading") if at + 1 < len(outputs) else None
    return heading is not None and heading["level"] > 2 and bool(_told(outputs[at + 1]))


def _told(output: Any) -> str:
    return str(_part(output, "absent") or "")


def _one_line(headings: Sequence[Any], reason: str) -> Any:
    parts = [_part(output, "heading") for output in headings]
    names = [f'<span id="{escape(part["anchor"])}">{escape(part["text"])}</span>' for part in parts]
    is_english = reason.isascii()
    text = (", " if is_english else "、").join(names) + (": " if is_english else "：")
    metadata = {"fupin": {"headings": [{**part, "is_empty": True} for part in parts]}}
    html = f'<p class="absent run">{text}{escape(reason)}</p>'
    return from_dict({"output_type": "display_data", "data": {"text/html": html}, "metadata": metadata})  # type: ignore[no-untyped-call]  # nbformat has no types


def _page_rule(title: str) -> str:
    """Head every printed page with the page's title; each sign that could end the text is written as its number."""
    text = "".join(sign if sign.isalnum() else f"\\{ord(sign):x} " for sign in title)
    return f'@page {{ @top-left {{ content: "{text}"; }} }}\n'


class _PageExporter(HTMLExporter):
    """nbconvert's exporter, which fills its template and no more.

    The parent class copies and validates the notebook, for changes that no preprocessor here makes, and parses the finished page
    anew to add what the template has already: most of a page's time.
    """

    def from_notebook_node(  # type: ignore[override]  # nbconvert names the notebook where its exporters return text
        self, nb: NotebookNode, resources: Any = None, **_options: object
    ) -> tuple[str, Any]:
        return self.template.render(nb=nb, resources=resources), resources


@cache
def exporter() -> HTMLExporter:
    """Return the exporter, made once per process: compiling the template costs more than filling it."""
    config = Config({"HTMLExporter": {"preprocessors": [], "exclude_anchor_links": True}})
    made = _PageExporter(  # type: ignore[no-untyped-call]  # nbconvert has no types
        config=config, extra_template_basedirs=[str(_HERE)], template_name="template"
    )
    made.environment.filters["as_data_uri"] = _as_data_uri
    made.environment.tests["of_many"] = _is_of_many
    made.template  # noqa: B018  # compiles it
    return made


def to_page(
    notebook: NotebookNode,
    *,
    language: str,
    home: str = "../../index.html",
    links: Mapping[str, str] | None = None,
    stands: Callable[[str], bool] = lambda _way: True,
) -> str:
    """Return an executed notebook as an HTML page, code and prompts left out.

    Parameters
    ----------
    notebook
        The executed notebook.
    language
        ``"zh"`` or ``"en"``.
    home
        Where the index stands, seen from the page.
    links
        Other pages, seen from this one, by township and year (``XX镇/2018``): what names one of them leads there.
    stands
        Whether there is a page at an address seen from this one; the page does not lead where none is.

    Notes
    -----
    The contents list comes from the headings that cells have shown (``fupin`` in their output's metadata).
    """
    outputs = fold_absent([output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs])
    structure: list[dict[str, Any]] = [output.get("metadata", {}).get("fupin", {}) for output in outputs]
    title = next((part["title"] for part in structure if "title" in part), "fupin_analysis")
    headings = [one for part in structure for one in part.get("headings", [part["heading"]] if "heading" in part else [])]
    style = (_HERE / "template" / "style.css").read_text(encoding="utf-8") + _page_rule(title)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    resources = {
        "title": title,
        "headings": headings,
        "outputs": outputs,
        "style": style,
        "style_hash": f"sha256-{digest}",
        "labels": _LABELS[language],
        "home": home if stands(home) else "",
        "around": [one for part in structure for one in part.get("around", ()) if stands(one[2])],
    }
    page, _resources = exporter().from_notebook_node(notebook, resources={"fupin": resources})
    page = _UNIT.sub(lambda found: _lead(found[1], found[2], links or {}), page)
    return "\n".join(line.rstrip() for line in page.splitlines() if line.strip()) + "\n"


#: What a block writes where it names a township and year that may have a page of its own.
_UNIT = re.compile(r'<span data-unit="([^"]*)">(.*?)</span>')


def _lead(unit: str, text: str, links: Mapping[str, str]) -> str:
    page = links.get(unescape(unit))
    return f'<a href="{escape(page)}">{text}</a>' if page else text


#: Height from which a chart is of many places [pt]; charts are 432 pt wide.
_TALL = 350.0
_HEIGHT = re.compile(r'<svg[^>]*? height="([\d.]+)pt"')


def _is_of_many(svg: str) -> bool:
    """Whether a chart is so tall that it shows tens of places: half a column of paper would make its names too small to read."""
    found = _HEIGHT.search(svg)
    return found is not None and float(found[1]) > _TALL


def _as_data_uri(svg: str) -> str:
    """Write a chart as an address, its colours answering to dark windows: an image sees what its page sees of them."""
    head, rest = svg.split(">", 1)
    return "data:image/svg+xml;base64," + base64.b64encode(f"{head}><style>{_dark_rules(svg)}</style>{rest}".encode()).decode()


def _dark_rules(svg: str) -> str:
    colours = sorted(set(_COLOUR.findall(svg)))
    rules = "".join(
        f'[fill="{colour}"]{{fill:{dark}}}[stroke="{colour}"]{{stroke:{dark}}}' for colour, dark in map(_pair, colours)
    )
    return f"@media screen and (prefers-color-scheme:dark){{{rules}}}"


_COLOUR = re.compile(r'(?:fill|stroke)="(#[0-9a-f]{6})"')


def _pair(colour: str) -> tuple[str, str]:
    return colour, "none" if colour == "#ffffff" else in_the_dark(colour)


@cache
def in_the_dark(colour: str) -> str:
    """Return what stands for a colour in dark windows: its hue, as far from their ground as it was from white, or further.

    Parameters
    ----------
    colour
        ``#rrggbb``.

    Returns
    -------
    str
        ``#rrggbb``.

    Examples
    --------
    >>> in_the_dark("#1d2733"), in_the_dark("#1f5f8b")
    ('#d3dbe6', '#7cb9e2')
    """
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    if lightness < _MIDDLE[0]:
        lightness = min(1.02 - lightness, 0.95)
    elif lightness > _MIDDLE[1]:
        lightness = 1.08 - lightness  # a faint line stays faint
    turned = colorsys.hls_to_rgb(hue, lightness, saturation)
    return "#" + "".join(f"{round(part * 255):02x}" for part in turned)


#: Lightness between which a colour stands out from a dark ground as it is.
_MIDDLE = (0.5, 0.8)
