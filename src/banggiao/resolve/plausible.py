"""Figures that cannot stand beside their neighbours, flagged with the sum that shows it.

Takes the values of one series, gives for some of them why they cannot be meant. Keeps true: no value is changed;
part of a year is compared pro rata; a value is called implausible only where it is more than 2.5 times off its
neighbours in time or off its own stated growth.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from banggiao.resolve.dating import Span, shifted, span

#: how far off is implausible (issue 4); how near another reading must come to be named as the likely reason
OFF: Final = 2.5
_LIKELY: Final = 1.6
#: years within which figures are neighbours
_NEAR_YEARS: Final = 2
#: what flows through a period, so that part of a year is a part of the figure
FLOWS: Final = frozenset({"trade_turnover", "exports", "imports", "investment_flow", "flights"})
#: what counts what is there (a community) as well as what came in a time (tourists)
_EITHER: Final = frozenset({"people", "documents_signed"})

Row = Mapping[str, Any]


def months(s: Span) -> float:
    """How many months a period covers: whole ones counted, others by their days."""
    next_day = shifted(s.last, 1)
    if s.first.day == 1 and next_day.day == 1:
        return (next_day.year - s.first.year) * 12 + next_day.month - s.first.month
    return s.days / 30.44


def yearly(row: Row, metric: str) -> float:
    """The value for a whole year: pro rata for a flow over part of a year."""
    return pro_rata(row) if metric in FLOWS else float(row["value"])


def pro_rata(row: Row) -> float:
    """The value for a whole year, where it is for a part of one."""
    s = span(row["period"])
    return float(row["value"]) * 12 / months(s) if s and s.days <= 350 else float(row["value"])


def implausible(rows: Sequence[Row], metric: str) -> dict[str, dict[str, Any]]:
    """Claim id -> {sum, against, times, reason}, for the values that cannot stand."""
    dated = [r for r in rows if (s := span(r["period"])) and s.year and float(r["value"]) > 0]
    out = {}
    for row in dated:
        around = [o for o in dated if o is not row and near(row, o)]
        if around and (found := judged(row, around, metric)):
            out[str(row["claim"])] = found
    for row in dated:
        if str(row["claim"]) not in out and (found := against_growth(row, dated, metric)):
            out[str(row["claim"])] = found
    return out


def near(a: Row, b: Row) -> bool:
    """Whether two values are for times near enough to be compared."""
    x, y = span(a["period"]), span(b["period"])
    return x is not None and y is not None and abs(x.first.year - y.first.year) <= _NEAR_YEARS


def judged(row: Row, around: Sequence[Row], metric: str) -> dict[str, Any] | None:
    """Why a value cannot stand beside its neighbours, where it is the odd one out."""
    off = [o for o in around if far_off(row, o, metric)]
    if not off or len(off) * 2 <= len(around):
        return None
    other = max(off, key=lambda o: (span_days(o), str(o["period"]), str(o["claim"])))
    if len(around) == 1 and not odd_one(row, other, metric):
        return None
    return told(row, other, metric)


def far_off(a: Row, b: Row, metric: str) -> bool:
    """Whether two values lie further apart than neighbours do, counts of people taken as stock and as flow."""
    if metric in _EITHER and times(pro_rata(a), pro_rata(b)) <= OFF:
        return False
    return times(yearly(a, metric), yearly(b, metric)) > OFF


def span_days(row: Row) -> int:
    """Days that the period of a value covers."""
    s = span(row["period"])
    return s.days if s else 0


def odd_one(row: Row, other: Row, metric: str) -> bool:
    """Of two values that cannot both stand, whether this one is the likelier slip: the one for the shorter time."""
    if span_days(row) != span_days(other):
        return span_days(row) < span_days(other)
    return reason(row, yearly(other, metric)) != "" and reason(other, yearly(row, metric)) == ""


def times(a: float, b: float) -> float:
    """How many times the greater is the lesser."""
    return max(a, b) / max(min(a, b), 1e-9)


def told(row: Row, other: Row, metric: str) -> dict[str, Any]:
    """The sum that shows it, and the likely reason."""
    own, beside = yearly(row, metric), yearly(other, metric)
    s = span(row["period"])
    pro_rata = f" / {months(s):.0f} months x 12 = {own:,.0f}" if s and own != float(row["value"]) else ""
    out: dict[str, Any] = {
        "sum": f"{float(row['value']):,.0f}{pro_rata} ({row['period']}), against {beside:,.0f} ({other['period']})",
        "times": round(times(own, beside), 1), "against": other["claim"],
    }  # fmt: skip
    if why := reason(row, beside):
        out["reason"] = why
    return out


def reason(row: Row, beside: float) -> str:
    """The reading under which the value would fit."""
    value, days = float(row["value"]), span_days(row)
    if days > 40 and times(value * 12, beside) <= _LIKELY:
        return "may be one month"
    if days < 350 and times(value, beside) <= _LIKELY:
        return "may be a whole year"
    for factor in (10, 100, 1000):
        if times(value * factor, beside) <= _LIKELY or times(value / factor, beside) <= _LIKELY:
            return f"may be {factor} times off"
    return ""


def against_growth(row: Row, rows: Sequence[Row], metric: str) -> dict[str, Any] | None:
    """Why a value does not fit its own stated growth over a base that the series holds."""
    if row.get("change_pct") is None or not row.get("change_base") or row["change_pct"] <= -100:
        return None
    base = [r for r in rows if r["period"] == row["change_base"]]
    expected = [float(r["value"]) * (1 + row["change_pct"] / 100) for r in base]
    if not expected or min(times(float(row["value"]), e) for e in expected) <= OFF:
        return None
    on = f"{float(base[0]['value']):,.0f} ({row['change_base']})"
    grown = f"{row['change_pct']:+g} % on {on} would be {expected[0]:,.0f}"
    return {
        "sum": f"{float(row['value']):,.0f} ({row['period']}); {grown}",
        "times": round(times(float(row["value"]), expected[0]), 1), "against": base[0]["claim"],
    }  # fmt: skip
