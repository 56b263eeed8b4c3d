"""The preview: a paper saved from it is there whole, or the earlier one stays."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from rakornis_desktop.pdf.layout.document import Document
from rakornis_desktop.pdf.layout.paragraph import paragraph
from rakornis_desktop.ui.shell.preview_window import PreviewWindow


@pytest.fixture
def preview(qtbot, tmp_path: Path) -> PreviewWindow:
    with Document(tmp_path / "a.pdf", paper="A4", title="Uji", author="Uji") as document:
        document.place(paragraph(document, "Berita acara."))
    window = PreviewWindow("Berita acara")
    qtbot.addWidget(window)
    window.show_pdf((tmp_path / "a.pdf").read_bytes())
    return window


def test_save_pdf_on_a_full_disk_keeps_the_earlier_file(preview, tmp_path, monkeypatch):
    path = tmp_path / "ditandatangani.pdf"
    path.write_bytes(b"yang lama")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    preview.save_to(path)
    assert path.read_bytes() == b"yang lama"
    said = preview.message_line.text
    assert said == "Disk penuh saat menulis ditandatangani.pdf. Kosongkan ruang, lalu ulangi."
    monkeypatch.undo()
    preview.save_to(path)
    assert path.read_bytes() == (tmp_path / "a.pdf").read_bytes()
