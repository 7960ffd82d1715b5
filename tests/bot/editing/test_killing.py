"""Whatever moment the process ends at: a submission waits or is published, never both, never neither."""

from __future__ import annotations

from itertools import count

from bot.editing.office import Declined
from tests.bot.editing.newsroom import ERIKA, RELEASE, Newsroom
from tests.bot.editing.power_cut import full_disk, power_cut

CHANGED = ("submissions", "documents", "withdrawn", "snapshots/live", "audit.jsonl")
"""What a publication changes, but for the snapshot itself, of which nobody knows before `live` names it."""


def titled(newsroom: Newsroom, title: str) -> dict[str, str]:
    snapshot = newsroom.assembly.store.load_live().snapshot
    return {document.id: document.body for document in snapshot.documents if document.title == title}


def test_a_publication_cut_short_at_any_step_leaves_the_old_document_or_the_new_one(newsroom: Newsroom) -> None:
    newsroom.publish(newsroom.submit(name="messe.md").ref)
    for step in count():
        before = titled(newsroom, "Neue Messe in Leipzig")
        new = newsroom.submit(RELEASE.replace("Mai 2027", f"Mai {2100 + step}"), f"messe-{step}.md")
        with power_cut([newsroom.file(name) for name in CHANGED], step) as cut:
            newsroom.office.publish(ERIKA, new.ref)
        newsroom.open()
        ((id, body),) = titled(newsroom, "Neue Messe in Leipzig").items()
        if id == f"messe-{step}":
            assert f"Mai {2100 + step}" in body
            assert newsroom.waiting() == []
        else:
            assert {id: body} == before
            assert newsroom.waiting() == [new.ref]
            assert newsroom.office.submission(ERIKA, new.ref) == new
            assert newsroom.office.discard(ERIKA, new.ref)
        assert newsroom.shelf() == [f"{id}.md"]
        assert newsroom.read() == newsroom.live()
        if not cut.happened:
            break
    assert step > 15


def test_a_withdrawal_cut_short_at_any_step_leaves_the_document_or_takes_it_away(newsroom: Newsroom) -> None:
    for step in count():
        with power_cut([newsroom.file(name) for name in CHANGED], step) as cut:
            newsroom.office.withdraw(ERIKA, "02-foerderung")
        newsroom.open()
        live = newsroom.live()
        assert newsroom.read() == live
        if "02-foerderung" not in live:
            break
    assert cut.happened
    assert step > 3


def test_a_submission_cut_short_at_any_step_is_there_whole_or_not_at_all(newsroom: Newsroom) -> None:
    for step in count():
        with power_cut([newsroom.file("submissions")], step) as cut:
            newsroom.office.submit_file(ERIKA, "messe.md", RELEASE.encode())
        newsroom.open()
        assert (newsroom.waiting() == []) == cut.happened
        if not cut.happened:
            break
    assert step > 5


def test_a_disk_that_fills_up_at_any_step_of_a_publication_changes_nothing(newsroom: Newsroom) -> None:
    newsroom.publish(newsroom.submit(name="messe.md").ref)
    for step in count():
        before, shelf = newsroom.live(), newsroom.shelf()
        new = newsroom.submit(RELEASE.replace("Mai 2027", f"Mai {2100 + step}"), f"messe-{step}.md")
        with full_disk([newsroom.file(name) for name in CHANGED], step) as disk:
            told = newsroom.office.publish(ERIKA, new.ref)
        if not isinstance(told, Declined):
            break
        assert "kein Platz" in told.reason or "Protokoll" in told.reason
        assert (newsroom.live(), newsroom.shelf(), newsroom.waiting()) == (before, shelf, [new.ref])
        newsroom.office.discard(ERIKA, new.ref)
    assert not disk.happened
    assert step > 5


def test_a_disk_that_is_full_takes_no_submission(newsroom: Newsroom) -> None:
    for step in count():
        with full_disk([newsroom.file("submissions")], step) as disk:
            told = newsroom.office.submit_file(ERIKA, "messe.md", RELEASE.encode())
        if not disk.happened:
            break
        assert isinstance(told, Declined)
        assert "kein Platz" in told.reason
        assert list(newsroom.file("submissions").glob("*")) == []
