"""Links of documents, asked for over real connections."""

from __future__ import annotations

import socket
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from knowledge.checks.link_memory import RememberingProbe
from knowledge.checks.link_probe import FetchingProbe
from knowledge.checks.links import LinkState, dead_links, links_of
from knowledge.document import Document
from knowledge.sources.fetcher import Fetcher
from tests.knowledge.sources.conftest import QUICK
from tests.knowledge.sources.site import Site, says

BRIEF = replace(QUICK, retries=0)


@pytest.fixture
def probe() -> FetchingProbe:
    return FetchingProbe(Fetcher(BRIEF))


def nobody() -> str:
    """An address at which nobody listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{listener.getsockname()[1]}/a"


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Siehe https://example.org/a.", ["https://example.org/a"]),
        ("(siehe https://example.org/a_(b), http://example.org)", ["https://example.org/a_(b)", "http://example.org"]),
        (
            "[Text](https://example.org/a?b=1&c=2) und <https://example.org/d>",
            ["https://example.org/a?b=1&c=2", "https://example.org/d"],
        ),
        ("## Quellen\n\n- „Bericht“, https://example.org/a, https://example.org/a", ["https://example.org/a"]),
        ("www.example.org und mailto:a@example.org", []),
        ("https://example.org/" + ")" * 500_000, ["https://example.org"]),
    ],
)
def test_links_are_found_without_the_marks_around_them(text: str, links: list[str]) -> None:
    found = links_of(Document("d", "T", text))
    assert [link.rstrip("/") for link in found] == links
    assert links_of(Document("d", "T", text, source_url="https://example.org/s"))[0] == "https://example.org/s"


def test_dead_links_are_told_for_each_document(site: Site, probe: FetchingProbe) -> None:
    alive, gone, silent = site.set("/a", says("da")), site.url + "/fehlt", nobody()
    documents = [Document("x", "T", f"{alive} {gone}"), Document("y", "T", f"{silent}", source_url=gone)]
    assert [str(remark) for remark in dead_links(documents, probe)] == [
        f"'x': links to {gone}, which is gone; correct or remove the link",
        f"'y': links to {gone}, which is gone; correct or remove the link",
        f"'y': links to {silent}, which is unreachable; correct or remove the link",
    ]
    assert len(site.asked_for("/fehlt")) == 1


@pytest.mark.parametrize(
    ("status", "state"),
    [(200, "alive"), (403, "alive"), (404, "gone"), (410, "gone"), (429, "alive"), (500, "unreachable")],
)
def test_what_a_server_answers_tells_whether_the_page_is_there(
    site: Site, probe: FetchingProbe, status: int, state: str
) -> None:
    other, link = site.set("/other", says("da")), site.set("/a", says("x", status=status))
    assert probe.alive([other, link])[link] == state


def test_what_may_not_be_asked_for_is_not_called_dead(site: Site, probe: FetchingProbe) -> None:
    site.set("/robots.txt", says("User-agent: *\nDisallow: /zu", "text/plain"))
    private = FetchingProbe(Fetcher(replace(BRIEF, allow_private_addresses=False)))
    closed, page = site.url + "/zu/a", site.set("/a", says("da"))
    assert probe.alive([closed, page]) == {closed: LinkState.CLOSED, page: LinkState.ALIVE}
    assert list(dead_links([Document("d", "T", closed, source_url=page)], probe)) == []
    assert private.alive([page]) == {page: LinkState.CLOSED}


def test_without_any_network_one_remark_tells_it_for_all_links(probe: FetchingProbe) -> None:
    first, second = nobody(), nobody()
    (told,) = dead_links([Document("a", "T", first), Document("b", "T", f"{second} {first}")], probe)
    assert str(told) == f"2 links could not be checked, first {first}; run the check again when the network works"


def test_links_of_one_host_are_asked_for_one_after_another(site: Site, probe: FetchingProbe) -> None:
    links = [site.set(f"/{number}", says("da")) for number in range(6)]
    assert set(probe.alive(links).values()) == {LinkState.ALIVE}
    assert site.most_at_once == 1


def test_nobody_new_is_asked_when_the_time_is_over(site: Site) -> None:
    links = [site.set(f"/{number}", says("da")) for number in range(3)]
    moments = iter([0.0, 0.0, 50.0, 70.0])
    told: list[tuple[int, int]] = []
    probe = FetchingProbe(Fetcher(BRIEF), 60.0, lambda: next(moments), lambda *done: told.append(done))
    found = probe.alive(links)
    assert [found[link] for link in links] == ["alive", "alive", "unknown"]
    assert told == [(3, 3)]


@dataclass
class Oracle:
    """Knows the state of links and notes which it was asked for."""

    states: dict[str, LinkState]
    asked: list[str] = field(default_factory=list)

    def alive(self, addresses: Iterable[str]) -> Mapping[str, LinkState]:
        wanted = list(addresses)
        self.asked += wanted
        return {link: self.states[link] for link in wanted}


def test_what_is_known_is_asked_for_again_after_a_day(tmp_path: Path) -> None:
    states = {"a": LinkState.ALIVE, "b": LinkState.GONE, "c": LinkState.UNREACHABLE, "d": LinkState.UNKNOWN}
    oracle, now = Oracle(states), 1_000.0
    probe = RememberingProbe(oracle, tmp_path / "checks" / "links.json", lambda: now)
    assert probe.alive(states) == states
    assert probe.alive(states) == states
    assert oracle.asked == ["a", "b", "c", "d", "c", "d"]
    now += 86_400
    oracle.states["b"] = LinkState.ALIVE
    assert probe.alive(["b"]) == {"b": LinkState.ALIVE}


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"a": 1}', b'{"a": ["tot", 1]}', b'{"a": ["gone", "x"]}', b"\xff"]
)
def test_a_damaged_memory_is_an_empty_one(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "links.json"
    file.write_bytes(content)
    oracle = Oracle({"a": LinkState.ALIVE})
    assert RememberingProbe(oracle, file).alive(["a"]) == {"a": LinkState.ALIVE}
    assert RememberingProbe(oracle, file).alive(["a"]) == {"a": LinkState.ALIVE}
    assert oracle.asked == ["a"]


def test_a_memory_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    oracle = Oracle({"a": LinkState.GONE})
    assert RememberingProbe(oracle, tmp_path / "file" / "links.json").alive(["a"]) == {"a": LinkState.GONE}
