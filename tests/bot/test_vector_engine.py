from __future__ import annotations

import sys

import pytest

from bot.setting_sections import IndexSettings
from bot.settings import SettingsError
from bot.vector_engine import vector_engine


def test_vectors_are_searched_for_in_the_snapshot_where_nothing_else_is_said() -> None:
    assert vector_engine(IndexSettings()) is None


def test_a_missing_package_is_named_with_what_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "index.milvus", None)
    with pytest.raises(SettingsError, match=r'"milvus", but pymilvus is not installed; run pip install .*\[milvus\]'):
        vector_engine(IndexSettings(engine="milvus", milvus_uri="http://127.0.0.1:9"))
