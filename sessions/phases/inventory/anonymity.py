"""How an anonymous contribution is found back by its author, and by nobody else."""

import hashlib
import hmac
import uuid


def mark(secret: str, session_key: uuid.UUID) -> str:
    """The mark that a participant leaves on an anonymous contribution.

    Only who holds the secret can make it, so they find their own work back, and nobody else finds them:
    the database holds digests of secrets, from which no mark can be made. session_key: the session's creation
    key, which goes along when a session moves to another server.
    """
    return hmac.new(secret.encode(), f"mark:{session_key}".encode(), hashlib.sha256).hexdigest()
