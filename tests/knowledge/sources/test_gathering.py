"""Sources on a real site and on the disk: kept, changed, withdrawn, failing, interrupted."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.document import Document, Kind
from knowledge.reading import Failure, Reading
from knowledge.sources import extraction, store
from knowledge.sources.collection import read_everything
from knowledge.sources.fetcher import Fetcher
from knowledge.sources.gathering import gather
from knowledge.sources.slug import slug_of
from knowledge.sources.source import Source, SourceKind
from tests.knowledge.sources.conftest import QUICK
from tests.knowledge.sources.site import Site, html, onward, page, reset, says, unchanged_if


class Desk:
    """An editor with a documents folder, a store and some sources."""

    def __init__(self, folder: Path) -> None:
        self.documents = folder / "documents"
        self.kept = folder / "sources"
        self.documents.mkdir()

    def gather(self, *sources: Source, fetcher: Fetcher | None) -> list[str]:
        return [str(failure) for failure in gather(sources, self.kept, fetcher)]

    def read(self, *sources: Source) -> Reading:
        return read_everything(self.documents, sources, self.kept)

    def titles(self, *sources: Source) -> list[str]:
        return [document.title for document in self.read(*sources).documents]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def feed(site: Site, *paths: str) -> Source:
    items = "".join(f"<item><link>{site.url}{path}</link><title>T</title></item>" for path in paths)
    address = site.set("/feed", says(f"<rss version='2.0'><channel>{items}</channel></rss>", "application/rss+xml"))
    return Source(SourceKind.FEED, address)


def sitemap(site: Site, *paths: str, lastmod: str = "") -> Source:
    urls = "".join(f"<url><loc>{site.url}{path}</loc><lastmod>{lastmod}</lastmod></url>" for path in paths)
    return Source(SourceKind.SITEMAP, site.set("/map.xml", says(f"<urlset>{urls}</urlset>", "text/xml")))


def pages(site: Site, *names: str) -> tuple[str, ...]:
    for name in names:
        site.set(f"/{name}", page(name))
    return tuple(f"/{name}" for name in names)


def test_a_page_becomes_a_document_with_what_the_source_says(site: Site, fetcher: Fetcher, desk: Desk) -> None:
    source = Source(SourceKind.PAGE, site.set("/a", page("A")), "SMWA", Kind.PROGRAMME, "en")
    assert desk.gather(source, fetcher=fetcher) == []
    (document,) = desk.read(source).documents
    assert (document.title, document.publisher, document.kind, document.language, document.source_url) == (
        "A", "SMWA", Kind.PROGRAMME, "en", source.address,
    )  # fmt: skip
    place = desk.kept / source.slug
    assert sorted(path.name.removeprefix(document.id) for path in place.iterdir()) == [".json", ".md", ".original.html"]
    assert (place / f"{document.id}.original.html").read_bytes() == html(
        "A", "Der Freistaat Sachsen fördert die Industrie."
    ).encode()
    facts = json.loads((place / f"{document.id}.json").read_text())
    assert (facts["entry"]["address"], facts["final_address"]) == (source.address, source.address)


def test_what_has_not_changed_stays_as_it_is(site: Site, fetcher: Fetcher, desk: Desk) -> None:
    source = Source(SourceKind.PAGE, site.set("/a", unchanged_if('"1"', html("A", "Text der Seite."))))
    desk.gather(source, fetcher=fetcher)
    before = desk.read(source)
    assert desk.gather(source, fetcher=fetcher) == []
    assert site.asked_for("/a")[1]["If-None-Match"] == '"1"'
    assert desk.read(source) == before


def test_a_source_that_fails_keeps_its_last_good_copy(site: Site, fetcher: Fetcher, desk: Desk) -> None:
    source = Source(SourceKind.PAGE, site.set("/a", page("A"), says("", status=500)))
    desk.gather(source, fetcher=fetcher)
    (told,) = desk.gather(source, fetcher=fetcher)
    assert told.startswith(f"{source.address} answered with status 500; ")
    assert told.endswith("; the last good copy stays")
    site.set("/a", says("<html></html>"))
    (told,) = desk.gather(source, fetcher=fetcher)
    assert "holds no text that could be found" in told
    assert desk.titles(source) == ["A"]


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_has_disappeared_is_withdrawn(site: Site, fetcher: Fetcher, desk: Desk, status: int) -> None:
    source = feed(site, *pages(site, "a", "b"))
    desk.gather(source, fetcher=fetcher)
    site.set("/a", says("", status=status))
    (told,) = desk.gather(source, fetcher=fetcher)
    assert told.startswith(f"{site.url}/a answered with status {status}; ")
    assert told.endswith("; its document is withdrawn")
    assert desk.titles(source) == ["b"]


@pytest.mark.parametrize(
    "title",
    [
        "404 – Seite nicht gefunden",
        "Diese Seite wurde leider nicht gefunden!",
        "Wartungsarbeiten",
        "Error 503",
        "Anmelden",
    ],
)
def test_a_page_that_only_excuses_itself_replaces_nothing(site: Site, fetcher: Fetcher, desk: Desk, title: str) -> None:
    source = Source(SourceKind.PAGE, site.set("/a", page("A"), page(title, "Bitte versuchen Sie es später.")))
    desk.gather(source, fetcher=fetcher)
    (told,) = desk.gather(source, fetcher=fetcher)
    assert f"says {title!r} in place of its text; " in told
    assert told.endswith("; the last good copy stays")
    assert desk.titles(source) == ["A"]


@pytest.mark.parametrize(
    "title", ["Wartungsarbeiten an der Elbbrücke", "Anmeldung zur Konferenz", "404 Betriebe gefördert"]
)
def test_a_title_that_only_resembles_an_excuse_is_kept(site: Site, fetcher: Fetcher, desk: Desk, title: str) -> None:
    text = "Der Freistaat fördert die Industrie. " * 30
    source = Source(SourceKind.PAGE, site.set("/a", page(title, text)))
    assert desk.gather(source, fetcher=fetcher) == []
    assert desk.titles(source) == [title]


def test_a_page_that_leads_to_the_start_page_keeps_its_last_good_copy(site: Site, fetcher: Fetcher, desk: Desk) -> None:
    site.set("/", page("Willkommen"))
    source = Source(SourceKind.PAGE, site.set("/a", page("A"), onward("/")))
    desk.gather(source, fetcher=fetcher)
    (told,) = desk.gather(source, fetcher=fetcher)
    assert told == (
        f"{source.address} leads to the start page of its site; correct or remove the address; the last good copy stays"
    )
    assert desk.titles(source) == ["A"]
    start = Source(SourceKind.PAGE, f"{site.url}/")
    assert desk.gather(start, fetcher=fetcher) == []


def test_an_empty_feed_is_told_and_withdraws_nothing(site: Site, fetcher: Fetcher, desk: Desk) -> None:
    source = feed(site, *pages(site, "a"))
    desk.gather(source, fetcher=fetcher)
    feed(site)
    (told,) = desk.gather(source, fetcher=fetcher)
    assert told == f"{source.address} lists no page that is wanted; what was kept of this source stays"
    assert desk.titles(source) == ["a"]


def test_an_entry_that_leaves_the_feed_stays_until_its_page_disappears(site: Site, desk: Desk) -> None:
    fetcher = Fetcher(replace(QUICK, recheck_hours=0.0))
    desk.gather(feed(site, *pages(site, "a", "b")), fetcher=fetcher)
    source = feed(site, "/b")
    assert desk.gather(source, fetcher=fetcher) == []
    assert desk.titles(source) == ["a", "b"]
    site.set("/a", says("", status=410))
    desk.gather(source, fetcher=fetcher)
    assert desk.titles(source) == ["b"]


def test_entries_that_have_left_the_feed_are_looked_at_once_a_day(site: Site, fetcher: Fetcher, desk: Desk) -> None:
    desk.gather(feed(site, *pages(site, "a", "b")), fetcher=fetcher)
    desk.gather(feed(site, "/b"), fetcher=fetcher)
    assert (len(site.asked_for("/a")), len(site.asked_for("/b"))) == (1, 2)


def test_a_page_that_leaves_the_sitemap_is_withdrawn(site: Site, fetcher: Fetcher, desk: Desk) -> None:
    desk.gather(sitemap(site, *pages(site, "a", "b")), fetcher=fetcher)
    source = sitemap(site, "/b")
    desk.gather(source, fetcher=fetcher)
    assert desk.titles(source) == ["b"]
    assert [
        path for path in (desk.kept / source.slug).iterdir() if path.name.startswith(slug_of(f"{site.url}/a."))
    ] == []


@pytest.mark.parametrize(
    "answer", [says("", status=500), says("<urlset>", "text/xml"), says("<urlset></urlset>", "text/xml"), reset]
)
def test_a_sitemap_that_fails_or_is_empty_withdraws_nothing(
    site: Site, fetcher: Fetcher, desk: Desk, answer: object
) -> None:
    source = sitemap(site, *pages(site, "a", "b"))
    desk.gather(source, fetcher=fetcher)
    site.answers["/map.xml"] = [answer]  # type: ignore[list-item]  # an Answer, which cannot be spelt in the list above
    (told,) = desk.gather(source, fetcher=fetcher)
    assert told.startswith(f"{site.url}/map.xml ")
    assert told.endswith("; what was kept of this source stays")
    assert desk.titles(source) == ["a", "b"]


def test_what_a_sitemap_calls_unchanged_is_not_asked_for(site: Site, fetcher: Fetcher, desk: Desk) -> None:
    paths = pages(site, "a")
    desk.gather(sitemap(site, *paths, lastmod="2017-02-09"), fetcher=fetcher)
    desk.gather(sitemap(site, *paths, lastmod="2017-02-09"), fetcher=fetcher)
    assert len(site.asked_for("/a")) == 1
    desk.gather(sitemap(site, *paths, lastmod="2017-02-10"), fetcher=fetcher)
    assert len(site.asked_for("/a")) == 2


def test_an_index_of_sitemaps_is_followed_once_each(site: Site, fetcher: Fetcher, desk: Desk) -> None:
    paths = pages(site, "a", "b")
    sitemap(site, *paths)
    itself = "".join(f"<sitemap><loc>{site.url}/{name}</loc></sitemap>" for name in ("map.xml", "index.xml"))
    address = site.set("/index.xml", says(f"<sitemapindex>{itself}</sitemapindex>", "text/xml"))
    source = Source(SourceKind.SITEMAP, address, include="*/b*")
    assert desk.gather(source, fetcher=fetcher) == []
    assert desk.titles(source) == ["b"]
    assert desk.titles(replace(source, exclude="*")) == ["b"]


def test_only_the_newest_are_taken_up_to_the_limit(site: Site, fetcher: Fetcher, desk: Desk) -> None:
    source = replace(feed(site, *pages(site, "a", "b", "c")), limit=2)
    desk.gather(source, fetcher=fetcher)
    assert desk.titles(source) == ["a", "b"]


def test_a_site_that_is_down_is_not_asked_for_every_page(site: Site, desk: Desk) -> None:
    paths = [f"/{number}" for number in range(20)]
    for path in paths:
        site.set(path, reset)
    told = desk.gather(feed(site, *paths), fetcher=Fetcher(replace(QUICK, retries=0)))
    assert len(told) == 4
    assert told[-1].endswith("gave no answer 3 times in a row; 17 pages wait for the next refresh")


def test_one_failing_source_stops_no_other(site: Site, fetcher: Fetcher, desk: Desk) -> None:
    bad = Source(SourceKind.FEED, site.set("/bad", says("<html>", "text/html")))
    good = Source(SourceKind.PAGE, site.set("/a", page("A")))
    (told,) = desk.gather(bad, good, fetcher=fetcher)
    assert told.startswith(f"{site.url}/bad is no RSS or Atom feed; ")
    assert desk.titles(bad, good) == ["A"]


def test_a_page_in_two_sources_is_one_document(site: Site, fetcher: Fetcher, desk: Desk) -> None:
    paths = pages(site, "a")
    sources = (feed(site, *paths), sitemap(site, *paths))
    assert desk.gather(*sources, fetcher=fetcher) == []
    reading = desk.read(*sources)
    assert [document.title for document in reading.documents] == ["a"]
    assert reading.failures == ()


def test_two_documents_with_one_id_are_told_and_none_is_overwritten(site: Site, fetcher: Fetcher, desk: Desk) -> None:
    site.set("/x-1", page("Erste"))
    site.set("/x?1", page("Zweite"))
    source = feed(site, "/x-1", "/x?1")
    (told,) = desk.gather(source, fetcher=fetcher)
    assert told.startswith(f"{site.url}/x?1 would get the id ")
    assert desk.titles(source) == ["Erste"]
    other = Source(SourceKind.PAGE, f"{site.url}/x?1")
    assert desk.gather(other, fetcher=fetcher) == []
    reading = desk.read(source, other)
    assert [document.title for document in reading.documents] == ["Erste"]
    assert "has the same name as" in str(reading.failures[0])


def test_questions_for_a_fetched_page_lie_in_the_documents_folder(site: Site, fetcher: Fetcher, desk: Desk) -> None:
    source = Source(SourceKind.PAGE, site.set("/a", page("A")))
    desk.gather(source, fetcher=fetcher)
    id = slug_of(source.address)
    (desk.documents / f"{id}.fragen.yaml").write_text("A:\n- Wer fördert die Industrie?\n")
    reading = desk.read(source)
    assert reading.documents[0].anticipated == {"A": ("Wer fördert die Industrie?",)}
    assert "belongs to no document" not in " ".join(map(str, reading.warnings))


def test_the_documents_folder_comes_first(site: Site, fetcher: Fetcher, desk: Desk) -> None:
    (desk.documents / "z.md").write_text("# Eigenes\n\nText.")
    source = Source(SourceKind.PAGE, site.set("/a", page("A")))
    desk.gather(source, fetcher=fetcher)
    assert desk.titles(source) == ["Eigenes", "A"]
    assert desk.titles() == ["Eigenes"]


def test_without_a_network_what_is_kept_is_read(site: Site, fetcher: Fetcher, desk: Desk) -> None:
    source = Source(SourceKind.PAGE, site.set("/a", page("A")))
    desk.gather(source, fetcher=fetcher)
    asked = list(site.asked)
    assert desk.gather(source, fetcher=None) == []
    assert desk.titles(source) == ["A"]
    assert site.asked == asked


def test_new_readers_read_the_kept_original_once_more(
    site: Site, fetcher: Fetcher, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = Source(SourceKind.PAGE, site.set("/a", page("A")))
    desk.gather(source, fetcher=fetcher)
    text = desk.kept / source.slug / f"{slug_of(source.address)}.md"
    good = text.read_bytes()
    facts = text.with_suffix(".json")
    facts.write_text(facts.read_text().replace(extraction.READERS_VERSION, "older"))
    monkeypatch.setattr(store, "markdown_of", lambda document: f"# Neu gelesen: {document.title}")
    desk.gather(source, fetcher=None)
    assert text.read_bytes() == b"# Neu gelesen: A" != good


@pytest.mark.parametrize("damage", ["", "{}", None])
def test_damaged_facts_are_fetched_anew(site: Site, fetcher: Fetcher, desk: Desk, damage: str | None) -> None:
    source = Source(SourceKind.PAGE, site.set("/a", unchanged_if('"1"', html("A", "Text der Seite."))))
    desk.gather(source, fetcher=fetcher)
    facts = desk.kept / source.slug / f"{slug_of(source.address)}.json"
    facts.unlink() if damage is None else facts.write_text(damage)
    assert desk.titles(source) == ["A"]
    assert desk.gather(source, fetcher=fetcher) == []
    assert "If-None-Match" not in site.asked_for("/a")[1]
    assert json.loads(facts.read_text())["validators"]["etag"] == '"1"'


def test_an_interruption_at_any_write_loses_nothing(
    site: Site, fetcher: Fetcher, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Old or new text of each page is there whatever happens, and the next refresh makes it all new."""
    paths = pages(site, "a", "b")
    source = feed(site, *paths)
    desk.gather(source, fetcher=fetcher)
    for survived in range(12):
        text = f"Fassung {survived} der Seite steht hier."
        for path in paths:
            site.set(path, page("T", text))
        before = bodies(desk.read(source).documents)
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", interrupting_after(survived))
            with contextlib.suppress(KeyboardInterrupt):
                desk.gather(source, fetcher=fetcher)
        for id, body in bodies(desk.read(source).documents).items():
            assert text in body or body == before[id]
        assert set(before) == set(bodies(desk.read(source).documents))
        assert desk.gather(source, fetcher=fetcher) == []
        assert all(text in body for body in bodies(desk.read(source).documents).values())


