"""Dates as a reader of the reply's language writes them, as precise as the source gives them."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from bot.catalogue import PLAIN_GERMAN
from knowledge.partial_date import PartialDate

_LOCALES = {"de": "de_DE", PLAIN_GERMAN: "de_DE", "en": "en_GB", "pl": "pl_PL", "cs": "cs_CZ"}


def written(date: PartialDate, language: str) -> str:
    """ "9. Februar 2017", "März 2018" or "2016"; `language` is an interface language."""
    if date.month is None:
        return str(date.year)
    if date.day is None:
        return format_date(date.first_day(), "LLLL y", locale=_LOCALES[language])
    return format_date(date.first_day(), "long", locale=_LOCALES[language])


def written_day(day: date, language: str) -> str:
    """The same for a day of the calendar."""
    return format_date(day, "long", locale=_LOCALES[language])
