"""Which parties' relation a document is about, or none.

Takes a Reading, its party names and people, gives codes: VNM first, then by weight. Keeps true: a document without
signs of a relation between parties (domestic news, markets, sport, crime) gives none.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from banggiao.extract.actors.countries import PartyName
from banggiao.extract.actors.people import People
from banggiao.extract.actors.weighing import Weights, weigh
from banggiao.extract.reading import Reading, Row
from banggiao.model.kinds import GROUPS

#: least weight of a party; least signs of a relation, of one in which the outlet's own state has no part, of one told
#: with bodies of a state or both names in the title but no office, and of one told without either
_LEAST, _SIGNS, _SIGNS_ABROAD, _SIGNS_BODIES, _SIGNS_PRIVATE = 2.0, 3.0, 5.0, 4.0, 5.5
#: bodies that speak for a state
_OF_STATE: Final = frozenset({"ministry", "army", "embassy", "parliament", "party_body"})
#: a partner that takes less than this share of all foreign parties' weight, and is not in the title, is one of many
_SHARE: Final = 0.3
#: share of the heaviest party's weight from which the outlet's own state takes part without a person of its own
_OWN_SHARE: Final = 0.3
#: share of the heaviest foreign party's weight from which one more of the title is a party, and from which one with an
#: office is; share from which one is a party that the title does not name, and that of a group joined to a state
_ALSO, _ALSO_OFFICE, _UNTITLED, _GROUP = 0.4, 0.25, 0.6, 0.6
#: share from which a further country of a journey is one that the title does not name
_FURTHER: Final = 0.5
#: from so many `hai bên` on, a passage tells of the relation with a state
_TOLD: Final = 2
#: most parties that the title does not name; how much more than any state a group of the title weighs that stands alone
_MOST_UNTITLED, _GROUP_ALONE = 3, 1.5
#: groups that may be a party beside states, and how much more than any state such a one takes
_FOREMOST: Final = ("ASEAN", "EU")
_GROUP_MOST: Final = 1.1
#: a partner outside the title is hardly named that weighs less than this, and than this share of the own state
_HARDLY, _HARDLY_SHARE = 4.0, 0.15
#: more than any document has of signs
_NEVER: Final = 99.0
#: least weight of a party of the title whose office speaks
_LEAST_TITLED: Final = 5.0
#: from so many foreign parties with offices on, none of which takes more than this share, a text is about all of them
_MANY, _MANY_SHARE, _MANY_LEAST = 3, 0.5, 0.25


def parties_of(reading: Reading, names: Row[PartyName], people: People) -> tuple[str, ...]:
    """The parties, or () where the document is not about relations between parties."""
    weights = weigh(reading, names, people)
    chosen = _chosen(weights)
    if len(chosen) < 2 or signs(reading, chosen, weights) < _needed(chosen, people, weights):
        return ()
    # "hai nước" are states: a group that the title joins to none of them stands behind them
    beside = {g for g in _FOREMOST if not any(frozenset((g, c)) in weights.joined for c in chosen)}
    return tuple(sorted(chosen, key=lambda c: (c != "VNM", c in beside and "VNM" in chosen, -weights.all[c], c)))


def _chosen(w: Weights) -> list[str]:
    """The two or more parties that the document turns on."""
    total = dict(w.all)
    for pair, count in w.pairs.items():
        for code in pair:
            if code in total:
                total[code] += count
    for code in GROUPS:
        if code in total:
            total[code] *= 0.45
    ranked = sorted((c for c in total if total[c] >= _LEAST), key=lambda c: (-total[c] - 3 * w.title.get(c, 0), c))
    if not ranked:
        return []
    foreign = [c for c in ranked if c in w.title and c not in GROUPS and c != "VNM"]
    own = w.offices.get("VNM", 0) >= 1 or ("VNM" in ranked and total["VNM"] >= _OWN_SHARE * total[ranked[0]])
    if _is_theirs(w, total, foreign):
        return _with_group(w, [c for c in foreign if c in foreign[:2] or _takes_part(w, total, c, foreign[0])])
    if not own:
        return ranked[:2]
    partners = _partners(w, total, [c for c in ranked if c != "VNM"], foreign)
    told = [c for c in sorted(w.joint) if c not in ("VNM", *partners) and c in total and _is_told_of(w, c)]
    return _with_group(w, ["VNM", *partners, *told])


def _partners(w: Weights, total: dict[str, float], ranked: list[str], foreign: list[str]) -> list[str]:
    """Whom the outlet's own state deals with; `foreign` are the states of the title."""
    if not ranked:
        return _many(w, total)
    first = ranked[0]
    if first in GROUPS and first in w.title:
        heaviest = max((w.all[c] for c in ranked if c not in GROUPS), default=0.0)
        if w.all[first] >= _GROUP_ALONE * heaviest:
            return [first]
    if foreign:
        named = [c for c in foreign if _takes_part(w, total, c, foreign[0])]
        return named + [c for c in ranked if c not in named and c not in GROUPS and _also(w, c, foreign[0])]
    if many := _many(w, total):
        return many
    if first in GROUPS:
        return [first]
    return [c for c in ranked if c not in GROUPS and total[c] >= _UNTITLED * total[first]][:_MOST_UNTITLED]


def _is_told_of(w: Weights, code: str) -> bool:
    """Whether a passage of its own tells of the relation with a state: `hai bên` means it, and its people are named."""
    return w.joint.get(code, 0) >= _TOLD and (
        w.offices.get(code, 0) >= 1 or w.pairs.get(frozenset(("VNM", code)), 0) >= _TOLD
    )


