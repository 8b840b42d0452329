"""One store a test, on either database; PostgreSQL by the cluster that `tools.test_services` finds or starts."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from banggiao.store import Store, open_store
from tools.test_services import Missing, postgres

BOTH = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def postgres_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A PostgreSQL server of this session's own. Where none can be had: a loud skip, and with CI=true a failure."""
    try:
        with postgres(tmp_path_factory.mktemp("pg")) as url:
            yield url
    except Missing as missing:
        if os.environ.get("CI", "").lower() in ("1", "true", "yes"):
            pytest.fail(f"PostgreSQL is needed in CI: {missing}")
        pytest.skip(f"NOT TESTED ON POSTGRESQL: {missing}")


def url_of(kind: str, request: pytest.FixtureRequest, folder: Path) -> str:
    """A place for one new register: a file, or a schema of its own."""
    if kind == "sqlite":
        return f"sqlite:///{folder / 'register.db'}"
    server: str = request.getfixturevalue("postgres_url")
    schema = "t" + uuid.uuid4().hex
    engine = sa.create_engine(server)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"CREATE SCHEMA {schema}")
    engine.dispose()
    return f"{server}?options=-csearch_path%3D{schema}"


@pytest.fixture(params=[pytest.param(k, marks=pytest.mark.postgres if k == "postgresql" else ()) for k in BOTH])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where one new register can be made, on each database in turn."""
    return url_of(request.param, request, tmp_path)


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """One new register, on each database in turn."""
    with open_store(url) as opened:
        yield opened
