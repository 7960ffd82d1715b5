from __future__ import annotations

from pathlib import Path

import pytest

from bot.catalogue import Catalogue
from bot.settings import Settings
from bot.telegram.channel_error import ChannelError
from bot.telegram.instance_lock import only_instance
from bot.telegram.service import serve
from tests.bot.telegram.chats import TOKEN
from tests.bot.telegram.fake_dialogue import FakeDialogue


def settings(folder: Path, **telegram: object) -> Settings:
    return Settings.model_validate({"data_dir": folder, "telegram": telegram})


@pytest.mark.parametrize(
    ("token", "sentence"),
    [(None, "no token; get one from @BotFather"), ("Unsinn", r"the token \(not shown\) is none"), ("1:ä ö", "is none")],
)
def test_a_missing_or_impossible_token_is_named_without_showing_it(
    tmp_path: Path, token: str | None, sentence: str
) -> None:
    with pytest.raises(ChannelError, match=sentence) as refusal:
        serve(settings(tmp_path, token=token), FakeDialogue(), Catalogue.from_folder())
    assert token is None or token not in str(refusal.value)


def test_a_second_process_for_the_same_bot_is_refused_until_the_first_has_ended(tmp_path: Path) -> None:
    running = pytest.raises(ChannelError, match="bot 123456 is already running here")
    with only_instance(tmp_path, TOKEN), running, only_instance(tmp_path, TOKEN):
        pass
    with only_instance(tmp_path, TOKEN), only_instance(tmp_path, "99:another-bot"):
        pass
