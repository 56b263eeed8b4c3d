"""A page of the manual as it is read: our own Markdown, our own pictures, nothing else."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QImage,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextImageFormat,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from rakornis_desktop.search.manual import TOPICS, ManualPage, manual_folder
from rakornis_desktop.search.search_words import words_in
from rakornis_desktop.ui.shell.theme import NEAR, WIDE, hues

_MOST_WIDTH = 960
# What stands in the text where a picture is.
_PICTURE = "\ufffc"


class ManualView(QTextBrowser):
    """Shows one page; a link to another page is told, any other link leads nowhere."""

    topic_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.anchorClicked.connect(self._follow)
        self._pictures: dict[str, QImage] = {}

    def show_page(self, page: ManualPage, sought: frozenset[str] = frozenset()) -> None:
        """Show a page from its beginning, with the words that were sought marked."""
        document = self.document()
        document.setDocumentMargin(WIDE)
        features = (
            QTextDocument.MarkdownFeature.MarkdownDialectGitHub
            | QTextDocument.MarkdownFeature.MarkdownNoHTML
        )
        document.setMarkdown(page.markdown, features)
        self._space_out()
        self._fit_pictures()
        self._mark(sought)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.setAccessibleName(page.title)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # Qt's own name
        """Give pictures of the manual, and nothing that lies elsewhere."""
        path = QUrl(name).path() if isinstance(name, str) else name.path()
        folder, _slash, file = path.rpartition("/")
        if folder != "pictures" or not file.endswith(".png") or "\\" in file:
            return None
        if file not in self._pictures:
            self._pictures[file] = QImage(str(manual_folder() / "pictures" / file))
        return self._pictures[file]

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's own name
        super().resizeEvent(event)
        self._fit_pictures()

    def sizeHint(self) -> QSize:  # Qt's own name
        return QSize(_MOST_WIDTH, 600)

    def _follow(self, link: QUrl) -> None:
        topic = link.path().removesuffix(".md")
        if link.scheme() == "" and topic in TOPICS:
            self.topic_asked.emit(topic)

    def _space_out(self) -> None:
        """Give lines air, heads their size, and tables a quiet grid."""
        document = self.document()
        height = QFontMetrics(self.font()).height()
        block = document.begin()
        while block.isValid():
            cursor = QTextCursor(block)
            shape = QTextBlockFormat()
            level = block.blockFormat().headingLevel()
            if cursor.currentTable() is None and not block.text().startswith(_PICTURE):
                shape.setTopMargin(height if level > 1 else NEAR // 2)
                shape.setBottomMargin(NEAR)
                shape.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            cursor.mergeBlockFormat(shape)
            block = block.next()
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                grid = frame.format()
                grid.setCellPadding(NEAR // 2)
                grid.setCellSpacing(0)
                grid.setBorder(1)
                grid.setBorderCollapse(True)
                grid.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                grid.setBorderBrush(QColor(hues().line))
                frame.setFormat(grid)

    def _fit_pictures(self) -> None:
        """Show pictures as wide as there is room, never wider than they are."""
        room = max(self.viewport().width() - 3 * WIDE, 200)
        document = self.document()
        block = document.begin()
        while block.isValid():
            pieces = block.begin()
            while not pieces.atEnd():
                piece = pieces.fragment()
                shape = piece.charFormat()
                if shape.isImageFormat():
                    self._fit(piece.position(), shape.toImageFormat(), room)
                pieces += 1
            block = block.next()

    def _fit(self, position: int, shape: QTextImageFormat, room: int) -> None:
        picture = self.loadResource(0, QUrl(shape.name()))
        if picture is None or picture.isNull():
            return
        width = min(room, picture.width())
        if int(shape.width()) == width:
            return
        # Made smaller here: Qt would leave pixels out.
        smooth = Qt.TransformationMode.SmoothTransformation
        shown = picture if width == picture.width() else picture.scaledToWidth(width, smooth)
        kind = QTextDocument.ResourceType.ImageResource
        self.document().addResource(kind.value, QUrl(shape.name()), shown)
        shape.setWidth(shown.width())
        shape.setHeight(shown.height())
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        cursor.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(shape)

    def _mark(self, sought: frozenset[str]) -> None:
        marks = []
        colour = QTextCharFormat()
        colour.setBackground(QColor(hues().mark))
        text = self.document().toPlainText() if sought else ""
        for word in words_in(text):
            if word.text in sought:
                mark = QTextEdit.ExtraSelection()
                cursor = QTextCursor(self.document())
                cursor.setPosition(word.start)
                cursor.setPosition(word.end, QTextCursor.MoveMode.KeepAnchor)
                mark.cursor, mark.format = cursor, colour
                marks.append(mark)
        self.setExtraSelections(marks)
