"""The contract of an export format: a name, a suffix, a media type, and a function that writes bytes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO, Protocol

from banggiao.model.register import Register


class Write(Protocol):
    """Writes what the register holds of `parties` (of all where there are none) to a binary stream.

    `as_of` is the day against which "overdue" is computed; without it nothing is called overdue. `lang` is vi or en.
    """

    def __call__(
        self,
        register: Register,
        stream: BinaryIO,
        *,
        parties: Sequence[str] = (),
        as_of: date | None = None,
        lang: str = "vi",
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class Format:
    """One way out of the register."""

    name: str
    #: with its dot
    suffix: str
    media_type: str
    write: Write
