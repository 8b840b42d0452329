"""A page of HTML as the cleaning sees it: blocks with their places, the head, and the main text as a second opinion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from banggiao.clean.draft import Draft
from banggiao.clean.head import Head, read_head
from banggiao.clean.hints import is_caption, is_summary, main_text, sign_links, sign_markup
from banggiao.clean.lines import Line, content_words
from banggiao.clean.markup import Block, edits_of, read_blocks


@dataclass(frozen=True, slots=True)
class Web:
    """What only HTML pages have. `blocks[n]` made line n of the text."""

    blocks: Sequence[Block]
    head: Head
    main: str

    def sign(self, lines: Sequence[Line]) -> None:
        """Add the signs of markup to lines."""
        sign_markup(lines, self.blocks, self.main)
        sign_links(lines, self.blocks)

    def title(self, lines: Sequence[Line]) -> int | None:
        """Index of the title among `lines`: a main heading, the one nearest to what the head says; None without one."""
        told = content_words(self.head.title.lower())
        best: tuple[float, int] | None = None
        for i, line in enumerate(lines):
            tag = self.blocks[line.number].tag
            near = len(content_words(line.folded) & told) / max(1, len(told)) if told else 0.0
            rank = near + (1.0 if tag == "h1" else 0.3 if tag == "h2" and near else 0.0)
            if "nav" in self.blocks[line.number].path or "aside" in self.blocks[line.number].path:
                rank -= 1.0
            if rank >= 0.8 and line.words >= 3 and (best is None or rank > best[0]):
                best = (rank, i)
        return best[1] if best else None

    def is_caption(self, line: Line) -> bool:
        """Whether the markup calls the line a caption."""
        return is_caption(self.blocks[line.number])

    def is_summary(self, line: Line) -> bool:
        """Whether the markup calls the line the article's summary."""
        return is_summary(self.blocks[line.number])

    def is_heading(self, line: Line) -> bool:
        """Whether the markup calls the line a heading."""
        return self.blocks[line.number].tag in ("h2", "h3", "h4")


def open_markup(draft: Draft) -> Web:
    """Take the step from markup to text, one block a line."""
    source = draft.source
    blocks = read_blocks(source)
    draft.edit("markup", "tags, scripts and styles are no text; each block is a line", edits_of(source, blocks))
    return Web(blocks, read_head(source), main_text(source))
