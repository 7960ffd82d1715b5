"""docs/telegram.md names for each requirement the tests that prove it: they are there."""

from __future__ import annotations

import re

import pytest

from bot.setting_sections import ROOT

TEXT = (ROOT / "docs" / "telegram.md").read_text(encoding="utf-8")
ROWS = {int(number): row for number, row in re.findall(r"^\| (\d+) \|(.*)\|$", TEXT, re.MULTILINE)}


def test_every_requirement_has_its_row() -> None:
    assert list(ROWS) == list(range(1, 38))


@pytest.mark.parametrize("number", ROWS)
def test_what_proves_a_requirement_is_there(number: int) -> None:
    file = ROOT / "tests"
    for named in re.findall(r"`([\w/.]*(?:::\w+)?)`", ROWS[number].split("|")[1]):
        path, _, test = named.partition("::")
        folder = ROOT if path.startswith("bot/") and not (ROOT / "tests" / path).exists() else ROOT / "tests"
        file = folder / path if path else file
        assert file.exists(), named
        assert not test or f"def {test}(" in file.read_text(encoding="utf-8"), named
