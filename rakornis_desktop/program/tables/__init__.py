"""The tables of the program database, in SQLModel (design §3)."""

from rakornis_desktop.program.tables.activity import Activity, AreaKind, Budget, Readiness
from rakornis_desktop.program.tables.agreement import (
    Decision,
    DecisionActivity,
    DecisionStatus,
    Link,
)
from rakornis_desktop.program.tables.area import Area, AreaSize, AreaVillage, ServiceAchievement
from rakornis_desktop.program.tables.issue import Issue, IssueActivity, IssueCategory, IssueStatus
from rakornis_desktop.program.tables.meeting import (
    AgendaActivity,
    AgendaItem,
    Contribution,
    FollowUp,
    FollowUpStatus,
    Meeting,
    Participant,
    RundownItem,
    Signatory,
)
from rakornis_desktop.program.tables.office import Office, Official, Tier
from rakornis_desktop.program.tables.plan import Plan, Revision, Stage
from rakornis_desktop.program.tables.proposal import CentreAnswer, Component, ReadinessCriterion
from rakornis_desktop.program.tables.setting import Setting

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
)

__all__ = [
    "TABLES",
    "Activity",
    "AgendaActivity",
    "AgendaItem",
    "Area",
    "AreaKind",
    "AreaSize",
    "AreaVillage",
    "Budget",
    "CentreAnswer",
    "Component",
    "Contribution",
    "Decision",
    "DecisionActivity",
    "DecisionStatus",
    "FollowUp",
    "FollowUpStatus",
    "Issue",
    "IssueActivity",
    "IssueCategory",
    "IssueStatus",
    "Link",
    "Meeting",
    "Office",
    "Official",
    "Participant",
    "Plan",
    "Readiness",
    "ReadinessCriterion",
    "Revision",
    "RundownItem",
    "ServiceAchievement",
    "Setting",
    "Signatory",
    "Stage",
    "Tier",
]
