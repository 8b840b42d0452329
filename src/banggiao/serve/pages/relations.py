"""The map of relations and the page of one: what is promised, by whom, where it stands, what the figures are."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from banggiao.model.kinds import LEVELS, PILLARS
from banggiao.serve.charts import sparkline
from banggiao.serve.filters import codes, silent_day
from banggiao.serve.listing import Column, as_csv, as_json
from banggiao.serve.render import page
from banggiao.serve.rows import rows
from banggiao.store.counting import READ
from banggiao.store.listed import Listed
from banggiao.store.listing import EntryFilter
from banggiao.store.store import Store

STAGES: Final = ("proposal", "pledge", "under_way", "delivered", "ended", "postponed")
COLUMNS: Final = [Column(k, k) for k in ("parties", "level", "since", "commitments", "events", "series")]
#: kind of entry -> its column on the map
COUNTED: Final = {"commitment": "commitments", "event": "events", "series": "series"}
#: Rows of each block on a relation's page; series, levels and people on it; rows of the map, parties of its matrix.
SHOWN: Final = 6
HEADLINES: Final = 8
LEVELS_SHOWN: Final = 12
PEOPLE: Final = 12
MAP_PAGE: Final = 100
MAP_PARTIES: Final = 10
_DAY: Final = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")


def relations(store: Store) -> list[dict[str, Any]]:
    """Every pair of parties that an entry names together, with its highest level, most commitments first."""
    found: list[dict[str, Any]] = store.kept("relations", lambda: _relations(store), of=READ)
    return found


def _relations(store: Store) -> list[dict[str, Any]]:
    counts = store.pairs(tuple(COUNTED))
    levels: dict[tuple[str, ...], list[Listed]] = defaultdict(list)
    for e in store.listed(store.entry_ids(EntryFilter(kinds=("relationship",)), limit=None)):
        if len(e.parties) == 2:
            levels[tuple(sorted(e.parties))].append(e)
    out = []
    for parties in sorted({*counts, *levels}):
        found = counts.get((parties[0], parties[1]), {})
        made: dict[str, Any] = {"parties": list(parties), "level": None, "since": None}
        made |= {name: found.get(kind, 0) for kind, name in COUNTED.items()}
        if parties in levels:
            top = ladder(levels[parties])[-1]
            made |= {"level": top.fields.get("level"), "since": top.fields.get("date"), "entry": top.id}
        out.append(made)
    out.sort(key=lambda r: (-r["commitments"], -r["events"], r["parties"]))
    return out


def ladder(levels: Iterable[Listed]) -> list[Listed]:
    """The levels of one pair, low to high, by date inside a level."""
    order = {level: float(n) for n, level in enumerate(LEVELS)}
    order |= {"other": -1.0, "special": 2.5}  # special stands beside the ladder, below strategic
    return sorted(
        levels, key=lambda e: (order.get(str(e.fields.get("level")), -1.0), str(e.fields.get("date") or ""), e.id)
    )


def matrix(store: Store, parties: tuple[str, ...]) -> list[dict[str, Any]]:
    """Pillars by stage: counts of commitments, pillars without any left out."""
    grid: dict[str, dict[str, int]] = defaultdict(dict)
    for (pillar, stage), number in store.matrix(parties).items():
        grid[pillar][stage] = number
    return [
        {"pillar": p, "counts": [(s, grid[p].get(s, 0)) for s in STAGES], "total": sum(grid[p].values())}
        for p in PILLARS
        if p in grid
    ]


Wanted = Mapping[str, tuple[EntryFilter, str]]


def newest(parties: tuple[str, ...], since: str) -> Wanted:
    """The block of what is new, since an ISO day where one is given."""
    return {"new": (EntryFilter(kinds=("commitment",), parties=parties, said_since=since or None), "newest")}


def wanted_blocks(parties: tuple[str, ...], as_of: str) -> Wanted:
    """Name of a block -> which entries, in which order."""

    def of(*kinds: str, **more: Any) -> EntryFilter:
        return EntryFilter(kinds=kinds, parties=parties, **more)

    return {
        **newest(parties, ""),
        "overdue": (of("commitment", overdue=as_of), "deadline"),
        "due": (of("commitment", due_from=as_of), "deadline"),
        "next": (of("event", dated_from=as_of), "deadline"),
        "silent": (of("commitment", silent_since=silent_day(as_of)), "newest"),
        "stances": (of("stance"), "surest"),
        "events": (of("event", "statement", "relationship"), "date"),
        "mechanisms": (of("mechanism"), "surest"),
        "disagreements": (of("disagreement"), "label"),
    }


def blocks(store: Store, wanted: Wanted) -> dict[str, dict[str, Any]]:
    """The rows and the total of each block; all rows are read at once."""
    ids = {name: store.entry_ids(f, order=order, limit=SHOWN) for name, (f, order) in wanted.items()}
    known = {r["id"]: r for r in rows(store, list(dict.fromkeys(i for found in ids.values() for i in found)))}
    return {
        name: {"rows": [known[i] for i in ids[name] if i in known], "total": store.entry_total(f)}
        for name, (f, _) in wanted.items()
    }


def standing(store: Store, parties: tuple[str, ...], as_of: str) -> dict[str, Any]:
    """What a relation's page shows whatever day the reader chose: levels, headline figures, people met, blocks."""
    told = EntryFilter(kinds=("relationship",), parties=parties)
    levels = store.listed(store.entry_ids(told, order="surest", limit=LEVELS_SHOWN))
    return {
        "ladder": ladder(e for e in levels if set(e.parties) == set(parties)), "series": headlines(store, parties),
        "people": met(store, parties), "matrix": matrix(store, parties), "read": store.read_of(parties),
        "blocks": blocks(store, wanted_blocks(parties, as_of)),
    }  # fmt: skip


