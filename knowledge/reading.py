"""From files to documents: one file, or a folder in which what cannot be read stops nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from knowledge import anticipated, contradictions
from knowledge.document import Document
from knowledge.draft import Draft, Reader
from knowledge.file_content import content_of
from knowledge.readers.docx import read_docx
from knowledge.readers.markdown import read_markdown
from knowledge.readers.pdf import read_pdf
from knowledge.readers.plain_text import read_plain_text
from knowledge.readers.web_page import read_web_page
from knowledge.unreadable import UnreadableFile, UnreadableFolder

READERS: dict[str, Reader] = {
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".txt": read_plain_text,
    ".html": read_web_page,
    ".htm": read_web_page,
    ".pdf": read_pdf,
    ".docx": read_docx,
}
BESIDE = (anticipated.ENDING, contradictions.ENDING)
"""Endings of files that belong to the document of the same name."""
_LONGEST_BODY = 2_000_000
"""Characters, about a thousand pages; cutting and embedding more would stop a small machine."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that gave no document, and why."""

    path: Path
    reason: str

    def __str__(self) -> str:
        return f"{str(self.path)!r}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about a file that was read which its editor should look at."""

    path: Path
    text: str

    def __str__(self) -> str:
        return f"{str(self.path)!r}: {self.text}"


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a folder gives, in the order of the file names."""

    documents: tuple[Document, ...]
    failures: tuple[Failure, ...] = ()
    warnings: tuple[Remark, ...] = ()


def read_document(path: Path) -> Document:
    """The document in a file, with the questions and contradictions beside it; raises UnreadableFile."""
    return _draft(path).document


def read_folder(folder: Path) -> Reading:
    """All documents that lie directly in `folder`; raises UnreadableFolder."""
    drafts: dict[str, Draft] = {}
    paths: dict[str, Path] = {}
    failures: list[Failure] = []
    for path in _files(folder):
        try:
            if path.stem in paths:
                raise UnreadableFile(path, f"has the same name as {paths[path.stem].name}; rename one of them")
            drafts[path.stem] = _draft(path)
            paths[path.stem] = path
        except UnreadableFile as error:
            failures.append(Failure(path, error.reason))
    documents = tuple(draft.document for draft in drafts.values())
    warnings = [Remark(paths[id], text) for id, draft in drafts.items() for text in _remarks(draft, drafts)]
    for remarks in (anticipated.claimed_twice(documents), contradictions.unfounded(documents)):
        warnings += [Remark(paths[id], text) for id, texts in remarks.items() for text in texts]
    return Reading(documents, tuple(failures), (*warnings, *_strays(folder, drafts)))


def _draft(path: Path) -> Draft:
    reader = READERS.get(path.suffix.lower())
    try:
        str(path).encode("utf-8")
    except UnicodeEncodeError:
        raise UnreadableFile(path, "has a name that is not UTF-8; rename it") from None
    content = content_of(path)
    if not reader:
        raise UnreadableFile(path, f"has the ending {path.suffix!r}; known are {', '.join(READERS)}, so convert it")
    draft = reader(path, content)
    if len(draft.document.body) > _LONGEST_BODY:
        reason = f"holds {len(draft.document.body)} characters of text, the limit is {_LONGEST_BODY}; split it"
        raise UnreadableFile(path, reason)
    return contradictions.with_contradictions(anticipated.with_questions(draft, path), path)


def _files(folder: Path) -> list[Path]:
    """What should be documents: all but hidden files, an office program's lock files, BESIDE and subfolders."""
    try:
        found = sorted(folder.iterdir())
    except OSError as error:
        raise UnreadableFolder(
            f"documents folder {str(folder)!r} cannot be read ({error.strerror}); check the path"
        ) from error
    files = [path for path in found if not path.name.startswith((".", "~")) and not path.name.endswith(BESIDE)]
    files = [path for path in files if not path.is_dir()]
    if not files:
        raise UnreadableFolder(
            f"documents folder {str(folder)!r} holds no document; put Markdown, text, HTML, PDF or DOCX files into it"
        )
    return files


def _remarks(draft: Draft, known: Iterable[str]) -> Iterator[str]:
    document = draft.document
    yield from draft.remarks
    if not document.published:
        yield "is undated; give published: in front matter"
    if not document.source_url:
        yield "has no source link; give source_url: in front matter"
    if not document.publisher:
        yield "names no publisher; give publisher: in front matter"
    if not document.body:
        yield "holds nothing to quote below its front matter; write the text"
    if document.superseded_by and document.superseded_by not in known:
        yield f"is superseded by {document.superseded_by!r}, which is not there; correct superseded_by or add the file"


def _strays(folder: Path, ids: Iterable[str]) -> Iterator[Remark]:
    """Files beside a document that is not there, and folders, which are not entered."""
    for path in sorted(folder.iterdir()):
        ending = next((ending for ending in BESIDE if path.name.endswith(ending)), "")
        if ending and path.name.removesuffix(ending) not in ids:
            yield Remark(path, "belongs to no document that could be read; rename or remove it")
        elif path.is_dir() and not path.name.startswith("."):
            yield Remark(path, "is a folder and not entered; move its documents up")
