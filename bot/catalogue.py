"""The texts that citizens and staff read, in Fluent files for translators (`bot/locales/<part>.<language>.ftl`)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

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


class Catalogue:
    """Texts by key and language; a language we have no texts in is read as English, none at all as German."""

    def __init__(self, bundles: Mapping[str, FluentBundle]) -> None:
        self._bundles = bundles

    @classmethod
    def from_folder(cls, folder: Path = LOCALES) -> Catalogue:
        bundles = {}
        for language in FALLBACKS:
            bundle = FluentBundle([spoken(language)], use_isolating=False)
            for file in sorted(folder.glob(f"*.{language}.ftl")):
                bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
            bundles[language] = bundle
        return cls(bundles)

    @staticmethod
    def language(code: str | None) -> str:
        """The interface language for a code such as Telegram's "de-AT"."""
        if not code:
            return "de"
        known = (each for each in (code.lower(), spoken(code.lower())) if each in FALLBACKS)
        return next(known, "en")

    def text(self, key: str, language: str, **values: str | int) -> str:
        """The text of `key` in `language`; raises KeyError for a key that no catalogue has."""
        for tried in (language, *FALLBACKS[language]):
            bundle = self._bundles[tried]
            if bundle.has_message(key):
                return self._format(bundle, key, values)
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
