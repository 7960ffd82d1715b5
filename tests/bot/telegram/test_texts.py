from __future__ import annotations

import pytest
from fluent.syntax import FluentParser, ast

from bot.catalogue import FALLBACKS, LOCALES, PLAIN_GERMAN

GERMAN_ONLY = {"telegram-command-plain"}
"""Plain language is offered in German alone."""
PLAIN_ONLY = {"telegram-button-ordinary"}
BEFORE_THE_FIRST_WORD = ("telegram-command-", "telegram-description", "telegram-short-description")
"""What Telegram shows of a bot, in the languages that Telegram knows."""


def keys(language: str) -> set[str]:
    """Keys of the texts for Telegram; fails on a line that Fluent cannot read."""
    resource = FluentParser().parse((LOCALES / f"telegram.{language}.ftl").read_text(encoding="utf-8"))
    assert [entry.content for entry in resource.body if isinstance(entry, ast.Junk)] == []
    return {entry.id.name for entry in resource.body if isinstance(entry, ast.Message)}


@pytest.mark.parametrize("language", sorted({*FALLBACKS} - {"de", PLAIN_GERMAN}))
def test_every_language_has_every_text(language: str) -> None:
    assert keys(language) == keys("de") - GERMAN_ONLY


def test_plain_german_has_every_text_of_a_chat_and_a_way_back() -> None:
    chat = {key for key in keys("de") if not key.startswith(BEFORE_THE_FIRST_WORD)}
    assert keys(PLAIN_GERMAN) == chat | PLAIN_ONLY


def test_the_texts_are_those_of_this_channel() -> None:
    assert {key.split("-")[0] for key in keys("de")} == {"telegram"}
