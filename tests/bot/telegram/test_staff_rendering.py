from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue import Catalogue
from bot.editing.office import ChangedAnswer, Gap, GapTable, PassagePreview, Publication, Standing, Submission
from bot.telegram.callback_data import Press
from bot.telegram.gap_lines import gap_lines
from bot.telegram.rendering import Message
from bot.telegram.shortening import on_one_line, shortened
from bot.telegram.staff_rendering import StaffRenderer
from tests.bot.telegram.fake_office import LIVE, OBJECTED, SUBMISSION
from tests.bot.telegram.telegram_parser import parse

RENDERER = StaffRenderer(Catalogue.from_folder())
HOSTILE = st.text(st.sampled_from("ab <>&\"'*_[]()`\n\r\t|#\x00\ud800😀\u202e{$}"), max_size=900)
REF = st.text(st.sampled_from("abc0123"), min_size=1, max_size=30)
SUBMISSIONS = st.builds(
    Submission,
    ref=REF,
    name=HOSTILE,
    title=HOSTILE,
    publisher=HOSTILE,
    published=HOSTILE,
    replaces=HOSTILE,
    passages=st.lists(st.builds(PassagePreview, HOSTILE, HOSTILE), max_size=8).map(tuple),
    warnings=st.lists(HOSTILE, max_size=30).map(tuple),
)
PUBLICATIONS = st.builds(
    Publication,
    live=st.booleans(),
    snapshot=HOSTILE,
    documents=st.integers(0, 9_999),
    passages=st.integers(0, 9_999),
    changed_answers=st.lists(st.builds(ChangedAnswer, HOSTILE, HOSTILE, HOSTILE), max_size=8).map(tuple),
    gate=st.lists(HOSTILE, max_size=3).map(tuple),
)
GAPS = st.builds(Gap, HOSTILE, st.integers(1, 10**9), HOSTILE, HOSTILE, HOSTILE, st.floats(0, 1))


def sendable(messages: list[Message]) -> None:
    """Telegram takes each, and each button says within its limits what it does."""
    assert messages
    for message in messages:
        parsed = parse(message.html)
        assert 0 < parsed.units <= (1024 if message.attachment else 4096)
        assert message.attachment is None or message.attachment.content
        for button in [
            button for row in (message.keyboard.inline_keyboard if message.keyboard else ()) for button in row
        ]:
            assert isinstance(button.callback_data, str)
            assert Press.from_data(button.callback_data) is not None
            assert 0 < len(button.text) <= 120


@given(SUBMISSIONS, st.sampled_from(["de", "en"]))
def test_whatever_is_in_a_document_its_submission_can_be_sent(submission: Submission, language: str) -> None:
    sendable(RENDERER.submitted(submission, language))
    sendable(RENDERER.passages(submission, language))
    sendable(RENDERER.insistence(submission, language))
    sendable(RENDERER.about("staff-checking", submission, language))
    sendable(RENDERER.standing(Standing("s", "gestern", 1, 1, "heute", (submission,) * 30), language))


@given(PUBLICATIONS, REF)
def test_whatever_publishing_says_can_be_sent(publication: Publication, ref: str) -> None:
    sendable(RENDERER.publication(publication, ref, "de"))


@given(st.lists(GAPS, max_size=15))
def test_whatever_citizens_asked_in_vain_can_be_sent(gaps: list[Gap]) -> None:
    sendable(RENDERER.gaps(GapTable(tuple(gaps), b"csv"), "de"))


def test_a_submission_is_named_in_full() -> None:
    (message,) = RENDERER.submitted(replace(SUBMISSION, replaces="Dritte Konferenz"), "de")
    assert parse(message.html).text.startswith(
        "Vierte <b>Strategiekonferenz</b>\n"
        "Herausgeber: SMWA & Partner\n"
        "Datum: 9. Februar 2027\n"
        "Datei oder Link: konferenz.pdf\n"
        "Ersetzt das veröffentlichte Dokument „Dritte Konferenz“.\n\n"
        "4 Abschnitte. Die ersten 3:\n\n"
        "Termin\nDie Konferenz findet am 7. März 2027 in Leipzig statt.\n\n"
        "Ort <Halle> & Co\nDie Kongresshalle am Zoo. "
    )
    assert parse(message.html).text.endswith(
        "am Zoo. Die…\n\nAnmeldung\nBis 1. März.\n\nBitte prüfen:\n• Das Dokument nennt keine Quelle."
    )


