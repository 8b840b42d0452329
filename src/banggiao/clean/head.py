"""What the head of an HTML page says: title, day and time, publisher; each with its place in the source.

Keeps true: values are the source's own characters; of several elements the first in the order below is taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import Final

from banggiao.model.dates import is_edtf
from banggiao.model.document import Printed

_META: Final = re.compile(r"<meta\b[^>]{0,2000}>", re.I)
_ATTRIBUTE: Final = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_TITLE: Final = re.compile(r"<title[^>]*>([^<]{1,500})</title>", re.I)
_JSON: Final = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{4,40})\"")
_TIME: Final = re.compile(r"<time\b[^>]{0,500}?datetime\s*=\s*[\"']([^\"']{4,40})[\"']", re.I)
_ISO: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?\s?(Z|[+-]\d{2}:?\d{2})?)?")

_DAYS: Final = ("article:published_time", "datepublished", "pubdate", "publishdate", "dc.date.issued", "date")
_SITES: Final = ("og:site_name", "dc.publisher", "publisher")
_TITLES: Final = ("og:title", "twitter:title", "dc.title")
#: How far (characters) the head is read.
_HEAD: Final = 200_000


@dataclass(frozen=True, slots=True)
class Head:
    """What the head says, where it says it."""

    title: str = ""
    published: Printed | None = None
    published_at: Printed | None = None
    publisher: Printed | None = None


def read_head(source: str) -> Head:
    """Read the metadata of a page."""
    metas = _metas(source[:_HEAD])
    titles = [metas[k][0] for k in _TITLES if k in metas]
    if m := _TITLE.search(source, 0, _HEAD):
        titles.append(unescape(m[1]).strip())
    places = [(metas[k][1], metas[k][2]) for k in _DAYS if k in metas]
    places += [m.span(1) for pattern in (_JSON, _TIME) for m in pattern.finditer(source)][:2]
    day = moment = None
    for start, end in places:
        day, moment = _moment(source, start, end)
        if day is not None:
            break
    site = next((metas[k] for k in _SITES if k in metas and metas[k][0]), None)
    publisher = Printed(site[0], site[1], site[2], source[site[1] : site[2]]) if site else None
    return Head(titles[0] if titles else "", day, moment, publisher)


def _metas(head: str) -> dict[str, tuple[str, int, int]]:
    """Name of a meta element -> its content and the content's span."""
    out: dict[str, tuple[str, int, int]] = {}
    for m in _META.finditer(head):
        name, content = "", None
        for a in _ATTRIBUTE.finditer(m[0]):
            group = 2 if a[2] is not None else 3
            if a[1].lower() in ("name", "property", "itemprop"):
                name = a[group].lower()
            elif a[1].lower() == "content":
                content = (unescape(a[group]).strip(), m.start() + a.start(group), m.start() + a.end(group))
        if name and content:
            out.setdefault(name, content)
    return out


def _moment(source: str, start: int, end: int) -> tuple[Printed | None, Printed | None]:
    m = _ISO.match(source, start, end)
    if m is None or not is_edtf(m[1]):
        return None, None
    day = Printed(m[1], m.start(1), m.end(1), m[1])
    if not m[2]:
        return day, None
    zone = m[3] or ""
    zone = f"{zone[:3]}:{zone[3:]}" if len(zone) == 5 else zone
    return day, Printed(f"{m[1]}T{m[2]}{zone}", m.start(), m.end(), m[0])
