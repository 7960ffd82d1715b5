from __future__ import annotations

import pytest
from fluent.syntax import FluentParser, ast

from bot.catalogue import FALLBACKS, LOCALES


def keys(language: str) -> set[str]:
    """Keys of the texts for Telegram; fails on a line that Fluent cannot read."""
    resource = FluentParser().parse((LOCALES / f"telegram.{language}.ftl").read_text(encoding="utf-8"))
    assert [entry.content for entry in resource.body if isinstance(entry, ast.Junk)] == []
    return {entry.id.name for entry in resource.body if isinstance(entry, ast.Message)}


@pytest.mark.parametrize("language", FALLBACKS)
def test_every_language_has_every_text(language: str) -> None:
    assert keys(language) == keys("de")


def test_the_texts_are_those_of_this_channel() -> None:
    assert {key.split("-")[0] for key in keys("de")} == {"telegram"}
