"""The manual: its pages in order, their titles, and their words for searching.

The pages are Markdown files of our own in resources/help; the first line of each is its title.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from rakornis_desktop.reference.resource_files import resource
from rakornis_desktop.search.few_texts import FewTexts, Text

TOPICS = (
    "mulai",
    "beranda",
    "kegiatan",
    "impor",
    "permasalahan",
    "standar-pelayanan",
    "kawasan",
    "perbandingan",
    "rapat",
    "tindak-lanjut",
    "berkas-rencana",
    "pengaturan",
    "pencarian",
    "cetak",
    "pintasan",
)
# What is about a page of the window, by the page's key; another page opens the first topic.
TOPIC_OF_PAGE = {
    "home": "beranda",
    "activities": "kegiatan",
    "issues": "permasalahan",
    "services": "standar-pelayanan",
    "areas": "kawasan",
    "comparison": "perbandingan",
    "meeting": "rapat",
    "follow_ups": "tindak-lanjut",
    "files": "berkas-rencana",
    "settings": "pengaturan",
}
_PICTURE = re.compile(r"!\[([^]]*)\]\([^)]*\)")
_LINK = re.compile(r"\[([^]]*)\]\([^)]*\)")
_SIGNS = re.compile(r"[#*|`]+|^\s*(?:-|\d+\.)\s|-{3,}", re.MULTILINE)


class ManualPage(NamedTuple):
    """One page: its title, its Markdown, and the same as plain words."""

    topic: str
    title: str
    markdown: str
    words: str


def manual_folder() -> Path:
    """Return the folder of the manual's pages; its pictures lie in ``pictures`` inside."""
    return resource("help")


@cache
def manual_pages() -> dict[str, ManualPage]:
    """Return the pages by topic, in their order."""
    pages = {}
    for topic in TOPICS:
        markdown = (manual_folder() / f"{topic}.md").read_text("utf-8")
        head, _line, rest = markdown.partition("\n")
        pages[topic] = ManualPage(topic, head.removeprefix("# ").strip(), markdown, _plain(rest))
    return pages


@cache
def manual_texts() -> FewTexts:
    """Return the pages ready to be searched."""
    return FewTexts(Text(page.topic, page.title, page.words) for page in manual_pages().values())


def topic_of_page(key: str) -> str:
    """Return the topic that is about a page of the window."""
    return TOPIC_OF_PAGE.get(key, TOPICS[0])


def _plain(markdown: str) -> str:
    text = _LINK.sub(r"\1", _PICTURE.sub("", markdown))
    return " ".join(_SIGNS.sub(" ", text).split())
