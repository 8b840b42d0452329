"""Claims that come and go: what their rules see in them, and which looks that concerns.

Takes the documents that are new and the ids of those that are gone, gives the looks concerned and what left which
entry. Keeps true: a claim that a reviewer has rejected has no look; an edited one has that of its edited form.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from banggiao.model.candidates import Look, Sighting, Tie
from banggiao.model.claims import Claim
from banggiao.model.entries import ENTRY_OF_CLAIM
from banggiao.model.evidence import Evidence
from banggiao.model.register import Filed
from banggiao.resolve.ledger import judged
from banggiao.resolve.rules import RULE_OF
from banggiao.resolve.settling import settle
from banggiao.resolve.sights import kept
from banggiao.resolve.telling import told
from banggiao.resolve.workspace import Workspace

#: where a sentence ends ("1.150", "TP. HCM" do not end one), and how far its ends are sought from a claim
_BREAK: Final = re.compile(r"(?<!TP)[.!?…]\s|\n")
_FAR: Final = 300
_AROUND: Final = 220
#: rules of whose claims the sentences are kept
_READ: Final = frozenset({"event", "series", "relationship"})
#: rules of whose claims it tells nothing which happening their document reports
_ANYWHERE: Final = frozenset({"mechanism", "organisation"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Stirred:
    """What new and gone claims concern."""

    #: names of looks that are moving, or whose claims are others than before
    looks: frozenset[str]
    #: entries that have lost a claim
    lost: frozenset[str]
    #: claims whose entry must be made anew even where its claims are the same
    claims: frozenset[str]
    #: those of these claims of which nothing is other than the happening that their document reports
    shifted: frozenset[str]
    #: those of the looks that are new, or hang together with others than before
    moving: frozenset[str]
    #: ties that came or went by which nothing hangs together
    loose: Sequence[Tie]
    #: look -> a claim that has had it since before this run, of the looks that are not moving
    elders: Mapping[str, str]
    #: looks of many claims of which the least is another than before: by it they are shown
    headed: frozenset[str]
    #: claims that were in documents that are new or gone, and the sightings that are there now
    left: frozenset[str]
    came: Sequence[Sighting]


def resee(ws: Workspace, fresh: Sequence[Filed], gone: Collection[str], moved: Collection[str]) -> Stirred:
    """Sight the claims of documents; compare those of `moved` ones, which report another happening, anew."""
    leaving = sorted({*gone, *(f.document.id for f in fresh)})
    old = ws.state.sightings(documents=leaving)
    lost = frozenset(ws.before([s.claim for s in old]).values())
    ws.state.drop_sightings(leaving)
    sighted, looks = see(ws, fresh)
    elders = dict(ws.state.elders(sorted({s.look for s in (*old, *sighted)})))
    ws.state.put_sightings(sighted)
    single = {s.look for s in old if s.look == s.claim}
    shared = {s.look for s in old} - single
    left = {s.look for s in ws.state.sightings(looks=sorted(shared))}
    there = ws.state.looks([x.name for x in looks if not x.document])
    new = [x for x in looks if x.document or x.name not in there]
    again = [s for s in ws.state.sightings(documents=sorted(moved)) if s.rule not in _ANYWHERE]
    names = [s.look for s in again if s.look == s.claim]
    dropped = single | (shared - left)
    ws.forget(dropped - {x.name for x in new})
    settled = settle(ws, new, sorted(dropped), list(ws.state.looks(names).values()))
    moving = frozenset(settled.moving)
    return Stirred(
        looks=moving | (shared & left) | there.keys() | {s.look for s in again}, lost=lost,
        claims=frozenset(s.claim for s in (*sighted, *again)), shifted=frozenset(s.claim for s in again),
        moving=moving, loose=settled.loose, elders=elders | {s.look: s.claim for s in again},
        headed=_headed(elders, old, sighted), left=frozenset(s.claim for s in old), came=sighted,
    )  # fmt: skip


def _headed(elders: Mapping[str, str], left: Sequence[Sighting], came: Sequence[Sighting]) -> frozenset[str]:
    """The looks whose least claim is among those that left, or those that came. `elders`: look -> its least claim that
    stays; of a look that all have left and that others have now the least claim is another anyway."""
    changed = {s.look for s in (*left, *came) if s.look in elders and s.claim < elders[s.look]}
    return frozenset(changed | ({s.look for s in left} & {s.look for s in came}) - elders.keys())


def see(ws: Workspace, fresh: Sequence[Filed]) -> tuple[list[Sighting], list[Look]]:
    """The sightings of the documents' claims, and their looks, each once."""
    sighted: list[Sighting] = []
    looks: dict[str, Look] = {}
    for f in fresh:
        decisions = ws.decided(f.document.id)
        for claim in f.claims:
            text = f.document.text
            left = judged(claim, lambda text=text: text, decisions.get(claim.id, ()))  # type: ignore[misc]
            if left is not None:
                look = look_of(ws, claim.id, left, f)
                looks[look.name] = look
                sighted.append(sighting_of(claim.id, look.name, look.rule, left, f))
    return sighted, list(looks.values())


def sighting_of(name: str, look: str, rule: str, claim: Claim, filed: Filed) -> Sighting:
    """The sighting of a claim that reviewers left so, under the id that it has in the register."""
    e, text = claim.evidence, filed.document.text
    words = around(text, e) if rule == "person" else sentence(text, e) if rule in _READ else ""
    return Sighting(name, look, rule, filed.document.id, e.start, e.end, words, told(claim))


def sentence(text: str, e: Evidence) -> str:
    """The sentence in which a span stands, as the document prints it."""
    start = max((m.end() for m in _BREAK.finditer(text, max(0, e.start - _FAR), e.start)), default=e.start - _FAR)
    stop = next((m.start() for m in _BREAK.finditer(text, e.end, e.end + _FAR)), e.end + _FAR)
    return text[max(0, start) : stop]


def around(text: str, e: Evidence) -> str:
    """What is printed around a mention of a person, in which the day is sought on which the person is told to act."""
    return text[max(0, e.start - _AROUND) : e.end + _AROUND]


def look_of(ws: Workspace, name: str, claim: Claim, filed: Filed) -> Look:
    """The look of a claim, known by the claim's id or, where many may share it, by what is seen."""
    rule = RULE_OF[ENTRY_OF_CLAIM[claim.kind]]
    seen = rule.features(claim, filed)
    text = kept(seen)
    if rule.shared(seen):
        digest = hashlib.sha256(text.encode()).hexdigest()[:20]
        look = Look(name=f"{rule.kind} {digest}", rule=rule.kind, seen=text)
    else:
        look = Look(name=name, rule=rule.kind, seen=text, document=filed.document.id)
    ws.put(look, seen)
    return look
