"""The texts that citizens and staff read, in Fluent files for translators (`bot/locales/<part>.<language>.ftl`)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

from bot.setting_sections import AnnouncementSettings, JournalSettings, PrivacySettings

LOCALES = Path(__file__).parent / "locales"
PLAIN_GERMAN = "de-leicht"
"""Leichte Sprache: German for people who find German hard to read."""

FALLBACKS = {"pl": ("en", "de"), "cs": ("en", "de"), "en": ("de",), "de": (), PLAIN_GERMAN: ("de",)}
"""Interface languages, and where to look next for a text that is not translated."""


def spoken(language: str) -> str:
    """The language itself: plain German is German."""
    return language.split("-")[0]


def in_variety(language: str, chosen: str) -> str:
    """`language` in the variety that somebody has `chosen`, where it is one of that language."""
    return chosen if language == spoken(chosen) else language


SPOKEN = tuple(dict.fromkeys(map(spoken, FALLBACKS)))
"""Without varieties: the languages that Telegram knows."""


def facts(keep_days: int, wait_days: int, fluent: bool, privacy: PrivacySettings) -> Mapping[str, str | int]:
    """What texts may say of the settings: days that questions are kept (0: they are not) and may wait for an answer,
    whether a language model is asked ("yes" or "no"), days that logs and backups are kept, who is responsible, who
    hears complaints."""
    people = {"controller": privacy.controller, "officer": privacy.officer, "authority": privacy.authority}
    days = {"keep": keep_days, "wait": wait_days, "logs": privacy.keep_logs_days}
    days |= {"backups": privacy.keep_backups_days}
    return {**days, "fluent": "yes" if fluent else "no", **people}


FACTS = facts(
    JournalSettings().keep_questions_days, AnnouncementSettings().keep_questions_days, False, PrivacySettings()
)
"""With the default settings."""


class Catalogue:
    """Texts by key and language; a language we have no texts in is read as English, none at all as German."""

    def __init__(self, bundles: Mapping[str, FluentBundle], facts: Mapping[str, str | int] = FACTS) -> None:
        self._bundles = bundles
        self._facts = facts

    @classmethod
    def from_folder(cls, folder: Path = LOCALES) -> Catalogue:
        bundles = {}
        for language in FALLBACKS:
            bundle = FluentBundle([spoken(language)], use_isolating=False)
            for file in sorted(folder.glob(f"*.{language}.ftl")):
                bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
            bundles[language] = bundle
        return cls(bundles)

    def knowing(self, facts: Mapping[str, str | int]) -> Catalogue:
        """The same texts, telling the truth about the settings."""
        return Catalogue(self._bundles, facts)

    def fact(self, name: str) -> str | int:
        """One of those that texts may say."""
        return self._facts[name]

    @staticmethod
    def language(code: object) -> str:
        """The interface language for a code such as Telegram's "de-AT"."""
        if not isinstance(code, str) or not code:
            return "de"
        known = (each for each in (code.lower(), spoken(code.lower())) if each in FALLBACKS)
        return next(known, "en")

    def text(self, key: str, language: str, **values: str | int) -> str:
        """The text of `key` in `language`; raises KeyError for a key that no catalogue has."""
        for tried in (language, *FALLBACKS[language]):
            bundle = self._bundles[tried]
            if bundle.has_message(key):
                return self._format(bundle, key, {**self._facts, **values})
        raise KeyError(key)

    def has(self, key: str) -> bool:
        return self._bundles["de"].has_message(key)

    @staticmethod
    def _format(bundle: FluentBundle, key: str, values: Mapping[str, str | int]) -> str:
        pattern = bundle.get_message(key).value
        if pattern is None:
            raise KeyError(key)
        text, problems = bundle.format_pattern(pattern, dict(values))
        if problems:
            raise KeyError(f"{key}: {problems[0]}")
        return str(text)
