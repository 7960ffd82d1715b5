"""Feeds and sitemaps, sound and hostile."""

from __future__ import annotations

import gzip
import time

import pytest

from knowledge.partial_date import PartialDate
from knowledge.sources.entry import BadList, Entry
from knowledge.sources.feed import entries_of
from knowledge.sources.sitemap import Sitemap, sitemap_in
from tests.knowledge.sources.site import Site, bomb, says

FEED = "https://example.org/news.rss"
RSS = """<?xml version="1.0" encoding="{charset}"?><rss version="2.0"><channel><title>Presse</title>
<item><title>Förderung &amp;amp; Messe</title><link>/a</link><pubDate>Thu, 09 Feb 2017 10:00:00 +0100</pubDate></item>
<item><title>Ohne Adresse</title></item>
<item><link>https://example.org/b</link><pubDate>irgendwann</pubDate></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Messe</title>
<link rel="alternate" href="https://example.org/m"/><published>2017-03-07T10:00:00Z</published></entry></feed>"""
URLSET = """<?xml version="1.0" encoding="{charset}"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<!-- ä --><url><loc> https://example.org/a </loc><lastmod>2017-02-09</lastmod></url><url/></urlset>"""
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + "]>"
)
EXTERNAL = '<!DOCTYPE l [<!entity x SYSTEM "{address}">]>'
BODIES = (
    "<rss version='2.0'><channel><item><link>https://a.org/</link><title>&{entity};</title></item></channel></rss>",
    "<urlset><url><loc>https://a.org/&{entity};</loc></url></urlset>",
)


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "utf-16"])
def test_an_rss_feed_gives_links_titles_and_dates(charset: str) -> None:
    assert entries_of(RSS.format(charset=charset).encode(charset), FEED) == (
        Entry("https://example.org/a", "Förderung & Messe", PartialDate(2017, 2, 9)),
        Entry("https://example.org/b"),
    )


def test_an_atom_feed_does() -> None:
    assert entries_of(ATOM.encode(), FEED) == (Entry("https://example.org/m", "Messe", PartialDate(2017, 3, 7)),)


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("<pubDate>Thu, 09 Feb 2017 00:30:00 +0100</pubDate>", 9),
        ("<pubDate>Wed, 08 Feb 2017 23:30:00 GMT</pubDate>", 9),
        ("<pubDate>Thu, 09 Feb 2017</pubDate>", 9),
        ("<dc:date xmlns:dc='http://purl.org/dc/elements/1.1/'>2017-02-09T00:10:00+01:00</dc:date>", 9),
        ("<pubDate>Thu, 09 Feb 2017 09:00:00 +0100</pubDate><updated>2017-02-11T00:00:00Z</updated>", 9),
    ],
)
def test_an_entry_is_of_the_day_that_it_was_in_germany(when: str, day: int) -> None:
    feed = f"<rss version='2.0'><channel><item><link>https://a.org/</link>{when}</item></channel></rss>"
    assert [entry.published for entry in entries_of(feed.encode(), FEED)] == [PartialDate(2017, 2, day)]


def test_an_atom_entry_without_a_date_of_publication_has_that_of_its_last_change() -> None:
    changed = ATOM.replace("published>", "updated>").encode()
    assert [entry.published for entry in entries_of(changed, FEED)] == [PartialDate(2017, 3, 7)]


def test_an_empty_feed_is_no_broken_one() -> None:
    assert entries_of(b"<rss version='2.0'><channel><title>Presse</title></channel></rss>", FEED) == ()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is no RSS or Atom feed"),
        (b"<html><body>Nicht gefunden</body></html>", "is no RSS or Atom feed"),
        (b"<rss version='2.0'><channel><item", "is a feed that cannot be read"),
        (b"\x00\xff\xfe\x01" * 50, "is no RSS or Atom feed"),
    ],
)
def test_what_is_no_feed_is_told(content: bytes, reason: str) -> None:
    with pytest.raises(BadList, match=reason):
        entries_of(content, FEED)


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "utf-16"])
def test_a_sitemap_in_any_charset_gives_addresses(charset: str) -> None:
    page = Entry("https://example.org/a", changed="2017-02-09")
    assert sitemap_in(URLSET.format(charset=charset).encode(charset), 10_000) == Sitemap(pages=(page,))


def test_a_sitemap_that_is_not_in_the_charset_it_names_is_read_all_the_same() -> None:
    assert sitemap_in(URLSET.format(charset="utf-8").encode("cp1252"), 10_000).pages[0].changed == "2017-02-09"


def test_packed_sitemaps_and_indexes_are_read_within_the_limit() -> None:
    index = b"<sitemapindex><sitemap><loc>https://a.org/1.xml.gz</loc></sitemap></sitemapindex>"
    assert sitemap_in(gzip.compress(index), 1000) == Sitemap(sitemaps=("https://a.org/1.xml.gz",))
    with pytest.raises(BadList, match=r"unpacks to more than 0\.001 MB"):
        sitemap_in(bomb(10_000_000), 1000)
    with pytest.raises(BadList, match="is packed, and broken"):
        sitemap_in(gzip.compress(index)[:-4], 1000)


@pytest.mark.parametrize("content", [b"", b"<urlset>", b"<html/>", b"\xff\xfe\x00", b"<a>\xff</a", b"<" * 10_000])
def test_what_is_no_sitemap_is_told(content: bytes) -> None:
    with pytest.raises(BadList, match="is no"):
        sitemap_in(content, 100_000)


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "utf-16-be"])
def test_a_billion_laughs_do_nothing(charset: str) -> None:
    began = time.monotonic()
    for body in BODIES:
        content = (LAUGHS + body.format(entity="a11")).encode(charset)
        with pytest.raises(BadList, match="declares XML entities"):
            entries_of(content, FEED)
        with pytest.raises(BadList, match="declares XML entities"):
            sitemap_in(content, 1_000_000)
    assert time.monotonic() - began < 0.5


@pytest.mark.parametrize("charset", ["utf-7", "cp037"])
def test_character_sets_that_hide_entities_are_refused(charset: str) -> None:
    text = f"<?xml version='1.0' encoding='{charset}'?>{LAUGHS.partition('?>')[2]}"
    for body in BODIES:
        plain = text + body.format(entity="a11")
        content = plain.replace("<!", "+ADwAIQ-").encode() if charset == "utf-7" else plain.encode(charset)
        with pytest.raises(BadList, match="is written in a character set that hides XML entities"):
            entries_of(content, FEED)
        with pytest.raises(BadList, match="is written in a character set that hides XML entities"):
            sitemap_in(content, 1_000_000)


def test_external_entities_and_document_types_load_nothing(site: Site) -> None:
    address = site.set("/x", says("geheim"))
    for body in BODIES:
        for attack in (EXTERNAL.format(address=address), EXTERNAL.format(address="file:///etc/passwd")):
            with pytest.raises(BadList, match="declares XML entities"):
                entries_of((attack + body.format(entity="x")).encode(), FEED)
            with pytest.raises(BadList, match="declares XML entities"):
                sitemap_in((attack + body.format(entity="x")).encode(), 1000)
    typed = f'<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "{address}">'
    assert len(entries_of((typed + BODIES[0].format(entity="amp")).encode(), FEED)) == 1
    assert len(sitemap_in((typed + BODIES[1].format(entity="amp")).encode(), 1000).pages) == 1
    assert site.asked == []
