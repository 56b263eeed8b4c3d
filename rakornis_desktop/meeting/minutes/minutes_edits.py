"""What an officer changes in the drafted minutes: each function is one step of undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.letters.paper_head import existing_meeting
from rakornis_desktop.meeting.minutes.minutes_draft import item_label, minutes_text

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database


def edit_minutes_text(
    database: Database, item_id: str, text: str, *, typing: bool = False, draft: str | None = None
) -> None:
    """Make ``text`` the minutes on an agenda item; the draft itself, or nothing, restores it.

    With ``typing`` what is stored every second or so is one step of undo. ``draft`` is the one
    that the officer saw beside it; it is made if it is not given, which with hundreds of rows
    takes longer than typing may. Raises FieldRefusal.
    """
    from rakornis_desktop.database.tables import AgendaItem

    if draft is None:
        draft = minutes_text(database, item_id).draft
    edited = "" if _same(text, draft) else text.strip()
    label = _("Ubah notulen {title}").format(title=item_label(database, item_id))
    with database.change_set(label, typing=f"minutes:{item_id}" if typing else "") as changes:
        changes.update(
            AgendaItem, item_id, discussion=edited, discussion_draft=draft if edited else ""
        )


def restore_draft(database: Database, item_id: str) -> None:
    """Forget what was edited in the minutes on an item: the draft counts again."""
    from rakornis_desktop.database.tables import AgendaItem

    label = _("Pulihkan draf notulen {title}").format(title=item_label(database, item_id))
    with database.change_set(label) as changes:
        changes.update(AgendaItem, item_id, discussion="", discussion_draft="")


def edit_opening(database: Database, meeting_id: str, text: str, *, typing: bool = False) -> None:
    """Make ``text`` the opening words of the minutes; nothing restores the drafted ones."""
    _edit(database, meeting_id, "opening", text, typing)


def edit_closing(database: Database, meeting_id: str, text: str, *, typing: bool = False) -> None:
    """Make ``text`` the closing words of the minutes; nothing restores the drafted ones."""
    _edit(database, meeting_id, "closing", text, typing)


def _edit(database: Database, meeting_id: str, column: str, text: str, typing: bool) -> None:
    from rakornis_desktop.database.tables import Meeting
    from rakornis_desktop.meeting.minutes.minutes_frame import closing_text, opening_text

    title = existing_meeting(database, meeting_id).title
    now = (opening_text if column == "opening" else closing_text)(database, meeting_id)
    edited = "" if _same(text, now.draft) else text.strip()
    label = _("Ubah kata pembukaan {title}") if column == "opening" else _("Ubah penutup {title}")
    with database.change_set(
        label.format(title=title), typing=f"{column}:{meeting_id}" if typing else ""
    ) as changes:
        changes.update(Meeting, meeting_id, **{column: edited})


def _same(text: str, draft: str) -> bool:
    return not text.strip() or text.split() == draft.split()
