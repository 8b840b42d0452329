"""Fields as a reviewer edits them: which there are, what each may hold, and words of the document read as a value.

Takes what a person chose or typed, gives the plain value that the claim's shape holds. Keeps true: a value that the
field cannot hold is refused with its reason, never bent; words that can be read in two ways are given back.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from typing import Any, Final

from banggiao.language.amounts import find_amounts
from banggiao.language.dates import find_dates
from banggiao.language.labels import LANGUAGES, label, tables
from banggiao.model.claims import CLAIM_CLASSES, Claim
from banggiao.model.dates import is_edtf
from banggiao.model.kinds import (
    ACT_STAGE,
    EVENT_MODALITIES,
    EVENT_TYPES,
    INDICATOR_MODALITIES,
    LEVELS,
    MECHANISM_TYPES,
    METRICS,
    MODIFIERS,
    PILLARS,
    POSITION_ACTS,
    STAGES,
)
from banggiao.model.shape import from_shape, own_fields, to_shape

_SHARED: Final = frozenset(f.name for f in fields(Claim))
#: (kind, field) or field -> the vocabulary of its labels, and its values
_CHOICES: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "stage": ("stage", STAGES), "commitment.act": ("act", tuple(ACT_STAGE)), "position.act": ("act", POSITION_ACTS),
    "pillar": ("pillar", PILLARS), "event.type": ("event_type", EVENT_TYPES),
    "event.modality": ("event_modality", EVENT_MODALITIES), "metric": ("metric", METRICS),
    "indicator.modality": ("indicator_modality", INDICATOR_MODALITIES), "modifier": ("modifier", MODIFIERS),
    "mechanism.type": ("mechanism_type", MECHANISM_TYPES), "status.level": ("level", LEVELS),
    "organisation.type": ("organisation_type", tuple(tables()["organisation_type"])),
}  # fmt: skip
_DATES: Final = ("deadline", "date", "period", "change_base")
_PARTIES: Final = ("by", "to", "parties", "country", "of", "in")
_NUMBERS: Final = ("value", "value_max", "change_pct", "out_of")
_LISTS: Final = ("by", "to", "parties", "participants", "pillar")


#: why an edit does not hold: keys of words.toml
WRONG: Final = (
    "wrong_quote", "wrong_value", "wrong_choice", "wrong_date", "wrong_party", "wrong_number", "wrong_quantity",
)  # fmt: skip


class Unreadable(ValueError):
    """A value that the field cannot hold; its text is the key of the reason in words.toml."""


@dataclass(frozen=True, slots=True)
class Control:
    """How one field is edited: `how` is choice, date, parties, number, quantity, target or text."""

    field: str
    how: str
    #: the vocabulary of the labels of `choices`
    vocabulary: str = ""
    choices: tuple[str, ...] = ()


@cache
def controls(kind: str) -> dict[str, Control]:
    """Field -> how it is edited, for all fields that a claim of the kind can have, in their order."""
    names = [f.name.rstrip("_") for f in fields(CLAIM_CLASSES[kind]) if f.name not in _SHARED]
    return {name: _control(kind, name) for name in names}


def _control(kind: str, name: str) -> Control:
    chosen = _CHOICES.get(f"{kind}.{name}") or _CHOICES.get(name)
    if chosen:
        return Control(name, "choice", *chosen)
    for how, names in (("date", _DATES), ("parties", _PARTIES), ("number", _NUMBERS)):
        if name in names:
            return Control(name, how)
    return Control(name, name if name in ("quantity", "target") else "text")


def typed(control: Control, value: Any) -> str:
    """A value as the field's input shows it."""
    if isinstance(value, dict):
        return " ".join(str(value[k]) for k in ("what", "value", "unit") if value.get(k) is not None)
    return ", ".join(str(v) for v in value) if isinstance(value, (list, tuple)) else "" if value is None else str(value)


def read(control: Control, text: str) -> Any:
    """What `text` says as a value of the field; None takes the field away. Raises Unreadable."""
    text = text.strip()
    if not text:
        return None
    made = _READERS[control.how](control, text)
    if control.field in _LISTS:
        return made if isinstance(made, list) else [made]
    return made[0] if isinstance(made, list) else made


def _choice(control: Control, text: str) -> list[str]:
    found = [t.strip() for t in text.split(",") if t.strip()]
    if not found or any(t not in control.choices for t in found):
        raise Unreadable("wrong_choice")
    return found


def _date(control: Control, text: str) -> str:
    if is_edtf(text):
        return text
    found = sorted({d.edtf for d in find_dates(text)})
    if len(found) != 1:
        raise Unreadable("wrong_date")
    return found[0]


@cache
def _codes() -> dict[str, str]:
    names = tables()["party"]
    return {n.casefold(): c for c in names for n in (c, *(label("party", c, lang) for lang in LANGUAGES))}


def _parties(control: Control, text: str) -> list[str]:
    found = [_codes().get(t.strip().casefold()) for t in text.replace(";", ",").split(",") if t.strip()]
    if None in found or not found:
        raise Unreadable("wrong_party")
    return [c for c in found if c]


def _number(control: Control, text: str) -> float:
    found = {a.value for a in find_amounts(text)}
    if len(found) == 1:
        return found.pop()
    try:
        return float(text.replace(" ", ""))
    except ValueError:
        raise Unreadable("wrong_number") from None


def _quantity(control: Control, text: str) -> dict[str, Any]:
    found = find_amounts(text)
    if len(found) != 1:
        raise Unreadable("wrong_quantity")
    a = found[0]
    out = {"value": a.value, "unit": a.unit or "items", "modifier": a.modifier, "value_max": a.value_max}
    return {k: v for k, v in out.items() if v is not None}


def _target(control: Control, text: str) -> dict[str, Any]:
    amounts, dates = find_amounts(text), find_dates(text)
    out: dict[str, Any] = {"what": text}
    if len(amounts) == 1:
        out |= {"value": amounts[0].value} | ({"unit": amounts[0].unit} if amounts[0].unit else {})
    return out | ({"by": dates[0].edtf} if len(dates) == 1 else {})


_READERS: Final[dict[str, Any]] = {
    "choice": _choice, "date": _date, "parties": _parties, "number": _number, "quantity": _quantity,
    "target": _target, "text": lambda control, text: [t.strip() for t in text.split(",")]
    if control.field in _LISTS else text,
}  # fmt: skip


def fits(claim: Claim, field: str, value: Any) -> bool:
    """Whether the claim can hold the value, and is another one with it."""
    shape = to_shape(claim)
    shape[field] = value
    try:
        return own_fields(from_shape(shape, claim.document)) != own_fields(claim)
    except (KeyError, TypeError, ValueError):
        return False


def place(text: str, quote: str, start: int | None, end: int | None, near: int) -> tuple[int, int] | None:
    """Where `quote` stands in `text`: at `start`..`end` if it does, else where it stands nearest to `near`; None where
    it stands nowhere, letter for letter."""
    if not quote:
        return None
    if start is not None and end is not None and text[start:end] == quote:
        return start, end
    found, at = [], text.find(quote)
    while at >= 0:
        found.append(at)
        at = text.find(quote, at + 1)
    if not found:
        return None
    best = min(found, key=lambda a: (abs(a - near), a))
    return best, best + len(quote)
