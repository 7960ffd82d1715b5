"""What is kept comes back as it was."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.bare_text import BareText
from knowledge.sources.content_type import ContentType
from knowledge.sources.entry import Entry
from knowledge.sources.fetched import Fetched, Validators
from knowledge.sources.store import SourceStore
from knowledge.whole_file import BESIDE

PAGE = Fetched(
    "https://a.de/", "https://a.de/", b"x", ContentType("text/html", "", ".html"), datetime(2026, 11, 23, tzinfo=UTC)
)
TEXTS = st.text(st.characters(codec="utf-8"), min_size=1) | st.text("-#:\n '\"|>a1\t", min_size=1)


@settings(deadline=None, max_examples=60)
@given(TEXTS, TEXTS, TEXTS)
def test_a_document_comes_back_as_it_was_kept(body: str, title: str, publisher: str) -> None:
    draft = BareText(body, True, title=title, publisher=publisher, source_url="https://a.de/").draft("a")
    with TemporaryDirectory() as folder:
        store = SourceStore(Path(folder))
        store.keep("a", PAGE, Entry("https://a.de/"), draft)
        assert store.draft("a") == draft
        assert store.ids() == ("a",)


def test_what_a_kill_left_behind_is_removed(tmp_path: Path) -> None:
    store = SourceStore(tmp_path)
    store.keep("a", PAGE, Entry("https://a.de/"), BareText("Text.").draft("a"))
    (tmp_path / f"{BESIDE}7").write_text("half")
    assert store.ids() == ("a",)
    store.clean()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.json", "a.md", "a.original.html"]


def test_markdown_originals_are_no_documents_of_their_own(tmp_path: Path) -> None:
    store = SourceStore(tmp_path)
    page = Fetched("https://a.de/", "https://a.de/", b"x", ContentType("text/markdown", "", ".md"), PAGE.at)
    store.keep("a", page, Entry("https://a.de/"), BareText("Text.").draft("a"))
    assert store.ids() == ("a",)
    assert (tmp_path / "a.original.md").read_bytes() == b"x"


def test_etags_that_cannot_be_sent_back_are_left_out() -> None:
    assert Validators("ä", "Thu, 09 Feb 2017 10:00:00 GMT\r\nX: y").headers() == {}
