"""A measure drawn as a map or as tiles: every figure can be read, by colour or without."""

from __future__ import annotations

import io
from decimal import Decimal

from pypdf import PdfReader

from rakornis_desktop.pdf.drawings.drawing_piece import drawing_pdf
from rakornis_desktop.pdf.drawings.measure_map import (
    figures_in_words,
    legend_of,
    measure_map,
    measure_tiles,
    title_of,
)
from rakornis_desktop.reference.regions import regions
from rakornis_desktop.standing.measures import Measure


def _text(drawing: object) -> str:
    return PdfReader(io.BytesIO(drawing_pdf(drawing))).pages[0].extract_text()  # type: ignore[arg-type]


def _regencies(unit: str, largest: int) -> Measure:
    codes = [region.code for region in regions().regencies()]
    values: dict[str, Decimal | int | None] = {
        code: largest * (at + 1) // len(codes) for at, code in enumerate(codes)
    }
    values[codes[0]] = None
    return Measure("x", "Pagu", unit, values)


def test_each_regency_is_written_with_its_figure_in_the_unit_of_the_title() -> None:
    measure = _regencies("Rp", 14_000_000_000)
    found = measure_map(measure, 560, 330, letters=1.5)
    text = _text(found.drawing)
    assert title_of(measure) == "Pagu (miliar rupiah)" and "Pagu (miliar rupiah)" in text
    for code in measure.values:
        region = regions().get(code)
        assert region and region.name.removeprefix("Kabupaten ") in text
    assert "14" in text and "–" in text, "what is not known is no nought"
    assert "Singkawang" in text and found.region_at(280, 200) in measure.values


def test_the_legend_names_five_steps_that_cover_everything() -> None:
    assert legend_of(_regencies("%", 100)) == []
    assert legend_of(Measure("x", "A", "", {"61.72": 12, "61.71": 0})) == [
        "0–2", "3–4", "5–7", "8–9", "10–12",
    ]  # fmt: skip
    assert legend_of(Measure("x", "A", "", {"61.72": 1})) == ["0", "", "", "", "1"]
    assert legend_of(Measure("x", "A", "ha", {"61.72": Decimal(10)})) == [
        "0–2", "2–4", "4–6", "6–8", "8–10",
    ]  # fmt: skip
    assert legend_of(Measure("x", "A", "Rp", {"61.72": 0})) == ["0", "", "", "", ""]


def test_tiles_hold_their_names_and_tell_where_one_clicks() -> None:
    codes = ["61.72", *(region.code for region in regions().children("61.72"))]
    measure = Measure("x", "Kegiatan", "", {code: at for at, code in enumerate(codes)})
    found = measure_tiles(measure, 560, 300, letters=1.5)
    text = _text(found.drawing)
    assert "Singkawang Tengah" in text and "Kegiatan" in text
    code, left, bottom, wide, high = found.places[0]
    assert found.region_at(left + wide / 2, bottom + high / 2) == code
    assert found.region_at(-5, -5) == ""
    assert "Singkawang Tengah" in figures_in_words(measure)


def test_hostile_and_endless_names_are_drawn_as_letters() -> None:
    measure = Measure("x", "<b>" + "panjang " * 40, "%", {"61.72.02": Decimal("99.96")})
    text = _text(measure_tiles(measure, 300, 200).drawing)
    assert "99,9" in text and "<b>" in text
