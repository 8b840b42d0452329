"""Accuracy on dates, sums, ranks and durations in their sentences: ours beside what else is installed.

    python benchmarks/quantities.py [--cases ../shared/bench/quantities.jsonl] [--misses] [--json]

A date counts as right where a mention that overlaps the printed words gives the expected EDTF; it is tried with the
reference date as the page's printed date, and again without any where the case says what then is left. An amount
counts as right with value (both ends of a range), unit and modifier. Peers are given the bare words (dateparser, the
reference date too; babel only numbers) and need only the value, so that the comparison leans their way.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from banggiao.language.amounts import AmountMention, find_amounts
from banggiao.language.dates import DateMention, find_dates

Case = dict[str, Any]
Answer = Callable[[Case, str | None, dict[str, Any]], bool]

CASES: Final = Path("../shared/bench/quantities.jsonl")
_ISO: Final = {"P10Y": 10, "P20Y": 20, "P50Y": 50}


def _overlaps(case: Case, mention: DateMention | AmountMention) -> bool:
    return bool(mention.start < case["end"] and mention.end > case["start"])


def ours(case: Case, printed: str | None, expected: dict[str, Any]) -> bool:
    """Whether find_dates or find_amounts gives what is expected on the printed words."""
    if case["type"] == "date":
        found = [m for m in find_dates(case["sentence"], printed=printed) if _overlaps(case, m)]
        edtf = expected["edtf"][:10] if "T" in expected["edtf"] else expected["edtf"]
        return any(edtf in (m.edtf, m.at) and expected.get("mod", m.mod) == m.mod for m in found)
    return any(_same_amount(m, expected) for m in find_amounts(case["sentence"]) if _overlaps(case, m))


def _same_amount(m: AmountMention, expected: dict[str, Any]) -> bool:
    if "rank" in expected:
        return m.unit == "rank" and m.value == expected["rank"] and m.out_of == expected.get("of")
    if "fraction" in expected:
        return m.unit == "fraction" and f"{m.value:.0f}/{m.out_of}" == expected["fraction"]
    if "multiplier" in expected:
        return m.unit == "times" and m.value == expected["multiplier"]
    if "iso" in expected:
        return m.unit == "years" and m.value == _ISO[expected["iso"]]
    value = expected.get("amount", expected.get("value", expected.get("min")))
    unit = expected.get("currency") or expected.get("unit")
    return (m.value, m.value_max, m.unit, m.modifier) == (
        value,
        expected.get("max"),
        unit,
        expected.get("mod", "exact"),
    )


def by_dateparser(case: Case, printed: str | None, expected: dict[str, Any]) -> bool:
    """dateparser on the bare words, reference date given, past preferred."""
    if case["type"] != "date":
        return False
    settings: dict[str, Any] = {"PREFER_DATES_FROM": "past", "DATE_ORDER": "DMY"}
    if printed:
        settings["RELATIVE_BASE"] = datetime.fromisoformat(printed)
    got = import_module("dateparser").parse(case["text"], languages=["vi"], settings=settings)
    edtf = str(expected["edtf"])[:10]
    grain = {4: "%Y", 7: "%Y-%m"}.get(len(edtf), "%Y-%m-%d")
    return isinstance(got, datetime) and bool(got.strftime(grain) == edtf)


def by_babel(case: Case, printed: str | None, expected: dict[str, Any]) -> bool:
    """babel's parse_decimal, locale vi, on the first run of digits; scale words and units are beyond it."""
    numbers = import_module("babel.numbers")
    value = expected.get("amount", expected.get("value", expected.get("rank")))
    digits = next((w for w in case["text"].replace("%", " ").split() if w[0].isdigit()), None)
    if digits is None or value is None:
        return False
    try:
        return bool(float(numbers.parse_decimal(digits, locale="vi")) == value)
    except numbers.NumberFormatError:
        return False


def peers() -> dict[str, Answer]:
    """Ours first, then what is importable here."""
    out: dict[str, Answer] = {"ours": ours}
    for name, answer in (("dateparser", by_dateparser), ("babel", by_babel)):
        if find_spec(name):
            out[name] = answer
    return out


def trials(cases: list[Case]) -> list[tuple[str, Case, str | None, dict[str, Any]]]:
    """Each case with its printed date and, where it tells, without."""
    out: list[tuple[str, Case, str | None, dict[str, Any]]] = []
    for case in cases:
        out.append((case["type"], case, case["reference_date"], case["expected"]))
        if "expected_without" in case:
            out.append(("date, no year given", case, None, case["expected_without"]))
    return out


def main() -> None:
    """Run and print the table."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--cases", type=Path, default=CASES)
    ap.add_argument("--misses", action="store_true")
    ap.add_argument("--json", action="store_true")
    args = ap.parse_args()
    rows = trials([json.loads(line) for line in args.cases.read_text("utf-8").splitlines() if line.strip()])
    kinds = sorted({kind for kind, *_ in rows})
    table: dict[str, dict[str, list[int]]] = {}
    for name, answer in peers().items():
        score = {kind: [0, 0] for kind in [*kinds, "all"]}
        for kind, case, printed, expected in rows:
            right = answer(case, printed, expected)
            for key in (kind, "all"):
                score[key][0] += right
                score[key][1] += 1
            if args.misses and name == "ours" and not right:
                print(f"missed {case['id']} ({kind}): {case['text']!r} -> {expected}")
        table[name] = score
    if args.json:
        print(json.dumps(table))
        return
    print(f"{'':24}" + "".join(f"{name:>14}" for name in table))
    for kind in [*kinds, "all"]:
        cells = (f"{s[kind][0]:5}/{s[kind][1]} {100 * s[kind][0] / s[kind][1]:3.0f} %" for s in table.values())
        print(f"{kind:24}" + "".join(f"{c:>14}" for c in cells))


if __name__ == "__main__":
    main()
