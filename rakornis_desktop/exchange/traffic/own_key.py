"""This user's key: made on first use, kept beside no database, readable by the user alone.

The file is PKCS 8 in PEM in the local application folder, with access rights 0600. On Windows such
rights do not exist; there the folder (%LOCALAPPDATA%) is open to the user, to SYSTEM and to
administrators only, which every file in it inherits.
"""

from __future__ import annotations

import stat
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rakornis_desktop.exchange.file.fingerprint import fingerprint
from rakornis_desktop.folders import key_folder
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.disk_errors import in_words
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.writing_files.whole_file import not_whole, write_whole

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_NAME = "kunci.pem"
# Fingerprints of the keys that this one replaces, one a line: whoever knew those is told.
_REPLACED = "menggantikan.txt"
SHORTEST_PASSPHRASE = 8
_MOST_BYTES = 10_000


class OwnKey(NamedTuple):
    """The key that signs, and the fingerprints of those it replaces."""

    private: Ed25519PrivateKey
    replaces: tuple[str, ...] = ()

    @property
    def public(self) -> bytes:
        """The public key, 32 bytes."""
        return self.private.public_key().public_bytes_raw()

    @property
    def fingerprint(self) -> str:
        """The fingerprint as it is read on the phone."""
        return fingerprint(self.public)


def own_key(folder: Path | None = None) -> OwnKey:
    """Return this user's key, made if there is none yet. Raises Refusal if it cannot be read."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    folder = folder or key_folder()
    if not (folder / _NAME).exists():
        try:
            _keep(folder, Ed25519PrivateKey.generate(), replace=False)
        except Refusal:
            # Another instance may have been quicker: then that key counts.
            if not (folder / _NAME).exists():
                raise
    return _kept(folder)


def replace_key(folder: Path | None = None) -> OwnKey:
    """Make a new key in place of the present one, which is kept aside; others will be told.

    A receiver is told that the key has changed, and that it says which one it replaces; whoever
    lost a key tells the other offices its new fingerprint by telephone.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    folder = folder or key_folder()
    _replace(folder, Ed25519PrivateKey.generate())
    return _kept(folder)


def export_key(path: Path, passphrase: str, folder: Path | None = None) -> OwnKey:
    """Write the key, encrypted with a passphrase, into a new file; raises Refusal."""
    from cryptography.hazmat.primitives import serialization

    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise Refusal(
            _("Kata sandi terlalu pendek. Pakai sedikitnya {least} huruf.").format(
                least=SHORTEST_PASSPHRASE
            )
        )
    key = own_key(folder)
    content = key.private.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(passphrase.encode()),
    )
    write_whole(
        path,
        content,
        check=lambda piece: _check_key(piece, key.private, passphrase),
        replace=False,
        private=True,
    )
    return key


def import_key(path: Path, passphrase: str, folder: Path | None = None) -> OwnKey:
    """Take the key of a file that :func:`export_key` wrote; the present one is kept aside.

    So two computers of one office sign alike. Raises Refusal.
    """
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    folder = folder or key_folder()
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES)
    except OSError as error:
        raise Refusal(in_words(OSError(error.errno, error.strerror, str(path)))) from None
    try:
        private = serialization.load_pem_private_key(content, passphrase.encode())
    except (ValueError, TypeError, UnsupportedAlgorithm):
        private = None
    if not isinstance(private, Ed25519PrivateKey):
        raise Refusal(
            _("{file} bukan berkas kunci program ini, atau kata sandinya salah.").format(
                file=path.name
            )
        )
    if (folder / _NAME).exists():
        if _kept(folder).public == private.public_key().public_bytes_raw():
            return _kept(folder)
        _set_aside(folder)
    # Killed between the two the key is the old one, whose predecessors are not named any more;
    # the other way round the new one would say that it replaces keys it never knew.
    (folder / _REPLACED).unlink(missing_ok=True)
    _keep(folder, private)
    return _kept(folder)


def _kept(folder: Path) -> OwnKey:
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    path = folder / _NAME
    try:
        if sys.platform != "win32" and stat.S_IMODE(path.stat().st_mode) & 0o077:
            path.chmod(0o600)
        private = serialization.load_pem_private_key(path.read_bytes(), None)
    except (OSError, ValueError, TypeError):
        private = None
    if not isinstance(private, Ed25519PrivateKey):
        raise Refusal(
            _(
                "Kunci di {file} tidak terbaca. Pulihkan dari salinannya, atau buat yang baru "
                "dengan «rakornis key --replace»."
            ).format(file=path)
        )
    try:
        replaced = (folder / _REPLACED).read_text("utf-8").split("\n")
    except (OSError, ValueError):
        replaced = []
    # The list is written first: where the key did not follow, it names the key itself.
    ours = fingerprint(private.public_key().public_bytes_raw())
    return OwnKey(private, tuple(old for old in replaced if old and old != ours)[-20:])


def _replace(folder: Path, private: Ed25519PrivateKey) -> None:
    replaced: tuple[str, ...] = ()
    if (folder / _NAME).exists():
        try:
            old = _kept(folder)
            replaced = (*old.replaces, old.fingerprint)
        except Refusal:
            # Not to be read any more: that is one way of losing it.
            pass
        _set_aside(folder)
    if replaced:
        write_whole(folder / _REPLACED, "\n".join(replaced).encode(), private=True)
    _keep(folder, private)


def _set_aside(folder: Path) -> None:
    """Keep a copy of the present key, which stays until the new one takes its place."""
    time = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    content = (folder / _NAME).read_bytes()
    write_whole(folder / f"kunci-lama-{time}.pem", content, replace=False, private=True)


def _keep(folder: Path, private: Ed25519PrivateKey, *, replace: bool = True) -> None:
    from cryptography.hazmat.primitives import serialization

    content = private.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    write_whole(
        folder / _NAME,
        content,
        check=lambda piece: _check_key(piece, private, None),
        replace=replace,
        private=True,
    )


def _check_key(file: Path, private: Ed25519PrivateKey, passphrase: str | None) -> None:
    """Refuse a file from which the key would not come back."""
    from cryptography.hazmat.primitives import serialization

    try:
        read = serialization.load_pem_private_key(
            file.read_bytes(), None if passphrase is None else passphrase.encode()
        )
        same = read.public_key() == private.public_key()
    except (ValueError, TypeError):
        same = False
    if not same:
        raise not_whole(file)
