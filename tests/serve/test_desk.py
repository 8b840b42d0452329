"""The review desk: what a decision writes, what an edit may be, merges and splits seen before they are decided."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from starlette.testclient import TestClient

from banggiao.cli.deciding import Deciding
from banggiao.pipeline import resolve_register
from banggiao.serve.app import create_app
from banggiao.serve.review.values import WRONG, Unreadable, controls, place, read
from banggiao.serve.safety import COOKIE, form_token
from banggiao.store.listing import EntryFilter
from banggiao.store.store import Store
from tests.serve.conftest import MOMENT, Served, options

FORM = {"form_token": form_token(options().token)}


@pytest.fixture
def desk(store: Store) -> TestClient:
    """A client at the desk."""
    app = create_app(store, options(), clock=lambda: MOMENT, deciding=Deciding(store))
    client = TestClient(app, follow_redirects=False)
    client.cookies.set(COOKIE, options().token)
    return client


def first(store: Store, kind: str) -> str:
    """The first claim of a kind."""
    return next(c.id for f in store.documents() for c in f.claims if c.kind == kind)


@pytest.mark.parametrize(
    ("kind", "field", "typed", "value"),
    [
        ("commitment", "deadline", "đến năm 2030", "2030"),
        ("commitment", "deadline", "2030-09", "2030-09"),
        ("commitment", "deadline", "ngày 1/2/2030 hoặc năm 2031", None),
        ("commitment", "by", "Việt Nam; aus", ["VNM", "AUS"]),
        ("commitment", "by", "Atlantis", None),
        ("commitment", "quantity", "hơn 5 triệu AUD", {"value": 5e6, "unit": "AUD", "modifier": "min"}),
        ("commitment", "quantity", "rất nhiều", None),
        ("commitment", "stage", "pledge", "pledge"),
        ("commitment", "stage", "affirm", None),
        ("position", "act", "affirm", "affirm"),
        ("commitment", "pillar", "health", ["health"]),
        ("commitment", "target", "đạt 20 tỷ USD vào năm 2030",
         {"what": "đạt 20 tỷ USD vào năm 2030", "value": 2e10, "unit": "USD", "by": "2030"}),
        ("commitment", "agent", "Bộ Y tế, Bộ Quốc phòng", "Bộ Y tế, Bộ Quốc phòng"),
        ("indicator", "value", "1.150", 1150.0),
        ("indicator", "value", "mười và hai mươi", None),
        ("event", "participants", "VNM, USA", ["VNM", "USA"]),
    ],
)  # fmt: skip
def test_words_become_the_value_that_the_field_holds(kind: str, field: str, typed: str, value: object) -> None:
    control = controls(kind)[field]
    if value is None:
        with pytest.raises(Unreadable) as refused:
            read(control, typed)
        assert str(refused.value) in WRONG
    else:
        assert read(control, typed) == value
    assert read(control, "  ") is None


def test_words_are_found_where_they_stand_nearest() -> None:
    text = "năm 2030 và năm 2030"
    assert place(text, "năm 2030", None, None, near=15) == (12, 20)
    assert place(text, "năm 2030", 0, 8, near=15) == (0, 8), "the selection itself, where its words are right"
    assert place(text, "năm 2030", 1, 9, near=0) == (0, 8)
    assert place(text, "Năm 2030", 0, 8, near=0) is None, "letter for letter"


def test_an_edit_carries_the_words_that_give_it(store: Store, desk: TestClient) -> None:
    claim = first(store, "commitment")
    filed, _ = store.claim(claim) or pytest.fail("no claim")
    year = next(f"{y}" for y in range(1990, 2050) if f"{y}" in filed.document.text)
    form = FORM | {"decision": "edit", "claim": claim, "field": "deadline", "value": "", "quote": f"{year}"}
    assert desk.post("/judgements", data=form).status_code == 303
    (made,) = store.judgements()
    at = made.values
    assert (at["field"], at["value"]) == ("deadline", year)
    assert filed.document.text[at["start"] : at["end"]] == year
    page = desk.get("/review", params={"claim": claim}).text
    assert "người thẩm định sửa" in page, "the desk shows who set the field"
    resolve_register(store)
    (entry,) = store.entries_by_id(store.entries_of_claims([claim])[claim][:1])
    assert any(j["decision"] == "edit" for j in entry.fields["judged"])


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"quote": "chữ không có ở đâu cả"}, "wrong_quote"),
        ({"field": "stage", "value": "perhaps"}, "wrong_choice"),
        ({"field": "by", "value": ""}, "wrong_value"),
    ],
)
def test_an_edit_that_does_not_hold_comes_back_with_its_reason(
    store: Store, desk: TestClient, changed: dict[str, str], why: str
) -> None:
    form = FORM | {"decision": "edit", "claim": first(store, "commitment"), "field": "deadline", "value": "2031"}
    answer = desk.post("/judgements", data=form | changed)
    assert f"wrong={why}" in answer.headers["location"]
    assert 'role="alert"' in desk.get(answer.headers["location"]).text
    assert list(store.judgements()) == []


def test_a_merge_is_seen_before_it_is_decided_and_is_what_was_seen(store: Store, desk: TestClient) -> None:
    one, two = store.entry_ids(EntryFilter(kinds=("commitment",), parties=("VNM", "USA")), limit=2)
    before = {e.id: e for e in store.entries_by_id([one, two])}
    claims = {c for e in before.values() for c in e.claims}
    version = store.data_version()
    seen = desk.get(f"/review/entries/{one}", params={"decision": "merge", "with": two})
    assert seen.status_code == 200 and 'id="h-preview"' in seen.text
    assert store.data_version() == version, "looking writes nothing"
    assert desk.post("/judgements", data=FORM | {"decision": "merge", "entry": one, "with": two}).status_code == 303
    (made,) = store.judgements()
    assert made.values["claims"] == {i: list(e.claims) for i, e in before.items()}
    resolve_register(store)
    assert set(next(iter(store.entries_by_id([one]))).claims) == claims
    assert store.entry(two) == store.entry(one), "the other id leads to it"


def test_a_split_is_seen_and_decided(store: Store, desk: TestClient) -> None:
    entry = next(e for e in store.entries(kind="commitment") if len(e.claims) > 1)
    leaves = entry.claims[0]
    seen = desk.get(f"/review/entries/{entry.id}", params={"decision": "split", "with": leaves})
    assert 'id="h-preview"' in seen.text
    desk.post("/judgements", data=FORM | {"decision": "split", "entry": entry.id, "with": leaves})
    resolve_register(store)
    ((_, ids),) = store.entries_of_claims([leaves]).items()
    assert all(set(e.claims) == {leaves} for e in store.entries_by_id(ids) if e.kind == "commitment")


def test_what_is_too_large_is_refused_before_its_documents_are_read(
    store: Store, desk: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = next(e for e in store.entries(kind="commitment") if len(e.claims) > 1)
    monkeypatch.setattr("banggiao.cli.deciding.MOST", 1)
    monkeypatch.setattr(Store, "documents_by_id", lambda *_: pytest.fail("documents were read"))
    seen = desk.get(f"/review/entries/{entry.id}", params={"decision": "split", "with": entry.claims[0]})
    assert seen.status_code == 200 and "too many to be shown" in seen.text


@pytest.mark.parametrize("decision", ["merge", "split"])
def test_what_would_do_nothing_is_refused(store: Store, desk: TestClient, decision: str) -> None:
    one = store.entry_ids(EntryFilter(kinds=("commitment",)), limit=1)[0]
    person = store.entry_ids(EntryFilter(kinds=("person",)), limit=1)[0]
    page = desk.get(f"/review/entries/{one}", params={"decision": decision, "with": person})
    assert 'role="alert"' in page.text and 'id="h-preview"' not in page.text
    answer = desk.post("/judgements", data=FORM | {"decision": decision, "entry": one, "with": person})
    assert answer.status_code == 400 and list(store.judgements()) == []


def test_a_side_of_a_disagreement_is_ranked_first(store: Store, desk: TestClient) -> None:
    dispute = next(e for e in store.entries(kind="disagreement"))
    assert len(dispute.fields["sides"]) > 1
    assert "Đặt lên đầu" in desk.get(f"/review/entries/{dispute.id}").text
    desk.post("/judgements", data=FORM | {"decision": "rank", "entry": dispute.id, "rank": "1"})
    resolve_register(store)
    (ranked,) = store.entries_by_id([dispute.id])
    assert ranked.fields["rank"] == {"rank": 1}
    assert "đang đứng đầu" in desk.get(f"/review/entries/{dispute.id}").text


def test_the_history_says_who_did_what(store: Store, desk: TestClient) -> None:
    claim = first(store, "commitment")
    for decision in ("accept", "reject"):
        desk.post("/judgements", data=FORM | {"decision": decision, "claim": claim, "reason": f"vì {decision}"})
    desk.post("/judgements", data=FORM | {"decision": "undo", "number": "1"})
    page = desk.get("/review/history").text
    assert "vì accept" in page and "đã hoàn tác" in page
    rows = list(csv.DictReader(io.StringIO(desk.get("/review/history.csv").text)))
    assert [(r["number"], r["decision"], r["undone"]) for r in rows] == [
        ("3", "undo", "False"), ("2", "reject", "False"), ("1", "accept", "True"),
    ]  # fmt: skip
    assert desk.get("/review/history.json").json()["total"] == 3
    assert desk.get("/review/history.csv", params={"reviewer": "nobody"}).text.count("\n") == 1


def test_a_claim_or_entry_that_is_gone_is_a_404(desk: TestClient) -> None:
    assert desk.get("/review", params={"claim": "c0"}).status_code == 404
    assert desk.get("/review/entries/e0").status_code == 404
    for about in ({"claim": "c0"}, {"entry": "e0"}):
        assert desk.post("/judgements", data=FORM | {"decision": "accept", **about}).status_code == 404


@pytest.fixture
def at_desk(browser: Browser, served: Served) -> Iterator[BrowserContext]:
    """A browser with the token."""
    opened = browser.new_context(viewport={"width": 1280, "height": 900})
    opened.add_cookies([{"name": COOKIE, "value": served.token, "url": served.url}])
    yield opened
    opened.close()


def quote(page: Page) -> str:
    """The sentence of the claim that the desk shows."""
    return page.inner_text(".claim blockquote")


def decisions(served: Served) -> list[str]:
    """The ledger's decisions."""
    return [j.decision for j in served.store.judgements()]


