"""Only Telegram may deliver to the webhook."""

from __future__ import annotations

import time
from urllib.parse import urlsplit

import httpx
import pytest

from tests.bot_api.citizen import Citizen, NothingHappenedError
from tests.bot_api.webhook import SECRET_HEADER
from tests.e2e.service import SECRET, Service

pytestmark = pytest.mark.e2e


@pytest.fixture
def hook(service: Service) -> str:
    if service.mode != "webhook":
        pytest.skip("there is no webhook when the bot polls")
    url: str = service.desk.state()["webhook"]
    assert urlsplit(url).path == "/hook"
    return url


@pytest.mark.parametrize("headers", [{}, {SECRET_HEADER: ""}, {SECRET_HEADER: "falsch"}, {SECRET_HEADER: SECRET + "x"}])
def test_a_delivery_without_the_secret_is_refused_and_changes_nothing(
    citizen: Citizen, hook: str, headers: dict[str, str]
) -> None:
    message = {
        "message_id": 1,
        "date": int(time.time()),
        "chat": citizen.chat,
        "from": citizen.person,
        "text": "/start",
    }
    answer = httpx.post(hook, json={"update_id": 1, "message": message}, headers=headers)
    assert answer.status_code == 403
    with pytest.raises(NothingHappenedError):
        citizen.sees(within=0.5)


def test_no_other_address_answers(hook: str) -> None:
    assert httpx.post(hook + "/mehr", headers={SECRET_HEADER: SECRET}).status_code == 404
    assert httpx.get(hook).status_code in (403, 405)
