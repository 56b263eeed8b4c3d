"""Network shares and synchronised folders are recognised, ordinary folders are not."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from rakornis_desktop.database.opening.access import file_uri
from rakornis_desktop.database.opening.file_place import (
    Place,
    linux_share,
    place_of,
    synced_folder,
    windows_share,
)

MOUNTS = """\
/dev/sda2 / ext4 rw,relatime 0 0
tmpfs /tmp tmpfs rw 0 0
//server/dinas /mnt/dinas\\040perkim cifs rw 0 0
nas:/volume1 /home/budi/nas nfs4 rw 0 0
/dev/sdb1 /home/budi/nas/stick vfat rw 0 0
user@host:/ /home/budi/jauh fuse.sshfs rw 0 0
C:\\134 /mnt/c 9p rw 0 0
broken
"""


@pytest.mark.parametrize(
    ("path", "share"),
    [
        ("/home/budi/renja.rkn", ""),
        ("/tmp/renja.rkn", ""),
        ("/mnt/dinas perkim/2027/renja.rkn", "/mnt/dinas perkim"),
        ("/mnt/dinas/renja.rkn", ""),
        ("/home/budi/nas/renja.rkn", "/home/budi/nas"),
        ("/home/budi/nas/stick/renja.rkn", ""),
        ("/home/budi/jauh/renja.rkn", "/home/budi/jauh"),
        ("/mnt/c/renja.rkn", ""),
    ],
)
def test_linux_mounts(path, share):
    assert linux_share(PurePosixPath(path), MOUNTS) == share


@pytest.mark.parametrize(
    ("path", "share"),
    [
        (r"C:\Users\Budi\renja.rkn", ""),
        (r"D:\renja.rkn", ""),
        (r"Z:\renja.rkn", "Z:"),
        (r"\\?\Z:\renja.rkn", "Z:"),
        (r"\\server\dinas\2027\renja.rkn", r"\\server\dinas"),
        (r"\\?\UNC\server\dinas\renja.rkn", r"\\server\dinas"),
        (r"\\?\C:\renja.rkn", ""),
    ],
)
def test_windows_shares_and_mapped_drives(path, share):
    found = windows_share(PureWindowsPath(path), lambda drive: 4 if drive == "Z:\\" else 3)
    assert found.lower() == share.lower()


@pytest.mark.parametrize(
    ("path", "folder"),
    [
        (r"C:\Users\Budi\Documents\renja.rkn", ""),
        (r"C:\Users\Budi\OneDrive\renja.rkn", "OneDrive"),
        (r"C:\Users\Budi\OneDrive - Dinas Perkim\a\renja.rkn", "OneDrive - Dinas Perkim"),
        (r"C:\Users\Budi\Dropbox (Dinas)\renja.rkn", "Dropbox (Dinas)"),
        (r"G:\My Drive\renja.rkn", "My Drive"),
        (r"C:\Users\Budi\Megaproyek\renja.rkn", ""),
        (r"C:\Users\Budi\OneDrive.rkn", ""),
        (r"C:\Awan\renja.rkn", "Awan"),
    ],
)
def test_synchronised_folders(path, folder):
    assert synced_folder(PureWindowsPath(path), {"OneDrive": r"C:\Awan"}) == folder


def test_a_temporary_folder_is_local(tmp_path: Path):
    assert place_of(tmp_path / "renja.rkn") == Place("local")
    assert place_of(tmp_path / "Dropbox" / "renja.rkn") == Place("synced", "Dropbox")


def test_the_notice_names_the_place():
    assert Place("local").notice() == ""
    assert "Z:" in Place("network", "Z:").notice()
    assert "OneDrive" in Place("synced", "OneDrive").notice()


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PurePosixPath("/home/a b/50%?.rkn"), "file:///home/a%20b/50%25%3F.rkn?mode=ro"),
        (PureWindowsPath(r"C:\Renja\a.rkn"), "file:///C%3A/Renja/a.rkn?mode=ro"),
        (PureWindowsPath(r"\\server\d\a.rkn"), "file:////server/d/a.rkn?mode=ro"),
    ],
)
def test_every_path_becomes_a_uri_that_sqlite_takes(path, uri):
    assert file_uri(path, "ro") == uri
