"""Every way in which a site may misbehave, over real connections."""

from __future__ import annotations

import gzip
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from knowledge.sources import guarded_network
from knowledge.sources.addresses import is_public
from knowledge.sources.fetch_error import FetchError
from knowledge.sources.fetched import Fetched
from knowledge.sources.fetcher import Fetcher
from tests.knowledge.sources import site as on_site
from tests.knowledge.sources.conftest import QUICK
from tests.knowledge.sources.site import Answer, Site, bomb, onward, page, says, unchanged_if


def fetched(fetcher: Fetcher, address: str) -> Fetched:
    found = fetcher.fetch(address)
    assert found is not None
    return found


def refusal(fetcher: Fetcher, address: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetcher.fetch(address)
    assert str(caught.value).startswith(address)
    assert "\n" not in str(caught.value)
    return caught.value


def test_a_page_comes_with_its_type_charset_and_validators(site: Site, fetcher: Fetcher) -> None:
    address = site.set("/a", says("<p>Hallo</p>", "text/html; charset=ISO-8859-1", ETag='"1"', Last_Modified="gestern"))
    found = fetched(fetcher, address)
    assert (found.content, found.type.name, found.type.charset, found.type.ending) == (
        b"<p>Hallo</p>",
        "text/html",
        "iso-8859-1",
        ".html",
    )
    assert found.validators.headers() == {"If-None-Match": '"1"', "If-Modified-Since": "gestern"}
    assert site.asked == ["/robots.txt", "/a"]
    assert {headers["User-Agent"] for headers in site.headers} == {QUICK.user_agent}


@pytest.mark.parametrize(
    ("content", "told", "ending"),
    [
        (b"%PDF-1.7 \xe4", "text/html", ".pdf"),
        (b"%PDF-1.7 \xe4", "application/octet-stream", ".pdf"),
        (b"PK\x03\x04", "text/plain", ".docx"),
        (b"\xef\xbb\xbf<!-- x --><!DOCTYPE html><p>Hallo", "text/plain", ".html"),
        (b"<html><p>Hallo", "binary/octet-stream", ".html"),
        (b"<html> schreibt man so.", "text/markdown", ".md"),
        (b"<html><p>Bitte anmelden", "application/pdf", ".pdf"),
    ],
)
def test_what_the_first_bytes_show_stands_above_a_vague_type(
    site: Site, fetcher: Fetcher, content: bytes, told: str, ending: str
) -> None:
    assert fetched(fetcher, site.set("/a", says(content, told))).type.ending == ending


def test_what_has_not_changed_is_not_sent_again(site: Site, fetcher: Fetcher) -> None:
    address = site.set("/a", unchanged_if('"1"', "<p>Hallo</p>"))
    assert fetcher.fetch(address, fetched(fetcher, address).validators) is None


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (on_site.slow_headers, "did not answer in time"),
        (on_site.dripping_headers, "did not answer in time"),
        (on_site.slow_body, "did not answer in time"),
        (on_site.endless_body, "is larger than 0.05 MB"),
        (says("x" * 60_000), "is larger than 0.05 MB"),
        (says(bomb(10_000_000), Content_Encoding="gzip"), "is larger than 0.05 MB"),
        (says(gzip.compress(bomb(50_000_000)), Content_Encoding="gzip, gzip"), "is packed as 'gzip, gzip'"),
        (says(gzip.compress(b"<p>Text</p>")[:-9], Content_Encoding="gzip"), "sent a packed body that is broken"),
        (says("<p>no gzip</p>", Content_Encoding="gzip"), "sent a packed body that is broken"),
        (says(b"\x89PNG", "image/png"), "is of the type image/png, which is not read"),
        (says("?", "application/octet-stream"), "is of the type application/octet-stream, which is not read"),
        (says("<p>Der Anfang", status=206), "answered with status 206"),
        (on_site.broken_off, "broke off or could not be reached"),
        (on_site.reset, "broke off or could not be reached"),
        (says("", status=500), "answered with status 500"),
        (says("", status=403), "answered with status 403"),
        (says("", status=304), "answered with status 304"),
        (says("", status=302), "answered with status 302"),
        (onward("gopher://x/"), "is no web address; write one that starts with https"),
        (onward("http://[::1"), "which is no web address"),
    ],
)
def test_a_bad_answer_gives_one_sentence_in_good_time(site: Site, answer: Answer, reason: str) -> None:
    began = time.monotonic()
    with pytest.raises(FetchError, match=reason) as caught:
        Fetcher(replace(QUICK, retries=0)).fetch(site.set("/a", answer))
    assert ";" in caught.value.reason
    assert time.monotonic() - began < 2.0


