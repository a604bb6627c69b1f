"""Packages of parts (ZIP files of workbooks): parts found by any spelling, unpacked in bounded pieces, XML read as a stream.

Writers differ: back-slashes for slashes, another case, parts elsewhere. Names are folded, relations are followed, and nothing
that a file declares about itself is believed: neither sizes nor entities.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import chain
from xml.parsers import expat

from fupin_analysis.acquire.books import LONGEST_TEXT, MOST_BYTES, DamagedError

_PIECE = 1 << 18
_PREFIXED_ROOT = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<[?!][^>]*>\s*)*<[\w.-]+:|(?:\xff\xfe|\xfe\xff)")
#: What reading a broken package may raise.
FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError, KeyError)


class Package:
    """The parts of a packed file by name, whatever its spelling.

    Parameters
    ----------
    data
        Bytes of the file.

    Raises
    ------
    DamagedError
        It is no such package.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except FAULTS as error:
            raise DamagedError(str(error)) from error
        self._entries = {_folded(entry.filename): entry for entry in self._archive.infolist()}
        self._left = MOST_BYTES

    def __contains__(self, name: str) -> bool:
        return _folded(name) in self._entries

    @property
    def names(self) -> list[str]:
        """Names of the parts, folded."""
        return list(self._entries)

    @property
    def is_encrypted(self) -> bool:
        """Whether any part is encrypted with a password of the package itself."""
        return any(entry.flag_bits & 1 for entry in self._entries.values())

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield a part piece by piece; raises DamagedError where it is not there, broken, or unpacks without end."""
        try:
            with self._archive.open(self._entries[_folded(name)]) as stream:
                while piece := stream.read(_PIECE):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise DamagedError("the package unpacks to too many bytes")
                    yield piece
        except FAULTS as error:
            raise DamagedError(f"{name}: {error}") from error

    def read(self, name: str) -> bytes:
        """Return a part as a whole."""
        return b"".join(self.pieces(name))

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """Return the relations of a part (of the package for ``""``): identifier → last word of the type, and target part."""
        folder, file = posixpath.split(name)
        part = posixpath.join(folder, "_rels", f"{file}.rels")
        if part not in self:
            return {}
        found: dict[str, tuple[str, str]] = {}

        def start(tag: str, given: dict[str, str]) -> None:
            if tag == "Relationship" and given.get("TargetMode") != "External":
                target = given.get("Target", "").replace("\\", "/")
                whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                found[given.get("Id", "")] = (given.get("Type", "").rsplit("/", 1)[-1], whole)

        parse_xml(self.pieces(part), start=start)
        return found


def _folded(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def parse_xml(
    pieces: Iterator[bytes],
    *,
    start: Callable[[str, dict[str, str]], object] | None = None,
    end: Callable[[str], object] | None = None,
    text: Callable[[str], object] | None = None,
    encoding: str | None = None,
) -> None:
    """Parse XML from start to end; see :func:`xml_steps`."""
    for _ in xml_steps(pieces, start=start, end=end, text=text, encoding=encoding):
        pass


def xml_steps(
    pieces: Iterator[bytes],
    *,
    start: Callable[[str, dict[str, str]], object] | None = None,
    end: Callable[[str], object] | None = None,
    text: Callable[[str], object] | None = None,
    encoding: str | None = None,
) -> Iterator[None]:
    """Parse XML piece by piece, yielding after each, so that what the handlers gathered can be handed on.

    Where the outermost element has a prefix, whatever it is, tags reach the handlers without theirs: writers with prefixes of
    their own read like the others. An `encoding` goes before the one that the XML declares.

    Raises
    ------
    DamagedError
        The XML is broken, or declares a document type (the door of every entity bomb).
    """
    pieces = iter(pieces)
    first = next(pieces, b"")
    has_prefix = _PREFIXED_ROOT.match(first) is not None  # rare, and costs a call for each element
    parser = expat.ParserCreate(encoding)
    parser.buffer_text = True
    parser.buffer_size = LONGEST_TEXT
    if start is not None:
        parser.StartElementHandler = _without_prefix(start) if has_prefix else start
    if end is not None:
        on_end = end
        parser.EndElementHandler = (lambda tag: on_end(tag.rsplit(":", 1)[-1])) if has_prefix else on_end
    if text is not None:
        parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse
    try:
        for piece in chain([first], pieces):
            parser.Parse(b" " if piece.isspace() else piece, False)  # nothing but blanks for pages on end is one
            yield
        parser.Parse(b"", True)
        yield
    except (expat.ExpatError, ValueError, UnicodeError) as error:
        raise DamagedError(str(error)) from error


def _without_prefix(handler: Callable[[str, dict[str, str]], object]) -> Callable[[str, dict[str, str]], object]:
    def handle(tag: str, given: dict[str, str]) -> None:
        handler(tag.rsplit(":", 1)[-1] if ":" in tag else tag, given)

    return handle


def _refuse(*_: object) -> None:
    raise DamagedError("the XML declares a document type")
