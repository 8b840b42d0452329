"""Documents that report one happening: the outermost visit, summit, call or incident of title and lede.

Takes documents, gives groups. Keeps true: a call, a letter and a visit are three; the same people on another trip are
another; what only hangs together through one document that tells of both (a tour of two countries) stays apart, since
a group needs at least half of its pairs to agree.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final, Protocol

from banggiao.model.register import Filed
from banggiao.resolve.content import likeness
from banggiao.resolve.dating import apart
from banggiao.resolve.items import Compared, Comparison
from banggiao.resolve.names import short_for
from banggiao.resolve.reports import Report, report, sketch
from banggiao.resolve.whenkeys import looks, stands

#: occasions that are never one with another kind of occasion
_OWN: Final = ("call", "letter", "aside")
#: days of one visit that two reports may lie apart; share of a text's runs that says "one handout"
_VISIT_DAYS: Final = 2
#: days within which two reports of one leader are of one time
_ONE_TIME: Final = 7
_HANDOUT: Final = 0.2
#: the same from which one text is an edition of the other, whomever it names
_EDITION: Final = 0.5
#: share of wording above which two places are taken for a misreading of one
_HANDOUT_ELSEWHERE: Final = 0.12


@dataclass(frozen=True, slots=True)
class Nearness:
    """What two reports have in common."""

    #: days between the nearest of their days
    gap: int | None
    #: people in both heads; of them those of title or lede of one; the countries of these people
    people: int
    leads: int
    sides: int
    words: float
    shared: float
    call: bool

    @property
    def told(self) -> dict[str, object]:
        """For `explain`."""
        return {
            "days apart": self.gap, "people": self.people, "words alike": round(self.words, 2),
            "same wording": round(self.shared, 2),
        }  # fmt: skip


class Reporting:
    """What makes documents reports of one happening."""

    kind = "report"
    sees = Report

    def features(self, filed: Filed) -> Report:
        """The features of one document's report."""
        return report(filed)

    def joins(self, seen: Report) -> Collection[str]:
        """None: pairs decide."""
        return ()

    def keys(self, seen: Report) -> Collection[str]:
        """Day with a person's short name or with the parties; numbers of sessions; parts of the wording."""
        return sorted({*_told(seen, [k for d in seen.days for k in stands(d)] or ["?"]), *sketch(seen.runs.numbers)})

    def asks(self, seen: Report) -> Collection[str]:
        """The same, days within those of one visit."""
        days = [k for d in seen.days for k in looks(d, _VISIT_DAYS)] or ["?"]
        return sorted({*_told(seen, days), *sketch(seen.runs.numbers)})

    def compare(self, a: Compared, b: Compared) -> Comparison:
        """Occasion, place, parties; then people, days and wording."""
        x, y = a.seen, b.seen
        session = x.sessions & y.sessions
        aside = x.top ^ y.top >= {"aside"}
        if not session and not aside and not one_occasion(x, y):
            return Comparison(False, {"occasion": "another"})
        if len(x.concerned & y.concerned) < 2:
            return Comparison(False, {"parties": "others"})
        n = nearness(x, y)
        # what only one of them puts aside of a summit is the same where both print one handout
        if not session and aside and not (n.shared >= _HANDOUT and n.gap == 0) and not one_occasion(x, y):
            return Comparison(False, n.told | {"occasion": "another"})
        if session and n.leads and (n.gap or 0) <= _VISIT_DAYS:
            return Comparison(True, n.told | {"session": sorted(session)})
        if x.hosts and y.hosts and not x.hosts & y.hosts and n.shared < _HANDOUT_ELSEWHERE:
            return Comparison(False, n.told | {"place": "another"})
        return Comparison(one_happening(n, bool(x.hosts & y.hosts)), n.told)


def _told(seen: Report, days: Collection[str]) -> Collection[str]:
    """Keys of days with people or parties, and of sessions."""
    parties = "+".join(sorted(seen.parties))
    names = {name[-1] for _, name in seen.people}
    sessions = {f"session {n}|{parties}" for n in seen.sessions}
    return {f"{d}|{n}" for d in days for n in (*names, parties)} | sessions


def nearness(a: Report, b: Report) -> Nearness:
    """The features of a pair."""
    gaps = [g for x in a.days for y in b.days if (g := apart(x, y)) is not None]
    both = [x for x in a.people if any(same_person(x, y) for y in b.people)]
    leads = [x for x in both if x in a.leads or any(same_person(x, y) for y in b.leads)]
    return Nearness(
        gap=min(gaps) if gaps else None, people=len(both), leads=len(leads), sides=len({c for c, _ in both}),
        words=likeness(a.about, b.about)[1], shared=a.runs.shared(b.runs) / max(1, min(len(a.runs), len(b.runs))),
        call="call" in a.top,
    )  # fmt: skip


def same_person(a: tuple[str, tuple[str, ...]], b: tuple[str, tuple[str, ...]]) -> bool:
    """Whether two names may be one person's; the country is not asked, since texts leave it out."""
    return a[1] == b[1] or short_for(a[1], b[1]) or short_for(b[1], a[1])


def one_occasion(a: Report, b: Report) -> bool:
    """A call, a letter and a meeting aside are occasions of their own; so is a summit in the title."""
    pairs = ((a, b), (b, a))
    # what is met aside of a summit in the course of a visit is of the visit
    if any(k in x.top - y.top and not (k == "aside" and "visit" in x.top) for k in _OWN for x, y in pairs):
        return False
    return not any(
        "summit" in x.occasions - {"visit"} and "visit" not in x.occasions and "summit" not in y.top for x, y in pairs
    )


def one_happening(n: Nearness, host: bool) -> bool:
    """Whether two documents of one kind of occasion, parties and place report one happening."""
    if n.shared >= _HANDOUT and n.sides >= 2 and (n.gap or 0) <= 10:
        return True
    if n.shared >= _EDITION and (n.gap or 0) <= _VISIT_DAYS:
        return True
    if n.gap is None:
        return n.people >= 1 and (n.shared >= 0.1 or (n.shared >= 0.05 and n.leads >= 2 and n.sides >= 2))
    if n.gap > _VISIT_DAYS or (n.call and (n.sides < 2 or n.gap > 1)):
        return False
    if n.people:
        return n.people >= 2 or n.gap <= 1 or host or n.shared >= 0.03 or n.words >= 0.25
    return n.words >= 0.3 or n.shared >= 0.1


class Reported(Protocol):
    """Which documents report one time."""

    def at_one_time(self, a: str, b: str) -> bool:
        """Whether two documents report one happening, or have a leading person and days within a week in common."""
        ...


def at_one_time(x: Report | None, y: Report | None) -> bool:
    """Whether two reports have a leading person and days within a week in common."""
    if x is None or y is None or not any(same_person(p, q) for p in x.leads for q in y.people):
        return False
    gaps = [g for d in x.days for e in y.days if (g := apart(d, e)) is not None]
    return bool(gaps) and min(gaps) <= _ONE_TIME
