"""The one door for every change: rows are added, updated and deleted inside a change set."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from rakornis_desktop.database.journal.bulk_rows import check_rows, delete_rows, insert_rows
from rakornis_desktop.database.journal.changed import Changed
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal

if TYPE_CHECKING:
    from rakornis_desktop.database.tables.row_base import Row

RowType = TypeVar("RowType", bound="Row")


class RowGone(Refusal):
    """A row to be changed is not there any more."""


class ChangeSet:
    """One user action while it runs; made by :meth:`Database.change_set` alone.

    ``changed`` says afterwards what it touched.
    """

    def __init__(self, connection: sqlite3.Connection, set_id: int, label: str) -> None:
        self._connection = connection
        self.id = set_id
        self.label = label
        self.changed = Changed()
        # What was typed was typed away again: it is no step of undo.
        self.came_to_nothing = False

    def add(self, table: type[RowType], **values: Any) -> RowType:
        """Validate ``values`` as a new row of ``table``, insert it and return it.

        Raises :class:`FieldRefusal` naming the field, the value and the reason.
        """
        from rakornis_desktop.database.edits.validation import stored_values, validated_row

        row = validated_row(table, values)
        stored = stored_values(row)
        self.add_many(str(table.__tablename__), list(stored), [list(stored.values())])
        return row

    def add_many(
        self,
        table: str,
        columns: Sequence[str],
        rows: Iterable[Sequence[Any]],
        *,
        checked: bool = False,
    ) -> None:
        """Insert many rows given as stored values (str, int, None), already validated.

        ``columns`` names them in order and must hold ``id``; a column left out gets its default.
        The bulk way in, for imports: the journal is written all the same. Raises
        FieldRefusal for text that cannot be stored; ``checked`` says that this was looked at.
        """
        insert_rows(self._connection, table, columns, rows, checked=checked)

    def update(self, table: type[Row], row_id: str, **values: Any) -> None:
        """Validate ``values`` field by field and write them to the row ``row_id``.

        Raises :class:`FieldRefusal` if a value does not fit, :class:`RowGone` if there is no
        such row.
        """
        from rakornis_desktop.database.edits.validation import stored_value, validated_field

        stored = {
            name: stored_value(table, name, validated_field(table, name, value))
            for name, value in values.items()
        }
        if stored:
            self.update_many(
                str(table.__tablename__), list(stored), [[*stored.values(), row_id]], exact=True
            )

    def update_many(
        self,
        table: str,
        columns: Sequence[str],
        rows: Iterable[Sequence[Any]],
        *,
        exact: bool = False,
    ) -> None:
        """Update many rows from stored values, ``[*values, row id]`` each.

        With ``exact`` a row id that does not exist raises :class:`RowGone`.
        """
        settings = ", ".join(f'"{column}" = ?' for column in columns)
        rows = list(rows)
        check_rows(table, (*columns, "id"), rows)
        cursor = self._connection.executemany(f'UPDATE "{table}" SET {settings} WHERE id = ?', rows)
        if exact and cursor.rowcount != len(rows):
            raise RowGone(_("Baris ini sudah dihapus, jadi tidak dapat diubah."))

    def delete(self, table: type[Row], *row_ids: str) -> None:
        """Delete rows by id; what hangs on them (budgets, say) goes with them."""
        delete_rows(self._connection, str(table.__tablename__), row_ids)

    @contextmanager
    def one_of_many(self) -> Iterator[None]:
        """Take back what is written inside if it raises, and nothing else of the change set.

        For imports: a row that is refused half-way leaves no half row.
        """
        self._connection.execute("SAVEPOINT one_of_many")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK TO one_of_many")
            raise
        finally:
            self._connection.execute("RELEASE one_of_many")

    def read(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Read inside the change set, seeing what it has written so far."""
        return self._connection.execute(sql, parameters).fetchall()
