"""The margin of a ministry's letter: recognises its lines and makes clean contact lines of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

_BARE = re.compile(r"(?:https?://|www\.)\S+$|\S+@\S+\.\w+\s*\*?$")
_OPENS = re.compile(
    r"(?:Haus|Post|Besucher|Liefer)(?:anschrift|adresse)\s*:|Ihre?\s+Ansprechpartner(?:in)?\b|Durchwahl\b|"
    r"Zu erreichen\b|(?:\*\s*)?(?:Kein Zugang für|Informationen zum Zugang)|(?:Telefon|(?:Tele)?[Ff]ax):?\s*\+?\d|"
    r"Bitte beim Empfang|(?:Gekennzeichnete )?Parkplätze\b|Für Besucher mit Behinderung|Verkehrsanbindung|"
    r"Seite \d+(?: von \d+)?$"
)
_CONTINUES = re.compile(
    r"Haltestelle\b|Zugang\b|für qualifiziert|"
    r".*(?:elektronische[nr]? Dokumente|eSignatur|Voraussetzungen\.|Straßenbahn|Linien? \d)"
)
_CLOSES = re.compile(r".*\.$|\d{5}\s+[A-ZÄÖÜ]\w+$|(?:Tele(?:fon|fax)|Fax):?\s*\+?\d.*$|Seite \d+.*$")
_PAGE = re.compile(r"Seite \d+(?: von \d+)?$")
_NAME = re.compile(r"Ihre?\s+Ansprechpartner(?P<female>in)?:?\s*(?P<name>.*)")
_NUMBER = re.compile(r"(?P<label>Telefon|Telefax|Fax|Tel\.):?\s*(?P<number>\+?\d[\d\s/().-]*\d)")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WEB = re.compile(r"(?:https?://|www\.)\S+")
_ADDRESS = re.compile(r"(?P<label>(?:Haus|Post|Besucher|Liefer)(?:anschrift|adresse))\s*:\s*(?P<rest>.*)")
_LABELS = (
    (re.compile(r"Zu erreichen\b|Verkehrsanbindung"), "Anfahrt"),
    (re.compile(r"\*?\s*(?:Kein Zugang|Informationen zum Zugang)"), "Hinweis zur E-Mail"),
    (re.compile(r"Bitte beim Empfang|(?:Gekennzeichnete )?Parkplätze|Für Besucher"), "Hinweis für Besucher"),
)


def opens(line: str, margin: Sequence[str] = ()) -> bool:
    """Whether a line begins a piece of the margin, even in the middle of a sentence of the text.

    `margin` holds the lines of the piece that it may also go on: an address on the web often stands inside a notice.
    """
    return bool(_OPENS.match(line)) or bool(_BARE.match(line) and not (margin and not closes(margin)))


def continues(line: str) -> bool:
    """Whether a line after a finished margin sentence still belongs to the margin."""
    return bool(_CONTINUES.match(line))


def closes(piece: Sequence[str]) -> bool:
    """Whether a piece of the margin ends with its last line."""
    return bool(_CLOSES.match(piece[-1])) or (len(piece) == 1 and bool(_BARE.match(piece[0])))


def contact_lines(pieces: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Labelled lines ("Telefon: +49 …"), each once, from the lines of the margin's pieces."""
    return tuple(dict.fromkeys(line for piece in pieces if piece for line in _contact(piece)))


def _contact(piece: Sequence[str]) -> Iterator[str]:
    first = piece[0]
    text = " ".join(piece)
    if _PAGE.match(first):
        return
    if address := _ADDRESS.match(first):
        yield f"{address['label']}: {_address([address['rest'], *piece[1:]])}"
    elif label := next((label for pattern, label in _LABELS if pattern.match(first)), None):
        yield f"{label}: {text.lstrip('* ')}"
    elif _NAME.match(first):
        yield from _person(piece)
    else:
        yield from list(_numbers(text)) or ([] if text == "Durchwahl" else [f"Hinweis: {text}"])


def _person(piece: Sequence[str]) -> Iterator[str]:
    found = _NAME.match(piece[0])
    lines = [found["name"], *piece[1:]] if found else []
    names = [
        line
        for line in lines
        if line and not (line.startswith("Durchwahl") or _NUMBER.match(line) or _MAIL.match(line))
    ]
    if names and found:
        yield f"Ansprechpartner{found['female'] or ''}: {names[0]}"
    yield from _numbers(" ".join(piece))


def _numbers(text: str) -> Iterator[str]:
    for found in _NUMBER.finditer(text):
        label = "Telefon" if found["label"] == "Tel." else found["label"]
        yield f"{label}: {found['number']}"
    yield from (f"E-Mail: {mail}" for mail in _MAIL.findall(text))
    yield from (f"Internet: {address.rstrip('.,;')}" for address in _WEB.findall(_MAIL.sub("", text)))


def _address(lines: Iterable[str]) -> str:
    """A name that runs over several lines stays one; street and town, which have figures, are set off by commas."""
    address = ""
    for line in filter(None, lines):
        address += (", " if any(map(str.isdigit, line)) else " ") + line
    return address.lstrip(", ")
