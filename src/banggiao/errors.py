"""Every error that Bang Giao raises on purpose: one base, one class a culprit.

Each carries what a person needs: which thing is at fault, why, and the way out. The command line prints
`str(error)` on stderr and exits with `error.exit_code`.
"""

from __future__ import annotations


class BangGiaoError(Exception):
    """Base of all. `culprit` names the file, value or setting, `reason` says what is wrong, `way_out` what to do."""

    exit_code = 1

    def __init__(self, culprit: str, reason: str, way_out: str = "") -> None:
        super().__init__(f"{culprit}: {reason}" + (f" ({way_out})" if way_out else ""))
        self.culprit, self.reason, self.way_out = culprit, reason, way_out


class BadInput(BangGiaoError):
    """A page that cannot be read: the file is at fault. It never stops the other files."""

    exit_code = 3


class BadVocabulary(BangGiaoError):
    """A TOML entry that breaks its own rules: whoever edited the vocabulary is at fault."""


class BadSetting(BangGiaoError):
    """A wrong option, environment variable or line of banggiao.toml: the caller is at fault."""

    exit_code = 2


class NothingFound(BangGiaoError):
    """The question was right and the register has no answer."""

    exit_code = 4


class StoreFault(BangGiaoError):
    """The database is missing, foreign, damaged or read-only."""


class StoreBusy(StoreFault):
    """Another process holds the database; trying again later may work."""

    exit_code = 5
