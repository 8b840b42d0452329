"""Organisations over documents: one entry a name in a country.

Takes organisation claims. Keeps true: two bodies of two countries that bear one name ("Bộ Ngoại giao") stay two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any

from banggiao.model.claims import Claim, Organisation
from banggiao.model.entries import Entry
from banggiao.model.register import Filed
from banggiao.resolve.items import Draft, Item, Whole
from banggiao.resolve.names import acronyms, squeezed
from banggiao.resolve.parties import without_parties

#: types of bodies of which every state has one of the same name
_NATIONAL = frozenset({"ministry", "agency", "party_body", "parliament", "local"})


class Organisations(Whole):
    """Organisation claims -> organisation entries."""

    kind = "organisation"
    sees = tuple[str, ...]

    def features(self, claim: Claim, filed: Filed) -> tuple[str, ...]:
        """Keys of name and country, and of name and acronym."""
        assert isinstance(claim, Organisation)
        where = claim.country or ("?" if claim.type in _NATIONAL else "")
        # "Bộ Ngoại giao" of Việt Nam and "Bộ Ngoại giao Việt Nam" are one
        bare = without_parties(claim.name) if claim.country and claim.type in _NATIONAL else claim.name
        keys = {f"{where}|{squeezed(bare) or squeezed(claim.name)}"}
        keys |= {f"{where}|{a}" for a in acronyms(claim.name)}
        return tuple(sorted(keys))

    def joins(self, seen: tuple[str, ...]) -> Collection[str]:
        """The keys themselves."""
        return seen

    def draft(self, items: Sequence[Item]) -> Draft:
        """Name, type and country."""
        return _draft(*_told(items))

    def grown(self, old: Entry, items: Sequence[Item], told: Sequence[str]) -> Draft | None:
        """The draft of an entry to which `items` come; none where only all of its items can tell."""
        names, types, country = _told(items)
        before = old.fields.get("country")
        if before and country and before != country:
            return None
        return _draft(Counter(old.why["names"]) + names, Counter(old.why["types"]) + types, before or country)


def _told(items: Sequence[Item]) -> tuple[Counter[str], Counter[str], str | None]:
    """How often each name and each type is told, and the country."""
    claims = [i.claim for i in items if isinstance(i.claim, Organisation)]
    country = next((c.country for c in claims if c.country), None)
    return Counter(c.name for c in claims), Counter(c.type for c in claims), country


def _draft(names: Counter[str], types: Counter[str], country: str | None) -> Draft:
    name = max(sorted(names), key=lambda n: (names[n], len(n)))
    fields: dict[str, Any] = {"name": name, "type": max(sorted(types), key=lambda t: types[t])}
    if country:
        fields["country"] = country
    why = {"names": dict(sorted(names.items())), "types": dict(sorted(types.items()))}
    return Draft(label=name, parties=(country,) if country else (), fields=fields, why=why)
