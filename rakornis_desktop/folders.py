"""Where the program keeps its own files on this computer: always the local application folder.

Never the roaming one: an office's network would copy a database back and forth at each log-on,
and write an old one over a new one.
"""

from __future__ import annotations

from pathlib import Path

APPLICATION = "Rakornis Desktop"


def database_folder() -> Path:
    """Return the folder where new databases go unless the officer says otherwise; makes it."""
    from platformdirs import user_data_path

    return user_data_path(APPLICATION, appauthor=False, roaming=False, ensure_exists=True)


def settings_file() -> Path:
    """Return the file of this user's choices (column widths, last database); makes its folder."""
    from platformdirs import user_config_path

    folder = user_config_path(APPLICATION, appauthor=False, roaming=False, ensure_exists=True)
    return folder / "settings.ini"


def log_file() -> Path:
    """Return the file that unexpected errors are written to; makes its folder."""
    from platformdirs import user_log_path

    return user_log_path(APPLICATION, appauthor=False, ensure_exists=True) / "rakornis.log"


def search_folder() -> Path:
    """Return the folder of the search indexes, which can be made anew at any time; makes it."""
    from platformdirs import user_cache_path

    folder = user_cache_path(APPLICATION, appauthor=False, ensure_exists=True) / "pencarian"
    folder.mkdir(exist_ok=True)
    return folder


def key_folder() -> Path:
    """Return the folder of this user's key for signing plan files; makes it, for the user alone."""
    from platformdirs import user_data_path

    folder = user_data_path(APPLICATION, appauthor=False, roaming=False) / "kunci"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder
