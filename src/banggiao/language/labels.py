"""What outputs and pages call the values of the closed vocabularies, in Vietnamese and in English.

Takes a vocabulary's name and a value, gives words. Keeps true: every value of a closed vocabulary has both labels
(a test walks them all); a value that is not closed (a new unit, a party's code) comes back as it is, never as an error.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Final

LANGUAGES: Final = ("vi", "en")


@cache
def tables() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Vocabulary -> value -> language -> label, as `labels.toml` holds them; read once a process."""
    return tomllib.loads(resources.files("banggiao.language").joinpath("labels.toml").read_text("utf-8"))


def label(vocabulary: str, value: str | None, lang: str = "vi") -> str:
    """The label of `value` in `vocabulary`; the value itself where it has none, nothing for None."""
    if value is None:
        return ""
    entry = tables().get(vocabulary, {}).get(value)
    return entry[lang] if entry else value


def party(code: str, lang: str = "vi") -> str:
    """The name of a party by its code."""
    return label("party", code, lang)


def parties(codes: Sequence[str], lang: str = "vi", *, between: str = ", ") -> str:
    """The names of several parties in their order."""
    return between.join(party(code, lang) for code in codes)
