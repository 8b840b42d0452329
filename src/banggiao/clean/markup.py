"""HTML -> blocks of text, each piece with its place in the page's own characters.

Takes HTML source, gives Blocks and the edits that leave nothing of the source but their text, one block a line.
Keeps true: linear in the length of the source, whatever the markup; text between the pieces of one block is markup
only; nothing of scripts, styles and templates is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Final

from banggiao.model.document import Edit

#: What can begin markup; any other "<" is text.
_TAG: Final = re.compile(r"<(?:[a-zA-Z!?]|/)")
_NAME: Final = re.compile(r"</?([a-zA-Z][a-zA-Z0-9:-]*)")
#: Attributes up to the tag's end; quoted values may hold ">". Possessive, so that it never looks back.
_ATTRIBUTES: Final = re.compile(r"(?:[^\"'>]++|\"[^\"]*+\"|'[^']*+')*+>")
_HINTS: Final = re.compile(r"(?:^|\s)(?:class|id|role|itemprop)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.I)
_ENTITY: Final = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?|\s+")
_SPACE: Final = re.compile(r"\s+")


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Elements whose content is no text.
SILENT: Final = _names("script style noscript template svg iframe object select textarea math canvas head audio video")
#: Elements that have no end tag.
_VOID: Final = _names("area base br col embed hr img input link meta source track wbr param")
#: Elements that stand inside a line; all others begin a new block.
_INLINE: Final = _names(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark meta nobr q s samp "
    "small span strike strong sub sup time tt u var wbr"
)
#: Elements closed by the opening of another of their like (HTML lets their end tags out).
_SELF_CLOSING: Final = {
    "p": {"p"},
    "li": {"li"},
    "option": {"option"},
    "tr": {"tr", "td", "th"},
    "td": {"td", "th"},
    "th": {"td", "th"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
}
#: A block longer than this (characters) is closed, so that no later station meets a paragraph without end.
_ENDLESS: Final = 20_000
#: Cells of a table up to this length (characters), without links, stand in one line with the others of their row;
#: others lay out a page (a photograph's caption beside its credit, a list of headlines).
_CELL: Final = 30
_CELLS: Final = _names("td th")
#: What parts them.
BAR: Final = " | "
#: Elements nested deeper than this are taken as if they stood at this depth.
_DEPTH: Final = 400


@dataclass(slots=True)
class Block:
    """One line of text of the page."""

    #: the innermost element that begins a block
    tag: str
    #: names of all elements round it, outermost first
    path: tuple[str, ...]
    #: classes and ids of the elements round it, innermost first
    hints: tuple[str, ...]
    #: pieces of the source that are its text, in order
    pieces: list[tuple[int, int]] = field(default_factory=list)
    size: int = 0
    #: which of the pieces begin a further cell of a table's row
    cells: set[int] = field(default_factory=set)
    #: characters of it inside links
    linked: int = 0
    #: number of the table's row that it stands in, among all starts and ends of rows of the page
    row: int = 0

    @property
    def link_share(self) -> float:
        """How much of its text is links."""
        return self.linked / self.size if self.size else 0.0


@dataclass(slots=True)
class _Element:
    tag: str
    hint: str


def read_blocks(source: str) -> list[Block]:
    """The blocks of a page in order, those without text left out."""
    open_elements: list[_Element] = []
    blocks: list[Block] = []
    block: Block | None = None
    links = row = 0
    for kind, tag, start, end in _tokens(source):
        if kind == "text":
            if not source[start:end].strip():
                if block is not None and end > start:
                    block.pieces.append((start, end))
                continue
            if block is None and blocks and not links and _goes_on(blocks[-1], open_elements, row, end - start):
                block = blocks[-1]
                block.cells.add(len(block.pieces))
            for a, b in _bounded(source, start, end):
                if block is None or block.size + b - a > _ENDLESS:
                    block = _begin(open_elements, row)
                    blocks.append(block)
                block.pieces.append((a, b))
                block.size += b - a
                block.linked += b - a if links else 0
            continue
        if tag not in _INLINE:
            block = None
        row += tag == "tr"
        if tag == "a":
            links = max(0, links + (1 if kind == "open" else -1))
        if kind == "open":
            _open(open_elements, tag, source[start:end])
        else:
            _close(open_elements, tag)
            links = 0 if tag not in _INLINE else links
    return blocks


def _bounded(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A piece of text in parts of bounded length, cut behind a sentence where there is one, else at a space."""
    while end - start > _ENDLESS:
        cut = source.rfind(". ", start, start + _ENDLESS) + 2
        if cut < start + 2:
            cut = source.rfind(" ", start, start + _ENDLESS) + 1
        cut = cut if cut > start else start + _ENDLESS
        yield start, cut
        start = cut
    yield start, end


