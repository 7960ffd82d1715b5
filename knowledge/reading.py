"""From files to documents: one file, or a folder in which what cannot be read stops nothing else."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from knowledge import anticipated, contradictions
from knowledge.checks.completeness import incomplete
from knowledge.document import Document
from knowledge.draft import Draft, Reader
from knowledge.file_content import content_of
from knowledge.readers.confinement import read_confined
from knowledge.readers.markdown import read_markdown
from knowledge.readers.plain_text import LONGEST_TEXT, read_plain_text, too_long
from knowledge.remark import Remark, RemarkKind
from knowledge.unreadable import Trouble, UnreadableFile, UnreadableFolder

READERS: dict[str, Reader] = {
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".txt": read_plain_text,
    ".html": read_confined,
    ".htm": read_confined,
    ".pdf": read_confined,
    ".docx": read_confined,
}
BESIDE = (anticipated.ENDING, contradictions.ENDING)
"""Endings of files that belong to the document of the same name."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that gave no document, and why; for what was fetched, `address` is where, and `path` where it is kept."""

    path: Path
    reason: str
    address: str = ""
    kind: Trouble = Trouble.BROKEN
    values: Mapping[str, str | int | float] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.address} {self.reason}" if self.address else f"{str(self.path)!r}: {self.reason}"


@dataclass(frozen=True, slots=True)
class FileDraft:
    """A draft and the file it was read from."""

    path: Path
    draft: Draft

    @property
    def id(self) -> str:
        return self.draft.document.id


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a folder gives, in the order of the file names."""

    documents: tuple[Document, ...]
    failures: tuple[Failure, ...] = ()
    warnings: tuple[Remark, ...] = ()


def read_document(path: Path) -> Document:
    """The document in a file, with the questions and contradictions beside it; raises UnreadableFile."""
    return read_draft(path).document


def read_folder(folder: Path, others: Sequence[FileDraft | Failure] = (), *, may_be_empty: bool = False) -> Reading:
    """All documents that lie directly in `folder`, then those from elsewhere; raises UnreadableFolder.

    The second of two with one id is a failure. What stands beside the documents of `others` may lie in `folder`.
    """
    drafts: dict[str, FileDraft] = {}
    failures: list[Failure] = []
    for found in (*drafts_in(folder, may_be_empty=may_be_empty or bool(others)), *others):
        if isinstance(found, Failure):
            failures.append(found)
        elif first := drafts.get(found.id):
            failures.append(_same_name(found, first))
        else:
            drafts[found.id] = found
    documents = tuple(found.draft.document for found in drafts.values())
    remarks = [(id, remark) for id, found in drafts.items() for remark in _remarks(found.draft, drafts)]
    for listed in (anticipated.claimed_twice(documents), contradictions.unfounded(documents)):
        remarks += [(id, remark) for id, about in listed.items() for remark in about]
    warnings = (replace(remark, path=drafts[id].path, document=id) for id, remark in remarks)
    return Reading(documents, tuple(failures), (*warnings, *_strays(folder, drafts)))


def drafts_in(folder: Path, *, may_be_empty: bool = False) -> Iterator[FileDraft | Failure]:
    """What each file of the folder gives; raises UnreadableFolder."""
    for path in _files(folder, may_be_empty):
        try:
            yield FileDraft(path, read_draft(path))
        except UnreadableFile as error:
            yield Failure(path, error.reason, kind=error.kind, values=error.values)


def read_draft(path: Path) -> Draft:
    """`read_document` with what its editor should know about the text; raises UnreadableFile."""
    reader = READERS.get(path.suffix.lower())
    try:
        str(path).encode("utf-8")
    except UnicodeEncodeError:
        raise UnreadableFile(path, "has a name that is not UTF-8; rename it", Trouble.BAD_NAME) from None
    content = content_of(path)
    if not reader:
        known = ", ".join(READERS)
        reason = f"has the ending {path.suffix!r}; known are {known}, so convert it"
        raise UnreadableFile(path, reason, Trouble.WRONG_ENDING, ending=path.suffix, known=known)
    return beside(_bounded(reader(path, content), path), path)


def draft_of(path: Path, content: bytes) -> Draft:
    """What the reader for the ending of `path` makes of content that need not lie there; raises UnreadableFile."""
    return _bounded(READERS[path.suffix](path, content), path)


def beside(draft: Draft, path: Path) -> Draft:
    """The draft with the questions and contradictions beside `path`, which itself need not be there."""
    return contradictions.with_contradictions(anticipated.with_questions(draft, path), path)


def _bounded(draft: Draft, path: Path) -> Draft:
    if len(draft.document.body) > LONGEST_TEXT:
        raise too_long(path, len(draft.document.body))
    return draft


def _same_name(found: FileDraft, first: FileDraft) -> Failure:
    other = first.path.name if first.path.parent == found.path.parent else repr(str(first.path))
    reason = f"has the same name as {other}; rename one of them"
    return Failure(found.path, reason, kind=Trouble.NAME_TAKEN, values={"other": other})


def _files(folder: Path, may_be_empty: bool) -> list[Path]:
    """What should be documents: all but hidden files, an office program's lock files, BESIDE and subfolders."""
    try:
        found = sorted(folder.iterdir())
    except OSError as error:
        raise UnreadableFolder(
            f"documents folder {str(folder)!r} cannot be read ({error.strerror}); check the path"
        ) from error
    files = [path for path in found if not path.name.startswith((".", "~")) and not path.name.endswith(BESIDE)]
    files = [path for path in files if not path.is_dir()]
    if not files and not may_be_empty:
        raise UnreadableFolder(
            f"documents folder {str(folder)!r} holds no document; put Markdown, text, HTML, PDF or DOCX files into it"
        )
    return files


def _remarks(draft: Draft, known: Container[str]) -> Iterator[Remark]:
    yield from draft.remarks
    yield from incomplete(draft.document, known)


def _strays(folder: Path, ids: Iterable[str]) -> Iterator[Remark]:
    """Files beside a document that is not there, and folders, which are not entered."""
    for path in sorted(folder.iterdir()):
        ending = next((ending for ending in BESIDE if path.name.endswith(ending)), "")
        if ending and path.name.removesuffix(ending) not in ids:
            yield Remark(RemarkKind.NO_DOCUMENT_BESIDE, path=path)
        elif path.is_dir() and not path.name.startswith("."):
            yield Remark(RemarkKind.FOLDER, path=path)
