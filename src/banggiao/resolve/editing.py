"""A claim with one field as a reviewer set it.

Takes a claim and the values of an `edit` judgement, gives the claim changed. Keeps true: a value that the field cannot
hold changes nothing; the new evidence, where the reviewer names its span, must stand in the document.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, Final, get_type_hints

from banggiao.model.claims import Claim
from banggiao.model.evidence import Evidence
from banggiao.model.shape import from_shape, to_shape

_SHARED: Final = frozenset(f.name for f in fields(Claim))


def edited(claim: Claim, text: str, values: Mapping[str, Any]) -> Claim:
    """`claim` with `values["field"]` set to `values["value"]` (text as typed, or the JSON value of the shape).

    An empty value takes the field away. `start` and `end` name the words in `text` that give the value.
    """
    name = str(values.get("field", ""))
    hints = get_type_hints(type(claim))
    attribute = f"{name}_" if f"{name}_" in hints else name
    if attribute not in hints or attribute in _SHARED:
        return claim
    shape = to_shape(claim)
    shape[name] = typed(values.get("value"), str(hints[attribute]))
    try:
        out = from_shape(shape, claim.document)
    except (KeyError, TypeError, ValueError):
        return claim
    return replace(out, grounds={**out.grounds, name: e}) if (e := _span(text, values)) else out


def _span(text: str, values: Mapping[str, Any]) -> Evidence | None:
    start, end = values.get("start"), values.get("end")
    if not isinstance(start, int) or not isinstance(end, int):
        return None
    try:
        return Evidence.of(text, start, end)
    except ValueError:
        return None


def typed(value: Any, hint: str) -> Any:
    """A value typed by a person as the field holds it; None where it is empty or cannot be one."""
    if not isinstance(value, str):
        return value
    value = value.strip()
    if not value:
        return None
    if "tuple" in hint:
        return [v for v in value.replace(",", " ").split() if v] if value.isupper() else value.split(", ")
    if "Quantity" in hint or "Target" in hint:
        try:
            found = json.loads(value)
        except ValueError:
            return None
        return found if isinstance(found, dict) else None
    if "float" in hint or "int" in hint:
        try:
            return float(value.replace(",", "."))
        except ValueError:
            return None
    return value
