"""One line about one entry, in words: what `dossier`, `brief` and `show` say before they give the sentence.

Takes entries, gives one line of Markdown without the quote. Keeps true: only fields of the entry are told; a field
that is missing is left out, and a missing date is called missing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from banggiao.export.figures import measured, own_side_first
from banggiao.export.markup import escaped
from banggiao.export.words import word
from banggiao.language.labels import label, party
from banggiao.language.wording import amount, date_words, quantity
from banggiao.model.entries import Entry


def people_of(codes: Sequence[str], lang: str) -> str:
    """Names of parties as a person writes them: `Việt Nam và Hoa Kỳ`."""
    names = [party(c, lang) for c in own_side_first(codes)]
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + (" và " if lang == "vi" else " and ") + names[-1]


def verb(act: str | None, by: Sequence[str], lang: str) -> str:
    """The verb of an act; in English of one or of several who do it."""
    text = label("act", act, lang)
    if lang == "vi" or len(by) < 2:
        return text
    first, space, rest = text.partition(" ")
    many = "are" if first == "is" else first[:-3] + "y" if first.endswith("ies") else first.removesuffix("s")
    return many + space + rest


def head(entry: Entry, lang: str, *, overdue: bool = False) -> str:
    """The line of any entry; of a disagreement see `difference`, which knows what it is about."""
    writers = {
        "commitment": commitment, "stance": stance, "event": event, "statement": statement, "relationship": level,
        "mechanism": mechanism, "series": series, "person": person, "organisation": organisation,
        "disagreement": disagreement,
    }  # fmt: skip
    text = writers.get(entry.kind, _plain)(entry, lang)
    marks = [f"**{word('overdue', lang)}**"] if overdue else []
    marks += [f"⚠ {label('flag', flag, lang)}" for flag in entry.flags if flag != "overdue"]
    return " · ".join([text, *marks])


class Marked(str):
    """Markdown that was made here: what a source says in it is escaped already."""

    __slots__ = ()


def strong(text: str, rest: str = "") -> Marked:
    """Words in bold, and words after them."""
    return Marked(f"**{escaped(text)}**" + (f" {escaped(rest)}" if rest else ""))


def _joined(parts: Sequence[object]) -> str:
    """The parts between dots; whatever is not marked up here is escaped."""
    return " · ".join(p if isinstance(p, Marked) else escaped(str(p)) for p in parts if p)


def _plain(entry: Entry, lang: str) -> str:
    return escaped(entry.label)


def commitment(entry: Entry, lang: str) -> str:
    """Who, to whom, how firmly, how much, by when, through what."""
    f = entry.fields
    who = people_of(f.get("by") or entry.parties, lang)
    to = people_of(f.get("to") or (), lang)
    act = verb(f.get("act"), f.get("by") or entry.parties, lang) or label("stage", f.get("stage"), lang)
    parts: list[object] = [strong(f"{who} → {to}" if to else who, act)]
    if figure := quantity(f.get("quantity"), lang):
        parts.append(strong(figure))
    if f.get("deadline"):
        parts.append(f"{word('deadline', lang)} {date_words(f['deadline'], lang)}")
    parts += [_target(f.get("target"), lang), f.get("agent"), f.get("speaker")]
    if through := f.get("mechanism"):
        parts.append(f"{word('through', lang)} {through}")
    if advanced := f.get("advanced_to"):
        parts.append(f"{word('advanced', lang)}: {label('stage', str(advanced), lang)}")
    return _joined(parts)


def _target(target: Mapping[str, Any] | None, lang: str) -> str:
    if not target:
        return ""
    figure = quantity(dict(target), lang) if target.get("unit") else str(target.get("value", ""))
    by = date_words(target["by"], lang) if target.get("by") else ""
    return f"{word('target', lang)}: " + ", ".join(str(x) for x in (target.get("what"), figure, by) if x)


def stance(entry: Entry, lang: str) -> str:
    """Who holds it, and how."""
    f = entry.fields
    by = f.get("by") or entry.parties
    return _joined([strong(people_of(by, lang), verb(f.get("act"), by, lang)), f.get("speaker")])


def statement(entry: Entry, lang: str) -> str:
    """When it was issued, its title, whether a report gives the whole of it."""
    f = entry.fields
    title = strong(str(f.get("title") or entry.label))
    part = word("only_excerpts", lang) if f.get("complete") is False else ""
    return _joined([strong(date_words(f.get("date"), lang)), title, part])


def event(entry: Entry, lang: str) -> str:
    """When, what, who, where."""
    f = entry.fields
    what = label("event_type", f.get("type"), lang)
    if f.get("level"):
        what += f" {f['level']}"
    if f.get("modality"):
        what += f" ({label('event_modality', f['modality'], lang)})"
    who = [party(p, lang) for p in f.get("participants") or ()]
    places = f.get("places") or f.get("place")
    where = ", ".join(places) if isinstance(places, list | tuple) else places
    return _joined([strong(date_words(f.get("date"), lang)), what, ", ".join(who), where])


def level(entry: Entry, lang: str) -> str:
    """Since when, which level, between whom; other dates that are told of it."""
    f = entry.fields
    others = [date_words(d, lang) for d in f.get("dates") or () if d != f.get("date")]
    return _joined(
        [
            strong(date_words(f.get("date"), lang)),
            label("level", f.get("level"), lang),
            " - ".join(party(p, lang) for p in own_side_first(entry.parties)),
            f"{word('also_dated', lang)} {'; '.join(others)}" if others else "",
        ]
    )


def mechanism(entry: Entry, lang: str) -> str:
    """Its name, its type, other names."""
    f = entry.fields
    name = str(f.get("name") or entry.label)
    others = [n for n in f.get("names") or () if n != name]
    parts = [strong(name), label("mechanism_type", f.get("type"), lang)]
    return _joined([*parts, "; ".join(others)])


def series(entry: Entry, lang: str) -> str:
    """What is measured, between or for whom."""
    f = entry.fields
    parts = [
        strong(label("metric", f.get("metric"), lang)),
        measured(entry, lang),
        label("scope", f.get("scope"), lang),
    ]
    if f.get("modality"):
        parts.append(label("indicator_modality", f["modality"], lang))
    return _joined(parts)


def person(entry: Entry, lang: str) -> str:
    """Name, country, offices."""
    f = entry.fields
    country = party(f["country"], lang) if f.get("country") else ""
    return _joined([strong(str(f.get("name") or entry.label)), country, "; ".join(offices(f, lang))])


def offices(fields: Mapping[str, Any], lang: str) -> list[str]:
    """The roles that a person is said to hold, each with the days of the documents that say so."""
    rows = fields.get("offices") or fields.get("roles") or ()
    out = []
    for row in rows:
        first, last = row.get("first"), row.get("last")
        ends = [short_date(d, lang) for d in (first, last) if d]
        days = " - ".join(dict.fromkeys(ends))
        out.append(str(row.get("role")) + (f" ({days})" if days else ""))
    return out or ([str(fields["role"])] if fields.get("role") else [])


def short_date(edtf: str, lang: str) -> str:
    """A date for brackets: without the words for day, month and year."""
    return date_words(edtf, lang).removeprefix("ngày ").removeprefix("tháng ").removeprefix("năm ")


def organisation(entry: Entry, lang: str) -> str:
    """Name, type, country."""
    f = entry.fields
    country = party(f["country"], lang) if f.get("country") else ""
    return _joined(
        [strong(str(f.get("name") or entry.label)), label("organisation_type", f.get("type"), lang), country]
    )


def difference(entry: Entry, about: Entry | None, lang: str) -> str:
    """What the sources differ on, told by the line of the entry that it is about."""
    if about is None:
        return disagreement(entry, lang)
    told = {"series": series, "event": event, "person": person, "mechanism": mechanism, "relationship": level}
    line = told[about.kind](about, lang) if about.kind in told else strong(about.label)
    key = re.search(r"\(([\dX][^()]*)\)$", entry.label)
    when = [date_words(key[1], lang)] if key else []
    field = str(entry.fields.get("field"))
    name = "visit_level" if (about.kind, field) == ("event", "level") else field
    return " · ".join([strong(label("field", name, lang)), line, *when])


def disagreement(entry: Entry, lang: str) -> str:
    """What the sources differ on."""
    field = entry.fields.get("field")
    return _joined([strong(entry.label), label("field", field, lang) if isinstance(field, str) else ""])


def side(value: Any, lang: str) -> str:
    """The value of one side of a disagreement in words."""
    if isinstance(value, Mapping):
        return quantity(dict(value), lang) or ", ".join(f"{k}: {v}" for k, v in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(side(v, lang) for v in value)
    if isinstance(value, int | float):
        return amount(float(value), "", lang)
    return date_words(value, lang) if isinstance(value, str) and value[:1].isdigit() else str(value)