@pytest.mark.browser
def test_one_key_a_decision_and_undo_to_any_depth(at_desk: BrowserContext, served: Served) -> None:
    page = at_desk.new_page()
    page.goto(f"{served.url}/review?order=text&kind=commitment")
    page.evaluate("window.same = true")
    before, seen = decisions(served), []
    for key in "arar":
        seen.append(quote(page))
        page.keyboard.press(key)
        expect(page.locator(".claim blockquote")).not_to_have_text(seen[-1])
    assert decisions(served)[len(before) :] == ["accept", "reject", "accept", "reject"]
    for was in reversed(seen):
        page.keyboard.press("u")
        expect(page.locator(".claim blockquote")).to_have_text(was)
    assert decisions(served)[len(before) + 4 :] == ["undo"] * 4
    assert page.evaluate("window.same") is True, "no page was loaded anew"
    expect(page.locator("mark.here").first).to_be_in_viewport()


@pytest.mark.browser
def test_keys_are_given_anew_by_the_keyboard_and_stay(at_desk: BrowserContext, served: Served) -> None:
    page = at_desk.new_page()
    page.goto(f"{served.url}/review?order=text")
    page.keyboard.press("?")
    expect(page.locator("#key-accept")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("r")
    expect(page.locator("#keys-wrong")).not_to_be_empty()
    page.keyboard.press("Control+A")
    page.keyboard.type("y")
    expect(page.locator("#keys-wrong")).to_be_empty()
    page.reload()
    expect(page.locator("#do-accept kbd")).to_have_text("y")
    before, was = decisions(served), quote(page)
    page.keyboard.press("a")
    page.keyboard.press("y")
    expect(page.locator(".claim blockquote")).not_to_have_text(was)
    assert decisions(served)[len(before) :] == ["accept"]
    page.keyboard.press("u")
    expect(page.locator(".claim blockquote")).to_have_text(was)


@pytest.mark.browser
def test_a_field_is_edited_by_selecting_words(at_desk: BrowserContext, served: Served) -> None:
    page = at_desk.new_page()
    page.goto(f"{served.url}/review?order=text&kind=commitment")
    was = decisions(served)
    page.keyboard.press("e")
    expect(page.locator("#e-value")).to_be_focused()
    page.goto(page.url.replace("edit=stage", "edit=agent"))
    # the middle of the claim's own words, as a person drags over them
    page.evaluate("""() => {
      const text = document.querySelector("mark.here").firstChild;
      getSelection().setBaseAndExtent(text, 0, text, Math.min(8, text.length));
      document.dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
    }""")
    words = page.input_value("#e-quote")
    assert words and page.input_value("#e-value") == words
    page.click("form.edit button")
    expect(page.locator(".edit")).to_have_count(0)
    assert decisions(served)[len(was) :] == ["edit"]
    made = list(served.store.judgements())[-1]
    assert made.claim is not None
    text = next(f for f in served.store.documents() if f.document.id == made.claim.document).document.text
    assert text[made.values["start"] : made.values["end"]] == words == made.values["value"]
    page.keyboard.press("u")
    expect(page.locator("#recent li").first).to_contain_text("hoàn tác")


@pytest.mark.browser
def test_the_desk_works_without_scripts(browser: Browser, served: Served) -> None:
    opened = browser.new_context(java_script_enabled=False)
    opened.add_cookies([{"name": COOKIE, "value": served.token, "url": served.url}])
    page = opened.new_page()
    page.goto(f"{served.url}/review?order=text")
    was, before = quote(page), decisions(served)
    page.click("#do-reject")
    assert quote(page) != was
    page.click("#do-undo")
    assert quote(page) == was
    page.click("#do-edit")
    page.fill("#e-quote", "chữ không có")
    page.click("form.edit button")
    assert page.locator('[role="alert"].warn').count() > 0
    assert decisions(served)[len(before) :] == ["reject", "undo"]
    opened.close()
