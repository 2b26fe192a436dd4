"""The session, which also reads rows as they are, without the bookkeeping of entities."""

from __future__ import annotations

from typing import Any

from flask_sqlalchemy.session import Session as FlaskSession
from sqlalchemy import Connection, Engine


class Session(FlaskSession):
    """A session that reads rows on a connection of its own until it needs one for entities.

    Never on two at once: threads that wait for a second one could wait for each other.
    """

    _reader: Connection | None = None

    def reading(self) -> Connection:
        """Return the connection to read rows by: that of the transaction, if one has begun."""
        if self.in_transaction():
            return self.connection()
        if self._reader is None:
            bind = self.get_bind()
            self._reader = bind.connect() if isinstance(bind, Engine) else bind
        return self._reader

    def get_bind(self, *args: Any, **kwargs: Any) -> Engine | Connection:
        """Return what the session works with from here on; it has stopped reading."""
        self._stop_reading()
        return super().get_bind(*args, **kwargs)

    def close(self) -> None:
        """Give back every connection."""
        self._stop_reading()
        super().close()

    def _stop_reading(self) -> None:
        reader, self._reader = self._reader, None
        if reader is not None:
            reader.close()
