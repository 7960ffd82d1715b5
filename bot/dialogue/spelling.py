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
        self._nouns = tuple(folded for folded, word in self._forms.items() if word[0].isupper())

    def corrected(self, text: str, language: str) -> str:
        """`text` with each unknown word replaced by the nearest one of the documents, if one is near enough.

        What is written with a capital letter behind the first word may be a name. It becomes no word that is written
        small ("Zeiss" not "weiß") and none that begins otherwise and differs in two letters; capitals alone stay.
        """
        if language not in LANGUAGES:
            return text
        first, loud = len(text) - len(text.lstrip()), text.isupper()
        return _WORD.sub(lambda found: self._word(found[0], loud or found.start() == first), text)

    def _word(self, word: str, may_be_written_large: bool) -> str:
        folded = word.casefold()
        if len(folded) <= _SHORTEST or folded in self._forms or word in self._known:
            return word
        is_noun = word[0].isupper() and not may_be_written_large
        if is_noun and word.isupper():
            return word
        most = 1 if len(folded) < _FEW_LETTERS else 2
        among = self._nouns if is_noun else self._words
        nearest = process.extractOne(folded, among, scorer=OSA.distance, score_cutoff=most)
        if nearest is None or (is_noun and nearest[1] > 1 and nearest[0][0] != folded[0]):
            return word
        return self._forms[nearest[0]]
