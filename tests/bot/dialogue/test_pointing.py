"""Words that point back, in the language of the question."""

from __future__ import annotations

import pytest

from bot.dialogue.pointing import names_a_subject, opens_as_continuation, points_back, words_of


@pytest.mark.parametrize(
    ("question", "language", "opens"),
    [
        ("Und wo?", "de", True),
        ("– und wo?", "de", True),
        ("Unddas wo?", "de", False),
        ("What about 2019?", "en", True),
        ("A kto?", "pl", True),
        ("A kdo?", "de", True),  # two words may be taken for German
        ("I need the address", "en", False),
        ("A press release?", "en", False),
        ("und wer?", "pl", True),
        ("Und wo?", "de-leicht", True),
    ],
)
def test_a_continuation_opens_with_a_word_of_its_language(question: str, language: str, opens: bool) -> None:
    assert opens_as_continuation(question, language) is opens


@pytest.mark.parametrize(
    ("question", "language", "points"),
    [
        ("Wie komme ich hin?", "de", False),
        ("Ilu ich było?", "pl", True),
        ("Wo hat er gearbeitet?", "de", True),
        ("Where did he work?", "en", True),
        ("Was kostet das Heft?", "de", True),
        ("Seit wann gibt es die?", "de", True),
        ("In welchem Jahr wurde Intec die gegründet?", "de", True),
        ("Where is the ministry?", "en", False),
        ("Kdo ji vedl?", "cs", True),
    ],
)
def test_a_word_points_back_in_its_own_language(question: str, language: str, points: bool) -> None:
    assert points_back(question, language) is points


def test_a_capital_letter_inside_or_a_figure_names_a_subject() -> None:
    assert names_a_subject("wo ist die Messe")
    assert not names_a_subject("Wo ist die messe 2017")
    assert words_of("Wo war 2017 die Z?") == ["Wo", "war", "die", "Z"]
