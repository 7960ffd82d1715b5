"""The shelf: documents that staff have published, and what they took off, for every refresh to read."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from knowledge.checks.completeness import incomplete
from knowledge.draft import Draft
from knowledge.reading import BESIDE, Failure, Reading, beside, read_draft
from knowledge.unreadable import UnreadableFile, UnreadableFolder
from knowledge.whole_file import copy_whole, write_whole

DOCUMENTS = "documents"
WITHDRAWN = "withdrawn"
ORIGINALS = ".originals"
_WITHHELD = "withheld.json"
_IDS = TypeAdapter(tuple[str, ...])


@dataclass(frozen=True, slots=True)
class Aside:
    """A file of the shelf and the name under which it is kept among the withdrawn ones."""

    name: str
    kept_as: str


@dataclass(frozen=True, slots=True)
class Move:
    """One change of the shelf: the file `placed` ("" for none) comes with its `original`, files go `aside`, documents
    that lie elsewhere are `withheld` from now on (ids)."""

    placed: str
    original: str
    aside: tuple[Aside, ...]
    withheld: tuple[str, ...]


class Shelf:
    """No file is removed that is not kept elsewhere, so a move has a way back from each of its steps."""

    def __init__(self, data_dir: Path, editors: Path) -> None:
        """`editors` is the folder where questions and contradictions are kept beside the documents that ship."""
        self.folder = data_dir / DOCUMENTS
        self.withdrawn = data_dir / WITHDRAWN
        self._editors = editors

    def ids(self) -> tuple[str, ...]:
        """Of all documents on the shelf."""
        return tuple(path.stem for path in self._files())

    def withheld(self) -> tuple[str, ...]:
        """Ids of documents of other folders that are not to be read; raises UnreadableFolder for a damaged list."""
        file = self.withdrawn / _WITHHELD
        try:
            return _IDS.validate_json(file.read_bytes())
        except (FileNotFoundError, NotADirectoryError):  # where the data folder is a file, others say so
            return ()
        except (OSError, ValidationError) as exc:
            raise UnreadableFolder(
                f"{str(file)!r}, the list of withdrawn documents, cannot be read ({type(exc).__name__}); mend it, "
                "since without it they would be published again; nothing is published"
            ) from exc

    def draft(self, path: Path) -> Draft:
        """What a file gives once it lies here: with the questions and contradictions that editors keep under its name,
        here or among the documents that ship; raises UnreadableFile."""
        draft = read_draft(path)
        for folder in (self.folder, self._editors):
            draft = beside(draft, folder / path.name)
        return draft

    def read_with(self, reading: Reading) -> Reading:
        """`reading` without what is withheld or lies here under the same id, and with what lies here."""
        kept = without(reading, {*self.withheld(), *self.ids()})
        known = {*self.ids(), *(document.id for document in kept.documents)}
        for path in self._files():
            try:
                kept = _with(kept, path, self.draft(path), known)
            except UnreadableFile as error:
                failure = Failure(path, error.reason, kind=error.kind, values=error.values)
                kept = replace(kept, failures=(*kept.failures, failure))
        return kept

    def plan(self, placed: str, original: str, gone: Iterable[str], stamp: str) -> Move:
        """The move that puts a file here, "" for none, and takes the documents of the ids in `gone` away."""
        ids = set(gone)
        here = [path.name for path in self._files() if path.stem in ids or path.name == placed]
        elsewhere = sorted(ids - set(self.ids()) - {Path(placed).stem} - set(self.withheld()))
        kept_original = f"{stamp}-{original}" if original else ""
        return Move(placed, kept_original, tuple(Aside(name, f"{stamp}-{name}") for name in here), tuple(elsewhere))

    def apply(self, move: Move, document: Path | None = None, original: Path | None = None) -> None:
        """Keep what goes, place what comes, then take away: stopped anywhere, nothing is lost and `revert` mends it."""
        for aside in move.aside:
            copy_whole(self.folder / aside.name, self.withdrawn / aside.kept_as)
        if document and original:
            copy_whole(original, self.folder / ORIGINALS / move.original)
            copy_whole(document, self.folder / move.placed)
        for aside in move.aside:
            if aside.name != move.placed:
                (self.folder / aside.name).unlink(missing_ok=True)
        self._withhold([*self.withheld(), *move.withheld])

    def revert(self, move: Move) -> None:
        """As if the move had never begun, whatever step it had come to; may be repeated."""
        self._withhold([id for id in self.withheld() if id not in move.withheld])
        if move.placed and move.placed not in {aside.name for aside in move.aside}:
            (self.folder / move.placed).unlink(missing_ok=True)
        if move.original:
            (self.folder / ORIGINALS / move.original).unlink(missing_ok=True)
        for aside in move.aside:  # by renaming, which needs no room on a full disk
            if (self.withdrawn / aside.kept_as).exists():
                (self.withdrawn / aside.kept_as).replace(self.folder / aside.name)

    def undo(self, move: Move) -> None:
        """`revert` for a move that was complete: what it had placed is kept among the withdrawn files."""
        if move.placed and (self.folder / move.placed).exists():
            copy_whole(self.folder / move.placed, self.withdrawn / f"{Path(move.original).stem}.md")
        if move.original and (self.folder / ORIGINALS / move.original).exists():
            copy_whole(self.folder / ORIGINALS / move.original, self.withdrawn / ORIGINALS / move.original)
        self.revert(move)

    def _withhold(self, ids: Sequence[str]) -> None:
        wanted = tuple(dict.fromkeys(ids))
        if wanted != self.withheld():
            write_whole(self.withdrawn / _WITHHELD, _IDS.dump_json(wanted, indent=2) + b"\n")

    def _files(self) -> list[Path]:
        if not self.folder.is_dir():
            return []
        files = (path for path in self.folder.iterdir() if path.is_file() and not path.name.startswith((".", "~")))
        return sorted(path for path in files if not path.name.endswith(BESIDE))


def without(reading: Reading, ids: Iterable[str]) -> Reading:
    """`reading` without these documents and what there was to say of them."""
    hidden = set(ids)
    return replace(
        reading,
        documents=tuple(each for each in reading.documents if each.id not in hidden),
        warnings=tuple(each for each in reading.warnings if each.document not in hidden),
    )


def _with(reading: Reading, path: Path, draft: Draft, known: Container[str]) -> Reading:
    document = draft.document
    remarks = (*draft.remarks, *incomplete(document, known))
    return replace(
        reading,
        documents=(*reading.documents, document),
        warnings=(*reading.warnings, *(replace(remark, path=path, document=document.id) for remark in remarks)),
    )
