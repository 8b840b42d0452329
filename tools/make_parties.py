"""Write `vocabulary/data/countries.toml`: the Vietnamese names of all states that `parties.toml` does not hold.

    python -m tools.make_parties

Takes the territory names of the Unicode CLDR for Vietnamese out of Babel (Unicode Licence v3; the notice stands at
the head of the file), gives one entry a UN member that has no entry of its own. Names and variants by hand belong in
`parties.toml`, which this tool never touches; it is run again only when Babel brings new names.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Final

from babel import Locale, __version__
from babel.core import get_global

DATA: Final = Path("src/banggiao/vocabulary/data")
#: UN members (ISO 3166-1 alpha-2) whose names CLDR gives in a form that running text uses.
MEMBERS: Final[str] = """
    AD AG AL AO BA BB BF BH BI BJ BO BS BT BW BZ CF CG CM CR CY DJ DM EE ER ES FJ GA GD GH GM GN GQ GT GW GY HN
    JM JO KE KG KI KM KN LC LI LR LS LU MC MD ME MG MH ML MR MT MU MV MW NA NE NI NR OM PA PG PW PY RW SB SC SL
    SM SN SO SR SS SD SV TD TG TJ TM TN TO TT TV UG UY VC VU WS ZM ZW
"""
HEAD: Final = """# Written by tools/make_parties.py from the Unicode CLDR (Babel {version}).
# Do not edit; names and variants by hand belong in parties.toml.
# Names: Copyright (c) 1991-2025 Unicode, Inc. Unicode License V3, https://www.unicode.org/license.txt
"""


def alpha3(code: str) -> str:
    """ISO 3166-1 alpha-3 of an alpha-2 code."""
    codes = {
        two: three
        for three, (two, *_) in get_global("territory_aliases").items()
        if len(three) == 3 and three.isalpha()
    }
    return codes[code]


def entry(code: str, name: str) -> str:
    """One entry as TOML; a name of one word counts in its own case only."""
    key = "forms" if " " in name else "cased"
    bare = name.split(" (")[0]
    return (
        f'[[entry]]\nid = "{code}"\n{key} = ["{bare}"]\nexamples = ["Đoàn {bare} vừa tới sân bay."]\n'
        f'counter_examples = ["Chuyến tàu x{bare.lower()} chạy chậm."]\n'
    )


def main() -> None:
    """Write the file."""
    own = {row["id"] for row in tomllib.loads((DATA / "parties.toml").read_text("utf-8"))["entry"]}
    names = Locale("vi").territories
    rows = sorted((alpha3(code), names[code]) for code in MEMBERS.split())
    text = HEAD.format(version=__version__) + "\n" + "\n".join(entry(c, n) for c, n in rows if c not in own)
    (DATA / "countries.toml").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
