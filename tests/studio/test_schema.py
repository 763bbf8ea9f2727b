"""The API against its own schema: answers that no shape declares, and faults, are found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from raspred.studio import schema
from raspred.studio.models.base import Problems

if TYPE_CHECKING:
    from starlette.testclient import TestClient

WRITTEN = Path(schema.__file__).parent / "web" / "openapi.json"
_SCHEMA = json.loads(WRITTEN.read_text(encoding="utf-8"))
_ASKED = schemathesis.openapi.from_dict(_SCHEMA)
_ENDLESS = "/api/runs/events"
_STARTING = ("/api/runs", "POST")  # would start real runs


def test_the_written_schema_is_the_present_one() -> None:
    assert WRITTEN.read_text(encoding="utf-8") == schema.text(), (
        "python -m raspred.studio.schema src/raspred/studio/web/openapi.json"
    )


def operations() -> list[Any]:
    """Return every address and method that answers at once."""
    found: list[Any] = [result.ok() for result in _ASKED.get_all_operations()]  # type: ignore[union-attr]
    return [
        one for one in found if one.path != _ENDLESS and (one.path, one.method.upper()) != _STARTING
    ]


def ask(client: TestClient, here: str, case: Any) -> None:
    """Ask one case, on a history that exists, and judge the answer."""
    if "history" in (case.path_parameters or {}):
        case.path_parameters["history"] = here.rpartition("/")[2]
    sent = case.as_transport_kwargs(base_url=str(client.base_url))
    # The case speaks the words of another client: a bare body is `content` here.
    sent = {_SENT[name]: value for name, value in sent.items() if name in _SENT}
    answer = client.request(**sent, follow_redirects=False)
    assert answer.status_code < 500 or answer.status_code == 503, answer.text
    if answer.status_code >= 400:
        Problems.model_validate_json(answer.content)
        assert answer.json()["problems"]
    elif answer.headers.get("content-type", "") == "application/json":
        declared = case.operation.definition.raw["responses"][str(answer.status_code)]
        shape = declared["content"]["application/json"]["schema"]
        _validator(json.dumps(shape)).validate(answer.json())


_SENT = {
    "method": "method",
    "url": "url",
    "params": "params",
    "headers": "headers",
    "json": "json",
    "data": "content",
}


def _validator(shape: str) -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator({**json.loads(shape), "components": _SCHEMA["components"]})


@pytest.mark.parametrize("operation", operations(), ids=lambda one: f"{one.method} {one.path}")
@settings(max_examples=5, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_address_answers_as_its_schema_says(
    client: TestClient, here: str, operation: Any, data: st.DataObject
) -> None:
    ask(client, here, data.draw(operation.as_strategy()))


@pytest.mark.slow
@pytest.mark.parametrize("operation", operations(), ids=lambda one: f"{one.method} {one.path}")
@settings(max_examples=200, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_address_answers_as_its_schema_says_at_length(
    client: TestClient, here: str, operation: Any, data: st.DataObject
) -> None:
    ask(client, here, data.draw(operation.as_strategy()))
