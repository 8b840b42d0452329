"""The sheet that a desk works with: open undertakings, unanswered requests, deadlines.

Takes a register, gives rows in reading order with typed cells. Keeps true: one row an entry, each with its sentence
and its source; "overdue" is said only against a day that the caller names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from banggiao.export.citations import Citation, Citations
from banggiao.export.words import word
from banggiao.language.labels import label
from banggiao.language.labels import parties as names
from banggiao.language.wording import date_words, quantity
from banggiao.model.claims import Claim
from banggiao.model.dates import NO_BOUNDS, bounds
from banggiao.model.entries import ENTRY_OF_CLAIM, Entry
from banggiao.model.kinds import FIRMNESS, PILLARS
from banggiao.model.register import Register
from banggiao.model.shape import own_fields

#: stages in which something is still to be done
OPEN: Final = ("proposal", "pledge", "under_way", "postponed")

Cell = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key in a row, its heading in both languages, its width in characters."""

    key: str
    vi: str
    en: str
    width: int = 14

    def heading(self, lang: str) -> str:
        """The heading in a language."""
        return self.vi if lang == "vi" else self.en


COLUMNS: Final = (
    Column("list", "Danh mục", "List", 16),
    Column("who", "Bên thực hiện", "Who", 18),
    Column("to", "Với bên", "To whom", 14),
    Column("pillar", "Lĩnh vực", "Pillar", 24),
    Column("stage", "Giai đoạn", "Stage", 12),
    Column("act", "Mức cam kết", "Act", 12),
    Column("firmness", "Độ chắc (0-8)", "Firmness (0-8)", 8),
    Column("quote", "Nguyên văn", "Sentence", 70),
    Column("sum", "Số lượng", "Quantity", 20),
    Column("value", "Giá trị", "Value", 14),
    Column("value_max", "Giá trị đến", "Value up to", 14),
    Column("unit", "Đơn vị", "Unit", 8),
    Column("deadline", "Thời hạn", "Deadline", 18),
    Column("latest", "Ngày cuối", "Last day", 12),
    Column("overdue", "Quá hạn", "Overdue", 8),
    Column("agent", "Cơ quan", "Body", 24),
    Column("speaker", "Người nói", "Speaker", 20),
    Column("said", "Nói ngày", "Said", 12),
    Column("witnesses", "Nguồn độc lập", "Witnesses", 8),
    Column("doc", "Tài liệu", "Document", 18),
    Column("title", "Tên bài", "Title", 40),
    Column("outlet", "Nơi đăng", "Outlet", 24),
    Column("published", "Ngày đăng", "Published", 12),
    Column("given", "Theo danh mục kèm", "Given by the manifest", 16),
    Column("start", "Từ", "Start", 7),
    Column("end", "Đến", "End", 7),
    Column("others", "Chỗ khác", "Also at", 30),
    Column("flags", "Lưu ý", "Flags", 16),
    Column("entry", "Mã mục", "Entry", 14),
    Column("claim", "Mã điều ghi được", "Claim", 24),
)

LISTS: Final = {
    "undertaking": {"vi": "Việc đang mở", "en": "Open undertakings"},
    "request": {"vi": "Đề nghị chưa trả lời", "en": "Unanswered requests"},
    "deadline": {"vi": "Thời hạn", "en": "Deadlines"},
}

Row = Mapping[str, Cell]


def rejected(entry: Entry) -> bool:
    """Whether a reviewer has rejected the entry: it stays in the register and its full export, and nowhere else."""
    return "rejected" in entry.flags


def answered(entries: Iterable[Entry]) -> frozenset[str]:
    """Ids of requests that some entry answers, from links on either side."""
    out = set()
    for entry in entries:
        for link in entry.links:
            if link.relation == "answers":
                out.add(link.entry)
            elif link.relation == "answered_by":
                out.add(entry.id)
    return frozenset(out)


def open_entries(register: Register, parties: Sequence[str] = ()) -> Iterator[tuple[str, Entry]]:
    """(list, entry) of every commitment that still waits: undertakings, and requests that nobody has answered."""
    entries = list(register.entries(kind="commitment", parties=parties))
    closed = answered(entries)
    for entry in entries:
        stage = entry.fields.get("stage")
        if stage not in OPEN or entry.id in closed or rejected(entry):
            continue
        yield ("request" if stage == "proposal" else "undertaking"), entry


def last_day(deadline: Any) -> date | None:
    """The last day that a deadline allows; None where it has none or is no EDTF."""
    try:
        return (bounds(deadline) if isinstance(deadline, str) else NO_BOUNDS)[1]
    except ValueError:
        return None


#: kinds of entries whose fields are those of one of their claims: the one whose words are the entry's label
_STANDING: Final = ("commitment", "stance")
#: fields of a claim that its entry takes over, so that they go where that claim's sentence goes
_OF_CLAIM: Final = ("act", "by", "to", "speaker", "agent", "target", "quantity", "deadline")


