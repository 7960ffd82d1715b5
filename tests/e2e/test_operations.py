"""What operators see of a bot that answers citizens: health, metrics, and every line of dashboard and alerts."""

from __future__ import annotations

import math
import time
from pathlib import Path

import httpx
import pytest

from tests.bot.operations.dashboard import metric_names, queries, rules, shown_names
from tests.bot.operations.prometheus import Prometheus, running_prometheus
from tests.bot_api.citizen import Citizen
from tests.e2e.service import Service, free_port

pytestmark = pytest.mark.e2e

QUESTIONS = ("Wann war die erste Strategiekonferenz?", "Wie hoch ist der Eiffelturm?", "Hallo")


def metrics(service: Service) -> str:
    answer = httpx.get(f"{service.operations}/metrics")
    assert answer.headers["Content-Type"].startswith("text/plain; version=")
    return answer.text


def value(service: Service, series: str) -> float:
    """That of one series, written as Prometheus writes it."""
    found = [line.rpartition(" ")[2] for line in metrics(service).splitlines() if line.rpartition(" ")[0] == series]
    return float(found[0])


@pytest.fixture
def ready(service: Service) -> Service:
    """It has polled for the first time, or is about to."""
    until = time.monotonic() + 20
    while httpx.get(f"{service.operations}/readyz").status_code != 200 and time.monotonic() < until:
        time.sleep(0.05)
    return service


def ask(citizen: Citizen, *questions: str) -> None:
    for question in questions:
        citizen.say(question)
        citizen.reads()


def test_a_bot_that_answers_is_alive_and_ready_and_names_what_it_looks_at(ready: Service) -> None:
    health = httpx.get(f"{ready.operations}/healthz")
    assert (health.status_code, health.json()) == (200, {"alive": True, "phase": "answering"})
    readiness = httpx.get(f"{ready.operations}/readyz")
    told = readiness.json()
    assert (readiness.status_code, told["ready"], told["degraded"]) == (200, True, [])
    assert set(told["checks"]) == {"snapshot", "encoder", "journal", "disk", "telegram", "inbox"}


def test_a_question_is_counted_by_its_outcome_and_timed_by_step(service: Service, citizen: Citizen) -> None:
    series = (
        'strategiebot_updates_total{kind="message"}',
        'strategiebot_replies_total{language="de",status="answered"}',
        'strategiebot_step_seconds_count{step="encode"}',
        'strategiebot_step_seconds_count{step="total"}',
        'strategiebot_step_seconds_count{step="send"}',
    )
    before = [value(service, name) for name in series]
    ask(citizen, QUESTIONS[0])
    after = [value(service, name) for name in series]
    assert [late - early for early, late in zip(before, after, strict=True)] == [1] * len(series)


def test_nothing_of_a_citizen_stands_in_the_metrics(service: Service) -> None:
    citizen = service.citizen()
    before = len(metrics(service).splitlines())
    ask(citizen, "Ich heiße Erika Beispielfrau, Telefon 0351 4711. Wann war die Konferenz?")
    shown = metrics(service)
    for personal in ("Beispielfrau", "4711", str(citizen.id), "Konferenz"):
        assert personal not in shown
    assert len(shown.splitlines()) == before


def test_every_name_in_dashboard_and_rules_is_in_the_real_exposition(service: Service) -> None:
    shown = shown_names(metrics(service))
    wanted = {query.panel: metric_names(query.expression) for query in queries()}
    wanted |= {rule.get("alert", "record"): metric_names(rule["expr"]) for rule in rules()}
    assert {place: names - shown for place, names in wanted.items() if names - shown} == {}


def test_a_real_prometheus_finds_data_for_every_query_and_no_reason_to_alert(service: Service, tmp_path: Path) -> None:
    if service.mode != "polling":
        pytest.skip("the same metrics in both modes; one Prometheus is enough")
    citizen, target = service.citizen(), service.operations.removeprefix("http://")
    with running_prometheus(tmp_path, free_port(), target) as prometheus:
        prometheus.wait_for("up", 1)
        ask(citizen, *QUESTIONS, *QUESTIONS)
        prometheus.wait_for('sum(increase(strategiebot_replies_total{status="answered"}[1h]))', 0.1)
        found = {query: prometheus.values(query.expression) for query in queries()}
        assert [query for query, values in found.items() if not any(map(math.isfinite, values))] == []
        assert _broken_or_firing(prometheus) == []


def _broken_or_firing(prometheus: Prometheus) -> list[str]:
    """But for the first seconds of a bot, in which there may have been conflicts with nobody."""
    return [
        f"{rule['name']}: {rule.get('lastError') or rule.get('state')}"
        for rule in prometheus.rules()
        if rule["health"] == "err" or rule.get("state") == "firing"
    ]
