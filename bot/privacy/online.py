"""Recognises e-mail addresses, links and user names."""

from __future__ import annotations

import re

from bot.privacy.mark import Mark, marking

_AT = r"(?:@|\s?[(\[{<]\s?(?:at|ät|@)\s?[)\]}>]\s?|\s(?:at|ät)\s)"
_DOT = r"(?:\.|\s?[(\[{<]\s?(?:dot|punkt|\.)\s?[)\]}>]\s?|\s(?:dot|punkt)\s)"
_ENDING = r"(?:[a-z]{2,24}|xn--[a-z0-9-]+)"
_EMAIL = re.compile(
    rf"""(?:mailto:)?(?:"[^"@]{{1,64}}"|[\w.!#$%&'*+/=?^`{{|}}~-]{{1,64}})  # the person
    (?:@(?:[\w-]{{1,63}}\.)+{_ENDING}                                     # written as usual …
    |{_AT}[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{0,3}}?{_DOT}{_ENDING}(?![\w-])  # … or so that machines miss it
    |@\[[0-9a-f.:]+\])""",
    re.IGNORECASE | re.VERBOSE,
)
_OUR_OWN = r"(?!(?:https?://)?(?:[\w-]+\.)*sachsen\.de(?![\w-]|\.\w|:\d|@)[^\s?#@]*[?!.,;:)]*(?!\S))"
"""Pages of the Free State, without a query: their addresses are no citizen's."""
_LINK = re.compile(
    rf"""(?<![\w@./-]){_OUR_OWN}
    (?:[a-z][a-z0-9+.-]*://\S+
    |www\.\S+
    |(?:[\w-]{{1,63}}\.)+(?:de|com|org|net|eu|info|me|io|at|ch|pl|cz|uk|biz|online|shop|app|dev|xyz|link|to|tv|ly)
     (?![\w-])(?::\d+)?(?:/\S*)?)""",
    re.IGNORECASE | re.VERBOSE,
)
_USER = re.compile(r"@\w[\w.]*|(?<=\bu/)[\w-]{3,}")

_email = marking(_EMAIL, Mark.EMAIL)
_link = marking(_LINK, Mark.LINK)
_user = marking(_USER, Mark.USER)


def without_online_names(text: str) -> str:
    return _user(_link(_email(text)))
