"""What is typed before it has a place in the file: kept for its row, and there again after a kill.

A note is typed before the decision that it belongs to; another value before it is chosen. It is
kept on this computer, by database and row, until it is stored with what it belongs to.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from rakornis_desktop.ui.shell.user_settings import remember_now, remembered

# Of so many rows the drafts are kept; the oldest go.
_MOST = 300


class Drafts:
    """Texts by row; ``kind`` keeps those of one page apart from those of another."""

    def __init__(self, kind: str, file: Path) -> None:
        self._name = f"drafts/{kind}"
        self._file = str(file)
        kept = self._all().get(self._file, {})
        self._texts: dict[str, dict[str, str]] = {
            str(key): {str(name): str(text) for name, text in texts.items()}
            for key, texts in (kept.items() if isinstance(kept, dict) else ())
            if isinstance(texts, dict)
        }

    def of(self, key: str) -> dict[str, str]:
        """Return what was typed about a row by the name of its field, empty if nothing was."""
        return self._texts.get(key, {})

    def names(self) -> list[str]:
        """Return the rows about which something is kept, oldest first."""
        return list(self._texts)

    def keep(self, key: str, texts: Mapping[str, str]) -> None:
        """Keep what is typed about a row; nothing typed is nothing kept."""
        now = {name: text for name, text in texts.items() if text}
        if not key or now == self._texts.get(key, {}):
            return
        self._texts.pop(key, None)
        if now:
            self._texts[key] = now
        for oldest in list(self._texts)[:-_MOST]:
            del self._texts[oldest]
        everything = self._all()
        everything.pop(self._file, None)
        if self._texts:
            everything[self._file] = self._texts
        remember_now(self._name, everything)

    def forget(self, key: str) -> None:
        """What was typed about a row is stored, or was thrown away."""
        self.keep(key, {})

    def _all(self) -> dict[str, object]:
        kept = remembered(self._name, {})
        return dict(kept) if isinstance(kept, dict) else {}
