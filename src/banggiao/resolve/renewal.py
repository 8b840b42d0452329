"""One run of resolving: documents come and go, and the entries that this concerns are made anew.

Takes candidates, the documents that are new or changed, the ids of those that are gone, and the ledger; leaves the
candidates with the entries that a rebuild of everything would make. Keeps true: what no new, changed or gone document
touches is neither read nor written; the result does not depend on the order in which documents came.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from banggiao.model.candidates import Candidates, Written
from banggiao.model.entries import Entry, Link
from banggiao.model.judgements import Judgement
from banggiao.model.register import Filed
from banggiao.resolve.bases import Bases
from banggiao.resolve.disputes import disputed, link_to
from banggiao.resolve.disputing import Disputed, disputes
from banggiao.resolve.events import type_of
from banggiao.resolve.explaining import explained, overdue, shown
from banggiao.resolve.framing import Frames
from banggiao.resolve.gathering import Gathered, gather
from banggiao.resolve.identity import MADE
from banggiao.resolve.ledger import marked, most
from banggiao.resolve.papers import Moved, refile
from banggiao.resolve.rules import COMPARED, JOINED, RULE_OF
from banggiao.resolve.settling import ends
from banggiao.resolve.showing import shown_otherwise
from banggiao.resolve.sighting import Stirred, resee
from banggiao.resolve.statements import STATED, issuing, origins, statement_id, statement_of
from banggiao.resolve.weaving import WEAVES, WOVEN, Ties, looks_of, woven
from banggiao.resolve.workspace import Workspace, is_single

#: rules of whose looks ties tell nothing (their looks are named after them)
UNTIED: Final = frozenset(RULE_OF) - COMPARED - WEAVES.keys()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a run is for."""

    #: documents that are new, or that are others than before
    fresh: Sequence[Filed]
    gone: Collection[str] = ()
    #: the whole ledger
    judgements: Sequence[Judgement] = ()
    #: entries that judgements since the last run are about
    judged: Collection[str] = ()
    as_of: date | None = None
    #: claim -> entry before, where no candidates of an earlier run say it
    known: Mapping[str, str] | None = None


def renew(state: Candidates, asked: Asked) -> Run:
    """Bring the entries of `state` up to date. Gives the run."""
    ws = Workspace(state, asked.judgements, asked.known)
    ws.put_filed(asked.fresh)
    moved = refile(ws, asked.fresh, asked.gone)
    stirred = resee(ws, asked.fresh, asked.gone, moved.shifted)
    stirred = _with_judged(ws, stirred, moved, asked.judged)
    run = Run(ws, gather(ws, stirred), asked)
    run.finish(stirred, moved)
    return run


def _with_judged(ws: Workspace, stirred: Stirred, moved: Moved, judged: Collection[str]) -> Stirred:
    """What is concerned besides by other witnesses and by new judgements about entries."""
    entries = ws.state.entries_at(judged).values()
    claims = {c for e in entries if not e.id.startswith(MADE) for c in e.claims}
    about = {c for i in judged for c in _anchors(ws, i)}
    again = ws.state.sightings(documents=sorted(moved.rewitnessed))
    decided = ws.state.sightings(claims=sorted(claims | about))
    more = [*again, *decided]
    return replace(
        stirred, looks=stirred.looks | {s.look for s in more}, claims=stirred.claims | {s.claim for s in more},
        shifted=stirred.shifted - {s.claim for s in more}, moving=stirred.moving | {s.look for s in decided},
        elders={**{s.look: s.claim for s in again}, **stirred.elders},
    )  # fmt: skip


def _anchors(ws: Workspace, entry: str) -> Iterable[str]:
    return (
        c for j in ws.judgements if j.entry == entry or entry in j.values.get("with", ())
        for held in j.values.get("claims", {}).values() for c in held
    )  # fmt: skip


