"""Why the Telegram channel cannot start or go on."""


class ChannelError(Exception):
    """One sentence that names the thing, the value and the next step; the command line prints it and ends with 1."""
