"""What a refresh and the office tell editors about documents, compared with all others, links included."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.proofreading import Proofreader
from knowledge.document import Document
from knowledge.partial_date import PartialDate
from knowledge.reading import Reading
from knowledge.sources.fetcher import Fetcher
from tests.bot.command_line import TEXTS, CommandLine
from tests.knowledge.sources.conftest import QUICK
from tests.knowledge.sources.site import Site, says

TEXT = (
    "Zur Messe Intec kamen 2017 nach Angaben der Veranstalter {} Besucher nach Leipzig. Gezeigt wurden Maschinen, "
    "Werkzeuge und Anlagen aus ganz Europa, dazu gab es Vorträge und eine Börse für Aufträge."
)


def document(id: str, figure: str) -> Document:
    return Document(id, "Messe Intec", TEXT.format(figure), published=PartialDate(2017))


ONE, OTHER = document("a", "24.200"), document("b", "23.500")


@pytest.fixture
def site() -> Iterator[Site]:
    with Site().running() as site:
        yield site


def test_remarks_follow_those_of_the_reading(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    found = Proofreader(tmp_path).read_over(Reading((ONE, OTHER)), progress=lambda *step: told.append(step))
    assert [(remark.document, remark.kind) for remark in found.warnings] == [
        ("b", "near-duplicate"),
        ("b", "other-figure"),
    ]
    assert found.documents == (ONE, OTHER)
    assert told == [("Comparing documents", 1, 2), ("Comparing documents", 2, 2)]
    assert Proofreader(tmp_path).read_over(Reading((ONE, OTHER)), {"c"}).warnings == ()


def test_a_document_is_compared_with_those_that_it_does_not_replace(tmp_path: Path) -> None:
    assert [remark.kind for remark in Proofreader(tmp_path).remarks(OTHER, [ONE])] == ["near-duplicate", "other-figure"]
    assert Proofreader(tmp_path).remarks(document("a", "23.500"), [ONE]) == ()


def test_links_are_asked_for_where_there_is_a_fetcher(tmp_path: Path, site: Site) -> None:
    linking = Document("d", "T", TEXT, source_url=site.set("/da", says("da")) + "?fehlt")
    reading = Reading((linking, Document("e", "T", TEXT.upper(), source_url=site.url + "/da")))
    told: list[tuple[str, int, int]] = []
    proofreader = Proofreader(tmp_path, lambda: Fetcher(QUICK))
    (first,) = proofreader.read_over(reading, {"d"}, lambda *step: told.append(step)).warnings[-1:]
    assert (first.kind, first.values["address"], first.values["trouble"]) == ("dead-link", linking.source_url, "gone")
    assert told[-1] == ("Checking links", 1, 1)
    asked = len(site.asked)
    proofreader.read_over(reading, {"d"})
    assert len(site.asked) == asked
    assert not [each for each in Proofreader(tmp_path).read_over(reading).warnings if each.kind == "dead-link"]


def warnings(ended: list[str]) -> list[str]:
    return [warning for warning in ended if "word for word" in warning or "gone" in warning]


def test_a_dry_run_tells_of_all_documents_and_a_refresh_of_the_changed_ones(strategiebot: CommandLine) -> None:
    strategiebot.write("03-kopie", TEXTS["01-konferenz"])
    told = ["'03-kopie': says the same as 01-konferenz, word for word; withdraw one of them"]
    assert warnings(strategiebot("refresh", "--json").json["warnings"]) == told
    assert warnings(strategiebot("refresh", "--json").json["warnings"]) == []
    assert warnings(strategiebot("refresh", "--dry-run", "--json").json["warnings"]) == told
    assert (strategiebot.config.parent / "var" / "checks" / "documents.sqlite").exists()


def test_links_are_checked_unless_settings_or_the_command_forbid(
    strategiebot: CommandLine, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("STRATEGIEBOT_FETCHING__CHECK_LINKS")
    site.set("/robots.txt", says("", "text/plain"))
    for id, path in (("01-konferenz", site.set("/da", says("da"))), ("02-foerderung", site.url + "/fehlt")):
        strategiebot.write(id, TEXTS[id].replace(f"https://example.org/{'konferenz' if id[1] == '1' else 'sab'}", path))
    fetching = "[fetching]\nallow_private_addresses = true\npause_seconds = 0.0\n"
    strategiebot.configure()
    with strategiebot.config.open("a", encoding="utf-8") as file:
        file.write(fetching)
    assert warnings(strategiebot("refresh", "--dry-run", "--offline", "--json").json["warnings"]) == []
    assert site.asked == []
    told = [f"'02-foerderung': links to {site.url}/fehlt, which is gone; correct or remove the link"]
    assert warnings(strategiebot("refresh", "--dry-run", "--json").json["warnings"]) == told
    monkeypatch.setenv("STRATEGIEBOT_FETCHING__CHECK_LINKS", "false")
    assert warnings(strategiebot("refresh", "--dry-run", "--json").json["warnings"]) == []
