"""The sections of config.toml; every key has a default and one sentence of help."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator

ROOT = Path(__file__).resolve().parent.parent


class Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class KnowledgeSettings(Section):
    documents: Path = Field(ROOT / "knowledge/documents", description="Folder of the documents to answer from.")
    questions: Path = Field(ROOT / "knowledge/questions.jsonl", description="Golden questions with their answers.")


class EncoderSettings(Section):
    model: str = Field("bundled", description='"bundled", or a Sentence-Transformers name or folder.')
    threads: int = Field(1, ge=1, le=64, description="Processor threads that encoding may use.")

    @field_validator("model")
    @classmethod
    def _named(cls, model: str) -> str:
        if not model.strip():
            raise ValueError('write "bundled", or the name or folder of a Sentence-Transformers model')
        return model


class TelegramSettings(Section):
    token: SecretStr | None = Field(None, description="The bot's token; only from the environment.")
    token_file: Path | None = Field(None, description="File that holds the token; only from the environment.")
    mode: Literal["polling", "webhook"] = Field("polling", description="How updates arrive: polling or webhook.")
    base_url: str = Field(
        "https://api.telegram.org/bot", description="Address of the Bot API up to and including /bot."
    )
    base_file_url: str = Field("https://api.telegram.org/file/bot", description="Address files are loaded from.")
    webhook_url: str = Field("", description="Public https address Telegram delivers to.")
    webhook_listen: str = Field("127.0.0.1:8081", description="Address and port the webhook listens on.")
    secret_token: SecretStr | None = Field(None, description="Secret Telegram sends along with each webhook delivery.")
    takeover: bool = Field(False, description="Polling may remove a webhook that another instance has set.")

    @field_validator("base_url")
    @classmethod
    def _of_a_bot_api(cls, address: str) -> str:
        if not re.fullmatch(r"https?://[^\s/]\S*/bot", address):
            raise ValueError("give an http or https address that ends in /bot")
        return address


class OperationsSettings(Section):
    listen: str = Field("127.0.0.1:9090", description="Address and port of metrics and health (not served yet).")


class ContactSettings(Section):
    name: str = Field(
        "Pressestelle des Sächsischen Staatsministeriums für Wirtschaft, Arbeit, Energie und Klimaschutz",
        description="Whom a refusal names.",
    )
    phone: str = Field("+49 351 564 80600", description="Telephone number a refusal names.")
    email: str = Field("presse@smwa.sachsen.de", description="E-mail address a refusal names.")
    website: str = Field("https://www.smwa.sachsen.de", description="Website a refusal names.")


class FluencySettings(Section):
    endpoint: str = Field(
        "",
        pattern=r"^(https?://\S+)?$",
        description="Address of an OpenAI-compatible API up to and including /v1; none by default.",
    )
    model: str = Field("", description="Name of the model that is asked there.")
    timeout_seconds: float = Field(8.0, gt=0, le=60, description="Seconds after which the quotation goes out alone.")
    api_key: SecretStr | None = Field(None, description="Key for that API; only from the environment.")
