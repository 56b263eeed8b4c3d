"""The manual is whole, leads nowhere else, and is found by what officers would type."""

from __future__ import annotations

import re

import pytest

from rakornis_desktop.search.few_texts import FewTexts, Text
from rakornis_desktop.search.manual import (
    TOPIC_OF_PAGE,
    TOPICS,
    manual_folder,
    manual_pages,
    manual_texts,
    topic_of_page,
)
from rakornis_desktop.search.understood_words import understood

_LINK = re.compile(r"\]\(([^)]*)\)")


def test_every_file_is_a_topic_with_a_title() -> None:
    assert {file.stem for file in manual_folder().glob("*.md")} == set(TOPICS)
    for page in manual_pages().values():
        assert page.title and page.markdown.startswith(f"# {page.title}\n"), page.topic
        assert "<" not in page.markdown, "no markup but Markdown"
        assert 60 < len(page.words.split()) < 400, "short pages"


def test_links_lead_to_pages_and_pictures_that_are_there() -> None:
    for page in manual_pages().values():
        for link in _LINK.findall(page.markdown):
            assert (manual_folder() / link).is_file(), f"{page.topic}: {link}"


def test_every_page_of_the_window_has_its_topic() -> None:
    assert set(TOPIC_OF_PAGE.values()) <= set(TOPICS)
    assert topic_of_page("issues") == "permasalahan"
    assert topic_of_page("a page to come") == "mulai"


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("memutuskan", "perbandingan"),
        ("cadangan", "mulai"),
        ("tanda tangan", "berkas-rencana"),
        ("imbuhan", "pencarian"),
        ("kop surat", "pengaturan"),
        ("sidik jari", "berkas-rencana"),
        ("notuln", "rapat"),
    ],
)
def test_what_is_typed_finds_its_page(typed: str, topic: str) -> None:
    found = [hit.key for hit in manual_texts().find(understood(typed))]
    assert topic in found


def test_a_title_comes_before_what_is_said_elsewhere() -> None:
    texts = FewTexts([Text("a", "Lain", "tentang cetak"), Text("b", "Cetak dan ekspor")])
    assert [hit.key for hit in texts.find(understood("cetak"))] == ["b", "a"]
    assert [hit.key for hit in texts.find(understood("mencetak"))] == ["b", "a"]
    assert texts.find(understood("1.03")) == []
