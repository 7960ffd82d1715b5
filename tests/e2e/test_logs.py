"""What must never stand in a log."""

from __future__ import annotations

import pytest

from tests.bot_api.citizen import Citizen
from tests.e2e.service import Service

pytestmark = pytest.mark.e2e

WORDS = "Wann tagte die Strategiekonferenz der Quastenflosserforscher?"


def test_neither_the_token_nor_what_citizens_write_is_logged(citizen: Citizen, service: Service) -> None:
    citizen.say(WORDS)
    citizen.reads()
    service.desk.fault("sendMessage", chat=citizen.id, status=403, description="Forbidden: bot was blocked by the user")
    citizen.say(WORDS)
    assert citizen.sees("sendMessage")["ok"] is False
    visitor = service.citizen()
    visitor.say("/hilfe")
    visitor.reads()
    log = service.process.log
    assert service.desk.token not in log
    assert service.desk.token.split(":")[1] not in log
    assert "Quastenflosserforscher" not in log
    assert str(citizen.id) not in log
