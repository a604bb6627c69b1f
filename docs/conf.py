"""Settings of the documentation: built strictly and without the network (``make docs``)."""

from __future__ import annotations

import inspect
from pathlib import Path

import fupin_analysis

project = "fupin_analysis"
author = "The fupin_analysis authors"
copyright = f"2026, {author}"  # noqa: A001  # the name Sphinx reads
release = version = fupin_analysis.__version__

extensions = ["sphinx.ext.autodoc", "numpydoc", "myst_nb"]
source_suffix = {".md": "myst-nb", ".ipynb": "myst-nb"}
exclude_patterns = ["_build", "**/.ipynb_checkpoints"]
root_doc = "index"

html_theme = "pydata_sphinx_theme"
html_theme_options = {"navigation_with_keys": False, "show_prev_next": True, "secondary_sidebar_items": ["page-toc"]}
html_show_sourcelink = False
html_use_opensearch = ""

# Examples are run by the test suite; a documentation build shows them.
nb_execution_mode = "off"
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_typehints = "none"  # the signature shows them; a docstring says shape and unit
numpydoc_show_class_members = False
numpydoc_xref_param_type = False
suppress_warnings = ["mystnb.unknown_mime_type", "config.cache"]


def _list_names() -> None:
    """Write the list of public names, so that the reference cannot forget one."""
    lines = []
    for name in fupin_analysis.__all__:
        if name == "__version__":
            continue
        one = getattr(fupin_analysis, name)
        kind = "autoclass" if inspect.isclass(one) else "autofunction" if callable(one) else "autodata"
        lines += [f".. {kind}:: fupin_analysis.{name}", ""]
    Path(__file__).with_name("_names.rst").write_text("\n".join(lines), encoding="utf-8")


_list_names()