def chosen(entry: Entry, citations: Citations) -> tuple[Citation | None, Any]:
    """The citation and claim that speak for the entry: the one whose fields the entry shows; else the firmest act, of
    two equal ones that which gives the entry's own date, then the earlier."""
    best: tuple[tuple[bool, int, bool], Citation, Any] | None = None
    for claim in entry.claims:
        found = citations.find(claim)
        where = citations.of(claim) if found else None
        if not found or not where:
            continue
        dated = getattr(found[1], "date", None) == entry.fields.get("date")
        stands = entry.kind in _STANDING and where.quote == entry.label and as_told(entry, found[1]) == entry
        rank = (stands, FIRMNESS.get(getattr(found[1], "act", ""), 0), dated)
        if best is None or rank > best[0]:
            best = (rank, where, found[1])
    return (best[1], best[2]) if best else (None, None)


def as_told(entry: Entry, claim: Claim | None) -> Entry:
    """The entry with the fields that one of its claims gives, for a line that shows that claim's sentence."""
    if claim is None or entry.kind not in _STANDING or ENTRY_OF_CLAIM[claim.kind] != entry.kind:
        return entry
    own = own_fields(claim)
    kept = {k: v for k, v in entry.fields.items() if k not in _OF_CLAIM}
    return replace(entry, fields={**kept, **{k: own[k] for k in _OF_CLAIM if k in own}})


def _words(entry: Entry, which: str, lang: str) -> dict[str, Cell]:
    f = entry.fields
    sum_ = f.get("quantity") or {}
    return {
        "list": LISTS[which][lang],
        "who": names(f.get("by") or entry.parties, lang),
        "to": names(f.get("to") or (), lang),
        "pillar": "; ".join(label("pillar", p, lang) for p in f.get("pillar") or ()),
        "stage": label("stage", f.get("stage"), lang),
        "act": label("act", f.get("act"), lang),
        "firmness": FIRMNESS.get(f.get("act") or ""),
        "sum": quantity(sum_, lang),
        "value": sum_.get("value"),
        "value_max": sum_.get("value_max"),
        "unit": sum_.get("unit"),
        "deadline": date_words(f["deadline"], lang) if f.get("deadline") else "",
        "latest": last_day(f.get("deadline")),
        "agent": f.get("agent"),
        "speaker": f.get("speaker"),
        "witnesses": entry.witnesses or None,
        "flags": "; ".join(_flags(entry, lang)),
        "entry": entry.id,
    }


def _flags(entry: Entry, lang: str) -> list[str]:
    """The entry's flags, and whether some deed or figure shows that it goes on."""
    flags = [label("flag", x, lang) for x in entry.flags]
    if advanced := entry.fields.get("advanced_to"):
        flags.append(f"{word('advanced', lang)}: {label('stage', str(advanced), lang)}")
    return flags


def _source(where: Citation | None, entry: Entry, citations: Citations, lang: str) -> dict[str, Cell]:
    if not where:
        return {"quote": entry.label}
    given = [x for x in (where.given_publisher, where.given_published) if x]
    return {
        "quote": where.quote, "doc": where.doc, "title": where.title, "outlet": where.publisher or where.credit,
        "published": where.published, "given": ", ".join(given), "start": where.start, "end": where.end,
        "claim": where.claim,
        "others": "; ".join(c.anchor for c in citations.all_of(entry.claims) if c.claim != where.claim),
    }  # fmt: skip


def rows(register: Register, *, parties: Sequence[str] = (), as_of: date | None = None, lang: str = "vi") -> list[Row]:
    """All rows: undertakings before requests, the next deadline first, then pillar, firmest first, id."""
    citations, found = Citations(register), []
    for which, entry in open_entries(register, parties):
        where, claim = chosen(entry, citations)
        row = _words(entry, which, lang) | _source(where, entry, citations, lang)
        row["said"] = claim.said.date if claim is not None and claim.said else None
        late = row["latest"]
        if as_of and isinstance(late, date) and late < as_of:
            row["overdue"] = "có" if lang == "vi" else "yes"
        if where and where.sample:
            sample = label("flag", "sample", lang)
            row["flags"] = f"{row['flags']}; {sample}" if row["flags"] else sample
        pillar = (entry.fields.get("pillar") or ["general"])[0]
        place = PILLARS.index(pillar) if pillar in PILLARS else len(PILLARS)
        firm = row["firmness"] if isinstance(row["firmness"], int) else 0
        key = (which != "undertaking", late if isinstance(late, date) else date.max, place, -firm, entry.id)
        found.append((key, row))
    return [row for _, row in sorted(found, key=lambda x: x[0])]
