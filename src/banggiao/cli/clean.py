"""`banggiao clean FILE [--explain]`: the article of one page, and what each step of cleaning did and why."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from banggiao.cli.options import Json

if TYPE_CHECKING:
    from banggiao.model.document import Document, Step
    from banggiao.model.page import Page

File = Annotated[str, typer.Argument(help="A page (.txt, .md, .html), or - for standard input.", metavar="FILE")]
Explain = Annotated[bool, typer.Option("--explain", help="Each step: what it changed or removed, and why.")]

#: Edits shown of a step that changes characters; what a step cuts out as lines is shown whole.
_SHOWN = 4
#: Longest piece of text shown of one edit, and characters of context on either side.
_LONG = 160
_CONTEXT = 18


def clean(file: File, explain: Explain = False, as_json: Json = False) -> None:
    """Lọc bài viết khỏi trang nguồn, giải thích từng bước. Clean the article out of one page; explain each step."""
    from banggiao.clean import clean as read
    from banggiao.errors import BadInput
    from banggiao.sources import pages

    for page in pages([file]):
        if isinstance(page, BadInput):
            raise page
        document = read(page)
        if as_json:
            typer.echo(json.dumps(as_shape(page, document), ensure_ascii=False))
        elif explain:
            typer.echo("\n".join(explained(page, document)))
        else:
            typer.echo(document.text)


def as_shape(page: Page, document: Document) -> dict[str, Any]:
    """The cleaned page as JSON values: metadata, text, segments, and the steps with their edits."""
    from banggiao.model.document_shape import metadata_shape
    from banggiao.sources import doc_names

    out = metadata_shape(doc_names([page.origin])[0], document)
    out |= {"shape": document.shape, "text": document.text}
    out["segments"] = [{"kind": s.kind, "start": s.start, "end": s.end} for s in document.segments]
    out["steps"] = [
        {"name": s.name, "why": s.why, "edits": [{"start": e.start, "end": e.end, "put": e.put} for e in s.edits]}
        for s in document.steps
    ]
    return out


def explained(page: Page, document: Document) -> list[str]:
    """Lines that tell what the page is and what each step did."""
    lines = [f"{page.origin}: {page.media_type}, {page.encoding}, shape {document.shape}, extent {document.extent}"]
    for name in ("published", "published_at", "publisher", "source_credit"):
        if printed := getattr(document, name):
            lines.append(f"  {name:13} {printed.value}  (printed: {_short(printed.quote)!r} at {printed.start})")
    text = page.source
    for number, step in enumerate(document.steps, 1):
        lines += ["", f"{number}. {step.name} ({len(step.edits)}): {step.why}", *_edits(text, step)]
        text = step.apply(text)
    lines += ["", "What is left:"]
    lines += [f"  {s.kind:9} {_short(document.text[s.start : s.end])}" for s in document.segments]
    return lines


def _edits(text: str, step: Step) -> list[str]:
    cuts = all(not e.put and (e.end - e.start > 2 or text[e.start : e.end].strip()) for e in step.edits)
    shown = step.edits if cuts else step.edits[:_SHOWN]
    out = []
    for e in shown:
        if cuts:
            out.append(f"   - {_short(text[e.start : e.end])}")
        else:
            before, after = text[max(0, e.start - _CONTEXT) : e.start], text[e.end : e.end + _CONTEXT]
            out.append(f"   {_plain(before)}[{_short(text[e.start : e.end])} -> {_plain(e.put)}]{_plain(after)}")
    more = len(step.edits) - len(shown)
    return [*out, *([f"   ... and {more} more"] if more else [])]


def _plain(text: str) -> str:
    return text.replace("\n", "¶")


def _short(text: str) -> str:
    text = _plain(text)
    return text if len(text) <= _LONG else f"{text[: _LONG - 20]} ... ({len(text)} characters)"
