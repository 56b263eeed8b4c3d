"""The tables of the program database, in SQLModel (design §3)."""

from rakornis_desktop.database.tables.activity_table import Activity, Budget
from rakornis_desktop.database.tables.agreement_tables import (
    Decision,
    DecisionActivity,
    Link,
)
from rakornis_desktop.database.tables.area_tables import Area, AreaAgreement, AreaSize, AreaVillage
from rakornis_desktop.database.tables.exchange_tables import (
    Conflict,
    Contact,
    KnownKey,
    Receipt,
)
from rakornis_desktop.database.tables.issue_tables import (
    Issue,
    IssueActivity,
    IssueArea,
    IssueIndicator,
)
from rakornis_desktop.database.tables.meeting_tables import (
    AgendaActivity,
    AgendaFollowUp,
    AgendaIssue,
    AgendaItem,
    Contribution,
    FollowUp,
    FrozenPaper,
    Meeting,
    MeetingDocument,
    Participant,
    RundownItem,
    Signatory,
)
from rakornis_desktop.database.tables.office_tables import Office, Official
from rakornis_desktop.database.tables.paper_template import PaperTemplate
from rakornis_desktop.database.tables.plan_table import Plan, Revision
from rakornis_desktop.database.tables.proposal_table import (
    CentreAnswer,
    Component,
    ReadinessCriterion,
)
from rakornis_desktop.database.tables.service_table import Indicator, ServiceAchievement
from rakornis_desktop.database.tables.setting_table import Setting

# Parents before children: the order in which rows can be inserted.
TABLES = (
    Setting,
    Office,
    Official,
    Plan,
    Revision,
    Area,
    AreaSize,
    AreaVillage,
    ServiceAchievement,
    Activity,
    Budget,
    Issue,
    IssueActivity,
    Link,
    Meeting,
    Decision,
    DecisionActivity,
    RundownItem,
    AgendaItem,
    AgendaActivity,
    Participant,
    Contribution,
    FollowUp,
    Signatory,
    Component,
    ReadinessCriterion,
    CentreAnswer,
    AgendaIssue,
    AgendaFollowUp,
    MeetingDocument,
    FrozenPaper,
    PaperTemplate,
    KnownKey,
    Contact,
    Receipt,
    Conflict,
    Indicator,
    IssueIndicator,
    IssueArea,
    AreaAgreement,
)

__all__ = [
    "TABLES",
    "Activity",
    "AgendaActivity",
    "AgendaFollowUp",
    "AgendaIssue",
    "AgendaItem",
    "Area",
    "AreaAgreement",
    "AreaSize",
    "AreaVillage",
    "Budget",
    "CentreAnswer",
    "Component",
    "Conflict",
    "Contact",
    "Contribution",
    "Decision",
    "DecisionActivity",
    "FollowUp",
    "FrozenPaper",
    "Indicator",
    "Issue",
    "IssueActivity",
    "IssueArea",
    "IssueIndicator",
    "KnownKey",
    "Link",
    "Meeting",
    "MeetingDocument",
    "Office",
    "Official",
    "PaperTemplate",
    "Participant",
    "Plan",
    "ReadinessCriterion",
    "Receipt",
    "Revision",
    "RundownItem",
    "ServiceAchievement",
    "Setting",
    "Signatory",
]
