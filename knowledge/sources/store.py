"""The kept copies of one source: original, text and what is known of them, each file whole or not there at all."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from pathlib import Path

from pydantic import ValidationError

from knowledge.draft import Draft
from knowledge.markdown_copy import markdown_of
from knowledge.readers.markdown import read_markdown
from knowledge.remark import Remark
from knowledge.sources.content_type import ContentType
from knowledge.sources.entry import Entry
from knowledge.sources.extraction import READERS_VERSION, draft_from
from knowledge.sources.fetched import Fetched
from knowledge.sources.kept_page import KeptPage, KeptRemark
from knowledge.unreadable import UnreadableFile
from knowledge.whole_file import tidy, write_whole

_FACTS = ".json"
_TEXT = ".md"
_ORIGINAL = ".original"
_READABLE_BY_GROUP = 0o640


class SourceStore:
    """Names within `folder` are slugs; those of feeds and sitemaps begin with LIST.

    The facts are written last. A kill before that leaves files that are whole but do not fit them: the text is read
    all the same, and the page is fetched anew.
    """

    LIST = "_"

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, id: str, fetched: Fetched, entry: Entry, draft: Draft | None = None) -> None:
        """Raises OSError; what was kept before then still is."""
        self._write(self._original(id, fetched.type), fetched.content)
        page = KeptPage.from_fetched(fetched, entry)
        self._keep_text(id, page, draft) if draft else self._keep_facts(id, page)

    def renew_text(self, id: str) -> None:
        """Read the original once more where the readers have changed; raises UnreadableFile, OSError."""
        page = self.page(id)
        if page and page.readers != READERS_VERSION and not id.startswith(self.LIST):
            self._keep_text(id, page, draft_from(self.original(id, page), page.type, page.entry, id))

    def mark_checked(self, id: str, entry: Entry, at: datetime) -> None:
        """Nothing has changed at the address; what lists it may say something new."""
        if page := self.page(id):
            self._keep_facts(id, page.model_copy(update={"checked": at, "entry": entry}))

    def page(self, id: str) -> KeptPage | None:
        """None where nothing whole is kept, so that it is fetched anew."""
        page = self._facts(id)
        try:
            whole = page and sha256(self.original(id, page)).hexdigest() == page.original
            fits = page and (not page.text or _checksum(self._text(id)) == page.text)
        except OSError:
            return None
        return page if whole and fits else None

    def original(self, id: str, page: KeptPage) -> bytes:
        return self._original(id, page.type).read_bytes()

    def draft(self, id: str) -> Draft:
        """The kept document; raises UnreadableFile."""
        path = self.text_path(id)
        try:
            content = path.read_bytes()
        except OSError as error:
            raise UnreadableFile(path, f"cannot be opened ({error.strerror}); check permissions") from error
        page = self._facts(id)
        remarks = tuple(Remark(each.kind, each.values) for each in page.remarks) if page else ()
        return Draft(read_markdown(path, content).document, remarks)

    def text_path(self, id: str) -> Path:
        return self.folder / f"{id}{_TEXT}"

    def ids(self) -> tuple[str, ...]:
        """Of all documents that are kept."""
        stems = (path.stem for path in self.folder.glob(f"[!.]*{_TEXT}"))
        return tuple(sorted(stem for stem in stems if not stem.endswith(_ORIGINAL)))

    def address_of(self, id: str) -> str:
        facts = self._facts(id)
        return facts.entry.address if facts else ""

    def withdraw(self, id: str) -> None:
        """The text goes first: without it the rest is nothing."""
        self.text_path(id).unlink(missing_ok=True)
        for path in self.folder.glob(f"{id}.*"):
            path.unlink()

    def clean(self) -> None:
        """Remove what a killed fetch left behind; nobody else may be writing."""
        tidy(self.folder)

    def _keep_text(self, id: str, page: KeptPage, draft: Draft) -> None:
        text = markdown_of(draft.document).encode()
        self._write(self.text_path(id), text)
        remarks = tuple(KeptRemark(kind=each.kind, values=dict(each.values)) for each in draft.remarks)
        update = {"text": _checksum(text), "readers": READERS_VERSION, "remarks": remarks}
        self._keep_facts(id, page.model_copy(update=update))

    def _keep_facts(self, id: str, page: KeptPage) -> None:
        self._write(self.folder / f"{id}{_FACTS}", page.model_dump_json(indent=2).encode())

    def _write(self, path: Path, content: bytes) -> None:
        write_whole(path, content, mode=_READABLE_BY_GROUP)

    def _facts(self, id: str) -> KeptPage | None:
        try:
            return KeptPage.model_validate_json((self.folder / f"{id}{_FACTS}").read_bytes())
        except (OSError, ValidationError):
            return None

    def _original(self, id: str, type: ContentType) -> Path:
        return self.folder / f"{id}{_ORIGINAL}{type.ending}"

    def _text(self, id: str) -> bytes:
        return self.text_path(id).read_bytes()


def _checksum(content: bytes) -> str:
    return sha256(content).hexdigest()
