"""Which pages the sidebar offers, in order; each is imported when it is first opened."""

from __future__ import annotations

from collections.abc import Callable

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.shell.page import Page
from rakornis_desktop.ui.shell.session import Session


def page_list() -> list[tuple[str, str, str, Callable[[Session], Page]]]:
    """Return key, title, icon and maker of every page."""
    return [
        ("home", _("Beranda"), "house", _home),
        ("activities", _("Kegiatan"), "list-checks", _activities),
        ("issues", _("Permasalahan"), "triangle-alert", _issues),
        ("services", _("Standar pelayanan"), "droplets", _services),
        ("areas", _("Kawasan"), "map", _areas),
        ("comparison", _("Perbandingan"), "git-compare", _comparison),
        ("meeting", _("Rapat"), "calendar-days", _meeting),
        ("follow_ups", _("Tindak lanjut"), "clock", _follow_ups),
        ("files", _("Berkas"), "mail", _files),
        ("settings", _("Pengaturan"), "settings", _settings),
    ]


def _home(session: Session) -> Page:
    from rakornis_desktop.ui.home.home_page import HomePage

    return HomePage(session)


def _activities(session: Session) -> Page:
    from rakornis_desktop.ui.activities.activities_page import ActivitiesPage

    return ActivitiesPage(session)


def _issues(session: Session) -> Page:
    from rakornis_desktop.ui.issues.issues_page import IssuesPage

    return IssuesPage(session)


def _services(session: Session) -> Page:
    from rakornis_desktop.ui.services.services_page import ServicesPage

    return ServicesPage(session)


def _areas(session: Session) -> Page:
    from rakornis_desktop.ui.areas.areas_page import AreasPage

    return AreasPage(session)


def _comparison(session: Session) -> Page:
    from rakornis_desktop.ui.comparing.comparison_page import ComparisonPage

    return ComparisonPage(session)


def _meeting(session: Session) -> Page:
    from rakornis_desktop.ui.meetings.meeting_page import MeetingPage

    return MeetingPage(session)


def _follow_ups(session: Session) -> Page:
    from rakornis_desktop.ui.follow_ups.follow_ups_page import FollowUpsPage

    return FollowUpsPage(session)


def _files(session: Session) -> Page:
    from rakornis_desktop.ui.files.files_page import FilesPage

    return FilesPage(session)


def _settings(session: Session) -> Page:
    from rakornis_desktop.ui.settings.settings_page import SettingsPage

    return SettingsPage(session)