def bodies(documents: Iterable[Document]) -> dict[str, str]:
    return {document.id: document.body for document in documents}


def interrupting_after(calls: int) -> object:
    left = iter(range(calls))

    def fsync(_: int) -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt

    return fsync


def test_a_full_disk_is_told_and_loses_nothing(
    site: Site, fetcher: Fetcher, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = Source(SourceKind.PAGE, site.set("/a", page("A"), page("B")))
    desk.gather(source, fetcher=fetcher)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store, "write_whole", full)
    (told,) = desk.gather(source, fetcher=fetcher)
    assert told == f"{source.address} cannot be kept (No space left on device); make room or give leave to write"
    assert desk.titles(source) == ["A"]


def test_progress_may_stop_it(site: Site, fetcher: Fetcher, desk: Desk) -> None:
    seen: list[tuple[str, int, int]] = []

    def progress(address: str, done: int, total: int) -> None:
        seen.append((address, done, total))
        if done == 1:
            raise KeyboardInterrupt

    source = feed(site, *pages(site, "a", "b"))
    with pytest.raises(KeyboardInterrupt):
        gather([source], desk.kept, fetcher, progress)
    assert seen == [(source.address, 0, 1), (source.address, 0, 2), (source.address, 1, 2)]
    assert desk.titles(source) == ["a"]


