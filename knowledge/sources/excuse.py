"""Pages that say in place of their text, with a status that all is well, that there is nothing to read."""

from __future__ import annotations

import re

from knowledge.document import Document
from knowledge.sources.addresses import parsed
from knowledge.sources.fetched import Fetched

_EXCUSE = re.compile(
    r"(?:(?:http[- ]?)?(?:fehler|error)\s*:?\s*)?(?:404|410|50[0-9])\b.{0,60}"
    r"|(?:.{0,20}\b)?seite (?:wurde |ist |konnte )?(?:leider )?nicht (?:mehr )?"
    r"(?:gefunden|vorhanden|verfügbar|erreichbar).{0,20}"
    r"|(?:.{0,20}\b)?(?:page )?not found.{0,20}|wartung(?:s(?:arbeiten|modus|seite))?|.{0,20}under maintenance"
    r"|.{0,20}temporarily unavailable|zugriff verweigert|access denied|forbidden|just a moment.{0,5}"
    r"|(?:bitte )?(?:anmelden|einloggen)|anmeldung|login|log ?in|sign in",
    re.IGNORECASE,
)
_LONGEST = 120
"""Words; what says more is a text of this title."""


def leads_home(fetched: Fetched) -> bool:
    """Whether redirects led from a page to its site's start page, where sites send what they no longer have."""
    asked, found = parsed(fetched.address).path, parsed(fetched.final_address).path
    return found in ("", "/") and asked not in ("", "/")


def is_excuse(document: Document) -> bool:
    """Whether the title says that something is missing, and the text not much more."""
    return bool(_EXCUSE.fullmatch(document.title.strip(" .!–-|"))) and len(document.body.split()) <= _LONGEST
