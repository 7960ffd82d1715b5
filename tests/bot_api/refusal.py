"""An answer of the Bot API that is not `ok`, and the objects that travel between the server's rooms."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]


class Refusal(Exception):
    """The server says no: an HTTP status, Telegram's wording, and parameters such as `retry_after`."""

    def __init__(self, status: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters

    def as_json(self) -> Json:
        answer: Json = {"ok": False, "error_code": self.status, "description": self.description}
        if self.parameters:
            answer["parameters"] = self.parameters
        return answer


class ContractBreach(Refusal):
    """A request that Telegram might forgive but the Bot API's documentation does not; tests want none of them."""

    def __init__(self, complaint: str) -> None:
        super().__init__(400, f"CONTRACT: {complaint}")


def bad_request(reason: str) -> Refusal:
    return Refusal(400, f"Bad Request: {reason}")
