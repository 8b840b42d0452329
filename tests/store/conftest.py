"""One store a test, on either database; PostgreSQL by the cluster that `tools.test_services` finds or starts."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from banggiao.store import Store, open_store
from tools.test_services import Missing, postgres

BOTH = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A PostgreSQL server of this session's own. Where none can be had: a loud skip, and with CI=true a failure."""
    try:
        with postgres() as url:
            yield url
    except Missing as missing:
        if os.environ.get("CI", "").lower() in ("1", "true", "yes"):
            pytest.fail(f"PostgreSQL is needed in CI: {missing}")
        pytest.skip(f"NOT TESTED ON POSTGRESQL: {missing}")


def on_server(server: str, statement: str) -> None:
    """Run one statement that no transaction may hold."""
    engine = sa.create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()


def url_of(kind: str, request: pytest.FixtureRequest, folder: Path, *, template: str = "template1") -> str:
    """A place for one new register: a file that is not there, or an empty database."""
    if kind == "sqlite":
        return f"sqlite:///{folder / 'register.db'}"
    server: str = request.getfixturevalue("postgres_url")
    name = "t" + uuid.uuid4().hex
    on_server(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    return server.removesuffix("/postgres") + f"/{name}"


@pytest.fixture(scope="session")
def made_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register without documents, made once; tests copy it."""
    path = tmp_path_factory.mktemp("made") / "register.db"
    open_store(f"sqlite:///{path}").close()
    return path


@pytest.fixture(scope="session")
def made_template(postgres_url: str) -> str:
    """The same on PostgreSQL: the name of a database that new ones are copied from."""
    on_server(postgres_url, "CREATE DATABASE made")
    open_store(postgres_url.removesuffix("/postgres") + "/made").close()
    return "made"


@pytest.fixture(params=[pytest.param(k, marks=pytest.mark.postgres if k == "postgresql" else ()) for k in BOTH])
def kind(request: pytest.FixtureRequest) -> str:
    """The databases, one after the other."""
    return str(request.param)


@pytest.fixture
def url(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where one new register can be made, on each database in turn."""
    return url_of(kind, request, tmp_path)


@pytest.fixture
def register_url(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a register without documents stands, on each database in turn."""
    if kind == "sqlite":
        found = url_of(kind, request, tmp_path)
        shutil.copy(request.getfixturevalue("made_file"), tmp_path / "register.db")
        return found
    return url_of(kind, request, tmp_path, template=request.getfixturevalue("made_template"))


@pytest.fixture
def store(register_url: str) -> Iterator[Store]:
    """One new register, on each database in turn."""
    with open_store(register_url) as opened:
        yield opened
