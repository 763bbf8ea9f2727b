"""Who is let in, and what every answer forbids the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from starlette.testclient import TestClient

from raspred.studio.app import application
from raspred.studio.limits import QUESTION_LIMIT
from raspred.studio.safety import COOKIE, Door
from raspred.studio.studio import Studio
from tests.studio.conftest import HERE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TOKEN = "a-token-nobody-guesses"


def only(answer: Any) -> tuple[int, str, str, str]:
    """Return status and the one problem of an answer."""
    (problem,) = answer.json()["problems"]
    return answer.status_code, problem["where"], problem["what"], problem["remedy"]


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1:8622", "127.0.0.1", "localhost:1", "LOCALHOST.", "[::1]:8622", "127.1.2.3"],
)
def test_loopback_by_any_of_its_names_is_let_in(client: TestClient, host: str) -> None:
    assert client.get("/api/about", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8622",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "192.168.1.7:8622",
        "0.0.0.0",
        "",
        "[",
    ],
)
def test_a_name_that_is_not_ours_is_refused_whatever_it_points_to(
    client: TestClient, host: str
) -> None:
    assert only(client.get("/api/about", headers={"Host": host})) == (
        403,
        "Host",
        f"this studio does not go by the name {host!r}",
        "Open it by the address that `raspred studio` printed.",
    )


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "http://127.0.0.1:9999", "null", "file://127.0.0.1:8622"]
)
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_a_request_from_another_site_is_refused(
    client: TestClient, origin: str, method: str
) -> None:
    answer = client.request(method, "/api/runs", headers={"Origin": origin})
    assert only(answer) == (
        403,
        "Origin",
        f"the request comes from another site, {origin}",
        "Use the studio's own pages.",
    )


@pytest.mark.parametrize(
    ("site", "method", "status"),
    [
        ("same-origin", "GET", 200),
        ("none", "GET", 200),
        ("same-site", "GET", 200),
        ("cross-site", "GET", 403),
        ("cross-site", "POST", 403),
        ("same-site", "POST", 403),
    ],
)
def test_without_an_origin_the_browser_says_from_what_site_it_asks(
    client: TestClient, site: str, method: str, status: int
) -> None:
    headers = {"Sec-Fetch-Site": site}
    assert client.request(method, "/api/runs", headers=headers).status_code == status


def test_our_own_pages_may_change_things(client: TestClient) -> None:
    answer = client.post("/api/runs", json={"scenario": "none"}, headers={"Origin": HERE})
    assert only(answer) == (
        422,
        "scenario",
        "there is no bundled scenario 'none'",
        "Known: ussr-1920.",
    )


@pytest.fixture(scope="module")
def studio(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Studio:
    """A studio for doors of several kinds."""
    return Studio([folder], tmp_path_factory.mktemp("guarded") / "out")


@pytest.fixture
def guarded(studio: Studio) -> Iterator[TestClient]:
    """The studio as it is reached from other machines, by a browser without cookies."""
    door = Door(frozenset({"archive.example"}), any_address=True, token=TOKEN)
    with TestClient(application(studio, door), base_url="http://192.168.1.7:8622") as browser:
        yield browser


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "Bearer wrong"},
        {"Authorization": TOKEN},
        {"Cookie": f"{COOKIE}=wrong"},
        {"Cookie": "\x01"},
        {"Authorization": "Bearer \u00e9"},
    ],
)
@pytest.mark.parametrize("path", ["/", "/api/histories", "/api/histories/x/packed", "/studio.js"])
def test_beyond_loopback_nothing_is_told_without_the_token(
    guarded: TestClient, path: str, headers: dict[str, str]
) -> None:
    raw = {name.encode(): value.encode("utf-8") for name, value in headers.items()}
    assert only(guarded.get(path, headers=raw)) == (
        401,
        "token",
        "it is missing or wrong",
        "Open the address with ?token= that `raspred studio` printed.",
    )


def test_programs_show_the_token_in_a_header(guarded: TestClient) -> None:
    headers = {"Authorization": f"Bearer {TOKEN}"}
    assert guarded.get("/api/about", headers=headers).status_code == 200


def test_browsers_open_the_address_once_and_the_token_leaves_it(guarded: TestClient) -> None:
    entered = guarded.get(f"/?token={TOKEN}", follow_redirects=False)
    assert (entered.status_code, entered.headers["location"]) == (303, "/")
    cookie = entered.headers["set-cookie"]
    assert cookie == f"{COOKIE}={TOKEN}; HttpOnly; Path=/; SameSite=strict"
    assert guarded.get("/api/about").status_code == 200


def test_the_way_in_leads_to_no_other_site(guarded: TestClient) -> None:
    entered = guarded.get(f"//evil.example/?token={TOKEN}", follow_redirects=False)
    assert entered.headers["location"].startswith("/")
    assert not entered.headers["location"].startswith("//")


def test_the_token_does_not_open_the_door_to_other_names(guarded: TestClient) -> None:
    headers = {"Authorization": f"Bearer {TOKEN}", "Host": "evil.example"}
    assert guarded.get("/api/about", headers=headers).status_code == 403
    headers["Host"] = "archive.example"
    assert guarded.get("/api/about", headers=headers).status_code == 200


@pytest.mark.parametrize("path", ["/", "/api/about", "/api/none", "/x.js", "/deep/link"])
def test_every_answer_forbids_all_that_is_not_ours(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = dict(
        part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";")
    )
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/openapi.json"])
def test_the_frameworks_own_pages_are_not_served(client: TestClient, path: str) -> None:
    assert "swagger" not in client.get(path).text.lower()
    assert "openapi" not in client.get(path).text.lower()


def test_a_question_that_says_it_is_too_large_is_not_read(client: TestClient) -> None:
    answer = client.post("/api/runs", content=b" " * (QUESTION_LIMIT + 1))
    assert only(answer) == (413, "body", "it is too large", "Send at most 1,048,576 bytes.")


def test_a_question_that_grows_too_large_is_cut_off(client: TestClient) -> None:
    parts = (b" " * 100_000 for _ in range(11))  # chunked: no length is said before
    answer = client.post("/api/runs", content=parts)
    assert only(answer) == (413, "body", "it is too large", "Send at most 1,048,576 bytes.")


def test_a_file_has_its_own_limit(tmp_path: Path) -> None:
    studio = Studio([], tmp_path / "out", upload_limit=100)
    with TestClient(application(studio), base_url=HERE) as browser:
        fits = browser.post("/api/uploads?name=a.csv", content=b"name\n" + b"x\n" * 47)
        assert fits.status_code == 201
        over = browser.post("/api/uploads?name=a.csv", content=b"name\n" + b"x\n" * 48)
        assert only(over) == (413, "body", "it is too large", "Send at most 100 bytes.")


@pytest.mark.parametrize(
    "path",
    [
        "/api/histories/..%2F..%2Fetc",
        "/api/histories/%2e%2e",
        "/api/histories/..%5c..%5cetc/packed",
        "/api/histories//etc/passwd",
        "/..%2f..%2fetc/passwd.txt",
        "/%2e%2e/%2e%2e/pyproject.toml",
        "/static/../../app.py",
        "/..%5capp.py",
        "/app.py",
        "/api/runs/..%2fx",
        "/api/uploads/..%2f..%2fx",
        "/%00.js",
    ],
)
def test_no_address_leads_to_a_file_that_is_not_ours(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in (404, 422)
    assert set(answer.json()) == {"problems"}


@pytest.mark.parametrize("table", ["..%2fprovenance", "persons.csv", "passwd"])
def test_no_table_but_the_registers_is_given(client: TestClient, here: str, table: str) -> None:
    assert client.get(f"{here}/tables/{table}").status_code == 404


def test_a_fault_tells_nothing_of_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio = Studio([], tmp_path / "out")

    def fail() -> None:
        raise ValueError("/home/secret/path")

    monkeypatch.setattr(studio, "about", fail)
    app = application(studio)
    with TestClient(app, base_url=HERE, raise_server_exceptions=False) as browser:
        assert only(browser.get("/api/about")) == (
            500,
            "/api/about",
            "a fault of raspred: ValueError",
            "Please report what `raspred studio` printed.",
        )
