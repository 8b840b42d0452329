"""Numbers, money, percentages, ranks and counts in Vietnamese prose (first form; the language room replaces it)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AmountMention:
    """A figure as printed: value or range, unit, modifier."""

    start: int
    end: int
    value: float
    #: ISO 4217, percent, rank, people, doses, items, projects, documents, flights, ... or "" for a bare number
    unit: str
    #: exact, about, min, max
    modifier: str = "exact"
    value_max: float | None = None
    #: "11/141" -> 141
    out_of: int | None = None
    #: per year, per month: "year", "month", "day"; empty otherwise
    per: str = ""


def find_amounts(text: str) -> list[AmountMention]:
    """All amounts in `text` in order."""
    return []
