"""Addresses as names: of documents, and of files that stay inside their folder whatever the address says."""

from __future__ import annotations

import re
from hashlib import sha256
from urllib.parse import unquote

from slugify import slugify

_SCHEME = re.compile(r"^[a-z]+://(?:www\.)?", re.IGNORECASE)
_ENDING = re.compile(r"\.(?:html?|php|aspx?|jsp|pdf|docx|md|markdown|txt|xml)$", re.IGNORECASE)
_GERMAN = [("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("Ä", "ae"), ("Ö", "oe"), ("Ü", "ue"), ("ß", "ss")]
_LONGEST = 90


def slug_of(address: str) -> str:
    """Small letters, figures and hyphens; what had to be cut ends in a mark of the whole, so that it stays its own."""
    words = _ENDING.sub("", _SCHEME.sub("", unquote(address[:4000]).split("#")[0].rstrip("/")))
    slug = slugify(words, replacements=_GERMAN, entities=False, decimal=False, hexadecimal=False)
    if slug and len(slug) <= _LONGEST:
        return slug
    mark = sha256(address.encode("utf-8", "replace")).hexdigest()[:8]
    return f"{slug[:_LONGEST].rstrip('-')}-{mark}" if slug else f"document-{mark}"
