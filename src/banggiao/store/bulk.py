"""Many rows at once.

Takes a table and rows, hands tuples to the driver. Keeps true: values reach the database only as parameters. Twice as
fast as SQLAlchemy's own way for rows as small as evidence, which are most of what is written.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache
from operator import itemgetter
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import Connection

Row = dict[str, Any]
#: values in one statement
_MANY: Final = 512


def insert(connection: Connection, table: sa.Table, rows: Sequence[Row]) -> None:
    """Insert `rows`, all with the keys of the first. Their columns need no conversion: text, numbers, bytes."""
    if not rows:
        return
    names = tuple(rows[0])
    values = [itemgetter(*names)(row) for row in rows] if len(names) > 1 else [(row[names[0]],) for row in rows]
    connection.exec_driver_sql(_statement(table, connection.dialect.name, names), values)


def update(connection: Connection, table: sa.Table, rows: Sequence[Row], by: str) -> None:
    """Write the values of `rows`, all with the keys of the first, over those of the rows that have their `by`."""
    if not rows:
        return
    names = tuple(n for n in rows[0] if n != by)
    statement = _update(table, connection.dialect.name, names, by)
    connection.exec_driver_sql(statement, [itemgetter(*names, by)(row) for row in rows])


@cache
def _update(table: sa.Table, dialect: str, names: tuple[str, ...], by: str) -> str:
    mark = "?" if dialect == "sqlite" else "%s"
    columns = ", ".join(f'"{table.c[name].name}" = {mark}' for name in names)
    return f'UPDATE "{table.name}" SET {columns} WHERE "{table.c[by].name}" = {mark}'  # noqa: S608 - own names


@cache
def _statement(table: sa.Table, dialect: str, names: tuple[str, ...]) -> str:
    mark = "?" if dialect == "sqlite" else "%s"
    columns = ", ".join(f'"{table.c[name].name}"' for name in names)
    return f'INSERT INTO "{table.name}" ({columns}) VALUES ({", ".join([mark] * len(names))})'  # noqa: S608 - own names


def rows_with(connection: Connection, statement: str, values: Collection[Any], after: str = "") -> list[Any]:
    """The rows of a statement that ends in `IN`, for these values; of one that deletes, none. `after` follows them.

    The number of values in a statement is a power of two, the last one told again, so that there are few statements.
    """
    wanted, mark = list(values), "?" if connection.dialect.name == "sqlite" else "%s"
    out: list[Any] = []
    if not wanted:
        return out
    # the driver's own cursor: a run of resolving asks some hundred times for a handful of rows
    cursor = connection.connection.cursor()
    for n in range(0, len(wanted), _MANY):
        some = wanted[n : n + _MANY]
        some += [some[-1]] * ((1 << (len(some) - 1).bit_length()) - len(some))
        cursor.execute(f"{statement} ({', '.join([mark] * len(some))}) {after}", tuple(some))
        if cursor.description is not None:
            out += cursor.fetchall()
    cursor.close()
    return out
