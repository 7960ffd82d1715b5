"""Sources as config.toml names them, and what the composition root does with them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.assembly import Assembly
from bot.settings import SettingsError, load_settings
from knowledge.document import Kind
from knowledge.sources.limits import Limits
from knowledge.sources.source import Source, SourceKind
from tests.bot.command_line import CommandLine
from tests.knowledge.sources.site import Site, page

QUICK = "[fetching]\npause_seconds = 0\nretry_seconds = 0\nallow_private_addresses = true\n"


def written(folder: Path, text: str) -> Path:
    file = folder / "config.toml"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture
def site() -> Iterator[Site]:
    with Site().running() as site:
        yield site


@pytest.fixture
def assembly(strategiebot: CommandLine, site: Site) -> Assembly:
    address = site.set("/a", page("Von der Seite"))
    source = f'[[sources]]\nkind = "page"\naddress = "{address}"\n'
    strategiebot.config.write_text(f"{strategiebot.config.read_text()}\n{QUICK}{source}")
    return Assembly(load_settings(strategiebot.config))


def test_sources_are_read_with_all_their_keys(tmp_path: Path) -> None:
    text = """
        [[sources]]
        kind = "feed"
        address = "https://example.org/news.rss"
        publisher = "SMWA"
        document_kind = "pressemitteilung"
        language = "de"
        limit = 5
        exclude = "*.jpg"
        [[sources]]
        kind = "folder"
        address = "texts"
    """
    feed, folder = (each.source() for each in load_settings(written(tmp_path, text)).sources)
    assert feed == Source(
        SourceKind.FEED, "https://example.org/news.rss", "SMWA", Kind.PRESS_RELEASE, "de", 5, exclude="*.jpg"
    )
    assert folder == Source(SourceKind.FOLDER, str(tmp_path / "texts"))


def test_the_settings_defaults_are_the_fetchers(tmp_path: Path) -> None:
    assert load_settings(written(tmp_path, "")).fetching.limits() == Limits()
    limits = load_settings(written(tmp_path, "[fetching]\nlargest_megabytes = 1.5\n")).fetching.limits()
    assert limits.largest_bytes == 1_500_000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kind = 'page'\naddress = 'ftp://a.de/'", "setting sources.0.address is 'ftp://a.de/': give an http"),
        ("kind = 'page'\naddress = 'https://u:p@a.de/'", "setting sources.0.address is"),
        ("kind = 'carrier pigeon'\naddress = 'x'", "setting sources.0.kind is 'carrier pigeon'"),
        ("kind = 'page'\naddres = 'x'", "setting sources.0.address is"),
    ],
)
def test_what_is_wrong_is_named_in_one_sentence(tmp_path: Path, text: str, expected: str) -> None:
    with pytest.raises(SettingsError, match=expected.replace(".", r"\.")):
        load_settings(written(tmp_path, f"[[sources]]\n{text}\n"))


def test_reading_fetches_and_offline_uses_what_is_kept(assembly: Assembly, site: Site) -> None:
    steps: list[str] = []
    fetched = assembly.room.read(progress=lambda step, done, total: steps.append(f"{step}: {done} of {total}"))
    assert [document.title for document in fetched.documents][-1] == "Von der Seite"
    assert steps[-1] == f"Fetching {site.url}/a: 1 of 1"
    asked = list(site.asked)
    assert assembly.room.read(offline=True) == fetched
    assert site.asked == asked


def test_starting_waits_for_no_site(assembly: Assembly, site: Site) -> None:
    assembly.live()
    assert site.asked == []


def test_a_source_that_fails_is_among_the_failures(assembly: Assembly, site: Site) -> None:
    site.answers.clear()
    reading = assembly.room.read()
    assert [str(failure).split(";")[0] for failure in reading.failures] == [f"{site.url}/a answered with status 404"]
    assert [document.id for document in reading.documents] == ["01-konferenz", "02-foerderung"]
