"""The real command line with the hashing encoder, which is ready at once: `python -m tests.kills.entry serve …`."""

from __future__ import annotations

from unittest.mock import patch

from bot import assembly
from bot.__main__ import main
from tests.hashing_encoder import HashingEncoder


def run() -> None:
    with patch.object(assembly, "load_encoder", lambda *_, **__: HashingEncoder()):
        main()


if __name__ == "__main__":
    run()
