"""Direct quotations of a person ("„…“, sagte Minister Dulig"): whether they are authorised only an editor can tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from knowledge.document import Document
from knowledge.passage import Span
from knowledge.remark import Remark, RemarkKind
from knowledge.sections import Section

_FEWEST_WORDS = 4
"""Between the marks; fewer are a title or a turn of phrase."""
_LONGEST = 1500
_NEAR = 160
"""Characters before or after the marks in which the speaker is named."""
_SHOWN = 60
_MOST = 200
"""Quotations of a document that are looked at."""

_QUOTED = re.compile(
    "|".join(
        rf"{opening}([^{inside}]{{1,{_LONGEST}}})[{closing}]"
        for opening, inside, closing in (
            ("„", "„“”", "“”"),
            ("»", "«»", "«"),
            ("«", "«»", "»"),
            ("“", "“”", "”"),
            ('"', '"', '"'),
        )
    )
)
_VERB = (
    r"(?:so|sag(?:t|te|ten)|erklärte?n?|beton(?:t|te|ten)|wirbt|warb|meinte?|bekräftigte?|unterstr(?:eicht|ich)|ergänzte?|"
    r"kommentierte?|lobte?|forderte?|freute?\ssich|kündigte?|erläuterte?|verspr(?:icht|ach)|resümierte?|zitierte?|äußerte?|"
    r"berichtete?|mahnte?|warnte?|appellierte?|würdigte?|begründete?|urteilte?|hob|hebt|führte?|stellte?|"
    r"said|says|explained|added)\b"
)
_NAME = r"[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)*"
_ROLE = (
    r"(?:[A-ZÄÖÜ][\w-]*?)?(?:[Mm]inister|[Pp]räsident|[Ss]ekretär|[Ll]eiter|[Ff]ührer|[Vv]orsitzende|[Ss]precher|[Vv]orstand|"
    r"[Cc]hef|[Mm]eister|[Dd]irektor|[Rr]ektor|[Dd]ekan|[Aa]bgeordnete|[Bb]eauftragte|[Gg]ründer|[Ii]nhaber|[Uu]nternehmer|"
    r"Professor|Herr|Frau)(?:in|r|n)?\b"
)
_TITLED = rf"(?:(?:Dr|Prof)\.\s|{_ROLE}\s)+(?:{_NAME}|von|van|\s)*{_NAME}"
_BARE = rf"(?!Die\b|Der\b|Das\b|Ein\b|Eine\b){_NAME}(?:\s(?:von\s|van\s)?{_NAME}){{0,4}}"
_PERSON = rf"(?P<person>(?:(?:der|die)\s)?(?:{_NAME}\s)?{_TITLED}|{_BARE}|(?:der|die)\s{_ROLE})"
_BETWEEN = r"(?:(?!der|die|das|ein|eine)[a-zäöüß]+\s){0,2}?"
_AFTER = re.compile(rf"[,.!?]?\s*[-–]?\s*{_VERB}\s{_BETWEEN}{_PERSON}")
_BEFORE = (
    re.compile(rf"\b(?i:{_VERB})\s{_BETWEEN}{_PERSON}[^.:„“]{{0,80}}:\s*$"),
    re.compile(rf"\b{_PERSON}(?:\s\([^)]*\))?(?:,[^.:„]*,)?\s{_VERB}[^.:„“]{{0,80}}[:,]\s*$"),
    re.compile(rf"(?:^|\n|\*\*)(?P<person>{_TITLED}|{_NAME}\s{_NAME})(?:\s\([^)]*\))?(?::\*{{0,2}}|\*\*:)\s*$"),
)


def quoted_persons(document: Document, sections: tuple[Section, ...]) -> Iterator[Remark]:
    """One remark for each person; `sections` are those of the document."""
    named: set[str] = set()
    for quoted in islice(_quoted(document, sections), _MOST):
        person = _speaker(quoted.around, quoted.span)
        if person and person.split()[-1] not in named:
            named.add(person.split()[-1])
            yield Remark(RemarkKind.QUOTED_PERSON, {"person": person, "words": _shown(quoted.words)})


@dataclass(frozen=True, slots=True)
class _Quoted:
    """`words` and their marks stand at `span` of the block `around`."""

    words: str
    around: str
    span: Span


def _quoted(document: Document, sections: tuple[Section, ...]) -> Iterator[_Quoted]:
    for block in (block for section in sections for block in section.blocks):
        text = document.body[block.start : block.end]
        for found in _QUOTED.finditer(text):
            words = next(filter(None, found.groups()))
            if len(words.split()) >= _FEWEST_WORDS:
                yield _Quoted(words, text, Span(*found.span()))


def _speaker(text: str, quoted: Span) -> str:
    after = _AFTER.match(text[quoted.end : quoted.end + _NEAR])
    before = text[max(0, quoted.start - _NEAR) : quoted.start]
    found = after or next(filter(None, (pattern.search(before) for pattern in _BEFORE)), None)
    return " ".join(re.sub(r"^(?:der|die)\s", "", found["person"]).split()) if found else ""


def _shown(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else line[:_SHOWN].rsplit(" ", 1)[0] + " …"
