"""The only reader of the environment and of banggiao.toml: flags before environment before file before default."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from banggiao.errors import BadSetting

FILE = "banggiao.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set, with its defaults."""

    #: URL of the register's database
    db: str = "sqlite:///banggiao.db"
    #: largest file that is read, in bytes
    limit: int = 20_000_000
    #: language of pages and outputs: vi or en
    lang: str = "vi"
    #: who judges, written into the ledger
    reviewer: str = ""


def load(folder: Path | None = None, **flags: object) -> Settings:
    """The settings that hold in `folder` (the current one): flags that are not None win over BANGGIAO_* variables,
    these over banggiao.toml, this over the defaults. Raises BadSetting on a wrong name or value."""
    settings = Settings()
    file = (folder or Path()) / FILE
    layers: list[tuple[str, dict[str, object]]] = []
    if file.is_file():
        try:
            layers.append((str(file), tomllib.loads(file.read_text("utf-8"))))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as e:
            raise BadSetting(str(file), f"is no TOML: {e}", "mend the line it names") from e
    names = {f.name for f in fields(Settings)}
    layers.append(("environment", {n: v for n in sorted(names) if (v := os.environ.get(f"BANGGIAO_{n.upper()}"))}))
    layers.append(("command line", {k: v for k, v in flags.items() if v is not None}))
    for origin, values in layers:
        for name, value in values.items():
            settings = _with(settings, origin, name, value)
    return settings


def _with(settings: Settings, origin: str, name: str, value: object) -> Settings:
    if name not in {f.name for f in fields(Settings)}:
        raise BadSetting(f"{origin}: {name}", "is no setting", "known: " + ", ".join(f.name for f in fields(Settings)))
    if name == "limit":
        if not str(value).isdecimal() or int(str(value)) == 0:
            raise BadSetting(f"{origin}: limit", f"{value!r} is no number of bytes")
        return replace(settings, limit=int(str(value)))
    if name == "lang" and value not in ("vi", "en"):
        raise BadSetting(f"{origin}: lang", f"{value!r} is neither vi nor en")
    changed: dict[str, Any] = {name: str(value)}
    return replace(settings, **changed)
