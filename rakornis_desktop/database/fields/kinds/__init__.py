"""How a value of each kind is shown and read back: one reader for forms, paste, import, edit."""

from rakornis_desktop import choices
from rakornis_desktop.database.fields.kinds.choice_kind import Choice, YesNo
from rakornis_desktop.database.fields.kinds.code_kind import Code
from rakornis_desktop.database.fields.kinds.figure_kinds import Quantity, WholeNumber
from rakornis_desktop.database.fields.kinds.funding_kind import Funding
from rakornis_desktop.database.fields.kinds.kind import ANYWHERE, Kind, NotRead, ReadingContext
from rakornis_desktop.database.fields.kinds.moment_kinds import Date, Moment, Time
from rakornis_desktop.database.fields.kinds.money_kind import Money
from rakornis_desktop.database.fields.kinds.place_kind import Location, Place, read_location
from rakornis_desktop.database.fields.kinds.reference_kind import RowReference
from rakornis_desktop.database.fields.kinds.text_kinds import Text, Unit

TIER = Choice(
    choices.Tier,
    {
        "kabupaten": choices.Tier.REGENCY,
        "kota": choices.Tier.REGENCY,
        "kab": choices.Tier.REGENCY,
        "kab kota": choices.Tier.REGENCY,
        "prov": choices.Tier.PROVINCE,
        "apbn": choices.Tier.CENTRE,
    },
)
STAGE = Choice(choices.Stage, required=True)
READINESS = Choice(
    choices.Readiness,
    {
        "ya": choices.Readiness.PRESENT,
        "sudah": choices.Readiness.PRESENT,
        "sudah ada": choices.Readiness.PRESENT,
        "tidak": choices.Readiness.ABSENT,
        "belum": choices.Readiness.ABSENT,
        "belum ada": choices.Readiness.ABSENT,
        "dalam proses": choices.Readiness.IN_PROGRESS,
        "tidak perlu": choices.Readiness.NOT_REQUIRED,
    },
)
AREA_KIND = Choice(choices.AreaKind)
ISSUE_CATEGORY = Choice(choices.IssueCategory, required=True)
ISSUE_STATUS = Choice(choices.IssueStatus, required=True)
DIRECTION = Choice(choices.Direction, required=True)
DECISION = Choice(
    choices.DecisionStatus,
    {
        "sepakat": choices.DecisionStatus.AGREED,
        "setuju": choices.DecisionStatus.AGREED,
        "disetujui": choices.DecisionStatus.AGREED,
        "catatan": choices.DecisionStatus.AGREED_WITH_NOTE,
        "tolak": choices.DecisionStatus.REJECTED,
        "tunda": choices.DecisionStatus.POSTPONED,
        "pusat": choices.DecisionStatus.TO_CENTRE,
    },
    required=True,
)
FOLLOW_UP_STATUS = Choice(choices.FollowUpStatus, required=True)
TEXT = Text()
LONG_TEXT = Text(long=True)
UNIT = Unit()
CODE = Code()
PLACE = Place()
REGENCY = Place(choices.RegionLevel.REGENCY)
VILLAGE = Place(choices.RegionLevel.VILLAGE)
WHOLE = WholeNumber()
YEAR = WholeNumber(year=True)
QUANTITY = Quantity()
SIGNED_QUANTITY = Quantity(signed=True)
HECTARES = Quantity("ha", "hektar", "hektare")
PERCENT = Quantity("%", "persen")
MONEY = Money()
AGREED_MONEY = Money(empty=None)
FUNDING = Funding()
DATE = Date()
TIME = Time()
MOMENT = Moment()
YES_NO = YesNo()

__all__ = [
    "AGREED_MONEY",
    "ANYWHERE",
    "AREA_KIND",
    "CODE",
    "DATE",
    "DECISION",
    "DIRECTION",
    "FOLLOW_UP_STATUS",
    "FUNDING",
    "HECTARES",
    "ISSUE_CATEGORY",
    "ISSUE_STATUS",
    "LONG_TEXT",
    "MOMENT",
    "MONEY",
    "PERCENT",
    "PLACE",
    "QUANTITY",
    "READINESS",
    "REGENCY",
    "SIGNED_QUANTITY",
    "STAGE",
    "TEXT",
    "TIER",
    "TIME",
    "UNIT",
    "VILLAGE",
    "WHOLE",
    "YEAR",
    "YES_NO",
    "Choice",
    "Code",
    "Date",
    "Funding",
    "Kind",
    "Location",
    "Moment",
    "Money",
    "NotRead",
    "Place",
    "Quantity",
    "ReadingContext",
    "RowReference",
    "Text",
    "Time",
    "Unit",
    "WholeNumber",
    "YesNo",
    "read_location",
]
