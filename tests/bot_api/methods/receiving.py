"""Methods by which a bot gets its updates and files."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from aiogram.methods import DeleteWebhook, GetFile, GetUpdates, GetWebhookInfo, SetWebhook

from tests.bot_api.account import Account
from tests.bot_api.parameters import Call
from tests.bot_api.refusal import Json, Refusal, bad_request
from tests.bot_api.webhook import Webhook

WEBHOOK_IS_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


async def get_updates(account: Account, call: Call[GetUpdates]) -> list[Json]:
    if account.postman.webhook is not None:
        raise Refusal(409, WEBHOOK_IS_ACTIVE)
    method = call.method
    account.updates.allow(method.allowed_updates)
    return await account.updates.poll(method.offset or 0, method.limit or 100, method.timeout or 0)


def set_webhook(account: Account, call: Call[SetWebhook]) -> bool:
    """Like a self-hosted server (`--local`), plain http and any port are accepted."""
    method = call.method
    if method.drop_pending_updates:
        account.updates.clear()
    if not method.url:
        account.postman.stop()
        return True
    if urlsplit(method.url).scheme not in ("http", "https"):
        raise bad_request("bad webhook: an HTTPS URL must be provided for webhook")
    if method.secret_token is not None and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", method.secret_token):
        raise bad_request("secret token contains unallowed characters")
    account.updates.allow(method.allowed_updates)
    account.updates.interrupt("terminated by setWebhook request")
    account.postman.start(Webhook(method.url, method.secret_token, method.max_connections or 40))
    return True


def delete_webhook(account: Account, call: Call[DeleteWebhook]) -> bool:
    if call.method.drop_pending_updates:
        account.updates.clear()
    account.postman.stop()
    return True


def get_webhook_info(account: Account, call: Call[GetWebhookInfo]) -> Json:
    webhook = account.postman.webhook
    info: Json = {
        "url": "" if webhook is None else webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(account.updates.pending),
        **account.postman.last_error,
    }
    if webhook is not None:
        info["max_connections"] = webhook.connections
    if account.updates.allowed:
        info["allowed_updates"] = account.updates.allowed
    return info


def get_file(account: Account, call: Call[GetFile]) -> Json:
    return account.files.path(call.method.file_id)
