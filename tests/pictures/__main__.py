"""Draws the pictures of docs/redaktion.md from the bot's own texts: `python -m tests.pictures`."""

from __future__ import annotations

from bot.catalogue import Catalogue
from bot.editing.office import ChangedAnswer, PassagePreview, Publication, Submission
from bot.editing.remark_text import german
from bot.setting_sections import ROOT
from bot.telegram.rendering import Message
from bot.telegram.staff_rendering import StaffRenderer
from knowledge.remark import Remark, RemarkKind
from tests.pictures.chat import Bubble, picture

FOLDER = ROOT / "docs" / "bilder"
_TEXTS = Catalogue.from_folder()
_STAFF = StaffRenderer(_TEXTS)
_FILE = "neue-messe.pdf"
_SUBMISSION = Submission(
    ref="0",
    name=_FILE,
    title="Neue Messe in Leipzig",
    publisher="Sächsisches Staatsministerium für Wirtschaft",
    published="3. November 2026",
    replaces="",
    passages=(PassagePreview("Ort", "Die neue Messe findet im Mai 2027 in Leipzig statt. Der Eintritt ist frei."),),
    warnings=tuple(
        german(remark, _TEXTS)
        for remark in (
            Remark(RemarkKind.NO_SOURCE_LINK),
            Remark(RemarkKind.QUOTED_PERSON, {"person": "Ministerin Erna Beispiel", "words": "Wir laden alle ein."}),
        )
    ),
)
_OBJECTED = Publication(
    live=False,
    snapshot="",
    documents=26,
    passages=126,
    changed_answers=(
        ChangedAnswer("Wo war die Konferenz 2017?", "Die Konferenz fand in Leipzig statt.", "keine Antwort"),
    ),
    gate=(
        _TEXTS.text(
            "editing-gate-floor",
            "de",
            figure=_TEXTS.text("editing-figure-right", "de"),
            found=_TEXTS.text("editing-gate-share", "de", percent="82,0 %", count=123, of=150),
            bound="85,0 %",
        ),
    ),
)


def pictures() -> dict[str, str]:
    """The files of `docs/bilder` by name."""
    shown, objected = _STAFF.submitted(_SUBMISSION, "de"), _STAFF.publication(_OBJECTED, "0", "de")
    checking = _STAFF.about("staff-checking", _SUBMISSION, "de")
    sent = Bubble(_FILE, own=True)
    return {
        "einreichen.svg": picture("Eine Datei wird eingereicht", (sent, *map(_bubble, shown))),
        "einwaende.svg": picture("Die Prüfung hat Einwände", tuple(map(_bubble, (*checking, *objected)))),
    }


def _bubble(message: Message) -> Bubble:
    rows = message.keyboard.inline_keyboard if message.keyboard else ()
    bold = 1 if message.html.startswith("<b>") else 0
    return Bubble(message.plain, [[button.text for button in row] for row in rows], bold)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, content in pictures().items():
        (FOLDER / name).write_text(content, encoding="utf-8")
