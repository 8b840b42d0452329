"""`banggiao review`: the review desk on the terminal, one key a decision; and `judge` for programs."""

from __future__ import annotations

import getpass
import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from banggiao.cli.deciding import Deciding
from banggiao.cli.ingest import now
from banggiao.cli.options import Db, Lang, language, opened
from banggiao.cli.terminal import say
from banggiao.errors import BadSetting, NothingFound

if TYPE_CHECKING:
    from banggiao.model.claims import Claim
    from banggiao.model.judgements import Judgement
    from banggiao.model.register import Filed
    from banggiao.store.store import Store

KEYS = (
    "a nhận/accept  r bỏ/reject  e sửa/edit  n ghi chú/note  u hoàn tác/undo  "
    "j s sau/next  k trước/previous  q thôi/quit"
)

Reviewer = Annotated[str | None, typer.Option("--reviewer", help="The name under which you judge.")]


def named(reviewer: str | None) -> str:
    """Who judges: flag, environment, file, else the account's name."""
    from banggiao.settings import load

    return load(reviewer=reviewer).reviewer or getpass.getuser()


def review(
    db: Db = None, lang: Lang = None, reviewer: Reviewer = None,
    kind: Annotated[str | None, typer.Option("--kind", help="Only claims of this kind.")] = None,
    party: Annotated[list[str] | None, typer.Option("--party", help="Only claims of these parties.")] = None,
    order: Annotated[str, typer.Option("--order", help="unsure, sure, disagreements, unresolved, text.")] = "unsure",
) -> None:  # fmt: skip
    """Thẩm định từng điều ghi được, một phím một quyết định. Review claims, one key a decision.

    Keys, one a line where stdin is no terminal: a r e n u j s k q.
    """
    from banggiao.store.queue import QUEUE_ORDERS, QueueFilter

    if order not in QUEUE_ORDERS:
        raise BadSetting(f"--order {order}", "is no order", "one of: " + ", ".join(QUEUE_ORDERS))
    wanted, who, at = QueueFilter(kind=kind, parties=tuple(p.upper() for p in party or ())), named(reviewer), 0
    with opened(db, write=True) as store:
        while True:
            ids = store.queue(wanted, order=order, limit=1, offset=at)
            if not ids and at:
                at = 0
                continue
            if not ids:
                say("banggiao: nothing is left to review")
                return
            held = store.claim(ids[0])
            assert held is not None
            picture(store, *held, language(lang), store.queue_total(wanted))
            moved = step(store, *held, who, at)
            if moved is None:
                return
            at = moved


def picture(store: Store, filed: Filed, claim: Claim, lang: str, left: int) -> None:
    """The claim with its sentence in context."""
    from banggiao.export.show import render

    typer.echo(f"\n{render(store, claim.id, lang=lang)}\n[{left}] {KEYS}")


def step(store: Store, filed: Filed, claim: Claim, who: str, at: int) -> int | None:
    """One key: judge or move. Gives the place in the queue to go on from; None to stop."""
    key = read_key()
    if key in ("", "q"):
        return None
    if key in ("a", "r"):
        add(store, who, "accept" if key == "a" else "reject", filed, claim)
        return at
    if key == "e":
        field = typer.prompt("trường/field")
        add(store, who, "edit", filed, claim, {"field": field, "value": typer.prompt("giá trị/value")})
    elif key == "n":
        add(store, who, "note", filed, claim, reason=typer.prompt("ghi chú/note"))
    elif key == "u":
        undo(store, who)
    return max(0, at + {"j": 1, "s": 1, "k": -1}.get(key, 0))


def read_key() -> str:
    """One key of a terminal; one line's first letter elsewhere; empty at the end of input."""
    if sys.stdin.isatty():
        return str(typer.prompt(">", prompt_suffix=" "))[:1].lower()
    line = sys.stdin.readline()
    return line.strip()[:1].lower() if line else ""


def add(
    store: Store, who: str, decision: str, filed: Filed, claim: Claim, values: dict[str, object] | None = None,
    reason: str = "",
) -> Judgement:  # fmt: skip
    """Put a judgement about a claim into the ledger."""
    from banggiao.model.anchoring import anchor
    from banggiao.model.judgements import Judgement

    return store.add_judgement(
        Judgement(
            decision=decision, reviewer=who, at=now(), reason=reason, claim=anchor(claim), values=values or {},
            rules=filed.rules,
        )
    )  # fmt: skip


def undo(store: Store, who: str) -> None:
    """Take the newest standing judgement back, by a judgement of its own."""
    from banggiao.model.judgements import Judgement

    if last := store.newest_standing():
        store.add_judgement(Judgement(decision="undo", reviewer=who, at=now(), values={"number": last.number}))
        return
    say("banggiao: nothing to undo")


def judge(
    decision: Annotated[
        str, typer.Argument(metavar="DECISION", help="accept, reject, edit, merge, split, rank, note, undo.")
    ],
    about: Annotated[str, typer.Argument(metavar="ID", help="A claim or entry; for undo the judgement's number.")],
    db: Db = None, reviewer: Reviewer = None,
    values: Annotated[str, typer.Option("--values", help="JSON: field and value, ids to merge with, rank.")] = "{}",
    reason: Annotated[str, typer.Option("--reason")] = "",
) -> None:  # fmt: skip
    """Ghi một thẩm định vào sổ. Put one judgement into the ledger.

    Example: banggiao judge edit c1234 --values '{"field": "deadline", "value": "2030"}'
    """
    from banggiao.model.judgements import Judgement

    try:
        given = json.loads(values)
    except json.JSONDecodeError as e:
        raise BadSetting(f"--values {values}", f"is no JSON: {e}") from e
    who = named(reviewer)
    with opened(db, write=True) as store:
        if decision == "undo":
            number = {"number": int(about) if about.isdecimal() else -1}
            made = store.add_judgement(Judgement(decision="undo", reviewer=who, at=now(), reason=reason, values=number))
        elif held := store.claim(about):
            made = add(store, who, decision, *held, values=given, reason=reason)
        elif entry := store.entry(about):
            found = Judgement(
                decision=decision, reviewer=who, at=now(), reason=reason, entry=entry.id, values=given
            )  # fmt: skip
            made = store.add_judgement(Deciding(store).anchored(found))
        else:
            raise NothingFound(about, "is no claim and no entry of the register", "banggiao search finds ids")
    say(f"banggiao: judgement {made.number} ({made.decision}); `banggiao resolve` applies it to the entries")
