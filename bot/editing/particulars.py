"""What staff write below a file or link ("Datum: 3. November 2026"), for documents that do not say it themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from knowledge.dating import date_in
from knowledge.document import Document
from knowledge.draft import Draft
from knowledge.front_matter import BadField, draft_from
from knowledge.remark import RemarkKind

_LINE = re.compile(r"(?P<name>[^:]{1,40}):\s*(?P<value>\S.*)")
_FIELDS = {
    "titel": "title",
    "herausgeber": "publisher",
    "datum": "published",
    "stand": "published",
    "link": "source_url",
    "quelle": "source_url",
    "art": "kind",
    "thema": "topics",
    "themen": "topics",
}
"""German names of the fields of front matter that a text may lack."""
_GUESSED_DATE = (RemarkKind.DATE_FROM_FILE, RemarkKind.DATE_FROM_TEXT)


@dataclass(frozen=True, slots=True)
class Particulars:
    """The `fields` of `said` count; `unread` are lines that say nothing known."""

    said: Document
    fields: tuple[str, ...]
    unread: tuple[str, ...]

    @classmethod
    def from_note(cls, note: str) -> Particulars:
        """One to a line; `note` may be anything."""
        given: dict[str, str] = {}
        unread: list[str] = []
        for line in filter(None, map(str.strip, note.splitlines())):
            found = _LINE.fullmatch(line)
            field = _FIELDS.get(found["name"].strip().casefold(), "") if found else ""
            value = _spelled(field, found["value"]) if found else ""
            if field and _holds(field, value):
                given[field] = value
            else:
                unread.append(line)
        said = draft_from(given, id="", title="", body="").document
        return cls(said, tuple(given), tuple(unread))

    def applied_to(self, draft: Draft) -> Draft:
        """What staff say stands above what was read."""
        said = {field: getattr(self.said, field) for field in self.fields}
        guessed = _GUESSED_DATE if "published" in said else ()
        remarks = tuple(remark for remark in draft.remarks if remark.kind not in guessed)
        return Draft(replace(draft.document, **said), remarks)


def _spelled(field: str, value: str) -> str:
    """As front matter spells it."""
    if field == "published" and (date := date_in(value)):
        return date.iso()
    return value.casefold() if field == "kind" else value


def _holds(field: str, value: str) -> bool:
    try:
        draft_from({field: value}, id="", title="", body="")
    except BadField:
        return False
    return True