def test_what_a_document_lacks_is_said() -> None:
    bare = replace(SUBMISSION, title=" ", publisher="", published="", passages=(), warnings=())
    (message,) = RENDERER.submitted(bare, "de")
    assert message.plain == (
        "konferenz.pdf\nHerausgeber: nicht gefunden\nDatum: nicht gefunden\nDatei oder Link: konferenz.pdf\n"
        "Ein neues Dokument.\n\nKein Abschnitt, aus dem ich antworten könnte."
    )


@pytest.mark.parametrize(
    ("passages", "offered"),
    [((PassagePreview("A", "kurz"),), False), ((PassagePreview("A", "x" * 241),), True), (SUBMISSION.passages, True)],
)
def test_all_passages_are_offered_where_not_all_is_shown(passages: tuple[PassagePreview, ...], offered: bool) -> None:
    keyboard = RENDERER.submitted(replace(SUBMISSION, passages=passages), "de")[-1].keyboard
    assert keyboard is not None
    labels = [button.text for row in keyboard.inline_keyboard for button in row]
    assert ("Alle Abschnitte" in labels) is offered


def test_many_warnings_are_counted_instead_of_shown() -> None:
    (message,) = RENDERER.submitted(replace(SUBMISSION, warnings=tuple(f"Link {n} ist tot." for n in range(25))), "de")
    assert message.plain.endswith("• Link 19 ist tot.\n… und 5 weitere Hinweise")


def test_nothing_changed_is_said_and_no_file_is_sent() -> None:
    (message,) = RENDERER.publication(replace(LIVE, changed_answers=()), "r", "de")
    assert message.plain.endswith("Auf keine Prüffrage ändert sich die Antwort.")
    assert RENDERER.publication(OBJECTED, "r", "de")[-1].keyboard is not None


def test_a_long_answer_is_shown_in_full_in_the_file() -> None:
    long = replace(LIVE, changed_answers=(ChangedAnswer("Wann?", "alt", "neu " * 100 + "Ende"),))
    file, shown = RENDERER.publication(long, "r", "de")
    assert file.attachment is not None
    assert file.attachment.content.decode("utf-8-sig").endswith("neu Ende\n")
    assert shown.plain.endswith("neu…")


@given(st.lists(GAPS, max_size=12))
def test_the_columns_of_the_table_stand_below_one_another(gaps: list[Gap]) -> None:
    lines = gap_lines(gaps, [f"zuletzt {number}" for number in range(len(gaps))]).split("\n") if gaps else []
    digits = max((len(str(gap.count)) for gap in gaps), default=0)
    assert [line[:digits].strip() for line in lines[::2]] == [str(gap.count) for gap in gaps]
    assert lines[1::2] == [f"{'':{digits}}  zuletzt {number}" for number in range(len(gaps))]
    assert all(len(line) <= digits + 32 for line in lines)


@given(st.text(max_size=60), st.integers(1, 40))
def test_a_shortened_text_begins_like_the_text_and_is_no_longer_than_asked(text: str, length: int) -> None:
    short = shortened(text, length)
    assert len(short) <= length
    assert text.strip().startswith(short.removesuffix("…"))
    assert len(on_one_line(text, length).splitlines()) <= 1


def test_a_text_is_cut_between_words() -> None:
    assert shortened("Wie hoch ist der Zuschuss", 18) == "Wie hoch ist der…"
    assert shortened("Donaudampfschifffahrt", 10) == "Donaudamp…"
    assert shortened("kurz", 4) == "kurz"
