from __future__ import annotations

from html.parser import HTMLParser

VOID = {"meta", "br", "hr", "img", "link", "input"}
LOADING = {"src", "srcset", "poster", "data", "action", "background", "ping"}
LOADERS = {"script", "link", "iframe", "object", "embed", "image", "img"}


class Page(HTMLParser):
    """Reads a page strictly: every element closed in its order, every id once."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.faults: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()
        self.faults += [f"{tag} never closed" for tag in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if len(dict(attrs)) != len(attrs):
            self.faults.append(f"{tag} has an attribute twice")
        self.tags.append((tag, dict(attrs)))
        self.ids += [value for name, value in attrs if name == "id" and value]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> where it closes nothing")

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] != "style":
            self.words.append(data)

    @property
    def text(self) -> str:
        """All words a reader sees, blanks made one."""
        return " ".join(" ".join(self.words).split())

    def loads(self) -> list[str]:
        """Return whatever would be fetched, or points nowhere."""
        found = [tag for tag, attributes in self.tags if LOADING & set(attributes)]
        found += [tag for tag, _ in self.tags if tag in LOADERS]
        links = [attributes["href"] or "" for tag, attributes in self.tags if tag == "a"]
        return found + [link for link in links if link.removeprefix("#") not in self.ids]
