"""A start at which the model cannot be loaded: a missing or broken folder, a disk without room for unpacking."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from tests.bot_api.citizen import Desk
from tests.e2e.screen import quotations
from tests.e2e.service import Place, Service, new_token, started

pytestmark = pytest.mark.e2e

QUESTION = "Wann fand die erste Strategiekonferenz statt?"


def test_citizens_are_answered_by_words_and_operators_are_told(place: Place) -> None:
    settings = without_model(place)
    with Desk(place.server, new_token()) as desk, started(place, desk, settings) as service:
        citizen = service.citizen()
        citizen.say(QUESTION)
        assert quotations(citizen.reads()) != []
        assert readiness(service)["degraded"] == ["encoder"]
        assert "Traceback" not in service.process.log
        service.process.must_run()


def without_model(place: Place) -> Path:
    settings = place.settings("modelless")
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("[encoder]\n", '[encoder]\nmodel_dir = "/proc/none"\n'), encoding="utf-8")
    return settings


def readiness(service: Service) -> dict[str, object]:
    told: dict[str, object] = httpx.get(f"{service.operations}/readyz", trust_env=False).json()
    return told
