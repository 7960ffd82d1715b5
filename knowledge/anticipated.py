"""Questions that citizens may ask about a section, kept beside the document as <name>.fragen.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from reprlib import repr as shortened

from knowledge.document import Document
from knowledge.draft import Draft
from knowledge.remark import Remark, RemarkKind
from knowledge.sections import sections_of
from knowledge.unreadable import UnreadableFile
from knowledge.yaml_file import yaml_of

ENDING = ".fragen.yaml"


def questions_file(path: Path) -> Path:
    """Where the questions of the document in `path` are kept."""
    return path.with_name(path.stem + ENDING)


def with_questions(draft: Draft, path: Path) -> Draft:
    """The draft of the document in `path` with the questions beside it; a bad file of questions is a remark only."""
    beside = questions_file(path)
    if not beside.exists():
        return draft
    try:
        anticipated = questions_in(beside)
    except UnreadableFile as error:
        left_out = Remark(RemarkKind.QUESTIONS_LEFT_OUT, {"reason": str(error), "file": beside.name})
        return replace(draft, remarks=(*draft.remarks, left_out))
    document = replace(draft.document, anticipated=anticipated)
    return Draft(document, (*draft.remarks, *_mismatches(document)))


def questions_in(path: Path) -> dict[str, tuple[str, ...]]:
    """Heading and its questions; raises UnreadableFile."""
    content = yaml_of(path)
    if not isinstance(content, dict):
        raise UnreadableFile(path, "is no list of headings; write a heading, a colon and below it - and a question")
    return {" ".join(str(heading).split()): _questions(path, heading, below) for heading, below in content.items()}


def _questions(path: Path, heading: object, below: object) -> tuple[str, ...]:
    listed = [] if below is None else below
    if not isinstance(listed, list) or not all(isinstance(question, str) for question in listed):
        reason = f"gives no list of questions below {shortened(heading)}; write - and a question on each line"
        raise UnreadableFile(path, reason)
    return tuple(question for words in listed if (question := " ".join(words.split())))


def _mismatches(document: Document) -> Iterator[Remark]:
    """Headings on one side only."""
    file = document.id + ENDING
    headings = list(dict.fromkeys(section.heading for section in sections_of(document)))
    for heading in headings:
        if not document.anticipated.get(heading):
            yield Remark(RemarkKind.HEADING_WITHOUT_QUESTION, {"heading": heading, "file": file})
    for heading in document.anticipated:
        if heading not in headings:
            yield Remark(RemarkKind.QUESTIONS_WITHOUT_HEADING, {"heading": heading, "file": file})


def claimed_twice(documents: Iterable[Document]) -> Mapping[str, tuple[Remark, ...]]:
    """Remarks by document id: a question that points to two sections points to neither."""
    owners: dict[str, str] = {}
    remarks: dict[str, tuple[Remark, ...]] = {}
    for document in documents:
        for heading, questions in document.anticipated.items():
            place = f"{document.id} ({heading})"
            for question in questions:
                owner = owners.setdefault(question.casefold().rstrip("?! ."), place)
                if owner != place:
                    values = {"question": question, "heading": heading, "owner": owner}
                    remark = Remark(RemarkKind.QUESTION_TWICE, values)
                    remarks[document.id] = (*remarks.get(document.id, ()), remark)
    return remarks
