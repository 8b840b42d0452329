"""A series as a chart: the Vega-Lite specification with its data, and a drawing made on the server.

Takes a series entry, gives both. Keeps true: each point carries its claim; a value without a period is in the table
but not in the drawing; implausible points are marked, never moved or left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from banggiao.language.wording import amount, date_words
from banggiao.model.dates import bounds, is_edtf
from banggiao.model.entries import Entry

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
    marked: bool


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


def points(entry: Entry) -> tuple[Point, ...]:
    """The values that have a period with bounds, in time order."""
    out = []
    implausible = set(entry.fields.get("implausible") or ())
    for value in entry.fields.get("values") or ():
        period = value.get("period")
        if not isinstance(period, str) or not is_edtf(period):
            continue
        first, last = bounds(period)
        if first and last:
            at = (first.toordinal() + last.toordinal()) / 2
            marked = value["claim"] in implausible or bool(value.get("flags"))
            out.append(Point(at, float(value["value"]), period, value["claim"], marked))
    return tuple(sorted(out, key=lambda p: (p.at, p.value, p.claim)))


def chart(entry: Entry) -> Chart | None:
    """The drawing; None where fewer than two values have a period."""
    found = points(entry)
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


def specification(entry: Entry, lang: str) -> dict[str, Any]:
    """The Vega-Lite specification with its data inline; it asks for nothing from elsewhere."""
    unit = str(entry.fields.get("unit") or "")
    rows = [
        {
            "day": date_of(p.at), "value": p.value, "period": date_words(p.period, lang), "claim": p.claim,
            "text": amount(p.value, unit, lang), "marked": p.marked,
        }
        for p in points(entry)
    ]  # fmt: skip
    encoding = {
        "x": {"field": "day", "type": "temporal", "title": None},
        "y": {"field": "value", "type": "quantitative", "title": unit},
        "tooltip": [{"field": "period", "title": "·"}, {"field": "text", "title": unit}],
    }
    shape = {"condition": {"test": "datum.marked", "value": "triangle-up"}, "value": "circle"}
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


def date_of(ordinal: float) -> str:
    """An ISO day of the middle of a period."""
    from datetime import date

    return date.fromordinal(int(ordinal)).isoformat()
