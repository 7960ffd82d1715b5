"""Which addresses may become a link or a button: Telegram refuses a whole message for one bad button."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_HOST = re.compile(r"[\w-]+(\.[\w-]+)+")


def is_web_address(url: str) -> bool:
    """Whether it is an http or https address of a named host."""
    if not url.isprintable() or any(sign in url for sign in ' "<>\\'):
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(_HOST.fullmatch(parts.hostname or "")) and parts.port != 0
    except ValueError:
        return False
