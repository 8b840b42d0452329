"""Values of a series in words: period, figure, change, and the sum that shows why one cannot stand.

Takes the plain values of series entries, gives text. Keeps true: a figure that is flagged is shown as printed, beside
the sum; a period that is not told is called missing, with the day of the article beside it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from banggiao.export.markup import escaped
from banggiao.export.words import word
from banggiao.language.labels import label, party
from banggiao.language.wording import amount, date_words, scaled, signed_percent
from banggiao.model.entries import Entry


def own_side_first(codes: Sequence[str]) -> list[str]:
    """The codes with Việt Nam first, as Vietnamese texts write them, the others in their order."""
    return sorted(codes, key=lambda c: c != "VNM")


def measured(entry: Entry, lang: str) -> str:
    """Between whom, from whom to whom, or who in whose list."""
    way = str(entry.fields.get("direction") or "")
    if ">" in way:
        return " → ".join(party(p, lang) for p in way.split(">"))
    return label_of_rank(entry.fields, lang) or " - ".join(party(p, lang) for p in own_side_first(entry.parties))


def points(fields: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    """The values of a series, in the order of their periods."""
    found = fields.get("values") or fields.get("points") or ()
    # a disagreement has `values` too: plain ones, which are no points
    return [v for v in found if isinstance(v, Mapping)]


def claims_of(value: Mapping[str, Any]) -> list[str]:
    """Ids of the claims that a point of a series or a side of a disagreement rests on."""
    return [str(c) for c in value.get("claims") or [value.get("claim")] if c]


def label_of_rank(fields: Mapping[str, Any], lang: str) -> str:
    """Who is ranked in whose list; nothing for a figure that is no rank."""
    of, where = fields.get("of"), fields.get("in")
    if not of and not where:
        return ""
    ranked, list_ = party(str(of or "?"), lang), party(str(where or "?"), lang)
    return f"{ranked} trong bảng của {list_}" if lang == "vi" else f"{ranked} in the list of {list_}"


def point(value: Mapping[str, Any], fields: Mapping[str, Any], lang: str, *, sums: bool = True) -> str:
    """One value of a series: its period, its figure, its change, and with `sums` why it is implausible."""
    unit = str(value.get("unit") or fields.get("unit") or "")
    high, low = value.get("value_max"), value.get("value")
    figure = str(low)
    if isinstance(low, int | float):
        top = float(high) if isinstance(high, int | float) else None
        figure = amount(float(low), unit, lang, value_max=top, modifier=str(value.get("modifier") or "exact"))
    if value.get("out_of"):
        figure += f"/{value['out_of']}"
    period = value.get("period")
    when = date_words(period, lang) if period else word("no_period", lang)
    if not period and value.get("told"):
        when += f" ({word('told_on', lang)} {date_words(value['told'], lang)})"
    text = f"{when}: **{escaped(figure)}**"
    change = value.get("change_pct")
    if isinstance(change, int | float):
        base = value.get("change_base")
        against = f" {word('against', lang)} {date_words(base, lang)}" if base else ""
        text += f" ({signed_percent(float(change), lang)}{against})"
    if value.get("modality") and not fields.get("modality"):
        text += f" · {label('indicator_modality', value['modality'], lang)}"
    for flag in value.get("flags") or ():
        text += f" · ⚠ {label('flag', str(flag), lang)}"
    return text + implausible(value.get("implausible"), lang, sums=sums)


def implausible(found: Mapping[str, Any] | None, lang: str, *, sums: bool = True) -> str:
    """That a value cannot stand, and with `sums` the sum that shows it and the likely reason."""
    if not found:
        return ""
    mark = f" · ⚠ {label('flag', 'implausible', lang)}"
    if not sums:
        return mark
    why = label("reason", found.get("reason"), lang)
    return f"{mark}: {escaped(sum_words(str(found.get('sum')), lang))}" + (f"; {why}" if why else "")


def sum_words(text: str, lang: str) -> str:
    """A sum as `resolve` writes it (`11,200,000,000 / 5 months x 12 = ...`) as people write it."""
    text = re.sub(r"\d[\d,]{4,}", lambda m: scaled(float(m[0].replace(",", "")), lang), text)
    text = re.sub(r"\(([\dX]{4}[\dX/.-]*)\)", lambda m: f"({date_words(m[1], lang)})", text)
    if lang == "vi":
        for en, vi in (("months", "tháng"), ("against", "so với"), ("would be", "sẽ là"), (" % on ", "% so với ")):
            text = text.replace(en, vi)
    return text
