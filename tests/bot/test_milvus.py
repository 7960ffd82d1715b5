"""With Milvus the bot answers the golden questions as it does alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.assembly import Assembly
from bot.evaluation.question_file import read_questions
from bot.live import LiveRetriever
from bot.settings import load_settings
from index.milvus import MilvusEngine
from index.retriever import Retriever
from index.snapshots import SnapshotStore
from tests.bot.command_line import CommandLine


@pytest.mark.model
def test_the_golden_questions_find_the_same_passages_with_the_same_scores(shipped: Assembly, tmp_path: Path) -> None:
    encoder = shipped.encoder()
    snapshot = shipped.live().current().snapshot
    store = SnapshotStore(tmp_path, MilvusEngine(str(tmp_path / "milvus.db"), timeout_seconds=60))
    store.publish(snapshot)
    alone, shared = Retriever(snapshot, encoder), LiveRetriever(store, encoder).current()
    questions = [each.question for each in read_questions(shipped.settings.knowledge.questions)]
    vectors = encoder.encode_queries(questions)
    for question, vector in zip(questions, vectors, strict=True):
        found = [ranked.search_vector(question, vector).hits for ranked in (alone, shared)]
        assert found[0] == found[1], question


def test_milvus_is_chosen_by_the_settings_and_its_token_comes_from_the_environment_only(
    strategiebot: CommandLine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    strategiebot.configure(more=f'[index]\nengine = "milvus"\nmilvus_uri = "{tmp_path / "milvus.db"}"\n')
    monkeypatch.setenv("STRATEGIEBOT_INDEX__MILVUS_TOKEN", "geheim")
    settings = load_settings(strategiebot.config)
    assert "geheim" not in repr(settings)
    store = Assembly(settings).store
    assert isinstance(store._engine, MilvusEngine)
