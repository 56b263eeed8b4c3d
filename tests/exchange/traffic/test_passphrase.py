"""How strong a passphrase is, said while it is typed."""

from __future__ import annotations

import pytest

from rakornis_desktop.exchange.traffic.passphrase import passphrase_in_words


@pytest.mark.parametrize(
    ("passphrase", "taken", "word"),
    [
        ("", False, ""),
        ("pendek", False, "pendek"),
        ("aaaaaaaaaa", True, "Lemah"),
        ("1234567890", True, "Lemah"),
        ("tigakata", True, "Cukup"),
        ("perahu jeruk tiang hujan", True, "Kuat"),
    ],
)
def test_a_passphrase_is_judged(passphrase, taken, word):
    ok, sentence = passphrase_in_words(passphrase)
    assert ok is taken and word in sentence
