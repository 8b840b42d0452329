"""What the tests need beside Python: a PostgreSQL server and Chromium. `python -m tools.test_services` gets both.

Takes the machine as it is, gives Debian's packages where they are missing and apt-get may be used. Quick and without
effect where all is there. Tests call `postgres()` and `chromium()`: each pytest worker starts a server of its own, on
a loopback port of its own, in a folder of its own, so that nothing is shared and nothing is left behind.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

#: PostgreSQL refuses to run as root; the first of these users that exists runs it then.
_USERS = ("postgres", "nobody")
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
_START_SECONDS = 60


class Missing(RuntimeError):
    """A service that is not on this machine, and how to get it."""


def binaries() -> Path:
    """The folder of PostgreSQL's programs. Raises Missing."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3].split(".")[0]))
    if found:
        return found[-1].parent
    if at := shutil.which("initdb"):
        return Path(at).resolve().parent
    raise Missing("no PostgreSQL server here: run `python -m tools.test_services` as root, or install postgresql")


def chromium() -> Path:
    """The Chromium that browser tests drive. Raises Missing."""
    for name in _CHROMIUM:
        if at := shutil.which(name):
            return Path(at)
    raise Missing("no Chromium here: run `python -m tools.test_services` as root, or install chromium")


def _other_user() -> list[str]:
    """The words that run a command as somebody else than root; none where we are not root. Raises Missing."""
    if os.geteuid() != 0:
        return []
    known = {u.pw_name for u in pwd.getpwall()}
    for name in _USERS:
        if name in known:
            return ["setpriv", "--reuid", name, "--regid", str(pwd.getpwnam(name).pw_gid), "--clear-groups", "--"]
    raise Missing("PostgreSQL refuses root, and there is neither a postgres nor a nobody user to run it")


def _run(command: list[str], *, cwd: Path) -> None:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=_START_SECONDS, check=False)
    if done.returncode:
        raise Missing(f"{' '.join(command)} failed: {(done.stderr or done.stdout).strip()[-500:]}")


def _free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


@contextmanager
def postgres() -> Iterator[str]:
    """A fresh PostgreSQL server on loopback alone, gone at the end with all its data. Gives its URL. Raises Missing.

    Its folder is not pytest's: each pytest run takes the rights on that away from other users, and the server is one.
    """
    programs, prefix = binaries(), _other_user()
    folder = Path(tempfile.mkdtemp(prefix="banggiao-postgresql-"))
    try:
        if prefix:
            shutil.chown(folder, prefix[2])
        data, port = folder / "data", _free_port()
        initdb = [str(programs / "initdb"), "-D", str(data), "-U", "banggiao", "-A", "trust", "-E", "UTF8", "--no-sync"]
        _run([*prefix, *initdb, "--no-locale"], cwd=folder)
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c shared_buffers=32MB"
        options += " -c fsync=off -c full_page_writes=off -c max_connections=60 -c autovacuum=off"
        control = [*prefix, str(programs / "pg_ctl"), "-D", str(data), "-w", "-t", str(_START_SECONDS)]
        _run([*control, "-l", str(folder / "log"), "-o", options, "start"], cwd=folder)
        try:
            yield f"postgresql+psycopg://banggiao@127.0.0.1:{port}/postgres"
        finally:
            subprocess.run([*control, "-m", "immediate", "stop"], cwd=folder, capture_output=True, check=False)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _install(packages: list[str]) -> None:
    """Install Debian packages where we may; lists that are out of date are renewed once."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    for command in (install, ["apt-get", "update", "-q"], install):
        done = subprocess.run(command, env=environment, stdout=sys.stderr, check=False)
        if command is install and done.returncode == 0:
            return


def main() -> int:
    """Get what is missing; 0 where all is there, 1 where CI is set and something is not."""
    if lacking := _lacking():
        sys.stderr.write(f"test_services: installing {', '.join(lacking)}\n")
        # a browser without fonts draws boxes
        _install([*lacking, *(["fonts-dejavu-core"] if "chromium" in lacking else [])])
    missing = _lacking()
    for name in missing:
        sys.stderr.write(f"test_services: {name} IS MISSING; the tests that need it are skipped\n")
    return 1 if missing and os.environ.get("CI", "").lower() in ("1", "true", "yes") else 0


def _lacking() -> list[str]:
    """Names of the packages whose programs are not here."""
    lacking = []
    for name, find in (("postgresql", binaries), ("chromium", chromium)):
        try:
            find()
        except Missing:
            lacking.append(name)
    return lacking


if __name__ == "__main__":
    sys.exit(main())
