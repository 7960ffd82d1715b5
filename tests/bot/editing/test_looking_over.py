"""A document that was handed in is compared with those that citizens are answered from."""

from __future__ import annotations

from tests.bot.command_line import TEXTS
from tests.bot.editing.newsroom import Newsroom

COPY = (
    TEXTS["01-konferenz"]
    .replace("Strategiekonferenz 2017", "Ankündigung der Konferenz")
    .replace("example.org/konferenz", "example.org/kopie")
)


def test_a_copy_of_a_live_document_is_told_in_german(newsroom: Newsroom) -> None:
    found = newsroom.submit(COPY, "kopie.md")
    assert (found.replaces, found.warnings) == (
        "",
        (
            "Derselbe Text ist schon vorhanden, Wort für Wort, als „Strategiekonferenz 2017“. "
            "Bitte ziehen Sie eines der beiden Dokumente zurück.",
        ),
    )


def test_another_date_for_the_same_thing_is_told_in_german(newsroom: Newsroom) -> None:
    (warning,) = newsroom.submit(
        COPY.replace("7. März", "8. März").replace("Eingeladen", "Geladen"), "kopie.md"
    ).warnings[-1:]
    assert warning == (
        "Zu „Die Konferenz fand am 8. März 2017 in Leipzig statt.“ steht hier „8. März 2017“, in "
        "„Strategiekonferenz 2017“ dagegen „7. März 2017“. Bitte berichtigen Sie eines der Daten. "
        "Sind beide gewollt, lassen Sie den Widerspruch in kopie.widerspruch.yaml eintragen."
    )


def test_a_document_is_not_compared_with_the_one_it_replaces(newsroom: Newsroom) -> None:
    corrected = TEXTS["01-konferenz"].replace("7. März", "8. März")
    assert newsroom.submit(corrected, "01-konferenz.md").warnings == ()
