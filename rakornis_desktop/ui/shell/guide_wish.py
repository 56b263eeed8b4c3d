"""That the next database to be opened begins the first journey: said before there is a window."""

from __future__ import annotations

from rakornis_desktop.ui.shell.user_settings import remember, remembered

_WISHED = "guide/wished"


def wish_guide() -> None:
    """Have the next database that is opened begin the journey."""
    remember(_WISHED, True)


def guide_wished() -> bool:
    """Tell, once, whether the journey was wished for."""
    if remembered(_WISHED) is True:
        remember(_WISHED, False)
        return True
    return False
