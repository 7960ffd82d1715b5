from tests.knowledge.sources.conftest import site

__all__ = ["site"]
