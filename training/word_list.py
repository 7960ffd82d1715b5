"""Makes the list of known words: `python -m training.word_list` rewrites bot/dialogue/word_list.npz.

Its source are the German and English frequency lists of pyspellchecker (MIT), which is needed for this only.
"""

from __future__ import annotations

from collections.abc import Iterator

from spellchecker import SpellChecker

from bot.dialogue.word_list import WordList

LANGUAGES = ("de", "en")
FEWEST = 3
"""Rarer words of those lists are often misspellings themselves."""


def words() -> Iterator[str]:
    for language in LANGUAGES:
        counts = SpellChecker(language=language).word_frequency.dictionary
        yield from (word for word, count in counts.items() if count >= FEWEST)


def main() -> None:
    made = WordList.from_words(words())
    made.save()
    print(f"{len(made.checksums)} words")


if __name__ == "__main__":
    main()
