"""What the words before a date make of it: from, until, before, as of, within, compared with.

Takes a resolved mention and the folded text, gives the mention with its role. The roles are those of `DateMention`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from banggiao.language.date_anchor import Anchor
from banggiao.language.date_mention import DateMention
from banggiao.language.date_shapes import Shape
from banggiao.model.dates import is_edtf

_ROLE: Final = re.compile(
    r"(?:(?P<as_of>\b(?:tính|lũy kế)(?:\slũy kế|\stính)?\s(?:đến|tới|hết)(?:\s(?:hết|cuối|nay|thời điểm))?)"
    r"|(?P<since>\b(?:kể |tính |bắt đầu )?từ)"
    r"|(?P<until>\b(?:đến|tới)(?:\s(?:hết|cuối|khoảng))?|\bchậm nhất(?: là)?(?: vào)?)"
    r"|(?P<before>\btrước)|(?P<after>\bsau)"
    r"|(?P<within>\btrong(?: vòng| suốt)?|\bngay trong)|(?P<base>\bso(?: với)?(?: cùng kỳ| mức| con số)?(?: của)?)"
    r"|(?P<span>\b(?:giai đoạn|nhiệm kỳ|khóa)(?: \d+ năm)?))\s*\(?$"
)

#: the last words of all these: most dates have another word before them
_LEADS: Final = (
    *("đến", "tới", "hết", "cuối", "nay", "điểm", "từ", "khoảng", "nhất", "là", "vào", "trước", "sau", "trong", "vòng"),
    *("suốt", "so", "với", "kỳ", "mức", "số", "của", "đoạn", "khóa", "năm"),
)

_FIRST_MONTHS: Final = {"33": "-01", "34": "-04", "35": "-07", "36": "-10", "40": "-01", "41": "-07"}


def with_role(folded: str, mention: DateMention, anchor: Anchor, shape: Shape) -> DateMention:
    """What the words before a date make of it."""
    before = max(0, mention.start - 24)
    led = folded[before : mention.start].removesuffix("(").rstrip().endswith(_LEADS)
    m = _ROLE.search(folded, before, mention.start) if led else None
    role = (m.lastgroup or "") if m else ""
    if not role:
        months = shape.kind == "interval" and mention.at.count("-") and shape.parts[0].day is None
        spans = months or (shape.kind == "interval" and "-" not in mention.at)
        return replace(mention, role="span") if spans else mention
    assert m is not None
    whole = replace(mention, start=m.start())
    closed = shape.kind == "interval"
    if role == "since" and not closed:
        # EDTF has no open interval from a date with unknown digits, nor from a quarter
        begin = re.sub(r"-(33|34|35|36|40|41)$", lambda m: _FIRST_MONTHS[m[1]], mention.at)
        return replace(whole, edtf=mention.at if "X" in mention.at else f"{begin}/..", role="since")
    if closed and role in ("since", "until", "within", "span"):
        return replace(mention, role="span")
    if role == "before":
        edge = _day_before(mention.at)
        return replace(whole, edtf=f"../{edge}" if edge else mention.at, mod="before", role="until")
    if role == "after":
        return replace(mention, mod="after")
    if role == "until" and anchor.is_past(mention.at):
        role = "as_of"
    return replace(mention, role=role)


def _day_before(at: str) -> str | None:
    """The last year, month or day before `at`, in the grain of `at`."""
    if re.fullmatch(r"\d{4}", at):
        return str(int(at) - 1)
    if re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])", at):
        year, month = int(at[:4]), int(at[5:])
        return f"{year - (month == 1):04d}-{(month - 2) % 12 + 1:02d}"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", at) and is_edtf(at):
        return (date.fromisoformat(at) - timedelta(days=1)).isoformat()
    return None
