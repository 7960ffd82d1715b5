"""Takes personal data out of what citizens write, before anything of it is stored.

In doubt a word too many is taken out: who reads the gap report needs the matter, never the person.
"""

from __future__ import annotations

import unicodedata

from bot.dialogue.message import cleaned
from bot.privacy.addresses import without_addresses
from bot.privacy.calendar_dates import without_birthdays
from bot.privacy.mark import Rule
from bot.privacy.names import without_names
from bot.privacy.numbers import without_accounts, without_numbers
from bot.privacy.online import without_online_names
from bot.privacy.phones import without_phones
from bot.privacy.plates import without_plates

_RULES: tuple[Rule, ...] = (
    without_online_names,  # before numbers: they hold numbers
    without_accounts,  # before plates and phones: their digits come in groups that look like either
    without_addresses,  # before phones: a postcode can look like an area code
    without_birthdays,
    without_plates,
    without_phones,
    without_numbers,  # whatever is left of at least seven digits
    without_names,  # last: what follows an introduction may hold any of the above
)

_DRESSES = {"<wide>", "<narrow>", "<font>"}


def redacted(text: str) -> str:
    """`text` with neutral marks such as [E-Mail] in place of personal data; invisible characters are left out."""
    plain = "".join(map(_plain, cleaned(text)))
    for rule in _RULES:
        plain = rule(plain)
    return plain


def _plain(character: str) -> str:
    """Letters in fancy dress and digits of other scripts as everybody's."""
    if character.isascii():
        return character
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    dress = unicodedata.decomposition(character).split(" ")[0]
    return unicodedata.normalize("NFKC", character) if dress in _DRESSES else character
