"""A text without front matter: what its file says about title and date, or else what the text itself shows."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from knowledge import press_release
from knowledge.characters import normalised
from knowledge.dating import date_in, dateline_in, standing_in
from knowledge.document import Document
from knowledge.draft import Draft
from knowledge.hard_wrapped import markdown_from
from knowledge.partial_date import PartialDate
from knowledge.remark import Remark, RemarkKind

_HEADING = re.compile(r"^#{1,6}[ \t]+(\S.*?)[ \t]*#*$", re.MULTILINE)
_MARKS = re.compile(r"[*_`#>]+")
_LONGEST_TITLE = 150
_LONGEST_GIVEN_TITLE = 300


@dataclass(frozen=True, slots=True)
class BareText:
    """`text` is what a reader found, as Markdown (`is_markdown`) or as lines; what the file does not say is empty.

    `made` is when the file was made, which need not be when its text was published.
    """

    text: str
    is_markdown: bool = False
    title: str = ""
    published: PartialDate | None = None
    made: PartialDate | None = None
    publisher: str = ""
    source_url: str = ""
    language: str = ""

    def draft(self, id: str) -> Draft:
        text = normalised(self.text).strip()
        if press_release.is_press_release(text):
            release = press_release.document_from(text, id=id, source_url=self.source_url)
            return Draft(
                replace(release, publisher=release.publisher or _shortened(self.publisher, _LONGEST_GIVEN_TITLE))
            )
        body = text if self.is_markdown else markdown_from(text)
        title = _shortened(self.title, _LONGEST_GIVEN_TITLE) or title_of(body) or id
        document = Document(
            id=id,
            title=title,
            body=f"# {body}" if not self.is_markdown and body.startswith(f"{title}\n\n") else body,
            publisher=_shortened(self.publisher, _LONGEST_GIVEN_TITLE),
            published=standing_in(body) or self.published or dateline_in(body),
            source_url=self.source_url,
            language=self.language or "de",
        )
        return dated(Draft(document), self.made)


def title_of(body: str) -> str:
    """The first heading, or else the first line where it is no paragraph."""
    found = _HEADING.search(body)
    line = found[1] if found else next((line for line in body.split("\n") if line.strip()), "")
    return _shortened(_MARKS.sub("", line), _LONGEST_TITLE)


def _shortened(text: str, longest: int) -> str:
    words = " ".join(normalised(text).split())
    return words if len(words) <= longest else words[:longest].rsplit(" ", 1)[0] + " …"


def dated(draft: Draft, made: PartialDate | None = None) -> Draft:
    """Gives an undated document the likeliest date, and says so, since that may be another one."""
    document = draft.document
    date = None if document.published else made or date_in(document.body)
    if not date:
        return draft
    remark = Remark(RemarkKind.DATE_FROM_FILE if made else RemarkKind.DATE_FROM_TEXT, {"date": date.iso()})
    return Draft(replace(document, published=date), (*draft.remarks, remark))
