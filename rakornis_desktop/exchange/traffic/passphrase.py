"""How well a passphrase keeps a key, said while it is typed."""

from __future__ import annotations

from rakornis_desktop.exchange.traffic.own_key import SHORTEST_PASSPHRASE
from rakornis_desktop.language.catalogue import translate as _

_STRONG_LETTERS = 16
_FEW_KINDS = 5


def passphrase_in_words(passphrase: str) -> tuple[bool, str]:
    """Return whether a passphrase is taken, and a sentence on it; "" for none typed yet."""
    if not passphrase:
        return False, ""
    if len(passphrase) < SHORTEST_PASSPHRASE:
        return False, _("Terlalu pendek: sedikitnya {least} huruf.").format(
            least=SHORTEST_PASSPHRASE
        )
    kinds = len(set(passphrase.casefold()))
    if kinds < _FEW_KINDS or passphrase.isdigit():
        return True, _("Lemah: mudah ditebak. Pakai beberapa kata yang tidak berhubungan.")
    if len(passphrase) >= _STRONG_LETTERS and kinds > _FEW_KINDS:
        return True, _("Kuat. Catat di tempat yang aman: tanpa kata sandi ini salinannya hilang.")
    return True, _(
        "Cukup. Lebih kuat bila {letters} huruf atau lebih, misalnya empat kata."
    ).format(letters=_STRONG_LETTERS)
