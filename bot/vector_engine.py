"""Where vectors are searched for, as the settings say."""

from __future__ import annotations

from bot.setting_sections import IndexSettings
from bot.settings import SettingsError
from index.engine import Engine


def vector_engine(settings: IndexSettings) -> Engine | None:
    """The one that holds vectors elsewhere, if one is to."""
    if settings.engine == "faiss":
        return None
    try:
        from index.milvus import MilvusEngine  # an extra package that takes a second to import
    except ImportError as exc:
        raise SettingsError(
            'index.engine is "milvus", but pymilvus is not installed; run pip install "strategiebot[milvus]"'
        ) from exc
    token = settings.milvus_token
    return MilvusEngine(
        settings.milvus_uri, token.get_secret_value() if token else "", timeout_seconds=settings.milvus_seconds
    )
