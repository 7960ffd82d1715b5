"""What staff do, from handing in to taking back, through the real refresh."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.audit import terminal_user
from bot.editing.office import Declined, GapTable, Publication, PublishedDocument, Standing
from tests.bot.command_line import TEXTS
from tests.bot.editing.newsroom import ERIKA, RELEASE, STRANGER, Newsroom

QUESTION = {
    "id": "q1",
    "question": "Wann war die Konferenz?",
    "language": "de",
    "style": "plain",
    "answerable": True,
    "answer_contains": ["7. März 2017"],
}


def ask_for_too_much(newsroom: Newsroom) -> None:
    """A gate that no snapshot passes."""
    folder = newsroom.command_line.config.parent
    (folder / "questions.jsonl").write_text(json.dumps(QUESTION) + "\n", encoding="utf-8")
    (folder / "gate.toml").write_text("wrong_at_most = 0.0\nfar_answered_at_most = 0.0\n", encoding="utf-8")


def test_a_document_is_read_shown_and_published(newsroom: Newsroom) -> None:
    found = newsroom.submit()
    assert (found.title, found.publisher, found.published, found.replaces) == (
        "Neue Messe in Leipzig",
        "SMWA",
        "3. November 2026",
        "",
    )
    assert [passage.heading for passage in found.passages] == ["Ort"]
    assert found.warnings == ()
    assert "messe" not in newsroom.live()
    published = newsroom.publish(found.ref)
    assert (published.live, published.documents, published.passages, published.gate) == (True, 3, 3, ())
    assert "im Mai 2027 in Leipzig" in newsroom.live()["messe"]
    assert (newsroom.waiting(), newsroom.shelf()) == ([], ["messe.md"])
    assert newsroom.audit() == [
        (terminal_user(), "publish"),
        ("staff:Erika Muster", "submit"),
        ("staff:Erika Muster", "publish"),
    ]


def test_the_next_refresh_changes_nothing(newsroom: Newsroom) -> None:
    snapshot = newsroom.publish(newsroom.submit().ref).snapshot
    assert newsroom.command_line("refresh", "--json").json["snapshot"] == snapshot


def test_a_document_of_the_same_title_is_replaced_and_its_file_kept(newsroom: Newsroom) -> None:
    newsroom.publish(newsroom.submit(name="messe.md").ref)
    found = newsroom.submit(RELEASE.replace("Mai 2027", "Juni 2028"), "neu.md")
    assert found.replaces == "Neue Messe in Leipzig"
    newsroom.publish(found.ref)
    assert newsroom.shelf() == ["neu.md"]
    assert newsroom.after_refresh().keys() == {"01-konferenz", "02-foerderung", "neu"}
    (kept,) = newsroom.file("withdrawn").glob("*-messe.md")
    assert "Mai 2027" in kept.read_text(encoding="utf-8")


def test_a_document_of_the_same_file_name_is_replaced_and_the_editor_warned(newsroom: Newsroom) -> None:
    newsroom.publish(newsroom.submit().ref)
    other = RELEASE.replace("Neue Messe in Leipzig", "Alte Messe").replace("/messe", "/alte-messe")
    found = newsroom.submit(other)
    assert found.replaces == "Neue Messe in Leipzig"
    assert any(
        "„Neue Messe in Leipzig“" in warning and "benennen Sie die Datei um" in warning for warning in found.warnings
    )
    newsroom.publish(found.ref)
    assert newsroom.shelf() == ["messe.md"]
    (kept,) = newsroom.file("withdrawn").glob("*-messe.md")
    assert "title: Neue Messe in Leipzig" in kept.read_text(encoding="utf-8")


def test_a_document_of_the_same_source_takes_the_place_of_one_that_shipped(newsroom: Newsroom) -> None:
    found = newsroom.submit(RELEASE.replace("https://example.org/messe", "https://example.org/konferenz"))
    assert found.replaces == "Strategiekonferenz 2017"
    newsroom.publish(found.ref)
    assert newsroom.after_refresh().keys() == {"messe", "02-foerderung"}
    assert (newsroom.command_line.documents / "01-konferenz.md").exists()


def test_what_lacks_date_publisher_or_source_is_warned_about_in_german(newsroom: Newsroom) -> None:
    found = newsroom.submit("# Ein Titel\n\nEin Satz ohne alles, was man wissen will.\n", "x.md")
    words = " ".join(found.warnings)
    assert all(word in words for word in ("Datum", "Link zur Quelle", "herausgegeben"))


def test_below_the_gate_nothing_is_published_and_the_document_waits_on(newsroom: Newsroom) -> None:
    ask_for_too_much(newsroom)
    before, found = newsroom.live(), newsroom.submit()
    refused = newsroom.publish(found.ref)
    assert not refused.live
    assert refused.gate == (
        "Beantwortet, obwohl die Frage nicht zum Thema gehört: keine Prüffrage dieser Art, "
        "erlaubt sind höchstens 0,0 %.",
    )
    assert (newsroom.live(), newsroom.waiting(), newsroom.shelf()) == (before, [found.ref], [])


def test_publishing_despite_the_gate_is_recorded_with_name_and_reason(newsroom: Newsroom) -> None:
    ask_for_too_much(newsroom)
    published = newsroom.publish(newsroom.submit().ref, despite_gate=True)
    assert published.live
    assert len(published.gate) == 1
    assert "messe" in newsroom.live()
    last = newsroom.entries()[-1]
    assert (last.who, last.act, last.objects, last.reason) == (
        "staff:Erika Muster",
        "publish",
        ("messe",),
        "in der Redaktion trotz Prüftor bestätigt",
    )


def test_a_discarded_document_is_gone(newsroom: Newsroom) -> None:
    found = newsroom.submit()
    assert newsroom.office.discard(ERIKA, found.ref)
    assert not newsroom.office.discard(ERIKA, found.ref)
    assert newsroom.office.submission(ERIKA, found.ref) is None
    told = newsroom.office.publish(ERIKA, found.ref)
    assert isinstance(told, Declined)
    assert told.reason.startswith("Dieses Dokument wartet nicht mehr")
    assert newsroom.audit()[-1] == ("staff:Erika Muster", "discard")


def test_a_waiting_document_is_found_again_after_a_new_start(newsroom: Newsroom) -> None:
    found = newsroom.submit()
    assert newsroom.open().submission(ERIKA, found.ref) == found


def test_rolling_back_takes_the_document_off_the_shelf_too(newsroom: Newsroom) -> None:
    before = newsroom.live()
    newsroom.publish(newsroom.submit(name="messe.md").ref)
    newsroom.publish(newsroom.submit(RELEASE.replace("Mai 2027", "Juni 2028"), "neu.md").ref)
    standing = newsroom.office.roll_back(ERIKA)
    assert isinstance(standing, Standing)
    assert (standing.documents, newsroom.shelf()) == (3, ["messe.md"])
    assert "Mai 2027" in newsroom.after_refresh()["messe"]
    (kept,) = newsroom.file("withdrawn").glob("*-neu.md")
    assert "Juni 2028" in kept.read_text(encoding="utf-8")
    assert ("staff:Erika Muster", "rollback") in newsroom.audit()
    newsroom.office.roll_back(ERIKA)  # behind the refresh
    newsroom.office.roll_back(ERIKA)
    assert newsroom.live() == before


def test_what_cannot_be_rolled_back_is_declined(newsroom: Newsroom) -> None:
    assert isinstance(newsroom.office.roll_back(ERIKA), Declined)


def test_a_withdrawn_document_stays_away(newsroom: Newsroom) -> None:
    newsroom.publish(newsroom.submit().ref)
    for title in ("Neue Messe in Leipzig", "Förderung"):
        told = newsroom.office.withdraw(ERIKA, title)
        assert isinstance(told, Publication)
        assert told.live
    assert newsroom.after_refresh().keys() == {"01-konferenz"}
    assert list(newsroom.file("withdrawn").glob("*-messe.md"))
    assert isinstance(newsroom.office.withdraw(ERIKA, "Förderung"), Declined)
    assert isinstance(newsroom.office.withdraw(ERIKA, "01-konferenz"), Declined)
    assert [entry.objects for entry in newsroom.entries() if entry.act == "withdraw"] == [
        ("messe",),
        ("02-foerderung",),
    ]


@pytest.mark.parametrize(
    "words", ["strategiekonferenz  2017", "01-konferenz", "https://example.org/konferenz", "rategie"]
)
def test_a_published_document_is_found_by_what_editors_call_it(newsroom: Newsroom, words: str) -> None:
    found = newsroom.office.find(ERIKA, words)
    assert isinstance(found, PublishedDocument)
    assert found.title == "Strategiekonferenz 2017"
    told = newsroom.office.withdraw(ERIKA, found.ref)
    assert isinstance(told, Publication)
    assert newsroom.live().keys() == {"02-foerderung"}


@pytest.mark.parametrize(
    ("words", "reason"),
    [("er", "Gemeint sein können 2"), ("Zoo", "nicht veröffentlicht"), ("", "ist nicht")],
)
def test_what_names_several_documents_or_none_is_declined(newsroom: Newsroom, words: str, reason: str) -> None:
    for told in (newsroom.office.find(ERIKA, words), newsroom.office.withdraw(ERIKA, words)):
        assert isinstance(told, Declined)
        assert reason in told.reason
    assert len(newsroom.live()) == 2


def test_a_withdrawn_document_may_be_published_again(newsroom: Newsroom) -> None:
    newsroom.office.withdraw(ERIKA, "02-foerderung")
    newsroom.publish(newsroom.submit(TEXTS["02-foerderung"], "02-foerderung.md").ref)
    assert "02-foerderung" in newsroom.after_refresh()


def test_what_is_live_already_leaves_the_tray(newsroom: Newsroom) -> None:
    found = newsroom.submit(TEXTS["01-konferenz"], "01-konferenz.md")
    assert newsroom.publish(found.ref).live
    assert newsroom.waiting() == []


def test_what_stands_is_told_for_people(newsroom: Newsroom) -> None:
    found = newsroom.submit()
    standing = newsroom.office.standing(ERIKA)
    assert isinstance(standing, Standing)
    assert (standing.documents, standing.passages, standing.newest) == (2, 2, "2018")
    assert standing.since.endswith("Uhr")
    assert standing.waiting == (found,)


def test_the_gap_report_is_recorded_as_read(newsroom: Newsroom) -> None:
    assert isinstance(newsroom.office.gaps(ERIKA), GapTable)
    assert newsroom.audit()[-1] == ("staff:Erika Muster", "gap report")


def test_strangers_may_do_nothing_and_leave_nothing_but_a_count(newsroom: Newsroom) -> None:
    ref, before = newsroom.submit().ref, newsroom.audit()
    office = newsroom.office
    assert not office.is_staff(STRANGER)
    assert not office.pair(STRANGER, "AAAA-AAAA")
    told = [
        office.submit_file(STRANGER, "x.md", b"x"),
        office.submit_file(STRANGER, "x.md", b"x" * 30_000_000),
        office.submit_link(STRANGER, "https://example.org"),
        office.publish(STRANGER, ref),
        office.withdraw(STRANGER, "Förderung"),
        office.find(STRANGER, "Förderung"),
        office.standing(STRANGER),
        office.roll_back(STRANGER),
        office.gaps(STRANGER),
    ]
    assert {type(each) for each in told} == {Declined}
    assert office.submission(STRANGER, ref) is None
    assert not office.discard(STRANGER, ref)
    assert (newsroom.waiting(), newsroom.audit(), office.refused_strangers) == ([ref], before, 11)
    for file in newsroom.data.rglob("*"):
        assert not file.is_file() or str(STRANGER).encode() not in file.read_bytes()


def test_whoever_knows_a_code_becomes_staff_once(newsroom: Newsroom) -> None:
    code = newsroom.command_line("pair", "Max Mustermann").out.split()[-1]
    assert newsroom.office.pair(STRANGER, code.lower().replace("-", " "))
    assert newsroom.office.is_staff(STRANGER)
    assert not newsroom.office.pair(STRANGER + 1, code)
    newsroom.office.gaps(STRANGER)
    assert newsroom.audit()[-1] == ("staff:Max Mustermann", "gap report")
    newsroom.command_line("staff", "remove", "Max Mustermann")
    assert not newsroom.office.is_staff(STRANGER)


def test_without_pairing_no_code_works(newsroom: Newsroom) -> None:
    code = newsroom.command_line("pair", "Max").out.split()[-1]
    newsroom.configure("pairing = false\n")
    assert not newsroom.open().pair(STRANGER, code)


def test_a_refresh_under_way_is_waited_for(newsroom: Newsroom) -> None:
    ref = newsroom.submit().ref
    with ThreadPoolExecutor(1) as other, newsroom.another_refresh():
        told = other.submit(newsroom.office.publish, ERIKA, ref).result()
    assert isinstance(told, Declined)
    assert told.reason.startswith("Gerade wird schon")
    assert newsroom.publish(ref).live


def test_two_publications_at_once_follow_each_other(newsroom: Newsroom) -> None:
    refs = [
        newsroom.submit(RELEASE.replace("Messe", f"Messe {n}").replace("/messe", f"/{n}"), f"m{n}.md").ref
        for n in (1, 2)
    ]
    with ThreadPoolExecutor(2) as pool:
        told = list(pool.map(newsroom.publish, refs))
    assert [each.live for each in told] == [True, True]
    assert {"m1", "m2"} <= newsroom.live().keys()


def test_an_error_nobody_foresaw_becomes_a_sentence(newsroom: Newsroom, caplog: pytest.LogCaptureFixture) -> None:
    found = newsroom.submit()
    (newsroom.file("submissions") / found.ref / "messe.md").write_bytes(b"")
    told = newsroom.office.publish(ERIKA, found.ref)
    assert isinstance(told, Declined)
    newsroom.break_store()
    standing = newsroom.office.standing(ERIKA)
    assert isinstance(standing, Declined)
    assert standing.reason.startswith("Das hat nicht geklappt")
    assert "ZeroDivisionError" in caplog.text
