"""The alert rules: what they do by themselves, and what the handbook says of them."""

from __future__ import annotations

import re
from pathlib import Path

from tests.bot.operations.dashboard import (
    DASHBOARD,
    FOLDER,
    HANDBOOK,
    RULE_TESTS,
    RULES,
    alerts,
    metric_names,
    panels,
    queries,
    rules,
    shown_names,
)
from tests.bot.operations.prometheus import promtool
from tests.bot.operations.whole import whole_operations


def test_every_alert_comes_when_it_should_and_at_no_other_time() -> None:
    assert "SUCCESS" in promtool("test", "rules", *map(str, RULE_TESTS))


def test_rules_and_the_example_configuration_are_sound() -> None:
    assert "SUCCESS" in promtool("check", "rules", str(RULES))
    assert "SUCCESS" in promtool("check", "config", str(FOLDER / "prometheus.yaml"))


def test_the_handbook_explains_every_alert_and_no_other() -> None:
    explained = re.findall(r"^### (\w+)$", HANDBOOK.read_text(encoding="utf-8"), re.MULTILINE)
    assert explained == alerts()


def test_every_alert_says_how_urgent_it_is_and_what_has_happened() -> None:
    for rule in rules():
        if "alert" in rule:
            assert rule["labels"]["stufe"] in {"dringend", "bald", "gelegentlich"}
            assert rule["annotations"]["summary"].endswith(".")


def test_every_alert_has_a_test_in_which_it_fires() -> None:
    tested = "".join(file.read_text(encoding="utf-8") for file in RULE_TESTS)
    fires = set(re.findall(r'alertname="(\w+)"', tested)) | set(re.findall(r"alertname: (\w+)\n\s+exp_alerts", tested))
    assert fires == set(alerts())


def test_every_metric_in_dashboard_and_rules_is_one_that_the_bot_shows(tmp_path: Path) -> None:
    shown = shown_names(whole_operations(tmp_path).meters.exposition().decode())
    wanted = {name for query in queries() for name in metric_names(query.expression)}
    wanted |= {name for rule in rules() for name in metric_names(rule["expr"])}
    assert wanted - shown == set()


def test_the_dashboard_is_german_and_every_panel_has_a_place_of_its_own() -> None:
    titles = [panel["title"] for panel in panels()]
    assert len(set(titles)) == len(titles) >= 20
    assert '"Ohne Antwort"' in DASHBOARD.read_text(encoding="utf-8")
    taken = [
        (x, y)
        for grid in (panel["gridPos"] for panel in panels())
        for x in range(grid["x"], grid["x"] + grid["w"])
        for y in range(grid["y"], grid["y"] + grid["h"])
    ]
    assert len(set(taken)) == len(taken)
    assert max(x for x, _ in taken) < 24
