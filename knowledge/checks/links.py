"""The links of documents, and which of them lead nowhere; asking is somebody else's work."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Protocol

from knowledge.document import Document
from knowledge.remark import Remark, RemarkKind

_LINK = re.compile(r"https?://[^\s<>\"“”„«»|\\^`{}]{1,2000}")
_MARKS = ".,;:!?'*_"


class LinkState(StrEnum):
    """`CLOSED`: the site or our own rules allow no visit. `UNKNOWN`: there was no time or no network to ask."""

    ALIVE = "alive"
    GONE = "gone"
    UNREACHABLE = "unreachable"
    CLOSED = "closed"
    UNKNOWN = "unknown"


class LinkProbe(Protocol):
    """Politely asks whether there is something at addresses."""

    def alive(self, addresses: Iterable[str]) -> Mapping[str, LinkState]: ...


def links_of(document: Document) -> tuple[str, ...]:
    """Its source and all that its text links to, "Quellen" included, each once."""
    found = (_without_marks(link[0]) for link in _LINK.finditer(document.body))
    return tuple(dict.fromkeys(link for link in (document.source_url, *found) if link))


def dead_links(documents: Iterable[Document], probe: LinkProbe) -> Iterator[Remark]:
    """One remark for each dead link of each document, and one in total for those that nobody could be asked about."""
    links = {document.id: links_of(document) for document in documents}
    asked = tuple(dict.fromkeys(link for of_document in links.values() for link in of_document))
    states = probe.alive(asked)
    unknown = [link for link in asked if states.get(link, LinkState.UNKNOWN) is LinkState.UNKNOWN]
    for id, of_document in links.items():
        for link in of_document:
            state = states.get(link)
            if state in (LinkState.GONE, LinkState.UNREACHABLE):
                yield Remark(RemarkKind.DEAD_LINK, {"address": link, "trouble": str(state)}, document=id)
    if unknown:
        yield Remark(RemarkKind.LINKS_UNCHECKED, {"count": len(unknown), "address": unknown[0]})


def _without_marks(link: str) -> str:
    """Without what ends the sentence or closes the bracket that the link stands in."""
    while link and (link[-1] in _MARKS or _closes(link, "()") or _closes(link, "[]")):
        link = link[:-1]
    return link


def _closes(link: str, brackets: str) -> bool:
    return link.endswith(brackets[1]) and link.count(brackets[1]) > link.count(brackets[0])