def test_a_redirected_page_keeps_the_address_it_was_named_by(site: Site, fetcher: Fetcher, desk: Desk) -> None:
    site.set("/b", page("B"))
    source = Source(SourceKind.PAGE, site.set("/a", onward("/b")))
    desk.gather(source, fetcher=fetcher)
    assert [document.source_url for document in desk.read(source).documents] == [f"{site.url}/a"]


def test_a_folder_is_copied_and_its_drive_may_go_away(desk: Desk, tmp_path: Path) -> None:
    drive = tmp_path / "drive"
    drive.mkdir()
    (drive / "a.md").write_text("# A\n\nText.")
    (drive / "a.fragen.yaml").write_text("A:\n- Was?\n")
    (drive / "b.md").write_text("---\ntitle: B\npublisher: Eigener\n---\nText.")
    source = Source(SourceKind.FOLDER, str(drive), publisher="SMWA")
    assert desk.gather(source, fetcher=None) == []
    assert [(each.title, each.publisher) for each in desk.read(source).documents] == [("A", "SMWA"), ("B", "Eigener")]
    assert desk.read(source).documents[0].anticipated == {"A": ("Was?",)}
    assert {remark.path for remark in desk.read(source).warnings} == {drive / "a.md", drive / "b.md"}
    (drive / "b.md").unlink()
    (drive / "a.md").write_text("# Neu\n\nText.")
    desk.gather(source, fetcher=None)
    assert desk.titles(source) == ["Neu"]
    drive.rename(tmp_path / "away")
    (told,) = desk.gather(source, fetcher=None)
    assert told == f"{str(drive)!r}: cannot be read (No such file or directory), its last copies stay; check the path"
    drive.mkdir()
    (told,) = desk.gather(source, fetcher=None)
    assert "holds no file, its last copies stay" in told
    assert desk.titles(source) == ["Neu"]


def test_a_folder_on_a_second_refresh_at_the_same_time_waits(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from filelock import FileLock

    from knowledge.sources import gathering

    monkeypatch.setattr(gathering, "_LOCK_SECONDS", 0.05)
    desk.kept.mkdir()
    with FileLock(desk.kept / ".lock"):
        (failure,) = gather([Source(SourceKind.FOLDER, "/x")], desk.kept, None)
    assert failure == Failure(desk.kept, "is being filled by another refresh; the copies there are used as they are")
