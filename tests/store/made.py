"""Made-up documents for the store's tests: no text of the corpus, no real person, every quote where it says.

A document is a handful of sentences drawn by a seeded generator; its claims are built on the sentences' own words.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from banggiao.model.claims import (
    Actor,
    Claim,
    Commitment,
    Event,
    Indicator,
    Mechanism,
    Position,
    Quantity,
    Said,
    Status,
)
from banggiao.model.document import Document, Edit, Printed, Segment, Step
from banggiao.model.entries import Change, Entry, Link
from banggiao.model.evidence import Evidence
from banggiao.model.page import Given, Page
from banggiao.model.register import Filed, Origin

RULES = "0.1.0+test"
NOW = "2026-11-22T08:00:00+00:00"
_PLACES = ("VNM", "USA", "JPN", "KOR", "FRA", "AUS", "IND")
_NAMES = {"VNM": "Việt Nam", "USA": "Hoa Kỳ", "JPN": "Nhật Bản", "KOR": "Hàn Quốc", "FRA": "Pháp", "AUS": "Úc",
          "IND": "Ấn Độ"}  # fmt: skip
_FIELDS = (("economic", "thương mại"), ("education", "giáo dục"), ("climate_energy", "năng lượng"),
           ("defence_security", "quốc phòng"), ("science_tech", "bán dẫn"))  # fmt: skip
_PEOPLE = ("Phan Thử Nghiệm", "Lê Giả Định", "Đỗ Ví Dụ", "Mai Mẫu Số")
FURNITURE = "TRANG MẪU | Mới nhất | Đọc nhiều\n"


def evidence(text: str, quote: str, after: int = 0) -> Evidence:
    start = text.index(quote, after)
    return Evidence(start, start + len(quote), quote)


class _Article:
    """One article under construction: sentences and the claims on them."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.a, self.b = self.random.sample(_PLACES, 2)
        self.year, self.month = self.random.randint(2015, 2025), self.random.randint(1, 12)
        self.day = f"{self.year}-{self.month:02}-{self.random.randint(1, 28):02}"
        self.lines = [f"{_NAMES[self.a]} và {_NAMES[self.b]} bàn hợp tác, bài mẫu số {seed}"]
        self.parts: list[tuple[str, dict[str, Any]]] = []

    def sentence(self, number: int) -> None:
        pillar, field = self.random.choice(_FIELDS)
        who, name = self.random.choice((self.a, self.b)), self.random.choice(_PEOPLE)
        sum_ = self.random.randint(2, 900)
        form = number % 6
        told = {"pillar": pillar, "who": who, "name": name, "sum": sum_, "form": form}
        a, b = _NAMES[self.a], _NAMES[self.b]
        line = (
            f"{_NAMES[who]} cam kết dành {sum_} triệu USD cho {field} trước năm {self.year + 3}, mục {number}.",
            f"Hai bên khẳng định coi trọng {field} và hoà bình trong khu vực, điểm {number}.",
            f"Ông {name} thăm {b} ngày {self.day}, chặng {number}.",
            f"Kim ngạch thương mại {a} - {b} đạt {sum_} tỷ USD năm {self.year - 1}, bảng {number}.",
            f"Đối thoại mẫu về {field} số {number} họp thường niên.",
            f"Quan hệ {a} - {b} là đối tác toàn diện từ năm {self.year - 5}, dòng {number}.",
        )[form]
        self.lines.append(line)
        self.parts.append((line, told))


def _claim(document: str, text: str, line: str, told: dict[str, Any], article: _Article) -> list[Claim]:
    whole, form, who = evidence(text, line.rstrip(".")), told["form"], str(told["who"])
    pair = tuple(sorted((article.a, article.b)))
    said = Said(date=article.day, anchor="printed", happening="hội đàm")
    shared: dict[str, Any] = {
        "document": document,
        "evidence": whole,
        "confidence": 0.5 + int(str(told["sum"])) % 49 / 100,
    }
    at = whole.start

    def span(quote: str) -> Evidence:
        return evidence(text, quote, at)

    value, words = float(str(told["sum"])), f"{told['sum']}"
    if form == 0:
        return [Commitment(**shared, stage="pledge", act="commit", by=(who,), to=tuple(p for p in pair if p != who),
                           pillar=(str(told["pillar"]), "general"), quantity=Quantity(value=value * 1e6, unit="USD"),
                           deadline=str(article.year + 3), said=said, reasons=("cue: cam kết",),
                           grounds={"act": span("cam kết"), "quantity": span(f"{words} triệu USD")},
                           anchors={"deadline": span(str(article.year + 3))})]  # fmt: skip
    if form == 1:
        return [Position(**shared, act="affirm", by=pair, pillar=(str(told["pillar"]),), said=said,
                         grounds={"act": span("khẳng định")}, flags=("standing_formula",))]  # fmt: skip
    if form == 2:
        name = str(told["name"])
        return [Event(**shared, type="visit", date=article.day, participants=(name,), place=_NAMES[article.b],
                      grounds={"date": span(article.day)}),
                Actor(document=document, evidence=span(name), name=name, role="Ông", country=article.a,
                      candidates={"country": pair})]  # fmt: skip
    if form == 3:
        return [Indicator(**shared, metric="trade_turnover", value=value * 1e9, unit="USD", parties=pair,
                          period=str(article.year - 1), grounds={"value": span(f"{words} tỷ USD")})]  # fmt: skip
    if form == 4:
        return [Mechanism(**shared, name=line.split(" họp")[0], type="dialogue")]
    return [Status(**shared, level="comprehensive", parties=pair, label="đối tác toàn diện",
                   date=str(article.year - 5))]  # fmt: skip


