"""Sample texts for the demo and for tests: Vietnamese, written for this program, each saying that it is a sample.

Gives the paths of the texts and of their manifest. Keeps true: every text carries `MARK` (with the underscores of word
segmentation in some), names an outlet that says what it is, and puts no invented words into a real person's mouth;
the public acts that it tells are retold in our own words.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

#: the line by which `clean` knows a sample
MARK: Final = "Văn bản mẫu của Bang Giao, không phải tin báo"

#: names of the outlets, none of which exists
OUTLETS: Final = ("Bang Giao (bản mẫu A)", "Bang Giao (bản mẫu B)", "Bang Giao (bản mẫu C)")

#: pairs of one agency text in two outlets
COPIES: Final = (("mau-a-giao-duc", "mau-b-giao-duc"),)

_FOLDER: Final = Path(__file__).parent / "texts"


def paths() -> tuple[Path, ...]:
    """The texts, by name."""
    return tuple(sorted(p for p in _FOLDER.iterdir() if p.suffix in (".txt", ".md", ".html")))


def manifest() -> Path:
    """The manifest: a day or month of publication for two texts that print none."""
    return _FOLDER / "manifest.csv"
