"""Corrects misspelled words of a question to words of the documents, so that a typo costs no confidence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.dialogue.word_list import WordList, shipped_word_list

LANGUAGES = ("de", "en")
"""Those whose words are known; of others nobody can tell a typo from a word."""
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 4
_FEW_LETTERS = 8
"""A shorter word may differ in one letter, a longer one in two (one for each pair of letters swapped)."""
_OFTEN = 4
"""A word of anticipated questions counts if so many hold it and it is spelled right: they hold misspelled ones, too."""


class Speller:
    """Knows the words of one snapshot, in their most frequent form; may be used from several threads.

    Distance: optimal string alignment (Damerau 1964, restricted).
    """

    def __init__(self, texts: Iterable[str], questions: Iterable[str] = (), known: WordList | None = None) -> None:
        self._known = known or shipped_word_list()
        counts = Counter(word for text in texts for word in _WORD.findall(text) if len(word) >= _SHORTEST)
        asked = Counter(word for text in questions for word in set(_WORD.findall(text)) if len(word) >= _SHORTEST)
        counts.update([word for word, times in asked.items() if times >= _OFTEN and word in self._known])
        self._forms: dict[str, str] = {}
        for word, _ in counts.most_common():
            self._forms.setdefault(word.casefold(), word)
        self._words = tuple(self._forms)
        """The most frequent ones first, so that of equally near words the most frequent is taken."""

    def corrected(self, text: str, language: str) -> str:
        """`text` with each unknown word replaced by the nearest one of the documents, if one is near enough."""
        return _WORD.sub(lambda found: self._word(found[0]), text) if language in LANGUAGES else text

    def _word(self, word: str) -> str:
        folded = word.casefold()
        if len(folded) <= _SHORTEST or folded in self._forms or word in self._known:
            return word
        most = 1 if len(folded) < _FEW_LETTERS else 2
        nearest = process.extractOne(folded, self._words, scorer=OSA.distance, score_cutoff=most)
        return self._forms[nearest[0]] if nearest else word