def _own(open_elements: list[_Element]) -> str:
    return next((e.tag for e in reversed(open_elements) if e.tag not in _INLINE), "body")


def _begin(open_elements: list[_Element], row: int) -> Block:
    hints = tuple(e.hint for e in reversed(open_elements) if e.hint)
    return Block(_own(open_elements), tuple(e.tag for e in open_elements), hints, row=row)


def _goes_on(last: Block, open_elements: list[_Element], row: int, size: int) -> bool:
    """Whether text of `size` characters is a further cell of the row that the last block is."""
    if last.row != row or last.linked or last.tag not in _CELLS or _own(open_elements) not in _CELLS:
        return False
    return size <= _CELL and last.size <= _CELL * (1 + len(last.cells))


def _open(open_elements: list[_Element], tag: str, markup: str) -> None:
    if tag in _VOID or (markup.endswith("/>") and tag not in ("p", "div", "span", "a")):
        return
    closes = _SELF_CLOSING.get(tag, {"p"} if tag not in _INLINE else set())
    if closes and open_elements and open_elements[-1].tag in closes:
        open_elements.pop()
    if len(open_elements) < _DEPTH:
        hint = " ".join("".join(m).lower() for m in _HINTS.findall(markup)) if "=" in markup else ""
        open_elements.append(_Element(tag, hint))


def _close(open_elements: list[_Element], tag: str) -> None:
    for i in range(len(open_elements) - 1, max(-1, len(open_elements) - 40), -1):
        if open_elements[i].tag == tag:
            del open_elements[i:]
            return


def _tokens(source: str) -> Iterator[tuple[str, str, int, int]]:
    """("text" | "open" | "close", tag, start, end), in order; comments and silent elements left out."""
    at, size, lenient = 0, len(source), False
    while at < size:
        opening = _TAG.search(source, at)
        if opening is None:
            yield "text", "", at, size
            return
        lt = opening.start()
        if lt > at:
            yield "text", "", at, lt
        if source.startswith("<!--", lt):
            end = source.find("-->", lt + 4)
            at = size if end < 0 else end + 3
            continue
        m = _NAME.match(source, lt)
        if m is None:
            if source.startswith(("<!", "<?"), lt):
                end = source.find(">", lt)
                at = size if end < 0 else end + 1
            else:
                at = lt + 2
            continue
        tag, close = m[1].lower(), None if lenient else _ATTRIBUTES.match(source, m.end())
        if close is None:  # an open quotation mark; from here on a tag ends at the first ">"
            lenient = True
            end = source.find(">", m.end())
            at = size if end < 0 else end + 1
        else:
            at = close.end()
        closing = source[lt + 1] == "/"
        yield "close" if closing else "open", tag, lt, at
        if tag in SILENT and not closing and source[at - 2] != "/":
            end = _end_of(source, tag, at)
            yield "close", tag, end, end
            at = end


def _end_of(source: str, tag: str, at: int) -> int:
    m = re.compile(rf"</{tag}\b[^>]*>", re.I).search(source, at)
    if m is None:  # never closed: a head ends where the body begins, a script at the page's end
        body = source.lower().find("<body", at) if tag == "head" else -1
        return body if body >= 0 else (at if tag in ("head", "select") else len(source))
    return m.end()


def edits_of(source: str, blocks: list[Block]) -> list[Edit]:
    """The edits after which `source` is the blocks' text, one a line, entities resolved, runs of space as one."""
    edits: list[Edit] = []
    at = 0
    for n, block in enumerate(blocks):
        for k, (start, end) in enumerate(block.pieces):
            edits.append(Edit(at, start, BAR if k in block.cells else "\n" if n and not k else ""))
            edits += [
                Edit(m.start(), m.end(), put)
                for m in _ENTITY.finditer(source, start, end)
                if (put := _plain(m[0])) != m[0]
            ]
            at = end
    edits.append(Edit(at, len(source)))
    return [e for e in edits if e.start < e.end or e.put]


def _plain(found: str) -> str:
    return _SPACE.sub(" ", unescape(found)) if found[0] == "&" else " "


def text_of(source: str, block: Block) -> str:
    """The text of a block, as the edits leave it."""
    pieces = (BAR * (k in block.cells) + unescape(source[a:b]) for k, (a, b) in enumerate(block.pieces))
    return _SPACE.sub(" ", "".join(pieces)).strip()
