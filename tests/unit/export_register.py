"""A small register in memory, for tests of the export room: two outlets, one relation, every kind of entry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from banggiao.model.claims import (
    Actor,
    Claim,
    Commitment,
    Event,
    Indicator,
    Mechanism,
    Organisation,
    Position,
    Quantity,
    Said,
    Status,
)
from banggiao.model.document import Document, Printed, Segment
from banggiao.model.entries import Change, Entry, Link
from banggiao.model.evidence import Evidence
from banggiao.model.judgements import Judgement
from banggiao.model.page import Given
from banggiao.model.register import Filed, Origin

ALPHA = """Việt Nam - Thụy Điển ra tuyên bố chung
Hai bên nhất trí mở đối thoại thường niên về năng lượng.
Thụy Điển cam kết cấp 5 triệu EUR đến năm 2028 để đào tạo kỹ sư.
Việt Nam đề nghị Thụy Điển mở cửa thị trường cho nông sản.
=Kim ngạch hai chiều năm 2024 đạt hơn 1,5 tỷ USD, tăng 12% so với năm 2023.
Hai nước thiết lập quan hệ ngoại giao ngày 11/1/1969.
Hai bên nhất trí coi trọng luật pháp quốc tế.
Bộ trưởng Nguyễn Văn Mẫu hội đàm với Bộ trưởng Anna Exempel tại Hà Nội ngày 5/3/2025.
"""
BETA = """Thụy Điển rót vốn đào tạo kỹ sư
Chính phủ Thụy Điển sẽ dành 5 triệu EUR cho chương trình đào tạo kỹ sư.
Kim ngạch hai chiều năm 2024 đạt 15 tỷ USD.
"""


def document(name: str, text: str, *, publisher: str, published: str | None, sample: bool = False) -> Document:
    """A document of one line a segment; its metadata claims to be printed at offset 0."""
    segments, at = [], 0
    for i, line in enumerate(text.splitlines(keepends=True)):
        segments.append(Segment("title" if i == 0 else "paragraph", at, at + len(line.rstrip("\n"))))
        at += len(line)
    return Document(
        id=name * 8, text=text, segments=tuple(segments), title=text.split("\n")[0],
        published=Printed(published, 0, 1, text[0]) if published else None,
        publisher=Printed(publisher, 0, 1, text[0]), sample=sample,
    )  # fmt: skip


def at(text: str, quote: str) -> Evidence:
    """The evidence of the first place where `quote` stands."""
    start = text.index(quote)
    return Evidence(start, start + len(quote), quote)


class FakeRegister:
    """Reads like a store, out of two lists."""

    def __init__(self, filed: Sequence[Filed], entries: Sequence[Entry]) -> None:
        self._filed = sorted(filed, key=lambda f: (f.doc, f.document.id))
        self._entries = sorted(entries, key=lambda e: (e.kind, e.label, e.id))
        self.asked = 0

    def documents(self) -> Iterator[Filed]:
        return iter(self._filed)

    def document(self, name: str) -> Filed | None:
        return next(
            (f for f in self._filed if name in [o.doc for o in f.origins] or f.document.id.startswith(name)), None
        )

    def claim(self, claim: str) -> tuple[Filed, Claim] | None:
        self.asked += 1
        return next(((f, c) for f in self._filed for c in f.claims if c.id == claim), None)

    def entries(self, *, kind: str | None = None, parties: Sequence[str] = ()) -> Iterator[Entry]:
        for e in self._entries:
            if (kind is None or e.kind == kind) and set(parties) <= set(e.parties):
                yield e

    def entry(self, entry: str) -> Entry | None:
        return next((e for e in self._entries if e.id == entry), None)

    def judgements(self) -> Iterator[Judgement]:
        return iter(())


def filed(name: str, doc: Document, claims: Sequence[Claim], **given: str) -> Filed:
    origin = Origin(doc=name, origin=f"{name}.txt", media_type="text/plain", given=Given(**given))
    return Filed(document=doc, parties=("VNM", "SWE"), claims=tuple(claims), origins=(origin,), witness=doc.id)


PAIR = ("VNM", "SWE")


def alpha_claims(doc: Document) -> list[Claim]:
    def here(quote: str) -> Evidence:
        return at(doc.text, quote)

    said = Said(date="2025-03-05", anchor="happening", happening="hội đàm")
    d = doc.id
    return [
        Commitment(document=d, evidence=here("Hai bên nhất trí mở đối thoại thường niên về năng lượng"), stage="pledge",
                   act="agree", by=PAIR, pillar=("climate_energy",), heading="Năng lượng", said=said),
        Commitment(document=d, evidence=here("Thụy Điển cam kết cấp 5 triệu EUR đến năm 2028 để đào tạo kỹ sư"),
                   stage="pledge", act="commit", by=("SWE",), to=("VNM",), pillar=("education",), deadline="2028",
                   quantity=Quantity(value=5e6, unit="EUR"), said=said),
        Commitment(document=d, evidence=here("Việt Nam đề nghị Thụy Điển mở cửa thị trường cho nông sản"),
                   stage="proposal", act="request", by=("VNM",), to=("SWE",), pillar=("economic",)),
        Indicator(document=d,
                  evidence=here("Kim ngạch hai chiều năm 2024 đạt hơn 1,5 tỷ USD, tăng 12% so với năm 2023"),
                  metric="trade_turnover", value=1.5e9, unit="USD", modifier="min", period="2024", change_pct=12.0,
                  change_base="2023", parties=PAIR),
        Status(document=d, evidence=here("thiết lập quan hệ ngoại giao ngày 11/1/1969"), level="diplomatic_relations",
               parties=PAIR, label="quan hệ ngoại giao", date="1969-01-11"),
        Position(document=d, evidence=here("Hai bên nhất trí coi trọng luật pháp quốc tế"), act="affirm", by=PAIR,
                 pillar=("regional_global",)),
        Event(document=d, evidence=here("hội đàm với Bộ trưởng Anna Exempel tại Hà Nội ngày 5/3/2025"), type="meeting",
              date="2025-03-05", participants=("Nguyễn Văn Mẫu", "Anna Exempel"), place="Hà Nội"),
        Mechanism(document=d, evidence=here("đối thoại thường niên về năng lượng"), type="dialogue",
                  name="Đối thoại thường niên về năng lượng"),
        Actor(document=d, evidence=here("Bộ trưởng Anna Exempel"), name="Anna Exempel", role="Bộ trưởng",
              country="SWE"),
        Organisation(document=d, evidence=here("Thụy Điển"), name="Viện Mẫu", type="agency", country="SWE"),
    ]  # fmt: skip


def beta_claims(doc: Document) -> list[Claim]:
    return [
        Commitment(document=doc.id, evidence=at(doc.text, "Chính phủ Thụy Điển sẽ dành 5 triệu EUR"), stage="pledge",
                   act="commit", by=("SWE",), pillar=("education",), quantity=Quantity(value=5e6, unit="EUR")),
        Indicator(document=doc.id, evidence=at(doc.text, "Kim ngạch hai chiều năm 2024 đạt 15 tỷ USD"), period="2024",
                  metric="trade_turnover", value=1.5e10, unit="USD", parties=PAIR),
    ]  # fmt: skip


def entries_of(a: Sequence[Claim], b: Sequence[Claim]) -> list[Entry]:
    i = [c.id for c in a]
    j = [c.id for c in b]
    point = {"period": "2024", "unit": "USD"}
    return [
        Entry(id="e-dialogue", kind="commitment", label="mở đối thoại thường niên về năng lượng", parties=PAIR,
              fields={"stage": "pledge", "act": "agree", "by": list(PAIR), "pillar": ["climate_energy"]},
              claims=(i[0],), witnesses=1, chain=(Change(what="new", date="2025-03-05", claim=i[0]),)),
        Entry(id="e-grant", kind="commitment", label="cấp 5 triệu EUR", parties=PAIR,
              fields={"stage": "pledge", "act": "commit", "by": ["SWE"], "to": ["VNM"], "pillar": ["education"],
                      "deadline": "2028", "quantity": {"value": 5000000, "unit": "EUR", "modifier": "exact"}},
              claims=(i[1], j[0]), witnesses=2,
              chain=(Change(what="new", date="2025-03-05", claim=i[1]),
                     Change(what="reaffirmed", date=None, claim=j[0]))),
        Entry(id="e-ask", kind="commitment", label="mở cửa thị trường", parties=PAIR,
              fields={"stage": "proposal", "act": "request", "by": ["VNM"], "to": ["SWE"], "pillar": ["economic"]},
              claims=(i[2],), witnesses=1),
        Entry(id="e-trade", kind="series", label="Kim ngạch VNM-SWE", parties=PAIR, flags=("implausible",),
              fields={"metric": "trade_turnover", "unit": "USD", "values": [
                  {**point, "value": 1500000000, "modifier": "min", "change_pct": 12, "change_base": "2023",
                   "claim": i[3]},
                  {**point, "value": 15000000000, "claim": j[1], "flags": ["implausible"]}]},
              claims=(i[3], j[1]), witnesses=2),
        Entry(id="e-level", kind="relationship", label="VNM-SWE", parties=PAIR,
              fields={"level": "diplomatic_relations", "date": "1969-01-11", "label": "quan hệ ngoại giao",
                      "dates": {"1969-01-11": 1, "1969": 1}},
              claims=(i[4],), witnesses=1),
        Entry(id="e-stance", kind="stance", label="coi trọng luật pháp quốc tế", parties=PAIR,
              fields={"act": "affirm", "by": list(PAIR), "pillar": ["regional_global"]}, claims=(i[5],), witnesses=1),
        Entry(id="e-meeting", kind="event", label="hội đàm", parties=PAIR,
              fields={"type": "meeting", "date": "2025-03-05", "participants": ["Nguyễn Văn Mẫu", "Anna Exempel"],
                      "place": "Hà Nội"}, claims=(i[6],), witnesses=1),
        Entry(id="e-mechanism", kind="mechanism", label="Đối thoại thường niên về năng lượng", parties=PAIR,
              fields={"name": "Đối thoại thường niên về năng lượng", "type": "dialogue"}, claims=(i[7],), witnesses=1),
        Entry(id="e-person", kind="person", label="Anna Exempel", parties=("SWE",),
              fields={"name": "Anna Exempel", "country": "SWE",
                      "offices": [{"role": "Bộ trưởng", "first": "2025-03-06", "last": "2025-03-06",
                                   "claims": [i[8]]}]},
              claims=(i[8],), witnesses=1),
        Entry(id="e-body", kind="organisation", label="Viện Mẫu", parties=("SWE",),
              fields={"name": "Viện Mẫu", "type": "agency", "country": "SWE"}, claims=(i[9],), witnesses=1),
        Entry(id="e-differ", kind="disagreement", label="Kim ngạch năm 2024", parties=PAIR,
              fields={"field": "value", "about": ["e-trade"], "values": [1.5e9, 1.5e10], "sides": [
                  {"value": 1500000000, "claims": [i[3]]}, {"value": 15000000000, "claims": [j[1]]}]},
              claims=(i[3], j[1]), witnesses=2,
              links=(Link(relation="part_of", entry="e-trade", why="value"),)),
    ]  # fmt: skip


def small_register(*, sample: bool = False) -> FakeRegister:
    """The register of the two texts above; `beta` has no printed date, its manifest gives one."""
    alpha = document("alpha", ALPHA, publisher="Báo Mẫu", published="2025-03-06", sample=sample)
    beta = replace(document("beta", BETA, publisher="Tin Mẫu", published=None), given=Given(published="2025-03-07"))
    a, b = alpha_claims(alpha), beta_claims(beta)
    return FakeRegister(
        [filed("alpha", alpha, a), filed("beta", beta, b, published="2025-03-07", publisher="Không in ra")],
        entries_of(a, b),
    )
