"""What the markup says of a block: links, elements, names of classes, and what trafilatura takes for main text.

Keeps true: these are signs like the others, each with its weight; none of them decides alone.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from banggiao.clean.lines import Line
from banggiao.clean.markup import Block

#: Elements that hold what is not article.
_FRAME: Final = frozenset({"nav", "aside", "footer", "form", "button", "menu", "dialog", "address"})
#: Parts of the names that portals give to what is not article, and to what is.
_OUTSIDE: Final = re.compile(
    r"relat|lien-?quan|tin-?khac|cung-?chuyen|doc-?them|xem-?them|read-?more|readmore|doc-?nhieu|xem-?nhieu|most|popular|hot-?news"
    r"|tin-?moi|latest|comment|binh-?luan|share|social|chia-?se|tags?\b|tag-|-tag|tu-?khoa|keyword|breadcrumb|crumb|navi?\b|navbar|menu"
    r"|sidebar|side-|widget|banner|advert|\bads?\b|ads-|quang-?cao|footer|copyright|newsletter|subscrib|login|toolbar|pagination"
    r"|recommend|suggest|teaser|promo|box-?tin|more-?news|other-?news|see-?also|goi-?y|multimedia|rating|vote|survey|author|tac-?gia"
    r"|byline|action|control|print|popup|modal|cookie|skip|hidden"
)
_INSIDE: Final = re.compile(
    r"article-?(?:body|content|detail)|content-?detail|detail-?content|news-?content|post-?content|entry-?content|noi-?dung|main-?content"
    r"|articlebody|story-?body|body-?content|cms-?body|fck|the-article-body|singular-content|detail__content|maincontent"
)
_SUMMARY: Final = re.compile(r"sapo|\blead\b|tom-?tat|summary|chapo|article-?desc|headline-desc|intro|description")
_CAPTION: Final = re.compile(r"caption|chu-?thich|photo-?desc|image-?desc|pic-?desc")
_KEPT: Final = "trafilatura keeps it"
#: Share of links from which a block is a link.
_LINK: Final = 0.75
#: How many elements outwards names are read.
_REACH: Final = 6


def sign_links(lines: Sequence[Line], blocks: Sequence[Block]) -> None:
    """A sentence under a headline that is a link tells of the page behind it."""
    for before, line in pairwise(lines):
        linked = before.is_headline and blocks[before.number].link_share > _LINK
        if linked and line.is_sentence and not line.inner and line.signs.get(_KEPT) is None:
            line.signs["stands under a linked headline"] = -2.5


def sign_markup(lines: Sequence[Line], blocks: Sequence[Block], main: str) -> None:
    """Add the signs of markup; `main` is what `main_text` gave for the page."""
    for line in lines:
        block = blocks[line.number]
        signs = line.signs
        if block.link_share > _LINK:
            signs["is a link"] = -3.0
        elif block.link_share > 0.4:
            signs["is half links"] = -1.5
        if any(tag in _FRAME for tag in block.path):
            signs["stands in the frame of the page"] = -5.0
        near = block.hints[:_REACH]
        outside = next((h for h in near if _OUTSIDE.search(h)), None)
        if outside is not None:
            signs["stands in an element named for something else"] = -4.0
        if any(_INSIDE.search(h) for h in near):
            signs["stands in the element of the article"] = 1.0
        if is_caption(block):
            signs["is the caption of a picture"] = 2.5
        if block.tag in ("p", "h2", "h3", "blockquote"):
            signs["is a paragraph of the page"] = 0.5
        if main and line.words >= 3:
            found = squeezed(line.text) in main
            signs[_KEPT if found else "trafilatura leaves it out"] = 2.0 if found else -2.0


def is_caption(block: Block) -> bool:
    """Whether the markup calls a block a caption."""
    return block.tag == "figcaption" or "figcaption" in block.path or any(_CAPTION.search(h) for h in block.hints[:2])


def is_summary(block: Block) -> bool:
    """Whether the markup calls a block the article's summary (lede)."""
    return any(_SUMMARY.search(h) for h in block.hints[:2])


def main_text(source: str) -> str:
    """What trafilatura takes for the main text of a page, squeezed; empty where it finds none.

    Only its extraction is used, never its fetcher; its text only tells which of our own blocks are meant.
    """
    try:
        text = _extractor()(source, include_comments=False, include_tables=True)
    except (ValueError, AssertionError, RecursionError):  # its own troubles with odd pages are not ours
        return ""
    return squeezed(text or "")


@cache
def _extractor() -> Callable[..., str | None]:
    from trafilatura import extract  # 0.5 s to import: only pages of HTML pay for it

    # it tells of every odd page on stderr; our own errors say what is wrong with a page
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found: Callable[..., str | None] = extract
    return found


def squeezed(text: str) -> str:
    """`text` without anything but letters and digits: equal whatever was done to spaces and marks."""
    return re.sub(r"[\W_]+", "", text).lower()