class Run:
    """What follows from the new groups."""

    def __init__(self, ws: Workspace, gathered: Gathered, asked: Asked) -> None:
        self.ws, self.gathered, self.asked = ws, gathered, asked
        self.bases = Bases(ws, gathered)
        self.ties, self.frames = Ties(self.bases), Frames(self.bases)
        self.disputed = Disputed()
        self.statements: dict[str, Entry] = {}
        self.stated: dict[str, list[str]] = {}
        self._of: set[str] = set()
        self._kept: Mapping[str, Sequence[Link]] = {}
        self._stated_before: set[str] = set()
        self._decisions: dict[str, list[Judgement]] | None = None
        #: judgements about entries that are gone
        self.orphans: list[Judgement] = []

    def finish(self, stirred: Stirred, moved: Moved) -> None:
        """Find the entries that are concerned, make them, and write those that are others than before."""
        core = set(self.gathered.groups)
        self.bases.grow(moved.copied)
        self.bases.load(core)
        events = [e for e in sorted(core) if self.bases.kind(e) == "event"]
        concerned = core | self.frames.moved(moved.happenings, events, stirred) | self.tied(core, stirred)
        renamed = self.bases.in_happenings(sorted(moved.renamed))
        self.disputed = disputes(self.bases, {e for held in renamed.values() for e in held})
        concerned |= self.disputed.about
        self.bases.load(concerned)
        concerned |= self.state_statements(concerned)
        concerned |= self.redecided(concerned)
        self.bases.load(concerned)
        self.ties.load({x for e in concerned if self.bases.kind(e) in WEAVES for x in looks_of(self.bases.items(e))})
        self.frames.load(e for e in concerned if self.bases.kind(e) == "event")
        self._kept = self.ws.state.disputes_of(concerned - self.disputed.core)
        made_of = [e for e in sorted(concerned) if e in self.bases.grown or self.bases.items(e)]
        self.load_shown(made_of)
        made = [self.made(e) for e in made_of]
        self.write([*made, *map(self.judged, (*self.statements.values(), *self.disputed.entries.values()))])

    def tied(self, core: Collection[str], stirred: Stirred) -> set[str]:
        """Entries that ties of the claims of `core`, or ties that came or went, lead to."""
        looks = {look for e in core if self.bases.kind(e) in WEAVES for look in looks_of(self.bases.items(e))}
        concerned = {n for n in stirred.looks if n.partition(" ")[0] not in UNTIED}
        concerned |= ends(t for t in stirred.loose if t.rule in WOVEN or t.rule in JOINED)
        ties = self.ws.state.ties(sorted(looks | concerned), WOVEN)
        # what is kept out of another entry is told by the least claim of its look
        headed = sorted(n for n in stirred.headed if n.partition(" ")[0] in COMPARED)
        shown = self.ws.state.ties(headed, sorted(COMPARED)) if headed else ()
        names = ends(ties) | concerned | ends(shown)
        around = (*ties, *self.ws.state.ties(sorted(names), WOVEN))
        requests = {t.a for t in ties if t.rule == "answers"}
        requests |= {t.a for t in around if t.rule == "answers" and t.a in names}
        answers = ends(t for t in self.ws.state.ties(sorted(requests), WOVEN) if t.rule == "answers")
        return self.holding(names | answers) | shown_otherwise(self.bases, core, stirred.loose)

    def holding(self, looks: Set[str]) -> set[str]:
        """The entries that hold claims with these looks."""
        own = {n for n in looks if is_single(n)}
        sighted = self.ws.state.sightings(looks=sorted(looks - own))
        return set(self.bases.homes([*sorted(own), *(s.claim for s in sighted)]).values())

    def state_statements(self, concerned: Collection[str]) -> set[str]:
        """Make the statements of the events concerned; gives the entries whose origins that changes."""
        events = [e for e in sorted(concerned) if self.bases.kind(e) == "event"]
        issued = [e for e in events if type_of(self.bases.items(e)) == "statement"]
        found = {e: statement_of(self.bases.base(e), self.bases.items(e)) for e in issued}
        self.statements = {s.id: s for s in found.values() if s}
        of = {statement_id(e) for e in (*events, *self.gathered.gone)}
        old = self.ws.state.gists(of)
        before, after = ({n: _reports(s) for n, s in x.items()} for x in (old, self.statements))
        changed = {d for n in of if before.get(n) != after.get(n) for d in before.get(n, set()) | after.get(n, set())}
        self._of = of
        self._stated_before = set(old) - self.statements.keys()
        if not changed:
            return set()
        sighted = self.ws.state.sightings(documents=sorted(changed))
        return set(self.bases.homes(s.claim for s in sighted if s.rule in STATED).values())

    def origins_of(self, documents: Collection[str]) -> dict[str, list[str]]:
        """Document -> the statements of which it is a report, after this run."""
        if missing := [d for d in documents if d not in self.stated]:
            kept = self.ws.state.statements_in(missing)
            self.stated |= {d: [s for s in kept.get(d, ()) if s not in self._of] for d in missing}
            for s in self.statements.values():
                for d in _reports(s).intersection(missing):
                    self.stated[d].append(s.id)
        return self.stated

    def load_shown(self, entries: Collection[str]) -> None:
        """Fetch in one go the ties that explain these entries, and the statements in whose reports they stand."""
        compared: dict[str, set[str]] = {kind: set() for kind in sorted(COMPARED)}
        documents: set[str] = set()
        for entry in entries:
            kind = self.bases.kind(entry)
            if kind in compared:
                compared[kind].update(shown(looks_of(self.bases.items(entry))))
            if kind in STATED:
                documents.update(i.document for i in self.bases.items(entry))
        for kind, looks in compared.items():
            self.ws.state.ties(sorted(looks), (kind,))
        self.origins_of(sorted(documents))

    def made(self, entry: str) -> Entry:
        """One entry with all that ties it to others."""
        out = self.bases.base(entry)
        if entry in self.bases.grown:  # nothing else ties it to others
            return self.judged(disputed(out, self.dispute_links(entry)))
        items = self.bases.items(entry)
        if out.kind == "event":
            out = self.frames.framed(out)
        out = woven(out, items, self.ties)
        if (issued := statement_id(entry)) in self.statements:
            out = replace(out, links=(*out.links, issuing(issued)))
        if out.kind in STATED and (found := origins(items, self.origins_of({i.document for i in items}))):
            out = replace(out, links=(*out.links, *found), fields={**out.fields, "origins": len(found)})
        out = disputed(out, self.dispute_links(entry))
        looks = shown(looks_of(items)) if out.kind in COMPARED else ()
        ties = self.ws.state.ties(looks, (out.kind,)) if looks else ()
        return self.judged(overdue(explained(out, items, ties, self.ws.first), self.asked.as_of))

    def dispute_links(self, entry: str) -> list[Link]:
        """Links to the disagreements about an entry: those found now, and those of before that nothing touched."""
        links = [link_to(d) for d in self.disputed.entries.values() if entry in d.fields["about"]]
        if entry in self.disputed.core:
            return links
        return links + [
            x for x in self._kept.get(entry, ()) if x.entry not in self.disputed.gone | self.disputed.entries.keys()
        ]

    def judged(self, entry: Entry) -> Entry:
        """The entry with what was decided on it and on its claims."""
        ws = self.ws
        if not ws.judgements:
            return entry
        own = list(self.decisions().get(entry.id, ()))
        if entry.kind not in ("disagreement", "statement"):
            for item in self.bases.new_items(entry.id):
                own += ws.decided(item.document).get(item.name, [])
        return marked(entry, own) if own else entry

    def redecided(self, concerned: Collection[str]) -> set[str]:
        """The entries that judgements are about which were about an entry that is concerned."""
        touched = set(concerned) | self.gathered.gone
        if not self.decisions():
            return set()
        claims = {c for held in self.bases.claims(concerned).values() for c in held}
        out = set()
        for home, decisions in self.decisions().items():
            if any(j.entry in touched or claims.intersection(self.ws.ledger.kept(j, j.entry or "")) for j in decisions):
                out.add(home)
        return {h for h in out if not h.startswith(MADE)}

    def decisions(self) -> dict[str, list[Judgement]]:
        """Entry -> the judgements about it as a whole."""
        if self._decisions is None:
            self._decisions = {}
            for j in self.ws.ledger.entries:
                home = self.home(j)
                if home is not None:
                    self._decisions.setdefault(home, []).append(j)
                else:
                    self.orphans.append(j)
        return self._decisions

    def home(self, j: Judgement) -> str | None:
        """The entry that a judgement about an entry is about after this run: that of its id, else where most of its
        claims are."""
        name = j.entry or ""
        made = self.gathered.groups.keys() | self.disputed.entries.keys() | self.statements.keys()
        gone = self.gathered.gone | self.disputed.gone | self._stated_before
        if name in made or (name not in gone and name in self.ws.state.alive([name])):
            return name
        kept = self.ws.ledger.kept(j, name)
        if name.startswith(MADE):
            found = [e for e in (*self.disputed.entries.values(), *self.statements.values()) if e.id[0] == name[0]]
            return most(c.id for c in found for claim in c.claims if claim in kept)
        return most(self.bases.homes(kept).values())

    def write(self, entries: Sequence[Entry]) -> None:
        """Write the entries that are others than before, and take away those that are gone."""
        state = self.ws.state
        gone = self.gathered.gone | self.disputed.gone | self._stated_before
        gone -= {e.id for e in entries}
        state.write(Written(list(entries), gone, dict(self.gathered.aliases)))


def _reports(statement: Entry) -> set[str]:
    return {r["document"] for r in statement.fields["reports"]}
