"""Whatever is shown is read back as the same value; what could mean two things is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rakornis_desktop.database.fields import kinds
from rakornis_desktop.database.fields.kinds import NotRead, ReadingContext, read_location
from rakornis_desktop.reference.funding import funding
from rakornis_desktop.reference.nomenclature import nomenclature
from rakornis_desktop.reference.regions import CENTRE, PROVINCE, regions

SAMBAS = ReadingContext(edition="2026", tier="kabupaten_kota", region="61.01")
SINGKAWANG = ReadingContext(edition="2026", tier="kabupaten_kota", region="61.72")
KALBAR = ReadingContext(edition="2026", tier="provinsi", region=PROVINCE)


@pytest.mark.parametrize("home", [PROVINCE, *(region.code for region in regions().regencies())])
def test_every_place_as_shown_is_read_back(home: str) -> None:
    context = ReadingContext(region=home)
    for region in [regions().get(PROVINCE), *_all_places()]:
        assert region is not None
        code = region.code
        assert kinds.PLACE.read(kinds.PLACE.shown(code, context), context) == code
        assert kinds.PLACE.read(kinds.PLACE.whole(code), context) == code
        assert kinds.PLACE.read(code, context) == code
        assert kinds.PLACE.read(f"{code} {region.name}", context) == code


def _all_places() -> list[Any]:
    known = regions()
    return [
        region
        for regency in known.regencies()
        for kecamatan in [regency, *known.children(regency.code)]
        for region in [kecamatan, *known.children(kecamatan.code)]
    ]


@pytest.mark.parametrize(
    ("text", "context", "code"),
    [
        ("Desa Sekura", SAMBAS, "61.01.02.2002"),
        ("Ds. Sekura", SAMBAS, "61.01.02.2002"),
        ("desa sekura", KALBAR, "61.01.02.2002"),
        ("Desa Sekura, Kec. Teluk Keramat", SAMBAS, "61.01.02.2002"),
        ("Desa Sekura, Kec. Teluk Keramat", SINGKAWANG, "61.01.02.2002"),
        ("Kel. Pasiran", SINGKAWANG, "61.72.02.1001"),
        ("", SINGKAWANG, ""),
    ],
)
def test_places_as_officers_write_them(text: str, context: ReadingContext, code: str) -> None:
    assert kinds.PLACE.read(text, context) == code


@pytest.mark.parametrize(
    ("text", "context", "named"),
    [
        ("Desa Sepadu", SAMBAS, ["Kec. Teluk Keramat", "Kec. Semparuk"]),
        ("Kec. Sungai Raya", KALBAR, ["Bengkayang", "Kubu Raya"]),
        ("Kel. Pasirn", SINGKAWANG, ["Kel. Pasiran"]),
        ("Gang Melati RT 03, Kel. Pasiran", SINGKAWANG, ["Gang Melati"]),
        ("Atlantis", SINGKAWANG, ["Atlantis"]),
    ],
)
def test_a_place_that_is_not_certain_is_refused_by_name(
    text: str, context: ReadingContext, named: list[str]
) -> None:
    with pytest.raises(NotRead) as refused:
        kinds.PLACE.read(text, context)
    assert all(word in str(refused.value) for word in named)


def test_a_location_keeps_what_is_more_than_a_place() -> None:
    assert read_location("Kel. Pasiran", SINGKAWANG) == ("61.72.02.1001", "")
    street = "Gang Melati RT 03, Kel. Pasiran"
    assert read_location(street, SINGKAWANG) == ("61.72.02.1001", street)
    assert read_location("tersebar di beberapa desa", SINGKAWANG) == (
        "",
        "tersebar di beberapa desa",
    )
    with pytest.raises(NotRead):
        read_location("Desa Sepadu", SAMBAS)


def test_every_funding_source_as_shown_is_read_back() -> None:
    for source in funding().search("", limit=10_000):
        assert kinds.FUNDING.read(kinds.FUNDING.shown(source.key)) == source.key
        assert kinds.FUNDING.read(source.key) == source.key
    assert kinds.FUNDING.read("DAU") == "1.2.1.01.02"
    with pytest.raises(NotRead, match="kurang jelas"):
        kinds.FUNDING.read("APBD")


def test_every_sub_kegiatan_is_read_by_code_and_by_code_and_name() -> None:
    for entry in nomenclature("2026").sub_kegiatan():
        assert kinds.CODE.read(kinds.CODE.shown(entry.code), SAMBAS) == entry.code
        assert kinds.CODE.read(f"{entry.code}  {entry.name}", SAMBAS) == entry.code
    with pytest.raises(NotRead, match=r"9\.99"):
        kinds.CODE.read("9.99.99.9.99.9999", SAMBAS)


_CHOICES = [
    kinds.TIER, kinds.STAGE, kinds.READINESS, kinds.AREA_KIND, kinds.ISSUE_CATEGORY,
    kinds.ISSUE_STATUS, kinds.DIRECTION, kinds.DECISION, kinds.FOLLOW_UP_STATUS,
]  # fmt: skip


@pytest.mark.parametrize("kind", _CHOICES)
def test_every_choice_as_shown_is_read_back(kind: kinds.Choice) -> None:
    for value in kind.values:
        assert kind.read(kind.shown(value)) == value
        assert kind.read(value) == value
        assert kind.read(kind.shown(value).upper()) == value
    if kind.required:
        with pytest.raises(NotRead):
            kind.read("")
    else:
        assert kind.read("") is None
    with pytest.raises(NotRead, match="pilihan"):
        kind.read("entah")


@given(st.integers(0, 10**14))
def test_money_as_shown_is_read_back(amount: int) -> None:
    for kind in (kinds.MONEY, kinds.AGREED_MONEY):
        assert kind.read(kind.shown(amount)) == amount
        assert kind.read(f"Rp {kind.shown(amount)}") == amount
        assert kind.read(amount) == amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1,25 miliar", 1_250_000_000),
        ("1.500 juta", 1_500_000_000),
        ("350 jt", 350_000_000),
        ("1,5 M", 1_500_000_000),
        ("0.500 M", 500_000_000),
        ("1.250.000.000", 1_250_000_000),
        ("Rp 1,25 miliar", 1_250_000_000),
    ],
)
def test_money_as_officers_write_it(text: str, amount: int) -> None:
    assert kinds.MONEY.read(text) == amount


def test_a_thousandfold_is_not_guessed() -> None:
    with pytest.raises(NotRead, match="1,250 atau 1250"):
        kinds.MONEY.read("1.250 M")
    assert kinds.MONEY.read("") == 0
    assert kinds.AGREED_MONEY.read("") is None


@given(
    st.decimals(0, 10**15, places=10, allow_nan=False, allow_infinity=False)
    | st.integers(0, 10**15).map(Decimal)
)
def test_a_quantity_as_shown_is_read_back(value: Decimal) -> None:
    for kind in (kinds.QUANTITY, kinds.HECTARES, kinds.SIGNED_QUANTITY):
        assert kind.read(kind.shown(value)) == value
    negative = kinds.SIGNED_QUANTITY
    assert negative.read(negative.shown(-value)) == -value


def test_a_unit_behind_a_quantity_is_not_lost_in_silence() -> None:
    assert kinds.HECTARES.read("12,5 ha") == Decimal("12.5")
    assert kinds.PERCENT.read("80 %") == Decimal(80)
    with pytest.raises(NotRead, match="satuan"):
        kinds.QUANTITY.read("120 SR")
    assert kinds.QUANTITY.read_with_unit("120 SR") == (Decimal(120), "SR")


@pytest.mark.parametrize("damaged", ["NaN", "1E+999999", "Infinity", "abc"])
def test_a_damaged_quantity_is_shown_as_it_stands(damaged: str) -> None:
    assert kinds.QUANTITY.shown(damaged) == damaged
    assert kinds.QUANTITY.shown(Decimal("NaN")) == "NaN"


@given(st.integers(0, 10**15))
def test_a_whole_number_as_shown_is_read_back(value: int) -> None:
    assert kinds.WHOLE.read(kinds.WHOLE.shown(value)) == value


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_a_date_as_shown_is_read_back(day: date) -> None:
    from rakornis_desktop.language.dates import day_and_date, long_date

    for text in (kinds.DATE.shown(day), long_date(day), day_and_date(day), day.isoformat()):
        assert kinds.DATE.read(text) == day
    if day.year >= 2000:
        assert kinds.DATE.read(f"{day.day}/{day.month}/{day.year % 100:02}") == day.replace(
            year=2000 + day.year % 100
        )


def test_dates_as_officers_write_them() -> None:
    for text in ("23/3/27", "23 Mar 2027", "23-03-2027", "23 maret 27", "23 March 2027"):
        assert kinds.DATE.read(text) == date(2027, 3, 23)
    for text in ("30/2/27", "kapan-kapan", "23 Mart 2027", "32 Mei 2027"):
        with pytest.raises(NotRead):
            kinds.DATE.read(text)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1)))
def test_a_moment_as_shown_is_read_back_to_the_minute(at: datetime) -> None:
    minute = at.replace(second=0, microsecond=0, tzinfo=UTC)
    assert kinds.MOMENT.read(kinds.MOMENT.shown(minute)) == minute
    assert kinds.MOMENT.read(at.replace(tzinfo=UTC).isoformat()) == at.replace(tzinfo=UTC)


@given(st.times())
def test_a_time_as_shown_is_read_back(at: Any) -> None:
    kept = f"{at:%H:%M}"
    assert kinds.TIME.read(kinds.TIME.shown(kept)) == kept


@given(st.one_of(st.text(max_size=40), st.floats(), st.integers(), st.booleans(), st.none()))
def test_whatever_stands_in_a_cell_is_read_or_refused(value: Any) -> None:
    for kind in (
        kinds.PLACE, kinds.MONEY, kinds.QUANTITY, kinds.WHOLE, kinds.DATE, kinds.TIME,
        kinds.MOMENT, kinds.FUNDING, kinds.CODE, kinds.YES_NO, kinds.TEXT,
    ):  # fmt: skip
        try:
            kind.read(value, SINGKAWANG)
        except NotRead as refused:
            assert str(refused)


def test_the_centre_is_shown_by_its_name() -> None:
    assert kinds.PLACE.shown(CENTRE) == "Pusat"


def test_every_column_of_every_table_has_a_reader() -> None:
    from rakornis_desktop.database.fields.kinds.field_kinds import kind_of
    from rakornis_desktop.database.fields.registry import fields_of, tables

    for table in tables():
        for field in fields_of(table):
            assert kind_of(table, field)
    assert kind_of("budget", fields_of("budget")[3]) is kinds.FUNDING
