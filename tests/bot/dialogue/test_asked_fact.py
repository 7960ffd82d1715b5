"""What kind of fact is asked for, and where it stands."""

from __future__ import annotations

import pytest

from bot.dialogue.asked_fact import FactKind, asked_for, facts, lacks, new_facts


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Wann war die Konferenz?", FactKind.DATE),
        ("zukunftswerkstat industri wann gings los", FactKind.DATE),
        ("Um wie viel Uhr begann sie?", FactKind.TIME),
        ("wieviele austeller 2019", FactKind.NUMBER),
        ("Ilu zwiedzających przyszło?", FactKind.NUMBER),
        ("Wer hielt die Keynote?", FactKind.PERSON),
        ("Kdo byl ministrem?", FactKind.PERSON),
        ("Wo fand sie statt?", FactKind.PLACE),
        ("Was kostet der Eintritt?", FactKind.MONEY),
        ("Nehmen die Eintritt?", FactKind.MONEY),
        ("Is there an admission fee?", FactKind.MONEY),
        ("Kolik stálo vstupné?", FactKind.MONEY),
        ("Wer darf mitmachen?", FactKind.OTHER),  # a group or a condition, not a name
        ("Who could take part?", FactKind.OTHER),
        ("Telefonnummer der Pressestelle", FactKind.CONTACT),
        ("Welche Gruppen haben mitgewirkt?", FactKind.LIST),
        ("Wie lauten die Leitlinien?", FactKind.LIST),
        ("RegioKüche", FactKind.OTHER),
    ],
)
def test_the_words_of_the_question_tell_the_kind(question: str, kind: FactKind) -> None:
    assert asked_for(question) is kind


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        (FactKind.DATE, "Sie fand am 7. März 2017 statt.", ["7. März 2017"]),
        (FactKind.DATE, "Ab Herbst 2019 und im Mai.", ["Herbst 2019", "Mai"]),
        (FactKind.NUMBER, "Es kamen 24.200 Besucher.", ["24.200 Besucher"]),
        (FactKind.MONEY, "Rund 5,6 Millionen Euro vom Bund.", ["5,6 Millionen Euro"]),
        (FactKind.CONTACT, "Telefon +49 351 564 80600.", ["+49 351 564 80600"]),
        (FactKind.TIME, "Von 14 bis 15:30 Uhr.", ["14 bis 15:30 Uhr"]),
        (FactKind.OTHER, "Am 7. März.", []),
    ],
)
def test_facts_are_found_where_they_stand(kind: FactKind, text: str, found: list[str]) -> None:
    assert [text[slice(*span)] for span in facts(kind, text)] == found


def test_a_fact_the_question_names_is_not_the_answer() -> None:
    text = "2017 kamen 24.200 Besucher, 2019 waren es 24.400."
    assert [text[slice(*span)] for span in new_facts(FactKind.DATE, text, "Wie viele kamen 2017?")] == ["2019"]


@pytest.mark.parametrize(
    ("kind", "lacking"),
    [(FactKind.MONEY, True), (FactKind.DATE, True), (FactKind.NUMBER, False), (FactKind.LIST, False)],
)
def test_a_text_lacks_a_kind_of_fact_that_the_question_alone_names(kind: FactKind, lacking: bool) -> None:
    assert lacks(kind, "2017 kamen 24.200 Besucher.", "Was war 2017?") is lacking