def document(seed: int, *, sentences: int = 12, name: str = "", run: int = 1, rules: str = RULES) -> tuple[Page, Filed]:
    """A page with its reading: `sentences` sentences with a claim each (a visit has two)."""
    article = _Article(seed)
    for n in range(sentences):
        article.sentence(n)
    text = "\n".join(article.lines)
    printed = f"Ngày {article.day}\n"
    source = FURNITURE + printed + text
    content = source.encode()
    doc = name or f"mau-{seed:05}"
    given = Given(publisher="Bản mẫu", url=f"https://example.org/{seed}")
    page = Page(origin=f"{doc}.txt", media_type="text/plain", content=content, source=source, encoding="utf-8",
                given=given)  # fmt: skip
    start = len(FURNITURE) + len("Ngày ")
    segments, at = [], 0
    for n, line in enumerate(article.lines):
        segments.append(Segment("paragraph" if n else "title", at, at + len(line)))
        at += len(line) + 1
    steps = (Step("furniture", "lines that stand on every page", (Edit(0, len(FURNITURE)),)),
             Step("date", "the line of the date", (Edit(0, len(printed)),)))  # fmt: skip
    made = Document(id=page.sha256, text=text, segments=tuple(segments), title=article.lines[0],
                    published=Printed(article.day, start, start + 10, article.day), shape="plain", sample=True,
                    steps=steps, given=given)  # fmt: skip
    claims: dict[str, Claim] = {}
    for line, told in article.parts:
        for claim in _claim(page.sha256, text, line, told, article):
            claims.setdefault(claim.id, claim)
    origin = Origin(doc=doc, origin=page.origin, media_type=page.media_type, given=given)
    return page, Filed(document=made, parties=(article.a, article.b), claims=tuple(claims.values()),
                       origins=(origin,), run=run, rules=rules)  # fmt: skip


def documents(count: int, *, first: int = 0, sentences: int = 12, run: int = 1) -> Iterator[tuple[Page, Filed]]:
    """`count` made-up documents."""
    for seed in range(first, first + count):
        yield document(seed, sentences=sentences, run=run)


def entries_of(filed: Sequence[Filed]) -> list[Entry]:
    """One entry a claim that is a commitment or an indicator, linked in a row."""
    found: list[Entry] = []
    for f in filed:
        for claim in f.claims:
            if isinstance(claim, (Commitment, Indicator)):
                found.append(_entry(claim, f, found[-1].id if found else None))
    return found


def _entry(claim: Commitment | Indicator, f: Filed, before: str | None) -> Entry:
    kind = "commitment" if isinstance(claim, Commitment) else "series"
    fields: dict[str, object] = {"confidence": claim.confidence}
    if isinstance(claim, Commitment):
        fields |= {"stage": claim.stage, "act": claim.act, "pillar": list(claim.pillar), "deadline": claim.deadline}
    else:
        fields |= {"metric": claim.metric, "value": claim.value, "unit": claim.unit}
    links = (Link(relation="part_of", entry=before, why="made", claim=claim.id),) if before else ()
    chain = (Change(what="new", date=claim.said.date if claim.said else None, claim=claim.id, note="mẫu"),)
    return Entry(id="e" + claim.id[1:], kind=kind, label=claim.evidence.quote, parties=tuple(sorted(f.parties)),
                 fields=fields, flags=("made",), claims=(claim.id,), witnesses=1, chain=chain, links=links,
                 why={"same words": 1})  # fmt: skip


def with_claims(filed: Filed, claims: Sequence[Claim], *, rules: str = RULES, run: int = 1) -> Filed:
    """The same reading with other claims."""
    return replace(filed, claims=tuple(claims), rules=rules, run=run)


def named(page: Page, filed: Filed, doc: str, *, given: Given | None = None) -> tuple[Page, Filed]:
    """The same bytes under another name."""
    told = given or page.given
    page = replace(page, origin=f"{doc}.txt", given=told)
    origin = Origin(doc=doc, origin=page.origin, media_type=page.media_type, given=told)
    return page, replace(filed, origins=(origin,), document=replace(filed.document, given=told))
