"""The sections of config.toml; every key has a default and one sentence of help."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator

from bot.listening import Address
from bot.storage.storage import SQLITE, is_address

ROOT = Path(__file__).resolve().parent.parent


class Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class KnowledgeSettings(Section):
    documents: Path = Field(ROOT / "knowledge/documents", description="Folder of the documents to answer from.")
    questions: Path = Field(ROOT / "knowledge/questions.jsonl", description="Golden questions with their answers.")
    gate: Path | None = Field(
        None, description="Floors the golden questions must keep; by default gate.toml beside the questions."
    )


class SnapshotSettings(Section):
    keep: int = Field(
        5, ge=1, le=1000, description="Snapshots that stay for a rollback; the live one and the one before always do."
    )


class EncoderSettings(Section):
    model: str = Field("bundled", description='"bundled", or a Sentence-Transformers name or folder.')
    model_dir: Path | None = Field(
        None, description="Folder the bundled model is compiled into; by default `models` in data_dir."
    )
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
    listen: str = Field("127.0.0.1:9090", description='Address and port of metrics and health; "" switches them off.')

    @field_validator("listen")
    @classmethod
    def _of_a_port(cls, listen: str) -> str:
        if listen and Address.from_text(listen) is None:
            raise ValueError('write address and port, as in 127.0.0.1:9090, or "" for none')
        return listen

    def address(self) -> Address | None:
        return Address.from_text(self.listen)


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


class IndexSettings(Section):
    engine: Literal["faiss", "milvus"] = Field(
        "faiss", description="What finds passages by their vectors: the snapshot itself, or a Milvus server."
    )
    milvus_uri: str = Field(
        "http://127.0.0.1:19530",
        min_length=1,
        description="Address of Milvus, or a file (.db) for the embedded milvus-lite.",
    )
    milvus_token: SecretStr | None = Field(None, description="Token for Milvus; only from the environment.")
    milvus_seconds: float = Field(2.0, gt=0, le=60, description="Seconds after which words alone are searched for.")

    @field_validator("milvus_uri")
    @classmethod
    def _of_a_server_or_a_file(cls, uri: str) -> str:
        if not re.fullmatch(r"https?://[^\s/@]+(/[^\s@]*)?", uri) and (":" in uri or not uri.endswith(".db")):
            raise ValueError("give an http or https address without a password, or a file that ends in .db")
        return uri


class JournalSettings(Section):
    questions: bool = Field(True, description="Keep questions without a helpful answer, personal data taken out.")
    keep_questions_days: int = Field(90, ge=1, le=366, description="Days after which they are deleted.")


class StaffMember(Section):
    name: str = Field(min_length=1, max_length=80, description="Name in the audit log.")
    id: int = Field(gt=0, description="User id on Telegram.")


class StaffSettings(Section):
    members: tuple[StaffMember, ...] = Field((), description="Who may hand in and publish: name and Telegram user id.")
    pairing: bool = Field(True, description="Whether codes of `strategiebot pair NAME` make somebody staff.")
    office: bool = Field(True, description="Serve staff in this process; of several replicas, one does.")
    largest_upload_mb: int = Field(20, ge=1, le=20, description="Largest file that staff may send, in megabytes.")


class StorageSettings(Section):
    url: SecretStr = Field(
        SecretStr(SQLITE),
        description="Where journal and inbox lie: sqlite:/// (in data_dir) or postgresql://user@host/database; "
        "one with a password only from the environment.",
    )
    url_file: Path | None = Field(None, description="File that holds that address; only from the environment.")

    @field_validator("url")
    @classmethod
    def _known(cls, url: SecretStr) -> SecretStr:
        if not is_address(url.get_secret_value()):
            raise ValueError(
                "write sqlite:/// (files in data_dir) or postgresql://user@host/database; "
                "in a password @ is written %40 and / %2F"
            )
        return url


class LogSettings(Section):
    level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="From which level on the bot's own events are logged; other libraries' from warning on."
    )
    format: Literal["auto", "json", "console"] = Field(
        "auto", description="json or console; auto: console in a terminal, else json."
    )


class PrivacySettings(Section):
    controller: str = Field(
        "Sächsisches Staatsministerium für Wirtschaft, Arbeit, Energie und Klimaschutz, "
        "Wilhelm-Buck-Straße 2, 01097 Dresden",
        min_length=1,
        description="Who is responsible, with an address, as /datenschutz names it.",
    )
    officer: str = Field(
        "unter derselben Anschrift, zu Händen der oder des Datenschutzbeauftragten",
        min_length=1,
        description="How to reach the data protection officer.",
    )
    authority: str = Field(
        "Sächsische Datenschutz- und Transparenzbeauftragte, www.datenschutz.sachsen.de",
        min_length=1,
        description="To whom complaints go.",
    )
    keep_logs_days: int = Field(
        14, ge=1, le=366, description="Days after which the operator deletes logs; /datenschutz says so."
    )
    keep_backups_days: int = Field(
        30, ge=1, le=366, description="Days after which the operator deletes backups; /datenschutz says so."
    )


class LimitSettings(Section):
    questions_per_minute: int = Field(
        20, ge=1, le=600, description="What one chat may send in a minute before it is asked to wait for one."
    )
    waiting_per_chat: int = Field(
        5, ge=1, le=100, description="Questions of one chat that wait while one is being answered."
    )
    longest_wait_seconds: float = Field(
        20.0, ge=1, le=600, description="Who would wait longer for an answer is asked to come back later."
    )
    messages_per_second: float = Field(
        25.0, ge=1, le=1000, description="Messages sent to all chats together; Telegram allows thirty at most."
    )


class AnnouncementSettings(Section):
    quiet_from: int = Field(20, ge=0, le=23, description="Hour in Germany from which nothing is announced …")
    quiet_until: int = Field(8, ge=0, le=23, description="… until this hour.")
    messages_per_second: float = Field(
        3.0, gt=0, le=20, description="Announcements sent in a second; answers to citizens come first."
    )
    check_seconds: float = Field(
        30.0, gt=0, le=3600, description="Seconds between two looks whether a new snapshot is live."
    )
    questions_per_chat: int = Field(5, ge=1, le=50, description="Questions of one chat that may wait for an answer.")
    keep_questions_days: int = Field(90, ge=1, le=366, description="Days after which such a question is deleted.")
