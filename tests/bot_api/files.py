"""Files that were sent either way, by their id."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from tests.bot_api.refusal import Json, Refusal, bad_request

UPLOAD_LIMIT = 50_000_000
DOWNLOAD_LIMIT = 20_000_000


@dataclass(frozen=True, slots=True)
class Upload:
    name: str
    mime_type: str
    content: bytes


class FileStore:
    def __init__(self) -> None:
        self._files: dict[str, Upload] = {}

    def put(self, upload: Upload) -> Json:
        """Keep a file and describe it as the Bot API's `Document`."""
        if len(upload.content) > UPLOAD_LIMIT:
            raise Refusal(413, "Request Entity Too Large")
        if not upload.content:
            raise bad_request("file must be non-empty")
        return self._describe(self._keep(upload), upload)

    def keep_from_user(self, upload: Upload) -> Json:
        """Citizens may send more than a bot may, up to what `getFile` refuses."""
        return self._describe(self._keep(upload), upload)

    def describe(self, file_id: str) -> Json:
        return self._describe(file_id, self.get(file_id, "wrong file identifier/HTTP URL specified"))

    def get(self, file_id: str, otherwise: str = "invalid file_id") -> Upload:
        if file_id not in self._files:
            raise bad_request(otherwise)
        return self._files[file_id]

    def path(self, file_id: str) -> Json:
        """The Bot API's `File`, with the path it can be downloaded from."""
        upload = self.get(file_id)
        if len(upload.content) > DOWNLOAD_LIMIT:
            raise bad_request("file is too big")
        described = self._describe(file_id, upload)
        return {
            **{key: described[key] for key in ("file_id", "file_unique_id", "file_size")},
            "file_path": f"documents/{file_id}",
        }

    def _keep(self, upload: Upload) -> str:
        digest = hashlib.sha256(upload.name.encode() + upload.content).hexdigest()
        file_id = f"F{digest[:24]}"
        self._files[file_id] = upload
        return file_id

    @staticmethod
    def _describe(file_id: str, upload: Upload) -> Json:
        return {
            "file_id": file_id,
            "file_unique_id": file_id[:9],
            "file_name": upload.name,
            "mime_type": upload.mime_type,
            "file_size": len(upload.content),
        }
