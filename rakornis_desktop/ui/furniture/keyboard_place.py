"""A page or a part of one that knows what takes the keyboard when it is opened."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget


class KeyboardPlace(QWidget):
    """Gives the keyboard on to what is worked in most.

    Not by a focus proxy: with one, Tab goes there straight from the sidebar, past the search field,
    the filters and the buttons above.
    """

    # What takes the keyboard; None for the widget itself.
    keyboard: QWidget | None = None

    def setFocus(self, *reason: Any) -> None:  # Qt's own name
        """Give the keyboard to what is worked in most."""
        if self.keyboard is not None:
            self.keyboard.setFocus(*reason)
        else:
            super().setFocus(*reason)
