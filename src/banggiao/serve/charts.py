"""A series as a chart: the Vega-Lite specification with its data, and a drawing made on the server.

Takes a series entry, gives both. Keeps true: each point carries its claim and who prints it; a value without a period
is in the table but not in the drawing; implausible and disputed points are marked by shape, never moved or left out.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from banggiao.language.labels import label
from banggiao.language.wording import amount, date_words
from banggiao.model.dates import bounds, is_edtf
from banggiao.model.entries import Entry
from banggiao.store.listed import Quoted

#: how a point is drawn, by what is said of it
SHAPES: Final = {"": "circle", "disputed": "square", "implausible": "triangle-up"}
WIDTH: Final = 640
HEIGHT: Final = 240
#: Room for the labels of both axes, in units of the drawing.
LEFT, RIGHT, TOP, BOTTOM = 70, 20, 20, 34


@dataclass(frozen=True, slots=True)
class Point:
    """One value of the series."""

    #: middle of the period, as days; where it stands on the axis
    at: float
    value: float
    period: str
    claim: str
    #: implausible, disputed or ""
    mark: str


@dataclass(frozen=True, slots=True)
class Chart:
    """What a template draws."""

    points: tuple[Point, ...]
    #: (x, y, point) in units of the drawing
    placed: tuple[tuple[float, float, Point], ...]
    line: str
    low: float
    high: float
    unit: str


def marked(value: Mapping[str, Any], disputed: Collection[str]) -> str:
    """What is said of one value of a series: implausible, disputed or nothing."""
    if value.get("implausible") or value.get("flags"):
        return "implausible"
    return "disputed" if value.get("claim") in disputed else ""


def points(fields: Mapping[str, Any], disputed: Collection[str] = ()) -> tuple[Point, ...]:
    """The values of a series' fields that have a period with bounds, in time order; `disputed`: claims on one side of
    a disagreement."""
    out = []
    for value in fields.get("values") or ():
        period = value.get("period")
        if not isinstance(period, str) or not is_edtf(period):
            continue
        first, last = bounds(period)
        if first and last:
            at = (first.toordinal() + last.toordinal()) / 2
            out.append(Point(at, float(value["value"]), period, value["claim"], marked(value, disputed)))
    return tuple(sorted(out, key=lambda p: (p.at, p.value, p.claim)))


def chart(entry: Entry, disputed: Collection[str] = ()) -> Chart | None:
    """The drawing; None where fewer than two values have a period."""
    found = points(entry.fields, disputed)
    if len(found) < 2:
        return None
    low = min(0.0, *(p.value for p in found))
    high = max(p.value for p in found)
    first, span = found[0].at, (found[-1].at - found[0].at) or 1.0
    height = (high - low) or 1.0

    def place(p: Point) -> tuple[float, float, Point]:
        x = LEFT + (p.at - first) / span * (WIDTH - LEFT - RIGHT)
        y = HEIGHT - BOTTOM - (p.value - low) / height * (HEIGHT - TOP - BOTTOM)
        return round(x, 1), round(y, 1), p

    placed = tuple(place(p) for p in found)
    return Chart(found, placed, " ".join(f"{x},{y}" for x, y, _ in placed), low, high, str(entry.fields.get("unit")))


def sparkline(fields: Mapping[str, Any], width: int = 96, height: int = 24) -> str:
    """The points of a small line through a series' values; "" where fewer than two have a period of their own."""
    found = {p.at: p for p in points(fields) if not p.mark}
    if len(found) < 2:
        return ""
    first, last = min(found), max(found)
    low, high = min(p.value for p in found.values()), max(p.value for p in found.values())
    across, up = (width - 4) / (last - first), (height - 4) / ((high - low) or 1.0)
    placed = ((2 + (at - first) * across, height - 2 - (p.value - low) * up) for at, p in sorted(found.items()))
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in placed)


def specification(entry: Entry, lang: str, quotes: Mapping[str, Quoted], disputed: Collection[str]) -> dict[str, Any]:
    """The Vega-Lite specification with its data inline; it asks for nothing from elsewhere."""
    unit = str(entry.fields.get("unit") or "")
    rows = [
        {
            "day": date_of(p.at), "value": p.value, "period": date_words(p.period, lang), "claim": p.claim,
            "text": amount(p.value, unit, lang), "mark": p.mark, "note": label("flag", p.mark, lang) if p.mark else "",
            "source": told_by(quotes.get(p.claim), lang),
        }
        for p in points(entry.fields, disputed)
    ]  # fmt: skip
    encoding = {
        "x": {"field": "day", "type": "temporal", "title": None},
        "y": {"field": "value", "type": "quantitative", "title": unit},
        "tooltip": [{"field": "period", "title": "·"}, {"field": "text", "title": unit},
                    {"field": "source", "title": "↗"}, {"field": "note", "title": "⚠"}],
    }  # fmt: skip
    scale = {"domain": list(SHAPES), "range": list(SHAPES.values())}
    shape = {"field": "mark", "type": "nominal", "scale": scale, "legend": None}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "description": entry.label,
        "width": "container",
        "height": 220,
        "data": {"values": rows},
        "layer": [
            {"mark": {"type": "line", "opacity": 0.6}, "encoding": encoding},
            {"mark": {"type": "point", "filled": True, "size": 70}, "encoding": encoding | {"shape": shape}},
        ],
    }


def told_by(quoted: Quoted | None, lang: str) -> str:
    """Who prints a value: outlet or document, and its day."""
    if quoted is None:
        return ""
    name = quoted.publisher or quoted.doc
    return f"{name}, {date_words(quoted.published, lang)}" if quoted.published else name


def date_of(ordinal: float) -> str:
    """An ISO day of the middle of a period."""
    return date.fromordinal(int(ordinal)).isoformat()
