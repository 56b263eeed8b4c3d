"""The emblem of a letterhead: a picture from outside, trusted with nothing."""

from __future__ import annotations

import base64
import binascii
import warnings
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.disk_errors import in_words
from rakornis_desktop.language.sentences import Refusal

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_BYTES = 5_000_000
# Wider or taller pictures are refused before a single one of their points is unpacked.
MOST_POINTS = 6_000
# What a letterhead needs: 25 mm at 600 points an inch.
_KEPT_POINTS = 600
_FORMATS = ("PNG", "JPEG")


def read_emblem(path: Path) -> str:
    """Return the picture in ``path`` as it is kept with an office (base64 of a small PNG).

    Raises Refusal if it is no PNG or JPEG picture, is broken or too large.
    """
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise Refusal(_too_large(path.name))
        content = path.read_bytes()
    except OSError as error:
        raise Refusal(in_words(error)) from error
    picture = emblem_picture(content, path.name)
    kept = BytesIO()
    picture.save(kept, "PNG", optimize=True)
    return base64.b64encode(kept.getvalue()).decode("ascii")


def kept_emblem(text: str) -> Image:
    """Return the picture kept with an office; Refusal if it is none (edited by another tool)."""
    name = _("Lambang kantor")
    if len(text) > MOST_BYTES * 4 // 3 + 4:
        raise Refusal(_too_large(name))
    try:
        content = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise Refusal(_no_picture(name)) from None
    return emblem_picture(content, name)


def emblem_picture(content: bytes, name: str) -> Image:
    """Return a picture from outside as RGB on white, at most 600 points wide and high."""
    from PIL import Image

    if len(content) > MOST_BYTES:
        raise Refusal(_too_large(name))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(BytesIO(content), formats=_FORMATS) as picture:
                width, height = picture.size
                if max(width, height) > MOST_POINTS:
                    raise Refusal(_too_large(name))
                picture.verify()
            with Image.open(BytesIO(content), formats=_FORMATS) as picture:
                return _small_on_white(picture)
    except Refusal:
        raise
    except Exception as error:
        # Whatever a broken picture makes the library say, the officer needs one sentence.
        raise Refusal(_no_picture(name)) from error


def _small_on_white(picture: Image) -> Image:
    from PIL import Image

    whole = picture.convert("RGBA")
    whole.thumbnail((_KEPT_POINTS, _KEPT_POINTS), Image.Resampling.LANCZOS)
    white = Image.new("RGBA", whole.size, "white")
    white.alpha_composite(whole)
    return white.convert("RGB")


def _too_large(name: str) -> str:
    return _(
        "{name} terlalu besar untuk lambang. Pakai gambar paling besar {megabytes} MB dan "
        "{points} × {points} titik."
    ).format(name=name, megabytes=MOST_BYTES // 1_000_000, points=MOST_POINTS)


def _no_picture(name: str) -> str:
    return _("{name} bukan gambar PNG atau JPEG yang utuh. Pilih gambar lain.").format(name=name)
