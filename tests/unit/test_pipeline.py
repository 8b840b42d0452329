"""The pipeline: one page that makes the program fail is listed and stops nothing; ids of rules are stable."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from banggiao import __version__, pipeline
from banggiao.errors import BadInput
from banggiao.model.document import Document
from banggiao.model.extraction import Extraction
from banggiao.sources import page_of

ONE = page_of("một.txt", "Việt Nam - Australia\n\nHai bên nhất trí tăng cường hợp tác.\n".encode())
TWO = page_of("hai.txt", "Việt Nam - Australia\n\nHai nước cam kết thúc đẩy thương mại.\n".encode())


def test_a_fault_in_one_page_is_listed_and_the_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(document: Document) -> Extraction:
        if document.id == ONE.sha256:
            raise IndexError("no such clause")
        return Extraction(document=document.id, parties=(), claims=())

    monkeypatch.setattr(pipeline, "extract", faulty)
    failed, read = pipeline.read_pages([ONE, TWO])
    assert isinstance(failed, BadInput)
    assert "một.txt" in str(failed)
    assert "no such clause" in str(failed)
    assert isinstance(read, pipeline.ReadPage)


def test_order_is_kept_with_workers() -> None:
    pages = [ONE, TWO] * 20
    read = list(pipeline.read_pages(pages, workers=2))
    assert [r.page.origin for r in read if isinstance(r, pipeline.ReadPage)] == [p.origin for p in pages]


def test_reading_leaves_no_garbage_and_the_collector_as_it_was() -> None:
    before, meanwhile = gc.get_threshold(), set[int]()
    assert sum(isinstance(r, pipeline.ReadPage) for r in pipeline.read_pages([ONE])) == 1  # the vocabulary is loaded
    gc.collect()
    with disabled_collector():
        for read in pipeline.read_pages([ONE, TWO] * 5):
            assert isinstance(read, pipeline.ReadPage)
            meanwhile.add(gc.get_threshold()[0])
        del read
        assert gc.collect() == 0
    assert min(meanwhile) > before[0]
    assert gc.get_threshold() == before


@contextmanager
def disabled_collector() -> Iterator[None]:
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def test_the_version_of_the_rules_is_the_same_every_time() -> None:
    assert pipeline.rules_version() == pipeline.rules_version()
    assert pipeline.rules_version().startswith(__version__ + "+")
