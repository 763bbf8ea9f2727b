"""XML written piece by piece, in text that XML 1.0 allows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from raspred.register.formats.losses import Loss, counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from io import TextIOWrapper

_FORBIDDEN: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class XmlFile:
    """An XML document while it is written.

    Args:
        opened: The file, open for writing UTF-8.
    """

    def __init__(self, opened: TextIOWrapper) -> None:
        self._xml = XMLGenerator(opened, "utf-8", short_empty_elements=True)
        self._changed = 0
        self._xml.startDocument()
        self._xml.ignorableWhitespace("\n")

    def start(self, name: str, attributes: Mapping[str, object] | None = None) -> None:
        """Begin an element."""
        texts = {key: self.text(value) for key, value in (attributes or {}).items()}
        self._xml.startElement(name, AttributesImpl(texts))

    def end(self, *names: str) -> None:
        """End elements, the innermost first, and the line."""
        for name in names:
            self._xml.endElement(name)
        self._xml.ignorableWhitespace("\n")

    def whole(self, name: str, attributes: Mapping[str, object], content: object = "") -> None:
        """Write an element that holds nothing but text."""
        self.start(name, attributes)
        if content != "":
            self._xml.characters(self.text(content))
        self._xml.endElement(name)

    def text(self, value: object) -> str:
        """Return a value as text, with a replacement sign where XML forbids a character."""
        if isinstance(value, bool):
            return "true" if value else "false"
        mended, times = _FORBIDDEN.subn("\ufffd", str(value))
        self._changed += times > 0
        return mended

    def losses(self) -> Iterator[Loss]:
        """Tell how many values had to be changed."""
        why = "characters that XML forbids, replaced by \ufffd"
        yield from counted("texts of any table", "", self._changed, why)
