"""How a server was started: address, writing or not, language, who judges."""

from __future__ import annotations

import ipaddress
import secrets
from dataclasses import dataclass, field

from banggiao.errors import BadSetting


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who judges. Accounts come later; until then one reviewer is passed in at the start."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeOptions:
    """What `banggiao serve` was told."""

    host: str = "127.0.0.1"
    port: int = 8765
    lang: str = "vi"
    #: no write route exists, articles show title, quotes and link only
    public_read_only: bool = False
    reviewer: Reviewer = field(default_factory=lambda: Reviewer("người thẩm định"))
    #: the start-up token: whoever has it may write; made anew for each start
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24), repr=False)
    #: largest upload in bytes
    upload_limit: int = 20_000_000
    #: the day that "overdue" and "silent since" are computed against (ISO 8601); passed in by the command
    as_of: str = ""

    def __post_init__(self) -> None:
        if not is_loopback(self.host) and not self.public_read_only:
            raise BadSetting(
                f"--host {self.host}",
                "is not an address of this machine alone",
                "use 127.0.0.1, or --public-read-only to show the register to others without any way to write",
            )

    @property
    def origin(self) -> str:
        """Scheme, host and port as a browser sends them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"


def is_loopback(host: str) -> bool:
    """Whether `host` can be reached from this machine only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
