"""What officers call the values that fields choose from."""

from __future__ import annotations

from rakornis_desktop.choices import (
    AnswerStep,
    AreaKind,
    DecisionStatus,
    Direction,
    IssueCategory,
    IssueStatus,
    Readiness,
    Stage,
    Tier,
)

# What fields and workbooks offer, in this order.
AREA_KINDS = tuple(AreaKind)
ISSUE_CATEGORIES = tuple(IssueCategory)
ISSUE_STATUSES = tuple(IssueStatus)

tier_name = Tier.name_of
stage_name = Stage.name_of
area_kind_name = AreaKind.name_of
readiness_name = Readiness.name_of
issue_category = IssueCategory.name_of
issue_status = IssueStatus.name_of
decision_name = DecisionStatus.name_of
answer_step = AnswerStep.name_of
direction_name = Direction.name_of
