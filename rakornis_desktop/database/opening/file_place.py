"""Where a database lies: on a local disk, on a network share, or in a synchronised folder.

SQLite's WAL needs memory shared between processes, which a network file system does not give,
and a program that synchronises a folder copies database and WAL at different moments. In both
places the database is opened with a rollback journal and held exclusively.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path, PurePath, PureWindowsPath
from typing import NamedTuple

from rakornis_desktop.language.catalogue import translate as _

_NETWORK_FILE_SYSTEMS = {
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "glusterfs", "davfs",
    "fuse.sshfs", "fuse.davfs2", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.smbnetfs",
    "fuse.glusterfs",
}  # fmt: skip
# First words of the names such folders have; "OneDrive - Dinas Perkim" begins with its first.
_SYNCED_FOLDERS = (
    "OneDrive", "Dropbox", "Google Drive", "GoogleDrive", "My Drive", "Drive Saya", "iCloudDrive",
    "iCloud Drive", "Nextcloud", "ownCloud", "pCloudDrive", "MEGA", "MEGAsync", "Syncthing",
)  # fmt: skip
_DRIVE_REMOTE = 4


class Place(NamedTuple):
    """Where a file lies; ``name`` is the share or the synchronised folder, empty if local."""

    kind: str
    name: str = ""

    @property
    def is_local(self) -> bool:
        """Tell whether the file may be opened as on a local disk."""
        return self.kind == "local"

    def notice(self) -> str:
        """Return the sentence that tells the officer once why the local disk is better."""
        if self.is_local:
            return ""
        if self.kind == "network":
            return _(
                "Basis data ini ada di folder jaringan ({name}), jadi dibuka lebih lambat dan "
                "hanya oleh satu komputer. Simpan di disk komputer ini agar tidak rusak bila "
                "jaringan putus."
            ).format(name=self.name)
        return _(
            "Basis data ini ada di folder yang disinkronkan ({name}), yang dapat menyalinnya saat "
            "setengah tertulis. Simpan di folder biasa pada disk ini dan kirim berkas rencana."
        ).format(name=self.name)


def place_of(path: Path) -> Place:
    """Return where ``path``, which need not exist yet, lies."""
    path = Path(os.path.realpath(path))
    if synced := synced_folder(path, os.environ):
        return Place("synced", synced)
    if sys.platform == "win32":
        if share := windows_share(PureWindowsPath(path), _drive_type):
            return Place("network", share)
    elif sys.platform == "linux":
        mounts = Path("/proc/self/mounts")
        text = mounts.read_text(errors="replace") if mounts.is_file() else ""
        if share := linux_share(path, text):
            return Place("network", share)
    return Place("local")


def synced_folder(path: PurePath, environment: Mapping[str, str]) -> str:
    """Return the name of the synchronised folder that ``path`` lies in, empty if none."""
    for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        folder = environment.get(name)
        if folder and path.is_relative_to(folder):
            return type(path)(folder).name
    for part in path.parts[1:-1]:
        for known in _SYNCED_FOLDERS:
            rest = part[len(known) :]
            if part.lower().startswith(known.lower()) and (not rest or rest[0] in " -("):
                return part
    return ""


def windows_share(path: PureWindowsPath, drive_type: object = None) -> str:
    r"""Return the share of a UNC path (\\server\share) or of a mapped drive, empty if local."""
    drive = path.drive
    if drive.lower().startswith("\\\\?\\unc\\"):
        return "\\\\" + drive[8:]
    if drive.startswith("\\\\") and not drive.startswith(("\\\\?\\", "\\\\.\\")):
        return drive
    if callable(drive_type) and drive and drive_type(drive[-2:] + "\\") == _DRIVE_REMOTE:
        return drive[-2:]
    return ""


def linux_share(path: PurePath, mounts: str) -> str:
    """Return the mount point of the network share ``path`` lies on, empty if on a local disk.

    ``mounts`` is the text of /proc/mounts.
    """
    best, best_kind = PurePath("/"), ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        # Blanks and the like stand there as \040.
        point = PurePath(fields[1].encode().decode("unicode_escape", errors="replace"))
        # The mount that was made last lies on top.
        if path.is_relative_to(point) and len(point.parts) >= len(best.parts):
            best, best_kind = point, fields[2]
    return str(best) if best_kind in _NETWORK_FILE_SYSTEMS else ""


def _drive_type(drive: str) -> int:
    import ctypes

    return int(ctypes.windll.kernel32.GetDriveTypeW(drive))  # type: ignore[attr-defined,unused-ignore]
