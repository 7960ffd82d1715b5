"""The catalogues: complete in German and English, with a fallback for the others."""

from __future__ import annotations

import re

import pytest

from bot.catalogue import LOCALES, Catalogue

KEY = re.compile(r"^([a-z][\w-]*) =", re.MULTILINE)
VARIABLE = re.compile(r"\{ ?(\$[\w]+)")


def entries(language: str) -> dict[str, set[str]]:
    text = "\n".join(file.read_text(encoding="utf-8") for file in sorted(LOCALES.glob(f"*{language}.ftl")))
    parts = re.split(r"^(?=[a-z][\w-]* =)", text, flags=re.MULTILINE)
    return {found[1]: set(VARIABLE.findall(part)) for part in parts if (found := KEY.match(part))}


def test_german_and_english_hold_the_same_texts() -> None:
    assert entries("de").keys() == entries("en").keys()


@pytest.mark.parametrize("language", ["en", "pl", "cs"])
def test_a_translation_uses_the_variables_of_the_original(language: str) -> None:
    german = entries("de")
    for key, variables in entries(language).items():
        assert variables == german[key], key


@pytest.mark.parametrize("language", ["de", "en", "pl", "cs"])
@pytest.mark.parametrize("key", ["lead-answered", "no-answer", "talk-greeting-1", "talk-help-1", "standing"])
def test_greeting_help_refusal_and_labels_are_translated(language: str, key: str) -> None:
    assert key in entries(language)


def test_a_text_that_is_not_translated_is_english() -> None:
    catalogue = Catalogue.from_folder()
    assert catalogue.text("talk-opinion-1", "pl") == catalogue.text("talk-opinion-1", "en")


def test_values_are_put_in_without_invisible_marks() -> None:
    assert Catalogue.from_folder().text("standing", "de", date="2017") == "Stand: 2017"


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        Catalogue.from_folder().text("no-such-key", "de")


def test_a_missing_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        Catalogue.from_folder().text("standing", "de")


@pytest.mark.parametrize(
    ("code", "language"), [(None, "de"), ("", "de"), ("de-AT", "de"), ("PL", "pl"), ("cs", "cs"), ("tr", "en")]
)
def test_a_language_code_gives_an_interface_language(code: str | None, language: str) -> None:
    assert Catalogue.language(code) == language
