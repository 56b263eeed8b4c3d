"""On which page each kind of row that can be found is shown."""

from __future__ import annotations

from collections.abc import Container

# By kind and whether the row is ours; the first page that the window has. Rows that have no page
# yet are not offered.
_PAGES = {
    ("activity", True): ("activities",),
    ("activity", False): ("comparison",),
    ("issue", True): ("issues",),
    ("area", True): ("areas",),
    ("area", False): ("areas",),
    ("meeting", True): ("meeting",),
    ("agenda_item", True): ("meeting",),
    ("follow_up", True): ("follow_ups", "meeting"),
    ("contribution", True): ("meeting",),
    ("participant", True): ("meeting",),
    ("meeting_document", True): ("meeting",),
    ("official", True): ("settings",),
}


def page_of(kind: str, ours: bool, pages: Container[str]) -> str:
    """Return the key of the page that shows a row, empty if none does."""
    return next((key for key in _PAGES.get((kind, ours), ()) if key in pages), "")