@pytest.mark.parametrize("first", [says("", status=500), on_site.reset, on_site.broken_off, on_site.slow_headers])
def test_what_may_pass_is_asked_for_again(site: Site, fetcher: Fetcher, first: Answer) -> None:
    address = site.set("/a", first, page("Da"))
    assert b"Da" in fetched(fetcher, address).content
    assert len(site.asked_for("/a")) == 2


@pytest.mark.parametrize("status", [401, 403, 404, 410, 451])
def test_what_will_not_pass_is_asked_for_once(site: Site, fetcher: Fetcher, status: int) -> None:
    error = refusal(fetcher, site.set("/a", says("", status=status)))
    assert (error.status, error.disappeared) == (status, status in (404, 410))
    assert len(site.asked_for("/a")) == 1


@pytest.mark.parametrize("as_date", [False, True])
def test_who_asks_for_time_gets_it(site: Site, as_date: bool) -> None:
    waits: list[float] = []
    until = format_datetime(datetime.now(UTC) + timedelta(seconds=8), usegmt=True) if as_date else "7"
    address = site.set("/a", says("", status=429, Retry_After=until), page("Da"))
    fetched(Fetcher(QUICK, sleep=waits.append), address)
    (wait,) = (wait for wait in waits if wait)
    assert 6.0 <= wait <= 8.0


def test_who_asks_for_an_hour_is_left_alone_until_the_next_refresh(site: Site, fetcher: Fetcher) -> None:
    refusal(fetcher, site.set("/a", says("", status=503, Retry_After="3600"), page("Da")))
    assert len(site.asked_for("/a")) == 1


def test_redirects_are_followed_to_the_address_they_end_at(site: Site, fetcher: Fetcher) -> None:
    site.set("/b", onward("c?x=1#part"))
    site.set("/c?x=1", page("Ziel"))
    found = fetched(fetcher, site.set("/a", onward(f"{site.url}/b")))
    assert (found.address, found.final_address) == (f"{site.url}/a", f"{site.url}/c?x=1")


def test_a_circle_of_redirects_ends(site: Site, fetcher: Fetcher) -> None:
    site.set("/b", onward("/a"))
    assert "redirects more than 5 times" in refusal(fetcher, site.set("/a", onward("/b"))).reason
    assert len(site.asked_for("/a")) == 3


