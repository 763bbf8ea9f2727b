"""Bytes into text: the declared encoding or an error, and the mending of double encoding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from raspred.errors import Problem, SourceError

if TYPE_CHECKING:
    import polars as pl

    from raspred.sources.mapping.parts import Encoding

_CODECS = {
    "utf-8": "utf-8-sig",
    "utf-16": "utf-16",
    "latin-1": "latin-1",
    "windows-1252": "windows-1252",
}
# A character of two to four bytes in UTF-8, each byte read as one Latin-1 character.
_TWICE = re.compile(
    "[\u00c2-\u00df][\u0080-\u00bf]|[\u00e0-\u00ef][\u0080-\u00bf]{2}|[\u00f0-\u00f4][\u0080-\u00bf]{3}"
)
_AS_BYTES = {
    ord(bytes([byte]).decode("windows-1252")): byte
    for byte in range(0x80, 0xA0)
    if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)  # windows-1252 leaves these empty
}


def decoded(raw: bytes, encoding: Encoding, name: str) -> str:
    """Return the text of a file with plain line ends, without a byte order mark.

    Raises:
        SourceError: The bytes are not of this encoding.
    """
    codec = _CODECS[encoding]
    try:
        text = raw.decode(codec)
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise SourceError(
            Problem(
                f"{name}, line {line}",
                f"is not {encoding} at byte {error.start:,}: {error.reason}",
                f"Set encoding to {_likely(raw, encoding)} in its entry in [files].",
            )
        ) from None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.removeprefix("\ufeff")


def _likely(raw: bytes, tried: Encoding) -> str:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "'utf-16'"
    others = [one for one in ("utf-8", "windows-1252", "latin-1") if one != tried]
    return " or ".join(f"'{one}'" for one in others)


def mended(texts: pl.Series, read_as: str) -> pl.Series:
    """Return texts with every run that was encoded twice decoded once more.

    Args:
        texts: String, (n,).
        read_as: The encoding the bytes were mistaken for, latin-1 or windows-1252.
    """
    suspects = texts.filter(texts.str.contains("[\u00c2-\u00f4]")).unique().to_list()
    repaired = {text: _mend(text, read_as) for text in suspects if text is not None}
    changed = {text: better for text, better in repaired.items() if text != better}
    return texts.replace(changed) if changed else texts


def _mend(text: str, read_as: str) -> str:
    as_bytes = text.translate(_AS_BYTES) if read_as == "windows-1252" else text
    better = _TWICE.sub(_decoded_run, as_bytes)
    return text if better == as_bytes else better


def _decoded_run(run: re.Match[str]) -> str:
    try:
        return run[0].encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return run[0]
