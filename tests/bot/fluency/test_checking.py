"""What may be shown of a model's words: whatever the quotations do not bear out is dropped."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.dialogue.reply import Quote
from bot.fluency.checking import LONGEST, Checker, Flaw
from tests.bot.fluency.quotations import CONFERENCE, QUOTES, TRUE, quote

CHECKER = Checker()


def flaws(answer: str, language: str = "de", quotes: tuple[Quote, ...] = QUOTES) -> list[Flaw | None]:
    return [verdict.flaw for verdict in CHECKER.verdicts(answer, quotes, language)]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", TRUE),
        ("de", "Die Konferenz war am 7.3.2017."),
        ("de", "Die Konferenz fand im März 2017 statt."),
        ("de", "Die Keynote hielt Professor Westkämper."),
        ("de", "Minister Dulig eröffnete die Konferenz."),
        ("de", "Es kamen 24200 Gäste, 15 % aus Polen."),
        ("de", "Der Freistaat gibt 1.500.000 Euro."),
        ("de", "Eine Anmeldung ist nicht nötig."),
        ("en", "The first strategy conference took place in Leipzig on 7 March 2017."),
        ("en", "The first strategy conference took place on March 7th, 2017."),
        ("en", "Professor Engelbert Westkämper gave the keynote."),
        ("en", "Economy Minister Martin Dulig opened the conference."),
        ("en", "The Free State gives 1.5 million euros."),
        ("en", "Registration is not required."),
        ("pl", "Pierwsza konferencja odbyła się 7 marca 2017 w Lipsku."),
        ("pl", "Wykład wygłosił profesor Engelbert Westkämper."),
        ("cs", "První strategická konference se konala 7. března 2017 v Lipsku."),
        ("cs", "Konferenci zahájil ministr hospodářství Martin Dulig."),
    ],
)
def test_a_true_sentence_is_kept(language: str, sentence: str) -> None:
    assert CHECKER.summary(sentence, QUOTES, language) == sentence


@pytest.mark.parametrize(
    ("language", "sentence", "flaw"),
    [
        ("de", "Die Konferenz fand am 7. März 2018 statt.", Flaw.FIGURE),
        ("de", "Die Konferenz fand am 8. März 2017 statt.", Flaw.FIGURE),
        ("de", "Die Konferenz fand am 7. Mai 2017 statt.", Flaw.FIGURE),
        ("de", "Die zweite Strategiekonferenz fand in Leipzig statt.", Flaw.FIGURE),
        ("de", "Es kamen 24.300 Gäste.", Flaw.FIGURE),
        ("de", "Es kamen 24,2 Gäste.", Flaw.FIGURE),
        ("de", "Es kamen sieben Gäste.", Flaw.FIGURE),
        ("de", "Es kamen 15 Gäste.", Flaw.FIGURE),
        ("de", "Der Freistaat gibt 1,5 Milliarden Euro.", Flaw.FIGURE),
        ("en", "The Free State gives 1.5 billion euros.", Flaw.FIGURE),
        ("en", "The second strategy conference took place in Leipzig.", Flaw.FIGURE),
        ("en", "The conference took place on May 7, 2017.", Flaw.FIGURE),
        ("en", "Twenty-four guests came.", Flaw.FIGURE),
        ("pl", "Konferencja odbyła się 7 maja 2017 w Lipsku.", Flaw.FIGURE),
        ("cs", "Konference se konala 7. května 2017 v Lipsku.", Flaw.FIGURE),
        ("de", "Minister Müller eröffnete die Konferenz.", Flaw.WORD),
        ("de", "Die Konferenz fand in Dresden statt.", Flaw.WORD),
        ("de", "Die Konferenz war kostenlos.", Flaw.WORD),
        ("en", "Markus Söder gave the keynote.", Flaw.WORD),
        ("en", "The conference in Leipzig was a fraud.", Flaw.WORD),
        ("en", "The minister is corrupt.", Flaw.WORD),
        ("de", "Martin Westkämper hielt die Keynote.", Flaw.PAIR),
        ("en", "Professor Dulig gave the keynote.", Flaw.PAIR),
        ("de", "Die Konferenz fand am 7. März 2017 nicht statt.", Flaw.NEGATION),
        ("de", "Kein Minister eröffnete die Konferenz.", Flaw.NEGATION),
        ("de", "Eine Anmeldung ist nötig.", Flaw.NEGATION),
        ("en", "Registration is required.", Flaw.NEGATION),
        ("en", "The conference didn't take place in Leipzig.", Flaw.NEGATION),
        ("cs", "Konference se nekonala 7. března 2017 v Lipsku.", Flaw.NEGATION),
        ("de", "The conference took place on 7 March 2017 in Leipzig.", Flaw.LANGUAGE),
        ("en", TRUE, Flaw.LANGUAGE),
        ("de", "So ist es.", Flaw.EMPTY),
        ("de", "Wann war die Konferenz?", Flaw.SHAPE),
        ("de", "[Leipzig](http://x)", Flaw.SHAPE),
        ("de", "Die Konferenz: www.leipzig.de", Flaw.SHAPE),
        ("de", "<b>Leipzig</b>", Flaw.SHAPE),
        ("de", "- Leipzig", Flaw.SHAPE),
        ("de", "Die Konferenz " * 30, Flaw.SHAPE),
    ],
)
def test_a_lie_is_dropped_for_what_is_wrong_with_it(language: str, sentence: str, flaw: Flaw) -> None:
    assert flaws(sentence, language) == [flaw]
    assert CHECKER.summary(sentence, QUOTES, language) == ""


def test_only_the_sentence_that_is_wrong_is_dropped() -> None:
    assert CHECKER.summary(f"Minister Müller kam. {TRUE} Es kamen 99 Gäste.", QUOTES, "de") == TRUE


def test_titles_lend_words_but_no_figures() -> None:
    assert flaws("Die Einladung zur Konferenz.", quotes=(CONFERENCE,)) == [None]
    assert flaws("Die Konferenz fand 2019 statt.", quotes=(CONFERENCE,)) == [Flaw.FIGURE]


@pytest.mark.parametrize("refusal", ["NO_ANSWER", "No answer.", f"{TRUE} NO_ANSWER"])
def test_a_model_that_cannot_answer_is_taken_at_its_word(refusal: str) -> None:
    assert CHECKER.summary(refusal, QUOTES, "de") == ""


def test_emphasis_and_thoughts_are_taken_out() -> None:
    answer = "<think>Vielleicht 2018? Müller?</think>\n**Die Keynote** hielt `Westkämper`."
    assert CHECKER.summary(answer, QUOTES, "de") == "Die Keynote hielt Westkämper."


def test_at_most_two_sentences_are_kept_and_none_twice() -> None:
    answer = f"{TRUE} {TRUE} Eine Anmeldung ist nicht nötig. Dulig eröffnete die Konferenz."
    assert CHECKER.summary(answer, QUOTES, "de") == f"{TRUE} Eine Anmeldung ist nicht nötig."


def test_a_summary_is_never_too_long() -> None:
    words = " ".join(["die Konferenz"] * 20)
    answer = f"In Leipzig {words}. In Polen {words}."
    assert flaws(answer) == [None, None]
    assert CHECKER.summary(answer, QUOTES, "de") == f"In Leipzig {words}."
    assert len(answer) > LONGEST


@given(st.lists(st.sampled_from(re.findall(r"[^\W\d]{2,}", CONFERENCE.text.replace("*", ""))), min_size=3, max_size=12))
def test_a_sentence_of_nothing_but_quoted_words_is_never_dropped_for_a_word(words: list[str]) -> None:
    assume("März" not in words and "erste" not in words)
    assert Flaw.WORD not in flaws("Die " + " ".join(words) + ".", quotes=(CONFERENCE,))


@given(st.integers(3, 10))
def test_the_beginning_of_a_quoted_sentence_passes(length: int) -> None:
    beginning = " ".join(TRUE.removesuffix(".").split()[:length])
    assume(not beginning.endswith(("am", "7.")))
    assert flaws(beginning + ".", quotes=(CONFERENCE,)) == [None]


@given(
    st.sampled_from(["am 7. März 2017 in Leipzig", "24.200 Gäste", "15 Prozent aus Polen", "1,5 Millionen Euro"]),
    st.data(),
)
def test_a_changed_digit_is_always_dropped(fact: str, data: st.DataObject) -> None:
    at = data.draw(st.sampled_from([number for number, char in enumerate(fact) if char.isdigit()]))
    digit = data.draw(st.sampled_from(sorted(set("0123456789") - {fact[at]})))
    assert flaws(f"Es waren {fact}.") == [None]
    assert flaws(f"Es waren {fact[:at]}{digit}{fact[at + 1 :]}.") == [Flaw.FIGURE]


@given(st.text(max_size=300), st.sampled_from(["de", "en", "pl", "cs"]))
def test_whatever_a_model_says_the_check_survives_and_shows_no_markup(answer: str, language: str) -> None:
    summary = CHECKER.summary(answer, QUOTES, language)
    assert len(summary) <= LONGEST
    assert not set("<>[]@*`\n") & set(summary)


def test_a_compound_may_be_put_together_from_quoted_words_but_not_taken_for_its_opposite() -> None:
    assert flaws("Die Strategiekonferenz.", quotes=(quote("Die Konferenz zur Strategie.", "", ""),)) == [None]
    assert flaws("Das ist möglich.", quotes=(quote("Das ist unmöglich.", "", ""),)) == [Flaw.WORD]


def test_an_empty_quotation_bears_nothing_out() -> None:
    assert flaws(TRUE, quotes=(quote(""),)) == [Flaw.FIGURE]