@pytest.mark.parametrize(
    "target",
    ["http://127.0.0.2:{port}/", "http://[::ffff:127.0.0.2]:{port}/", "http://169.254.169.254/latest/meta-data"],
)
def test_a_redirect_to_a_private_address_is_not_followed(
    site: Site, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    monkeypatch.setattr(guarded_network, "is_public", lambda each: each == "127.0.0.1" or is_public(each))
    address = site.set("/a", onward(target.format(port=site.url.rsplit(":", 1)[1])))
    with pytest.raises(FetchError, match="a machine that is not on the open internet"):
        Fetcher(replace(QUICK, allow_private_addresses=False)).fetch(address)
    assert site.asked == ["/robots.txt", "/a"]


def test_private_addresses_are_refused_unless_allowed(site: Site) -> None:
    address = site.set("/a", page("Innen"))
    with pytest.raises(FetchError, match=r"set fetching\.allow_private_addresses"):
        Fetcher(replace(QUICK, allow_private_addresses=False)).fetch(address)
    assert site.asked == []


def test_robots_txt_closes_pages_and_asks_for_a_pause(site: Site) -> None:
    waits: list[float] = []
    site.set("/robots.txt", says("User-agent: Strategiebot\nDisallow: /intern\nCrawl-delay: 7", "text/plain"))
    fetcher = Fetcher(QUICK, sleep=waits.append)
    assert "is closed to Strategiebot by the site's robots.txt" in refusal(fetcher, f"{site.url}/intern/a").reason
    fetched(fetcher, site.set("/a", page("A")))
    assert site.asked == ["/robots.txt", "/a"]
    assert [round(wait) for wait in waits] == [7]


def test_a_byte_order_mark_opens_no_closed_site(site: Site, fetcher: Fetcher) -> None:
    site.set("/robots.txt", says("\ufeffUser-agent: *\nDisallow: /", "text/plain"))
    assert "is closed to Strategiebot" in refusal(fetcher, site.set("/a", page("A"))).reason


def test_a_redirect_does_not_lead_around_robots_txt(site: Site, fetcher: Fetcher) -> None:
    site.set("/robots.txt", says("User-agent: *\nDisallow: /intern", "text/plain"))
    with pytest.raises(FetchError, match=r"robots\.txt"):
        fetcher.fetch(site.set("/a", onward("/intern")))
    assert "/intern" not in site.asked


def test_a_failing_robots_txt_closes_the_site(site: Site, fetcher: Fetcher) -> None:
    site.set("/robots.txt", says("", status=500))
    reason = refusal(fetcher, site.set("/a", page("A"))).reason
    assert reason.startswith(f"was not asked, since {site.url}/robots.txt answered with status 500")
    assert "/a" not in site.asked


def test_a_missing_robots_txt_opens_it(site: Site, fetcher: Fetcher) -> None:
    site.set("/robots.txt", says("", status=403))
    fetched(fetcher, site.set("/a", page("A")))


def test_one_request_at_a_time_goes_to_a_host(site: Site, fetcher: Fetcher) -> None:
    addresses = [site.set(f"/{number}", on_site.unhurried) for number in range(4)]
    threads = [threading.Thread(target=fetcher.fetch, args=[address]) for address in addresses]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {"/0", "/1", "/2", "/3"} <= set(site.asked)
    assert site.most_at_once == 1


def test_a_wait_can_be_interrupted(site: Site) -> None:
    def interrupted(_: float) -> None:
        raise KeyboardInterrupt

    address = site.set("/a", says("", status=503), page("Da"))
    with pytest.raises(KeyboardInterrupt):
        Fetcher(QUICK, sleep=interrupted).fetch(address)


def test_a_dead_link_is_found_without_loading_pages(site: Site, fetcher: Fetcher) -> None:
    fetcher.reach(site.set("/a", on_site.endless_body))
    with pytest.raises(FetchError, match="answered with status 404"):
        fetcher.reach(f"{site.url}/fort")


@pytest.mark.parametrize(
    "address", ["", "x", "ftp://a/b", "file:///etc/passwd", "https://", "http://a b/", "http://\ud800/"]
)
def test_what_is_no_web_address_is_refused(fetcher: Fetcher, address: str) -> None:
    with pytest.raises(FetchError):
        fetcher.fetch(address)


def test_passwords_in_addresses_are_refused_and_not_repeated(fetcher: Fetcher) -> None:
    with pytest.raises(FetchError) as caught:
        fetcher.fetch("https://user:geheim@example.org/")
    assert "geheim" not in str(caught.value)


def test_a_name_that_does_not_exist_is_told(fetcher: Fetcher) -> None:
    assert "the name gibt-es-nicht.invalid is not known" in refusal(fetcher, "http://gibt-es-nicht.invalid/").reason
