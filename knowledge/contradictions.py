"""Statements of a document that are told differently elsewhere, kept beside it as <name>.widerspruch.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from reprlib import repr as shortened

from knowledge.document import Contradiction, Document, Statement
from knowledge.draft import Draft
from knowledge.passage import Span
from knowledge.remark import Remark, RemarkKind, cut
from knowledge.sections import sections_of
from knowledge.unreadable import UnreadableFile
from knowledge.yaml_file import yaml_of

ENDING = ".widerspruch.yaml"
_HOW = "write topic, statement and others, a list of document and statement"


def with_contradictions(draft: Draft, path: Path) -> Draft:
    """The draft of the document in `path` with the contradictions beside it; a bad file of them is a remark only."""
    beside = path.with_name(path.stem + ENDING)
    if not beside.exists():
        return draft
    try:
        listed = contradictions_in(beside)
    except UnreadableFile as error:
        left_out = Remark(RemarkKind.CONTRADICTIONS_LEFT_OUT, {"reason": str(error), "file": beside.name})
        return replace(draft, remarks=(*draft.remarks, left_out))
    return replace(draft, document=replace(draft.document, contradictions=listed))


def contradictions_in(path: Path) -> tuple[Contradiction, ...]:
    """All that the file lists; raises UnreadableFile."""
    content = yaml_of(path)
    if not isinstance(content, list):
        raise UnreadableFile(path, f"is no list; {_HOW}")
    return tuple(_contradiction(path, entry) for entry in content)


def _contradiction(path: Path, entry: object) -> Contradiction:
    match entry:
        case {"topic": str(topic), "statement": str(statement), "others": [_, *_] as others, **rest} if not rest:
            return Contradiction(topic, statement, tuple(_statement(path, other) for other in others))
    raise UnreadableFile(path, f"cannot be read at {shortened(entry)}; {_HOW}")


def _statement(path: Path, entry: object) -> Statement:
    match entry:
        case {"document": str(document), "statement": str(text), **rest} if not rest:
            return Statement(document, text)
    raise UnreadableFile(path, f"cannot be read at {shortened(entry)}; {_HOW}")


def unfounded(documents: Iterable[Document]) -> Mapping[str, tuple[Remark, ...]]:
    """Remarks by document id: contradictions that name a document or words that are not there."""
    known = {document.id: document for document in documents}
    found = {document.id: tuple(_unfounded(document, known)) for document in known.values()}
    return {id: remarks for id, remarks in found.items() if remarks}


def _unfounded(document: Document, known: Mapping[str, Document]) -> Iterator[Remark]:
    for contradiction in document.contradictions:
        told = {"file": document.id + ENDING, "topic": contradiction.topic}
        for statement in (Statement(document.id, contradiction.statement), *contradiction.others):
            holder = known.get(statement.document)
            if not holder:
                yield Remark(RemarkKind.CONTRADICTION_WITHOUT_DOCUMENT, told | {"other": statement.document})
            elif not span_of(statement.text, holder):
                said = {"words": cut(statement.text), "other": holder.id}
                yield Remark(RemarkKind.CONTRADICTION_NOT_SAID, told | said)


def span_of(statement: str, document: Document) -> Span | None:
    """Where the body first says these words in something that can be quoted; line ends count as blanks."""
    words = [re.escape(word) for word in statement.split()]
    if not words:
        return None
    units = [unit for section in sections_of(document) for block in section.blocks for unit in block.units]
    for found in re.finditer(r"\s+".join(words), document.body):
        if any(unit.start <= found.start() < unit.end for unit in units):
            return Span(*found.span())
    return None
