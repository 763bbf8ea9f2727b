"""How the pages in this folder become a site: `make docs`.

Nothing is fetched, neither by the build nor by the pages: they open from a disk without a
network, search included. A warning stops the build.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from pygments.lexers.special import TextLexer

import raspred

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "raspred"
author = "The raspred authors"
project_copyright = "the raspred authors, MIT licence"
release = raspred.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["studies"]

myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
python_maximum_signature_line_length = 80
default_role = "code"
napoleon_numpy_docstring = False

html_theme = "furo"
html_title = "raspred"
html_static_path = ["style"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sourcelink = False
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#005a8c", "color-brand-content": "#005a8c"},
    "dark_css_variables": {"color-brand-primary": "#7cc4ee", "color-brand-content": "#7cc4ee"},
}

ABOVE = {"README.md": "index", "CONTRIBUTING.md": "contributing", "CHANGELOG.md": "changelog"}
"""Pages that a newcomer looks for at the root of the repository, and their places in the site."""
TO_A_FOLDER = re.compile(r"\[([^\]]+)\]\([^):]+/\)")
"""A link that a repository can follow and a site cannot; its words stay."""
TO_OTHER_FILES = re.compile(r"\]\((?![a-z]+:|[#/])")
TO_ABOVE = re.compile(rf"\]\((?:\.\./)+({'|'.join(map(re.escape, ABOVE))})")


def bring_from_above(app: Sphinx, page: str, source: list[str]) -> None:
    """Put a page of the root before what stands here for it; turn links to them into the site."""
    for name, place in ABOVE.items():
        if page == place:
            text = (Path(app.srcdir).parent / name).read_text(encoding="utf-8")
            text = text.replace("](docs/", "](/")
            for other, there in ABOVE.items():
                text = text.replace(f"]({other}", f"](/{there}.md")
            text = TO_OTHER_FILES.sub("](../", text)
            source[0] = f"{text}\n{source[0]}"
    source[0] = TO_A_FOLDER.sub(r"\1", source[0])
    source[0] = TO_ABOVE.sub(lambda link: f"](/{ABOVE[link[1]]}.md", source[0])


def list_decisions(_app: Sphinx, page: str, source: list[str]) -> None:
    """Hang every decision under the page that lists them."""
    if page == "decisions/README":
        source[0] += "\n```{toctree}\n:hidden:\n:glob:\n\n0*\n```\n"


def setup(app: Sphinx) -> None:
    """Register what is ours."""
    app.add_lexer("csv", TextLexer)
    app.connect("source-read", bring_from_above)
    app.connect("source-read", list_decisions)
