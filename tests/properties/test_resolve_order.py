"""Whatever the order in which documents come in, and however often the register is resolved on the way, the entries
are the same, ids aside; and an id once given leads somewhere for ever."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from banggiao.model.claims import Quantity
from banggiao.model.register import Filed
from banggiao.resolve import Resolution, resolve_all
from tests.unit.resolve_documents import filed

OBJECTS = ("lập đường bay thẳng Huế - Nelson", "mở chợ trái cây ở Vinh", "thả rạn san hô quanh đảo Nhỏ")
PEOPLE = ("Anne Whitcombe", "Ann Whitcombe", "Whitcombe", "Ralph Whitcombe", "Lê Văn Thuần")
ROLES = ("Bộ trưởng", "Bộ trưởng New Zealand", "Thủ tướng", None)
NAMES = (
    "Sáng kiến Rừng Ven biển (SKRVB)", "SKRVB", "Đối thoại Nghề cá", "Đối thoại Nghề cá lần thứ ba",
    "Đối thoại Nghề cá và Rừng ngập mặn",
)  # fmt: skip
CLAIMED = (
    "commitment", "goal", "actor", "actor", "mechanism", "organisation", "indicator", "event", "position",
)  # fmt: skip
BODIES = (("Cục Rừng", "agency", "NZL"), ("Cục Rừng", "ministry", "NZL"), ("Viện Đất Xanh", "university", None))
Claim = tuple[str, str, dict[str, Any]]


def commitment(thing: str, act: str, stage: str, day: str) -> Claim:
    return ("commitment", f"hai bên nói sẽ {thing} trong thời gian tới ({day})", {"act": act, "stage": stage})


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    kind = draw(
        st.sampled_from(
            ("commitment", "goal", "actor", "actor", "mechanism", "organisation", "indicator", "event", "position")
        )
    )
    if kind == "commitment":
        act = draw(st.sampled_from((("agree", "pledge"), ("request", "proposal"), ("grant", "delivered"))))
        return commitment(draw(st.sampled_from(OBJECTS)), *act, draw(st.sampled_from("AB")))
    if kind == "goal":
        value = draw(st.sampled_from((2.0, 3.0)))
        quote = f"đưa kim ngạch thương mại lên {value:.0f} tỷ USD vào năm 2026"
        return ("commitment", quote, {"quantity": Quantity(value=value * 1e9, unit="USD"), "deadline": "2026"})
    if kind == "actor":
        name = draw(st.sampled_from(PEOPLE))
        role, country = draw(st.sampled_from(ROLES)), draw(st.sampled_from(("NZL", None)))
        return ("actor", f"{role or 'bạn'} {name}", {"name": name, "role": role, "country": country})
    if kind == "organisation":
        body, type_, country = draw(st.sampled_from(BODIES))
        return ("organisation", body, {"name": body, "type": type_, "country": country})
    if kind == "mechanism":
        name = draw(st.sampled_from(NAMES))
        return ("mechanism", name, {"name": name, "type": "framework"})
    if kind == "indicator":
        value, period = draw(st.sampled_from((2.0, 2.6, 9.0))), draw(st.sampled_from(("2016", "2017")))
        return ("indicator", f"kim ngạch năm {period} là {value} tỷ", {"value": value * 1e9, "period": period})
    if kind == "event":
        day, name = draw(st.sampled_from(("05", "06", "19"))), draw(st.sampled_from(PEOPLE[:4]))
        people = ("Lê Văn Thuần", name)
        return ("event", f"ngày {day}-5 hội đàm với {name}",
                {"type": "meeting", "date": f"2018-05-{day}", "participants": people})  # fmt: skip
    return ("position", f"ủng hộ {draw(st.sampled_from(OBJECTS))}", {})


@st.composite
def registers(draw: st.DrawFn) -> list[Filed]:
    found = []
    for n in range(draw(st.integers(2, 6))):
        day = draw(st.sampled_from((None, "2018-05-05", "2019-01-02")))
        told = tuple(draw(st.lists(claims(), min_size=1, max_size=4)))
        found.append(
            filed(f"d{n}", f"Bài {n} của báo", "Chiều 5-5 tại Hà Nội, hai bên gặp nhau.", claims=told, published=day)
        )
    return found


def without_ids(resolution: Resolution) -> list[str]:
    """The entries as text, every id of an entry replaced by what the entry is."""
    rows = []
    what = {e.id: f"<{e.kind} {'+'.join(sorted(e.claims))}>" for e in resolution.entries}
    for e in resolution.entries:
        row: dict[str, Any] = {
            "kind": e.kind, "label": e.label, "parties": e.parties, "fields": e.fields, "flags": e.flags,
            "claims": e.claims, "witnesses": e.witnesses, "why": e.why,
            "chain": [(c.what, c.date, c.claim, c.note) for c in e.chain],
            "links": sorted((x.relation, what[x.entry], x.why, x.claim or "") for x in e.links),
        }  # fmt: skip
        text = json.dumps(row, ensure_ascii=False, sort_keys=True, default=list)
        for name, said in what.items():
            text = text.replace(name, said)
        rows.append(text)
    return sorted(rows)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(registers(), st.randoms(use_true_random=False))
def test_documents_one_by_one_in_any_order_give_what_all_at_once_give(documents: list[Filed], random: Any) -> None:
    whole = resolve_all(documents)
    shuffled = list(documents)
    random.shuffle(shuffled)
    known: dict[str, str] = {}
    for n in range(1, len(shuffled) + 1):
        grown = resolve_all(shuffled[:n], known=known)
        known = {c: e.id for e in grown.entries if e.kind not in ("disagreement", "statement") for c in e.claims}
    assert without_ids(grown) == without_ids(whole)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(registers())
def test_no_id_is_lost_or_given_twice(documents: list[Filed]) -> None:
    known: dict[str, str] = {}
    aliases: dict[str, str] = {}
    given_out: set[str] = set()
    for n in range(1, len(documents) + 1):
        grown = resolve_all(documents[:n], known=known)
        made = [e.id for e in grown.entries]
        assert len(made) == len(set(made))
        aliases |= grown.aliases
        known = {c: e.id for e in grown.entries if e.kind not in ("disagreement", "statement") for c in e.claims}
        given_out |= set(known.values())
    alive = set(known.values())
    for name in given_out:
        seen = set()
        while name not in alive and name in aliases and name not in seen:
            seen.add(name)
            name = aliases[name]
        assert name in alive
