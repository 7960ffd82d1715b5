"""The catalogues: complete in German and English, with a fallback for the others."""

from __future__ import annotations

import re

import pytest

from bot.catalogue import FALLBACKS, LOCALES, PLAIN_GERMAN, SPOKEN, Catalogue, in_variety

KEY = re.compile(r"^([a-z][\w-]*) =", re.MULTILINE)
VARIABLE = re.compile(r"\{ ?(\$[\w]+)")
FOR_STAFF = ("report-", "remark-", "editing-", "staff-", "gaps-")
GERMAN_ONLY = {"telegram-command-plain"}
NOT_IN_A_CHAT = ("telegram-command-", "telegram-description", "telegram-short-description")
LONGEST_LINE = 70
"""Characters: one short statement."""


def entries(language: str) -> dict[str, set[str]]:
    text = "\n".join(file.read_text(encoding="utf-8") for file in sorted(LOCALES.glob(f"*.{language}.ftl")))
    parts = re.split(r"^(?=[a-z][\w-]* =)", text, flags=re.MULTILINE)
    return {
        found[1]: set(VARIABLE.findall(part))
        for part in parts
        if (found := KEY.match(part)) and not found[1].startswith(FOR_STAFF)
    }


def test_german_and_english_hold_the_same_texts() -> None:
    assert entries("de").keys() - GERMAN_ONLY == entries("en").keys()


def test_plain_german_holds_every_text_that_citizens_read_in_a_chat() -> None:
    chat = {key for key in entries("de") if not key.startswith(NOT_IN_A_CHAT)}
    assert entries(PLAIN_GERMAN).keys() == chat | {"telegram-button-ordinary"}


def test_plain_german_makes_one_short_statement_a_line() -> None:
    for file in LOCALES.glob(f"*.{PLAIN_GERMAN}.ftl"):
        for line in file.read_text(encoding="utf-8").splitlines():
            text = line.partition(" = ")[2] if KEY.match(line) else line.strip()
            if not line.startswith("#") and "{" not in line:
                assert len(text) <= LONGEST_LINE, line
                assert not re.search(r"\w[.!] \w", text), line


def test_german_and_plain_german_are_kept_apart() -> None:
    catalogue = Catalogue.from_folder()
    assert catalogue.text("no-answer", "de").startswith("Dazu steht nichts in meinen Unterlagen.")
    assert catalogue.text("no-answer", PLAIN_GERMAN) == "Das weiß ich nicht.\nDazu steht nichts in meinen Texten."
    assert catalogue.text("telegram-description", PLAIN_GERMAN) == catalogue.text("telegram-description", "de")


def test_plain_german_takes_the_place_of_german_alone() -> None:
    assert [in_variety(language, PLAIN_GERMAN) for language in SPOKEN] == ["pl", "cs", "en", "de-leicht"]
    assert [in_variety(language, "en") for language in FALLBACKS] == list(FALLBACKS)
    assert SPOKEN == ("pl", "cs", "en", "de")


@pytest.mark.parametrize("language", ["en", "pl", "cs", "de-leicht"])
def test_a_translation_uses_the_variables_of_the_original(language: str) -> None:
    german = entries("de") | {"telegram-button-ordinary": set()}
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
    ("code", "language"),
    [
        (None, "de"),
        ("", "de"),
        ("de-AT", "de"),
        ("de-leicht", "de-leicht"),
        ("PL", "pl"),
        ("cs", "cs"),
        ("tr", "en"),
    ],
)
def test_a_language_code_gives_an_interface_language(code: str | None, language: str) -> None:
    assert Catalogue.language(code) == language
