"""The review desk: a queue of claims, the document on one side, the claim on the other, one key a decision.

Takes the address (order, kind, pair, place in the queue, the claim, the field being edited), gives the page. Keeps
true: what the reviewer sees of a claim is what the ledger made of it; reading writes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from banggiao.model.anchoring import standing_for
from banggiao.model.claims import Claim
from banggiao.model.judgements import Judgement
from banggiao.model.kinds import CLAIM_KINDS
from banggiao.model.register import Filed
from banggiao.model.shape import own_fields
from banggiao.serve.filters import codes
from banggiao.serve.keeping import in_one_state
from banggiao.serve.render import page
from banggiao.serve.review.values import WRONG, Control, controls, typed
from banggiao.store.queue import QUEUE_ORDERS, QueueFilter
from banggiao.store.store import Store

#: Judgements shown beside the desk.
RECENT: Final = 8
#: Pairs of parties to choose from; the address may name any other.
PAIRS: Final = 40
#: what a key does -> the key that it has until the reader gives it another one
KEYS: Final = {
    "accept": "a", "reject": "r", "edit": "e", "undo": "u", "next": "j", "previous": "k", "skip": "s", "note": "n",
    "entry": "m", "keys": "?",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Run:
    """A run of the document's text from code point `at`, the same fields and the same claim all through."""

    at: int
    text: str
    here: bool
    #: fields of the claim whose value stands here
    fields: tuple[str, ...]


def runs(text: str, start: int, end: int, claim: Claim, grounds: Mapping[str, tuple[int, int]]) -> list[Run]:
    """`text[start:end]` cut wherever the claim or the evidence of one of its fields begins or ends."""
    spans = {"": (claim.evidence.start, claim.evidence.end), **grounds}
    cuts = {start, end} | {min(max(x, start), end) for span in spans.values() for x in span}
    out = []
    for a, b in pairwise(sorted(cuts)):
        over = [name for name, (first, last) in spans.items() if first <= a and last >= b]
        out.append(Run(a, text[a:b], "" in over, tuple(n for n in over if n)))
    return out


@dataclass(frozen=True, slots=True)
class Row:
    """One field of the claim as the desk shows it."""

    control: Control
    value: Any
    #: the words that give it, empty where the document has none for it alone
    quote: str
    #: who set it, where a reviewer did
    by: str = ""

    @property
    def typed(self) -> str:
        """The value as its input shows it."""
        return typed(self.control, self.value)


def rows(filed: Filed, claim: Claim, judged: list[Judgement]) -> dict[str, Row]:
    """The claim's fields, edits of the ledger over them; fields without a value last."""
    values, text = own_fields(claim), filed.document.text
    out = {
        name: Row(control, values.get(name), claim.grounds[name].quote if name in claim.grounds else "")
        for name, control in controls(claim.kind).items()
    }
    for j in judged:
        name = str(j.values.get("field", ""))
        if j.decision == "edit" and name in out:
            start, end = j.values.get("start"), j.values.get("end")
            out[name] = Row(out[name].control, j.values.get("value"), text[start:end] if end else "", j.reviewer)
    return dict(sorted(out.items(), key=lambda x: x[1].value is None))


def grounds(claim: Claim, judged: list[Judgement]) -> dict[str, tuple[int, int]]:
    """Where the value of each field stands, edits of the ledger over what the rules found."""
    out = {name: (e.start, e.end) for name, e in claim.grounds.items()}
    for j in judged:
        if j.decision == "edit" and "end" in j.values:
            out[str(j.values["field"])] = (int(j.values["start"]), int(j.values["end"]))
    return out


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks of the queue."""

    wanted: QueueFilter
    order: str
    at: int


def asked(request: Request) -> Asked:
    """The queue of an address; what is no kind, order or place asks for nothing."""
    q = request.query_params
    kind = q.get("kind") if q.get("kind") in CLAIM_KINDS else None
    order = q.get("order", "unsure") if q.get("order") in QUEUE_ORDERS else "unsure"
    at = int(q["at"]) if q.get("at", "").isdecimal() and len(q["at"]) < 8 else 0
    return Asked(QueueFilter(kind=kind, parties=codes(q.get("parties", ""))), order, at)


def pairs(store: Store) -> list[str]:
    """The pairs of parties that most commitments are between, as addresses name them."""
    found = {"-".join(p): n["commitment"] for p, n in store.pairs(("commitment",)).items()}
    return sorted(found, key=lambda p: (-found[p], p))[:PAIRS]


def desk(request: Request) -> Response:
    """The claim that is next, or the one that the address names."""
    store: Store = request.app.state.store
    found, named = asked(request), request.query_params.get("claim", "")
    due, at, total, gone = store.queue_at(found.wanted, found.order, found.at)
    held = store.claim(name) if (name := named or due) else None
    if named and held is None:
        raise HTTPException(404, "the claim is gone")
    recent = store.last_judgements(RECENT)
    standing = [j for j in recent if j.decision != "undo" and j.number not in gone]
    last = standing[0] if standing else store.newest_standing()
    wrong = request.query_params.get("wrong", "")
    context: dict[str, Any] = {
        "held": held, "at": at, "total": total, "asked": found, "orders": QUEUE_ORDERS, "kinds": CLAIM_KINDS,
        "keys": KEYS, "recent": recent, "undone": gone, "last": last,
        "pairs": pairs(store),
        "query": dict(request.query_params), "wrong": wrong if wrong in WRONG else "",
    }  # fmt: skip
    return page(request, "review.html", context | (_of(store, *held, gone, request) if held else {}))


def _of(store: Store, filed: Filed, claim: Claim, gone: set[int], request: Request) -> dict[str, Any]:
    """What the page shows of one claim."""
    text = filed.document.text
    about = [j for j in store.judgements_of_documents([filed.document.id]) if j.number not in gone]
    judged = [j for j in about if j.claim and standing_for(j.claim, filed.claims) == claim]
    spans = grounds(claim, judged)
    shown = rows(filed, claim, judged)
    editing = request.query_params.get("edit", "")
    ids = store.entries_of_claims([claim.id]).get(claim.id, ())
    return {
        "filed": filed, "claim": claim, "rows": shown, "editing": shown.get(editing), "judged": judged,
        "segments": [(s.kind, runs(text, s.start, s.end, claim, spans)) for s in filed.document.segments],
        "entries": store.listed(ids),
    }  # fmt: skip


ROUTES: list[BaseRoute] = [Route("/review", in_one_state(desk), methods=["GET"])]
