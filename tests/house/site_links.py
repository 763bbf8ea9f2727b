"""What the pages of a built site point at and load, read as a browser would."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ELSEWHERE = re.compile(r"(?:https?:)?//")
IN_STYLE = re.compile(r"url\(\s*[\"']?((?:https?:)?//[^)\"']*)|@import\s+[\"']([^\"']*)")
LOADED_BY = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "srcset"}
NEVER_LOADED = {"canonical", "author", "license", "next", "prev", "search", "index"}
"""Relations of a `link` element that only name another page."""


@dataclass
class Page(HTMLParser):
    """One page: where its links lead, what it loads, and the places in it that have a name."""

    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    places: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take down an element."""
        given = {name: value or "" for name, value in attrs}
        self.places |= {given[name] for name in ("id", "name") if name in given}
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        elif tag in LOADED_BY and given.get("rel") not in NEVER_LOADED:
            self.loads.append(given.get(LOADED_BY[tag], ""))


def pages_of(site: Path) -> dict[Path, Page]:
    """Return every page of a site, read."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        found[path.resolve()] = page = Page()
        page.feed(path.read_text(encoding="utf-8"))
    return found


def dead(site: Path) -> Iterator[str]:
    """Yield each link inside a site that leads to no file, or to no place on its page."""
    pages = pages_of(site)
    for path, page in pages.items():
        for link in page.links:
            file, place = urldefrag(link)
            if ELSEWHERE.match(link) or link.startswith("mailto:"):
                continue
            target = (path.parent / unquote(file)).resolve() if file else path
            if not target.exists():
                yield f"{path.relative_to(site)}: {link}"
            elif place and target in pages and unquote(place) not in pages[target].places:
                yield f"{path.relative_to(site)}: {link}: no such place"


def from_elsewhere(site: Path) -> Iterator[str]:
    """Yield whatever pages or style sheets of a site load from another host."""
    for path, page in pages_of(site).items():
        yield from (f"{path.name}: {load}" for load in page.loads if ELSEWHERE.match(load))
    for path in sorted(site.rglob("*.css")):
        for found in IN_STYLE.findall(path.read_text(encoding="utf-8")):
            if ELSEWHERE.match("".join(found)):
                yield f"{path.name}: {''.join(found)}"
