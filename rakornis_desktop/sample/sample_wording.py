"""How the sample's officers write: places of their own, abbreviations, slips of the pen."""

from __future__ import annotations

from rakornis_desktop.sample.dice import Dice

_FLOWERS = (
    *("Melur", "Kenanga", "Cempaka", "Dahlia", "Anggrek", "Teratai", "Seroja", "Kemuning"),
    *("Flamboyan", "Tanjung", "Mawar", "Sakura", "Bougenvil", "Kamboja", "Wijaya Kusuma"),
)
_PEOPLE = (
    *("Haji Mukhtar", "Tok Aminah", "Wak Dolah", "Haji Rais", "Mak Ngah", "Nek Leman"),
    *("Haji Saleh", "Pak Usu", "Bugis Laut", "Tengah", "Lintang", "Nanas", "Masigi"),
)
_DUSUN = (
    *("Sejahtera", "Makmur", "Mekar Jaya", "Harapan", "Tanjung Baru", "Sinar Laut", "Kenanga"),
    *("Suka Maju", "Karya Bakti", "Semanga", "Rantau Panjang", "Muara Baru", "Sepakat"),
)
_STREETS = (
    *("Yos Sudarso", "Alianyang", "Tani", "Pahlawan", "Kesehatan", "Merdeka", "Gusti Sulung"),
    *("Demang Akub", "Panca Bhakti", "Adisucipto", "Pembangunan", "Raya Pelabuhan"),
)
_ESTATES = (
    *("Griya Asri", "Bumi Indah", "Permata Hijau", "Taman Sari", "Mutiara Residence"),
    *("Villa Khatulistiwa", "Citra Mandiri", "Bukit Sejahtera", "Graha Kapuas", "Sinar Damai"),
)
_SHORT_FORMS = (
    ("jaringan perpipaan", "JP"),
    ("rumah tidak layak huni", "RTLH"),
    ("Gang ", "Gg. "),
    ("Jalan ", "Jl. "),
    ("Kelurahan ", "Kel. "),
    ("Dusun ", "Dsn. "),
    ("Perumahan ", "Perum. "),
    ("Pembangunan", "Pemb."),
    ("Peningkatan", "Peningk."),
    ("instalasi pengolahan air", "IPA"),
    ("TPS 3R", "TPS-3R"),
    ("bangunan dan lingkungan", "bangunan & lingkungan"),
    ("Sungai ", "Sei "),
)
_SLIPS = (
    ("perpipaan", "perpipan"),
    ("septik", "septic"),
    ("Pembangunan", "Pembanguan"),
    ("individual", "indvidual"),
    ("lingkungan", "lingkugan"),
    ("kawasan", "kawasaan"),
    ("Perbaikan", "Perbikan"),
)


def spot(dice: Dice, region_code: str) -> str:
    """Return an invented place inside a village, as it is said in that region."""
    rt, rw = dice.between(1, 12), dice.between(1, 9)
    if region_code == "61.72":
        return f"Gang {dice.pick(_FLOWERS)} RT {rt:02}/RW {rw:02}"
    if region_code == "61.12":
        return f"Parit {dice.pick(_PEOPLE)} RT {rt:02}/RW {rw:02}"
    return f"Dusun {dice.pick(_DUSUN)} RT {rt:02}"


def filled(dice: Dice, pattern: str, region_code: str, village: str, kecamatan: str) -> str:
    """Fill the places of a title's pattern."""
    return pattern.format(
        spot=spot(dice, region_code),
        village=village,
        kecamatan=f"Kec. {kecamatan}",
        street=dice.pick(_STREETS),
        estate=f"{dice.pick(_ESTATES)} {dice.between(1, 4)}",
    )


def shortened(dice: Dice, title: str, share: float) -> str:
    """Return the title with some of its words abbreviated."""
    for long, short in _SHORT_FORMS:
        if long in title and dice.chance(share):
            title = title.replace(long, short)
    return title


def slipped(dice: Dice, title: str) -> str:
    """Return the title with one slip of the pen: a letter, a blank too many, or all capitals."""
    fitting = [slip for slip in _SLIPS if slip[0] in title]
    if fitting and dice.chance(0.6):
        return title.replace(*dice.pick(fitting))
    return title.upper() if dice.chance(0.4) else title.replace(" ", "  ", 1)