def _is_theirs(w: Weights, total: dict[str, float], foreign: list[str]) -> bool:
    """Whether the title joins two foreign parties and the outlet's state has no part in it."""
    pair = frozenset(foreign[:2])
    if len(pair) < 2 or "VNM" in w.title:
        return False
    return pair in w.pairs or (pair in w.joined and total.get("VNM", 0) < _UNTITLED * min(total[c] for c in pair))


def _takes_part(w: Weights, total: dict[str, float], code: str, first: str) -> bool:
    """Whether a party of the title is more than a word of it, measured by the heaviest."""
    if total[code] >= _ALSO * total[first]:
        return True
    spoken = w.offices.get(code, 0) >= 1 and w.all[code] >= _LEAST_TITLED
    return spoken and total[code] >= _ALSO_OFFICE * total[first]


def _also(w: Weights, code: str, first: str) -> bool:
    """Whether a state that the title does not name takes nearly as much of the text and deals with the own state."""
    deals = frozenset(("VNM", code)) in w.pairs or w.offices.get(code, 0) >= 1
    return code not in w.title and deals and w.all[code] >= _FURTHER * w.all[first]


def _with_group(w: Weights, chosen: list[str]) -> list[str]:
    """`chosen` with the group that the title joins to a foreign state of them ("ASEAN - Nhật Bản"), or that takes more
    of the text than any state does.
    """
    most = max((w.all[c] for c in w.all if c != "VNM" and c not in GROUPS), default=0.0)
    for group in GROUPS:
        if group in w.title and group not in chosen:
            states = [c for c in chosen if c != "VNM" and frozenset((group, c)) in w.joined]
            if any(w.all[group] >= _GROUP * w.all[c] for c in states):
                return [*chosen, group]
    theme = [g for g in _FOREMOST if g not in chosen and w.all[g] >= max(_LEAST_TITLED, _GROUP_MOST * most)]
    states = [c for c in chosen if c not in GROUPS]
    return [*chosen, *theme[:1]] if "VNM" in chosen and len(states) > 1 else chosen


def _many(w: Weights, total: dict[str, float]) -> list[str]:
    """The parties of a text about many ("Lãnh đạo các nước chúc mừng"); none where one of them outweighs the rest."""
    officed = [c for c in sorted(total, key=lambda c: (-total[c], c)) if c != "VNM" and w.offices.get(c, 0) >= 1]
    if len(officed) < _MANY:
        return []
    first = total[officed[0]]
    if first > _MANY_SHARE * sum(n for c, n in total.items() if c != "VNM" and c not in GROUPS):
        return []
    return [c for c in officed if total[c] >= _MANY_LEAST * first]


def _needed(chosen: list[str], people: People, w: Weights) -> float:
    """The signs that the parties chosen need."""
    if "VNM" not in chosen:
        return _SIGNS_ABROAD
    if any(h.entry.data["kind"] == "office" or h.entry.id == "local" for h in people.land.titles.values()):
        return _SIGNS
    bodies = any(b.entry.id in _OF_STATE for b in people.land.bodies.values())
    return _SIGNS_BODIES if bodies or all(c in w.title for c in chosen) else _SIGNS_PRIVATE


def signs(reading: Reading, chosen: list[str], w: Weights) -> float:
    """How strongly the text speaks of the relation of the parties chosen rather than of something else."""
    roles: dict[str, int] = defaultdict(int)
    for h in reading.hits_of("references"):
        roles[h.entry.data["role"]] += 1
    joint = min(3, roles["both"] + roles["both_people"])
    pairs = min(2.0, sum(n for pair, n in w.pairs.items() if pair <= set(chosen)))
    pairs = max(pairs, 1.0 if any(pair <= set(chosen) for pair in w.joined) else 0.0)
    governments = min(1.0, 0.5 * sum(w.governments[c] for c in chosen if c != "VNM"))
    offices = min(_MANY, sum(min(1.0, w.offices.get(c, 0)) for c in chosen))
    title = 2.5 if len([c for c in chosen if c in w.title]) >= 2 else 0.0
    local = 2.0 if set(w.local) >= set(chosen) else 0.0
    led = w.led >= set(chosen)
    about = min(3.0, 0.5 * roles["relation"]) - min(1.5 if led else 3.0, 0.5 * roles["elsewhere"]) + led
    low = min(w.all[c] for c in chosen)
    return (
        joint
        + pairs
        + offices
        + governments
        + title
        + local
        + about
        + min(1.0, low / 8)
        - _by_the_way(reading, chosen, w)
    )


def _by_the_way(reading: Reading, chosen: list[str], w: Weights) -> float:
    """What is taken off where the partner is only one of many named, is hardly named, or others' press is the theme."""
    partners = [c for c in chosen if c != "VNM"]
    if any(c in w.title for c in partners):
        return 0.0
    if any(h.entry.data["role"] == "press" and h.start < _title_end(reading) for h in reading.hits_of("references")):
        return _NEVER
    foreign = [c for c in w.all if c != "VNM" and c not in GROUPS]
    weights = [w.all[c] for c in partners]
    share = (sum(weights) if len(partners) >= _MANY else max(weights)) / max(1.0, sum(w.all[c] for c in foreign))
    hardly = "VNM" in chosen and max(weights) < min(_HARDLY, _HARDLY_SHARE * w.all["VNM"])
    return 3.0 if share < _SHARE or hardly else 0.0


def _title_end(reading: Reading) -> int:
    first = reading.document.segments[0]
    return first.end if first.kind == "title" else 0
