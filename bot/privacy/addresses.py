"""Recognises street addresses with a house number, postcodes, and places of residence."""

from __future__ import annotations

import re

from bot.privacy.mark import Mark, marking

_KIND = (
    "straße|strasse|str|weg|platz|allee|gasse|ring|ufer|damm|chaussee|steig|promenade|markt|pfad|stieg|winkel|"
    "siedlung|hof|graben|wall|berg|grund|aue|leite"
)
_NUMBER = (
    r"(?!(?:19|20)\d\d(?!\d))\d{1,4}(?:\s?[-/+]\s?\d{1,4})?(?:\s?[a-hA-H](?!\w))?(?![.,]?\d)(?!\s?(?:%|€|Euro|Uhr))"
)
_TOWN = (
    r"(?:\s?,?\s*(?:(?:D-?\s?)?\d{5}|\d\d-\d{3}|\d{3}\s\d\d)"
    r"(?:\s+[A-ZÄÖÜ][\w.-]+(?:\s(?:an der|am|bei)\s[A-ZÄÖÜ]\w+)?)?)?"
)
_ROAD = "straße|strasse|str\\.?|weg|platz|allee|gasse|ring|ufer|damm|chaussee"
_NO_NAME = "(?:Auf|Am|Im|In|An|Vom|Von|Der|Den|Dem|Die|Bis|Unter|Nach|Welcher|Jeder|Zum)"
_STREET = re.compile(
    rf"""(?<![\w\[])(?:
    [^\W\d_][\w-]{{2,40}}?(?i:{_KIND})\.?                             # Musterstraße
    |(?:[A-ZÄÖÜ][\w.-]+[ ]){{0,2}}(?!{_NO_NAME}[ ])[A-ZÄÖÜ][\w.-]+[ ](?i:{_ROAD})  # Prager Straße
    |[^\W\d_][\w.-]+[ ](?:straße|strasse|str\.?)                       # prager straße
    |(?i:ul\.|ulica|ulice|al\.|os\.)[ ][\w. -]{{2,40}}?                # Polish and Czech streets
    )\s{{0,2}}(?:Nr\.?\s?)?{_NUMBER}{_TOWN}(?!\w)""",
    re.VERBOSE,
)
_ENGLISH_STREET = re.compile(
    r"(?<!\w)\d{1,4}[a-z]?[ ](?:[A-Z][\w'-]+[ ]){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Close)(?!\w)"
)
_WITH_POSTCODE = re.compile(
    r"(?<!\w)(?:A[mn]|Im|In|Auf|Zu[mr]?|Unter|Hinter|Alte[rs]?|Neue[rs]?|An)[ ](?:de[rmns][ ])?"
    r"(?:[A-ZÄÖÜ][\w.-]+[ ]){1,2}\d{1,4}\s?[a-h]?,?\s+(?:D-?\s?)?\d{5}(?:\s+[A-ZÄÖÜ][\w.-]+)?"
)
_RESIDENCE = re.compile(
    r"""\b(?:wohne(?:n|nd)?|wohnhaft|lebe|gemeldet|anschrift|adresse|hausnummer|live|address|mieszkam|adres|bydlím
    |adresa)\b
    [\s:]*(?:(?:ist|lautet|is|to|je|bin|seit)\b[\s:]*)?
    (?P<personal>(?:(?:in|im|am|an|at|auf|zu[mr]?|unter|w|na|ve?|der|dem|den|the)\s){0,2}
    (?:[\w.-]+[ ]){1,4}?(?!(?:19|20)\d\d(?!\d))\d{1,4}\s?[a-h]?(?!\w)(?:\s?,?\s*\d{5}(?:\s+[A-ZÄÖÜ][\w.-]+)?)?)""",
    re.VERBOSE | re.IGNORECASE,
)
_POSTCODE = re.compile(
    r"(?<![\w.,/+-])(?:(?:D-|PLZ:?\s?|Postleitzahl:?\s?)\d{5}|0\d{4}(?=\s+[^\W\d_]|\W*$))(?!\d)(?:\s+[A-ZÄÖÜ][\w.-]+)?"
)
_TOWN_OF_RESIDENCE = re.compile(
    r"\b(?:wohne|wohnhaft|lebe|live|mieszkam|bydlím)\b\s(?:[^\W\d_]+\s){0,2}(?P<personal>\d{5}(?:\s+\w+)?)",
    re.IGNORECASE,
)

_RULES = (
    marking(_STREET, Mark.ADDRESS),
    marking(_ENGLISH_STREET, Mark.ADDRESS),
    marking(_WITH_POSTCODE, Mark.ADDRESS),
    marking(_RESIDENCE, Mark.ADDRESS),
    marking(_TOWN_OF_RESIDENCE, Mark.ADDRESS),
    marking(_POSTCODE, Mark.ADDRESS),
)


def without_addresses(text: str) -> str:
    for rule in _RULES:
        text = rule(text)
    return text
