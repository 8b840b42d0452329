"""Page -> Document: named, ordered, explained, reversible steps.

Front door: `clean(page)`. Keeps true: the canonical text is NFC, one line a segment, segmentation undone; every step
records its edits, so that a span of the text walks back to the page's own characters.
"""

from __future__ import annotations

import re
from typing import Final

from banggiao.clean.article import Article, read_article
from banggiao.clean.characters import tidy
from banggiao.clean.draft import Draft
from banggiao.clean.glued import split_glued
from banggiao.clean.segmentation import is_segmented, unsegment
from banggiao.clean.web import open_markup
from banggiao.model.document import Document, Segment
from banggiao.model.page import Page

__all__ = ["clean"]

#: By these words a page says of itself that it is a sample of this program.
_SAMPLE: Final = re.compile(r"Bang Giao \(bản mẫu [A-Z]\)|Văn bản mẫu của Bang Giao")


def clean(page: Page) -> Document:
    """The article of a page. Never fails: a page without an article gives a document with what text there is."""
    draft = Draft(page.source)
    web = open_markup(draft) if page.media_type == "text/html" else None
    tidy(draft)
    segmented = is_segmented(draft.text)
    if segmented:
        unsegment(draft)
    split_glued(draft)
    sample = "Bang Giao" in draft.text and _SAMPLE.search(draft.text) is not None
    article = read_article(draft, segmented=segmented, web=web)
    return _document(page, draft, article, sample=sample)


def _document(page: Page, draft: Draft, article: Article, *, sample: bool) -> Document:
    segments, at = [], 0
    for kind, line in zip(article.kinds, draft.text.split("\n") if draft.text else (), strict=True):
        segments.append(Segment(kind, at, at + len(line)))
        at += len(line) + 1
    title = next((draft.text[s.start : s.end] for s in segments if s.kind == "title"), "")
    return Document(
        id=page.sha256,
        text=draft.text,
        segments=tuple(segments),
        title=title,
        published=article.published,
        published_at=article.published_at,
        publisher=article.publisher,
        source_credit=article.source_credit,
        extent=article.extent,
        shape=article.shape,
        sample=sample,
        steps=tuple(draft.steps),
        given=page.given,
    )
