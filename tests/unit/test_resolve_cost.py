"""What one more document makes resolving look up, counted, so that growth is caught without a clock."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import pytest

from banggiao.model.candidates import Sighting
from banggiao.model.register import Filed
from banggiao.resolve.memory import Memory
from banggiao.resolve.renewal import Asked, renew
from tests.unit.resolve_documents import filed

ASKED = ("under", "looks", "looks_in", "ties", "alike", "sightings", "told", "counted", "leaves", "leaves_in", "homes",
         "entries_at", "gists", "bodies", "held", "firsts", "disputes_of", "reported_by", "statements_in")  # fmt: skip
STATES = ("NZL", "AUS", "IND", "JPN", "FRA", "CAN", "KOR", "ITA")


class Counted(Memory):
    """Candidates that count what they answer: the names they find, and what stands behind each."""

    def __init__(self) -> None:
        super().__init__()
        self.answers = 0

    def __getattribute__(self, name: str) -> Any:
        found = super().__getattribute__(name)
        if name not in ASKED:
            return found

        def counted(*args: Any, **more: Any) -> Any:
            out = found(*args, **more)
            rows = out.values() if isinstance(out, Mapping) else out
            self.answers += sum(len(x) if type(x) in (list, tuple, dict) else 1 for x in rows)
            return out

        return counted


def words(n: int, count: int) -> str:
    """Made-up words that no other number has."""
    return " ".join(f"{'bcdghklmnprstv'[(n + 3 * k) % 14]}{'aeiou'[k % 5]}{n}{'nmtp'[k % 4]}" for k in range(count))


def report(n: int, who: str, *, name: str = "") -> Filed:
    """A visit of a person of their own to another state, on a day of its own, with an undertaking of its own."""
    state, day = STATES[n % len(STATES)], f"{2001 + n // 300}-{1 + n // 25 % 12:02}-{1 + n % 25:02}"
    deed, visit = f"xây {words(n, 6)}", f"Ngày {day[8:]}-{day[5:7]}-{day[:4]} {who} thăm {words(n + 5000, 3)}"
    claims = (
        ("event", visit, {"type": "visit", "date": day, "participants": (who,)}),
        ("commitment", deed, {"by": ("VNM", state)}),
        ("actor", who, {"name": who, "role": "Bộ trưởng", "country": "NZL"}),
    )
    return filed(name or f"d{n}", words(n + 9000, 7), f"{visit}.", deed, claims=claims, parties=("VNM", state))


def cost(register: list[Filed], more: list[Filed]) -> float:
    """How much is looked up for one more document, in the mean of some."""
    memory = Counted()
    memory.put_documents(register)
    renew(memory, Asked(fresh=register))
    memory.answers = 0
    for document in more:
        memory.put_documents([document])
        renew(memory, Asked(fresh=[document]))
    return memory.answers / len(more)


def name_of(n: int) -> str:
    """A name that shares the beginning of neither of its words with another."""
    letters = "".join("bcdfghklmnprst"[n // 14**k % 14] for k in range(3))
    return f"{letters[:2].title()}{letters[2]}ia {letters[::-1].title()}o"


@pytest.mark.parametrize("few", [30])
def test_what_a_register_holds_besides_costs_nothing(few: int) -> None:
    def more() -> list[Filed]:
        return [report(n, name_of(n), name=f"again {n}") for n in range(0, 12, 3)]

    small, large = (cost([report(n, name_of(n)) for n in range(few * k)], more()) for k in (1, 4))
    assert large <= 1.3 * small


def test_a_claim_that_an_entry_holds_more_costs_a_few_look_ups() -> None:
    """A person who is told of in every document: a document more costs no more than so much for each of them."""
    few = 20
    more = [report(n, "Ralph Whitcombe", name=f"more {n}") for n in (3, 400, 403)]
    small, large = (cost([report(8 * n, "Ralph Whitcombe") for n in range(few * k)], more) for k in (1, 3))
    assert (large - small) / (2 * few) <= 8


class Sighted(Memory):
    """Candidates that count the sightings that they give of claims named one by one."""

    number = 0

    def sightings(self, *, claims: Collection[str] = (), **more: Any) -> Sequence[Sighting]:
        self.number += len(claims)
        return super().sightings(claims=claims, **more)


def test_what_a_person_was_told_of_before_is_not_read_again() -> None:
    """A person of eighty documents: one more reads of what they tell only that beside which its own claim stands."""
    memory = Sighted()
    register = [report(8 * n, "Ralph Whitcombe") for n in range(80)]
    memory.put_documents(register)
    renew(memory, Asked(fresh=register))
    memory.number = 0
    last = filed("last", "Bài", claims=(("actor", "Ralph Whitcombe", {"name": "Ralph Whitcombe", "country": "NZL"}),))
    memory.put_documents([last])
    renew(memory, Asked(fresh=[last]))
    assert memory.number <= 20


def report_of(n: int, mechanism: str) -> Filed:
    """A document of its own words that names a mechanism."""
    claims = (("mechanism", mechanism, {"name": mechanism, "type": "framework"}),)
    return filed(f"m{n}", words(n, 9), words(n + 50, 30), claims=claims)


def test_an_entry_kept_out_is_shown_by_the_least_claim_of_its_look() -> None:
    """Whichever of two reports of one mechanism comes last, a mechanism that was compared with it and stayed apart
    tells of the same claim."""
    one, kept_out = "Đối thoại Nghề cá Xa bờ", "Đối thoại Nghề cá và Rừng ngập mặn"
    named = [report_of(n, one) for n in range(3)]
    other = report_of(3, kept_out)
    told = set()
    for last in range(3):
        memory = Memory()
        for document in (other, *(d for n, d in enumerate(named) if n != last), named[last]):
            memory.put_documents([document])
            renew(memory, Asked(fresh=[document]))
        told.add(repr(next(e.why for e in memory.entries.values() if "ngập" in e.label).get("kept_out")))
    assert len(told) == 1 and "None" not in told


def test_what_is_kept_out_is_told_by_a_claim_that_is_there() -> None:
    """All reports of a mechanism are taken away while another one comes: who was kept apart from it tells of that."""
    one, kept_out = "Đối thoại Nghề cá Xa bờ", "Đối thoại Nghề cá và Rừng ngập mặn"
    first, second, other = report_of(0, one), report_of(1, one), report_of(3, kept_out)
    memory = Memory()
    memory.put_documents([first, other])
    renew(memory, Asked(fresh=[first, other]))
    memory.put_documents([second])
    renew(memory, Asked(fresh=[second], gone=[first.document.id]))
    (row,) = next(e.why["kept_out"] for e in memory.entries.values() if "ngập" in e.label)
    assert set(row["claims"]) <= {c for e in memory.entries.values() for c in e.claims}


class Written(Memory):
    """Candidates that remember which entries were made anew."""

    labels: frozenset[str] = frozenset()

    def write(self, written: Any) -> None:
        self.labels = frozenset(e.label for e in written.entries)
        super().write(written)


#: an undertaking, and how many of its words others have in place of which
_ROUTE = "xây tuyến đường ven biển nối cảng nước sâu với khu chế xuất phía nam"


def undertaking(n: int, words_kept: int) -> Filed:
    """A document of its own words with an undertaking that shares the first words of `_ROUTE`."""
    kept = " ".join(_ROUTE.split()[:words_kept])
    deed = f"{kept} {words(n + 300, 15 - words_kept)}" if words_kept < 15 else _ROUTE
    claims = (("commitment", deed, {"by": ("VNM", "NZL")}),)
    return filed(f"u{n}", words(n, 9), words(n + 700, 30), deed, claims=claims, parties=("VNM", "NZL"))


def test_what_is_kept_out_further_off_makes_no_entry_anew() -> None:
    """An entry tells the nearest five that were kept out of it: a sixth that is less like it changes nothing of it."""
    memory = Written()
    for n in range(8):
        document = undertaking(n, 15 if n == 0 else 7 if n < 6 else 6 if n == 6 else 8)
        memory.put_documents([document])
        renew(memory, Asked(fresh=[document]))
        told = next(e for e in memory.entries.values() if e.label == _ROUTE).why.get("kept_out", ())
        # the first five, then one further off, then one nearer
        assert (len(told), _ROUTE in memory.labels) == (min(n, 5), n != 6)
