"""An executed notebook to one self-contained page: no script, no request, no code, the same bytes for the same input."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from nbconvert.exporters import HTMLExporter
from nbformat import NotebookNode
from traitlets.config import Config

_HERE = Path(__file__).parent
_LABELS = {
    "zh": {"lang": "zh-CN", "contents": "目录", "chart": "图", "skip": "跳到正文", "index": "返回总览"},
    "en": {"lang": "en", "contents": "Contents", "chart": "Chart", "skip": "Skip to the report", "index": "All reports"},
}


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
    made.template  # noqa: B018  # compiles it
    return made


def to_page(notebook: NotebookNode, *, language: str, home: str = "../../index.html") -> str:
    """Return an executed notebook as an HTML page, code and prompts left out.

    Parameters
    ----------
    notebook
        The executed notebook.
    language
        ``"zh"`` or ``"en"``.
    home
        Where the index stands, seen from the page.

    Notes
    -----
    The contents list comes from the headings that cells have shown (``fupin`` in their output's metadata).
    """
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    structure: list[dict[str, Any]] = [output.get("metadata", {}).get("fupin", {}) for output in outputs]
    title = next((part["title"] for part in structure if "title" in part), "fupin_analysis")
    headings = [part["heading"] for part in structure if "heading" in part]
    style = (_HERE / "template" / "style.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    resources = {
        "title": title,
        "headings": headings,
        "style": style,
        "style_hash": f"sha256-{digest}",
        "labels": _LABELS[language],
        "home": home,
    }
    page, _resources = exporter().from_notebook_node(notebook, resources={"fupin": resources})
    return "\n".join(line.rstrip() for line in page.splitlines() if line.strip()) + "\n"


def _as_data_uri(svg: str) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()
