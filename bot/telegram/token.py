"""The bot's token, which must never be shown."""

from __future__ import annotations

import re

from bot.settings import Settings
from bot.telegram.channel_error import ChannelError

_TOKEN = re.compile(r"\d+:[\w-]{3,}", re.ASCII)


def token_in(settings: Settings) -> str:
    """The token that the settings hold; raises ChannelError where there is none or where it cannot be one."""
    secret = settings.telegram_token()
    token = secret.get_secret_value() if secret else ""
    if not token:
        raise ChannelError("no token; get one from @BotFather and set STRATEGIEBOT_TELEGRAM__TOKEN")
    if not _TOKEN.fullmatch(token):
        raise ChannelError(
            "the token (not shown) is none: it looks like 123456:ABC-def; copy it anew from @BotFather "
            "into STRATEGIEBOT_TELEGRAM__TOKEN"
        )
    return token