def known(store: Store, parties: tuple[str, ...], as_of: str) -> dict[str, Any]:
    """`standing`, made once a version of the register, in whatever order the parties are named."""
    codes = tuple(sorted(parties))
    found: dict[str, Any] = store.kept(("relation", codes, as_of), lambda: standing(store, codes, as_of), of=READ)
    return found


def headlines(store: Store, parties: tuple[str, ...]) -> list[tuple[Listed, str]]:
    """The series that most witnesses tell, wishes and plans left out, each with the line through its values."""
    wanted = EntryFilter(kinds=("series",), parties=parties)
    found = store.listed(store.entry_ids(wanted, order="surest", limit=3 * HEADLINES))
    told = [s for s in found if s.fields.get("values") and not s.fields.get("modality")]
    return [(s, sparkline(s.fields)) for s in told[:HEADLINES]]


def met(store: Store, parties: tuple[str, ...]) -> list[tuple[Listed, int]]:
    """The people named most with the newest happenings of these parties."""
    found = store.met(parties, PEOPLE)
    known = {e.id: e for e in store.listed(i for i, _ in found)}
    return [(known[i], number) for i, number in found if i in known]


def index(request: Request) -> Response:
    """All relations of the register: a list and a matrix."""
    found = relations(request.app.state.store)
    text = request.query_params.get("page", "1")
    number = int(text) if text.isdecimal() and 0 < int(text) < 1_000_000 else 1
    named: Counter[str] = Counter()
    for r in found:
        named.update(dict.fromkeys(r["parties"], 1 + r["commitments"]))
    context = {
        "relations": found[(number - 1) * MAP_PAGE : number * MAP_PAGE], "total": len(found), "number": number,
        "pages": max(1, -(-len(found) // MAP_PAGE)), "levels": LEVELS,
        "parties_shown": [p for p, _ in named.most_common(MAP_PARTIES)],
        "by_pair": {pair: r for r in found for pair in (tuple(r["parties"]), tuple(r["parties"][::-1]))},
    }  # fmt: skip
    return page(request, "relations.html", context)


def as_data(request: Request) -> Response:
    """The same as JSON or CSV."""
    found = relations(request.app.state.store)
    return as_json(found) if request.url.path.endswith(".json") else as_csv(COLUMNS, found, "relations")


def relation(request: Request) -> Response:
    """One relation."""
    store: Store = request.app.state.store
    parties = codes(request.path_params["pair"])
    if len(parties) < 2:
        raise HTTPException(404, "no such relation")
    as_of, since = request.app.state.options.as_of, request.query_params.get("since", "")
    since = since if _DAY.fullmatch(since) else ""
    found = known(store, parties, as_of)
    new = blocks(store, newest(parties, since)) if since else {}
    context = {
        "pair_codes": parties, "pair": "-".join(parties), "as_of": as_of, "since": since, "stages": STAGES,
        **found, "blocks": found["blocks"] | new,
    }  # fmt: skip
    return page(request, "relation.html", context)


def home(request: Request) -> Response:
    """The relation that the register holds most of; the list where it holds none."""
    found = relations(request.app.state.store)
    return RedirectResponse(f"/relations/{'-'.join(found[0]['parties'])}" if found else "/relations", 303)


ROUTES = [
    Route("/", home),
    Route("/relations", index),
    Route("/relations.json", as_data),
    Route("/relations.csv", as_data),
    Route("/relations/{pair}", relation),
]
