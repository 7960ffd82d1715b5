from __future__ import annotations

import re

from fluent.syntax import FluentParser, ast

from bot.catalogue import LOCALES, Catalogue
from bot.telegram.callback_data import OF_STAFF, Action


def keys(language: str) -> set[str]:
    """Keys of the texts for staff; fails on a line that Fluent cannot read."""
    resource = FluentParser().parse((LOCALES / f"staff.{language}.ftl").read_text(encoding="utf-8"))
    assert [entry.content for entry in resource.body if isinstance(entry, ast.Junk)] == []
    return {entry.id.name for entry in resource.body if isinstance(entry, ast.Message)}


def variables(language: str) -> dict[str, set[str]]:
    text = (LOCALES / f"staff.{language}.ftl").read_text(encoding="utf-8")
    parts = re.split(r"^(?=[a-z][\w-]* =)", text, flags=re.MULTILINE)
    return {part.split(" =")[0]: set(re.findall(r"\$\w+", part)) for part in parts[1:]}


def test_a_translation_uses_the_variables_of_the_original() -> None:
    assert variables("en") == variables("de")


def test_english_has_every_text_and_all_are_of_staff() -> None:
    assert keys("en") == keys("de")
    assert {key.split("-")[0] for key in keys("de")} == {"staff"}


def test_every_button_of_staff_has_a_label_but_the_one_that_is_a_title() -> None:
    labelled = {f"staff-button-{action}" for action in OF_STAFF if action is not Action.SHOW}
    assert {key for key in keys("de") if key.startswith("staff-button-")} == labelled


def test_what_a_menu_says_is_within_telegram_s_limits() -> None:
    catalogue = Catalogue.from_folder()
    for language in ("de", "en", "pl"):
        for key in ("standing", "back", "gaps"):
            assert 1 <= len(catalogue.text(f"staff-command-{key}", language)) <= 256
