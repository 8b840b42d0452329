"""`banggiao schema`: the JSON Schema of what `extract` prints."""

from __future__ import annotations

import json

import typer


def schema() -> None:
    """In JSON Schema của `extract`. Print the JSON Schema of a line of `extract`."""
    from banggiao.model.json_schema import document_schema

    typer.echo(json.dumps(document_schema(), ensure_ascii=False, indent=1))
