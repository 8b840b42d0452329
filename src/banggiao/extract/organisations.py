"""Organisation claims: each ministry, agency, company, university or international body that the article names, once.

Takes a Reading and its Cast, gives Organisations with type and country. Keeps true: the name is the longest form
printed; a state's government as such ("Chính phủ Nhật Bản") is a party and no organisation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from banggiao.extract.actors import Cast, Mention
from banggiao.extract.reading import Reading
from banggiao.language.fold import fold
from banggiao.model.claims import Organisation
from banggiao.model.evidence import Evidence

#: type where no head or name in the vocabulary says one
_OTHER = "other"


def extract(reading: Reading, who: Cast) -> Sequence[Organisation]:
    """One claim an organisation, at its fullest mention."""
    best: dict[str, Mention] = {}
    for mention in who.mentions:
        if mention.kind != "organisation" or not mention.organisation:
            continue
        for m in _parts(reading, mention):
            key = _key(m)
            if key not in best or len(m.organisation or "") > len(best[key].organisation or ""):
                best[key] = m
    return [_claim(reading, m) for m in sorted(best.values(), key=lambda m: m.start)]


def _parts(reading: Reading, mention: Mention) -> list[Mention]:
    """The bodies of a mention that coordinates several ("Ủy ban A và Hội B"); one that belongs to both sides has no
    country of its own and is left out.
    """
    end = mention.start + len(mention.organisation or "")
    heads = [h.start for h in reading.hits_in(mention.start, end, "institutions")]
    starts = [h for h in heads if h == mention.start or reading.text[:h].endswith((" và ", "thuộc ", "của ", "các "))]
    if len(starts) <= 1 and len(set(mention.codes)) <= 1 and (not starts or starts[0] == mention.start):
        return [mention]
    out = []
    for start, stop in zip(starts, [*starts[1:], end], strict=False):
        name = reading.text[start:stop].removesuffix(" và ").strip()
        codes = _codes(reading, start, start + len(name), mention.codes if len(starts) == 1 else ())
        if name and len(codes) <= 1:
            out.append(replace(mention, start=start, end=start + len(name), organisation=name, codes=codes))
    return out


def _codes(reading: Reading, start: int, end: int, whole: tuple[str, ...]) -> tuple[str, ...]:
    """The parties named in one part, or those of the body by its own entry; else the codes of the whole."""
    hits = reading.hits_in(start, end, "parties", "countries", "institutions")
    named = [h.entry.data.get("country") if h.entry.category == "institutions" else h.entry.id for h in hits]
    return tuple(dict.fromkeys(c for c in named if c and not c.startswith("trap"))) or whole


def _key(m: Mention) -> str:
    """Two mentions with one key are one body: folded name, and its country where it is printed."""
    return f"{fold(m.organisation or '')}|{','.join(m.codes)}"


def _claim(reading: Reading, m: Mention) -> Organisation:
    evidence = Evidence.of(reading.text, m.start, m.start + len(m.organisation or ""))
    heads = [h for h in reading.hits_in(m.start, m.end, "institutions") if h.start == m.start]
    kind = heads[-1].entry.data["type"] if heads else _OTHER
    own = reading.hits_in(m.start, m.end, "parties", "countries")
    grounds = {"name": evidence}
    if m.codes and own:
        grounds["country"] = Evidence.of(reading.text, own[-1].start, own[-1].end)
    return Organisation(
        document=reading.document.id,
        evidence=evidence,
        grounds=grounds,
        name=evidence.quote,
        type=kind if kind != "state" else "agency",
        country=m.codes[0] if m.codes else None,
        confidence=0.7 if m.codes else 0.5,
        reasons=("named with its country",) if own else ("known by name",) if m.codes else ("no country printed",),
    )
