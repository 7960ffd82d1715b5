"""The dashboard and the alert rules as files: their queries and the names in them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

import yaml

from bot.setting_sections import ROOT

FOLDER = ROOT / "docs" / "betrieb" / "prometheus"
DASHBOARD = FOLDER / "grafana-dashboard.json"
RULES = FOLDER / "alarme.yaml"
RULE_TESTS = (FOLDER / "alarme-test.yaml", FOLDER / "alarme-neustart-test.yaml")
HANDBOOK = ROOT / "docs" / "betrieb" / "alarme.md"

_NAME = re.compile(r"\b(?:strategiebot|process)_[a-z_]+")


@dataclass(frozen=True, slots=True)
class Query:
    """`legend` is what Grafana writes beside the line."""

    panel: str
    expression: str
    legend: str


def panels() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(DASHBOARD.read_text(encoding="utf-8"))["panels"]
    return found


def queries() -> list[Query]:
    return [
        Query(panel["title"], target["expr"], target["legendFormat"])
        for panel in panels()
        for target in panel["targets"]
    ]


def rules() -> list[dict[str, Any]]:
    groups = yaml.safe_load(RULES.read_text(encoding="utf-8"))["groups"]
    return [rule for group in groups for rule in group["rules"]]


def alerts() -> list[str]:
    return [rule["alert"] for rule in rules() if "alert" in rule]


def metric_names(expression: str) -> set[str]:
    return set(_NAME.findall(expression))


def shown_names(exposition: str) -> set[str]:
    """The names of all series that are there."""
    lines = (line for line in exposition.splitlines() if line and not line.startswith("#"))
    return {re.split(r"[{ ]", line, maxsplit=1)[0] for line in lines}
