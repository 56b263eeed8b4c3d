-- The schema of version 1, as it was. The journal's triggers are made from it.

CREATE TABLE change_set (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    label TEXT NOT NULL,
    author TEXT NOT NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('start', 'do', 'undo', 'redo')),
    target_id INTEGER REFERENCES change_set (id),
    undone INTEGER NOT NULL DEFAULT 0,
    first_change INTEGER,
    last_change INTEGER
) STRICT;

CREATE INDEX change_set_by_kind ON change_set (kind, undone, id);

CREATE INDEX change_set_by_target ON change_set (target_id);

CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    change_set_id INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    row_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    column_name TEXT,
    old ANY,
    new ANY
) STRICT;

CREATE INDEX change_by_row ON change (row_id);

CREATE TABLE journal_running (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    change_set_id INTEGER REFERENCES change_set (id)
) STRICT;

INSERT INTO journal_running (id, change_set_id) VALUES (1, NULL);

CREATE TABLE "setting" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL DEFAULT '',
    PRIMARY KEY ("id"),
    UNIQUE ("name")
) STRICT;

CREATE TABLE "office" (
    "id" TEXT NOT NULL,
    "tier" TEXT NOT NULL,
    "region_code" TEXT NOT NULL,
    "government" TEXT NOT NULL DEFAULT '',
    "name" TEXT NOT NULL,
    "short_name" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',
    "postcode" TEXT NOT NULL DEFAULT '',
    "phone" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL DEFAULT '',
    "website" TEXT NOT NULL DEFAULT '',
    "city" TEXT NOT NULL DEFAULT '',
    "emblem" TEXT,
    "is_own" INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY ("id")
) STRICT;

CREATE TABLE "official" (
    "id" TEXT NOT NULL,
    "office_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "name" TEXT NOT NULL,
    "job" TEXT NOT NULL DEFAULT '',
    "rank" TEXT NOT NULL DEFAULT '',
    "nip" TEXT NOT NULL DEFAULT '',
    "is_head" INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY ("id"),
    FOREIGN KEY ("office_id") REFERENCES "office" ("id") ON DELETE CASCADE
) STRICT;

CREATE INDEX "ix_official_office_id" ON "official" ("office_id");

CREATE TABLE "plan" (
    "id" TEXT NOT NULL,
    "office_id" TEXT NOT NULL,
    "fiscal_year" INTEGER NOT NULL,
    "stage" TEXT NOT NULL DEFAULT 'rancangan',
    "edition" TEXT NOT NULL DEFAULT '2026',
    "is_own" INTEGER NOT NULL DEFAULT 0,
    "note" TEXT NOT NULL DEFAULT '',
    "source_file" TEXT NOT NULL DEFAULT '',
    "received_at" TEXT,
    PRIMARY KEY ("id"),
    FOREIGN KEY ("office_id") REFERENCES "office" ("id") ON DELETE CASCADE
) STRICT;

CREATE INDEX "ix_plan_office_id" ON "plan" ("office_id");

CREATE TABLE "revision" (
    "id" TEXT NOT NULL,
    "plan_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "parents" TEXT NOT NULL DEFAULT '',
    PRIMARY KEY ("id"),
    FOREIGN KEY ("plan_id") REFERENCES "plan" ("id") ON DELETE CASCADE
) STRICT;

CREATE INDEX "ix_revision_plan_id" ON "revision" ("plan_id");

CREATE TABLE "area" (
    "id" TEXT NOT NULL,
    "office_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "region_code" TEXT NOT NULL DEFAULT '',
    "decree_number" TEXT NOT NULL DEFAULT '',
    "decree_date" TEXT,
    "authority" TEXT,
    "households" INTEGER,
    "note" TEXT NOT NULL DEFAULT '',
    PRIMARY KEY ("id"),
    FOREIGN KEY ("office_id") REFERENCES "office" ("id") ON DELETE CASCADE
) STRICT;

CREATE INDEX "ix_area_office_id" ON "area" ("office_id");

CREATE TABLE "area_size" (
    "id" TEXT NOT NULL,
    "area_id" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "hectares" TEXT NOT NULL,
    PRIMARY KEY ("id"),
    FOREIGN KEY ("area_id") REFERENCES "area" ("id") ON DELETE CASCADE,
    UNIQUE ("area_id", "year")
) STRICT;

CREATE TABLE "area_village" (
    "id" TEXT NOT NULL,
    "area_id" TEXT NOT NULL,
    "region_code" TEXT NOT NULL,
    PRIMARY KEY ("id"),
    FOREIGN KEY ("area_id") REFERENCES "area" ("id") ON DELETE CASCADE,
    UNIQUE ("area_id", "region_code")
) STRICT;

CREATE TABLE "service_achievement" (
    "id" TEXT NOT NULL,
    "region_code" TEXT NOT NULL,
    "indicator" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "in_need" INTEGER NOT NULL,
    "served" INTEGER NOT NULL,
    "target_percent" TEXT,
    "source" TEXT NOT NULL DEFAULT '',
    PRIMARY KEY ("id"),
    UNIQUE ("region_code", "indicator", "year")
) STRICT;

CREATE TABLE "activity" (
    "id" TEXT NOT NULL,
    "plan_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "reference" TEXT NOT NULL DEFAULT '',
    "answers_reference" TEXT NOT NULL DEFAULT '',
    "code" TEXT NOT NULL DEFAULT '',
    "title" TEXT NOT NULL,
    "indicator" TEXT NOT NULL DEFAULT '',
    "region_code" TEXT NOT NULL DEFAULT '',
    "location_text" TEXT NOT NULL DEFAULT '',
    "volume" TEXT,
    "unit" TEXT NOT NULL DEFAULT '',
    "target_text" TEXT NOT NULL DEFAULT '',
    "volume_next" TEXT,
    "target_next_text" TEXT NOT NULL DEFAULT '',
    "beneficiaries" INTEGER,
    "beneficiary_unit" TEXT NOT NULL DEFAULT '',
    "target_group" TEXT NOT NULL DEFAULT '',
    "area_kind" TEXT,
    "area_id" TEXT,
    "slum_area_ha" TEXT,
    "priority" INTEGER,
    "proposed_to" TEXT,
    "readiness_fs" TEXT,
    "readiness_fs_document" TEXT NOT NULL DEFAULT '',
    "readiness_ded" TEXT,
    "readiness_ded_document" TEXT NOT NULL DEFAULT '',
    "readiness_rab" TEXT,
    "readiness_rab_document" TEXT NOT NULL DEFAULT '',
    "readiness_land" TEXT,
    "readiness_land_document" TEXT NOT NULL DEFAULT '',
    "readiness_environment" TEXT,
    "readiness_environment_document" TEXT NOT NULL DEFAULT '',
    "readiness_decree" TEXT,
    "readiness_decree_document" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "origin" TEXT NOT NULL DEFAULT '',
    PRIMARY KEY ("id"),
    FOREIGN KEY ("area_id") REFERENCES "area" ("id") ON DELETE SET NULL,
    FOREIGN KEY ("plan_id") REFERENCES "plan" ("id") ON DELETE CASCADE
) STRICT;

CREATE INDEX "ix_activity_area_id" ON "activity" ("area_id");

CREATE INDEX "ix_activity_plan_id" ON "activity" ("plan_id");

CREATE TABLE "budget" (
    "id" TEXT NOT NULL,
    "activity_id" TEXT NOT NULL,
    "year_offset" INTEGER NOT NULL,
    "funding_source" TEXT NOT NULL DEFAULT '',
    "funding_text" TEXT NOT NULL DEFAULT '',
    "amount" INTEGER NOT NULL,
    PRIMARY KEY ("id"),
    FOREIGN KEY ("activity_id") REFERENCES "activity" ("id") ON DELETE CASCADE
) STRICT;

CREATE INDEX "ix_budget_activity_id" ON "budget" ("activity_id");

CREATE TABLE "issue" (
    "id" TEXT NOT NULL,
    "plan_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "category" TEXT NOT NULL DEFAULT 'lainnya',
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "region_code" TEXT NOT NULL DEFAULT '',
    "location_text" TEXT NOT NULL DEFAULT '',
    "baseline" TEXT,
    "baseline_unit" TEXT NOT NULL DEFAULT '',
    "baseline_source" TEXT NOT NULL DEFAULT '',
    "root_cause" TEXT NOT NULL DEFAULT '',
    "priority" INTEGER,
    "responsible" TEXT NOT NULL DEFAULT '',
    "due" TEXT,
    "status" TEXT NOT NULL DEFAULT 'terbuka',
    PRIMARY KEY ("id"),
    FOREIGN KEY ("plan_id") REFERENCES "plan" ("id") ON DELETE CASCADE
) STRICT;

CREATE INDEX "ix_issue_plan_id" ON "issue" ("plan_id");

CREATE TABLE "issue_activity" (
    "id" TEXT NOT NULL,
    "issue_id" TEXT NOT NULL,
    "activity_id" TEXT NOT NULL,
    PRIMARY KEY ("id"),
    FOREIGN KEY ("activity_id") REFERENCES "activity" ("id") ON DELETE CASCADE,
    FOREIGN KEY ("issue_id") REFERENCES "issue" ("id") ON DELETE CASCADE,
    UNIQUE ("issue_id", "activity_id")
) STRICT;

CREATE INDEX "ix_issue_activity_activity_id" ON "issue_activity" ("activity_id");

CREATE TABLE "link" (
    "id" TEXT NOT NULL,
    "left_activity_id" TEXT NOT NULL,
    "right_activity_id" TEXT NOT NULL,
    "same" INTEGER NOT NULL,
    "left_identity" TEXT NOT NULL DEFAULT '',
    "right_identity" TEXT NOT NULL DEFAULT '',
    "said_by" TEXT NOT NULL DEFAULT '',
    "said_at" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    PRIMARY KEY ("id"),
    UNIQUE ("left_activity_id", "right_activity_id")
) STRICT;

CREATE INDEX "ix_link_right_activity_id" ON "link" ("right_activity_id");

CREATE TABLE "meeting" (
    "id" TEXT NOT NULL,
    "plan_id" TEXT NOT NULL,
    "number" TEXT NOT NULL DEFAULT '',
    "title" TEXT NOT NULL DEFAULT '',
    "theme" TEXT NOT NULL DEFAULT '',
    "starts_on" TEXT,
    "ends_on" TEXT,
    "starts_at" TEXT NOT NULL DEFAULT '',
    "ends_at" TEXT NOT NULL DEFAULT '',
    "venue" TEXT NOT NULL DEFAULT '',
    "host" TEXT NOT NULL DEFAULT '',
    "chair" TEXT NOT NULL DEFAULT '',
    "secretary" TEXT NOT NULL DEFAULT '',
    "note_taker" TEXT NOT NULL DEFAULT '',
    "opening" TEXT NOT NULL DEFAULT '',
    "closing" TEXT NOT NULL DEFAULT '',
    PRIMARY KEY ("id"),
    FOREIGN KEY ("plan_id") REFERENCES "plan" ("id") ON DELETE CASCADE
) STRICT;

CREATE INDEX "ix_meeting_plan_id" ON "meeting" ("plan_id");

CREATE TABLE "decision" (
    "id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "agreed_volume" TEXT,
    "agreed_unit" TEXT NOT NULL DEFAULT '',
    "agreed_budget" INTEGER,
    "note" TEXT NOT NULL DEFAULT '',
    "decided_by" TEXT NOT NULL DEFAULT '',
    "decided_at" TEXT NOT NULL,
    "meeting_id" TEXT,
    PRIMARY KEY ("id"),
    FOREIGN KEY ("meeting_id") REFERENCES "meeting" ("id") ON DELETE SET NULL
) STRICT;

CREATE INDEX "ix_decision_meeting_id" ON "decision" ("meeting_id");

CREATE TABLE "decision_activity" (
    "id" TEXT NOT NULL,
    "decision_id" TEXT NOT NULL,
    "activity_id" TEXT NOT NULL,
    "identity" TEXT NOT NULL DEFAULT '',
    "snapshot" TEXT NOT NULL DEFAULT '',
    PRIMARY KEY ("id"),
    FOREIGN KEY ("decision_id") REFERENCES "decision" ("id") ON DELETE CASCADE,
    UNIQUE ("decision_id", "activity_id")
) STRICT;

CREATE INDEX "ix_decision_activity_activity_id" ON "decision_activity" ("activity_id");

CREATE TABLE "rundown_item" (
    "id" TEXT NOT NULL,
    "meeting_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "day" INTEGER NOT NULL DEFAULT 1,
    "starts_at" TEXT NOT NULL DEFAULT '',
    "minutes" INTEGER NOT NULL DEFAULT 0,
    "title" TEXT NOT NULL,
    "speaker" TEXT NOT NULL DEFAULT '',
    PRIMARY KEY ("id"),
    FOREIGN KEY ("meeting_id") REFERENCES "meeting" ("id") ON DELETE CASCADE
) STRICT;

CREATE INDEX "ix_rundown_item_meeting_id" ON "rundown_item" ("meeting_id");

CREATE TABLE "agenda_item" (
    "id" TEXT NOT NULL,
    "meeting_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "title" TEXT NOT NULL,
    "discussion" TEXT NOT NULL DEFAULT '',
    "conclusion" TEXT NOT NULL DEFAULT '',
    PRIMARY KEY ("id"),
    FOREIGN KEY ("meeting_id") REFERENCES "meeting" ("id") ON DELETE CASCADE
) STRICT;

CREATE INDEX "ix_agenda_item_meeting_id" ON "agenda_item" ("meeting_id");

CREATE TABLE "agenda_activity" (
    "id" TEXT NOT NULL,
    "agenda_item_id" TEXT NOT NULL,
    "activity_id" TEXT NOT NULL,
    PRIMARY KEY ("id"),
    FOREIGN KEY ("agenda_item_id") REFERENCES "agenda_item" ("id") ON DELETE CASCADE,
    UNIQUE ("agenda_item_id", "activity_id")
) STRICT;

CREATE INDEX "ix_agenda_activity_activity_id" ON "agenda_activity" ("activity_id");

CREATE TABLE "participant" (
    "id" TEXT NOT NULL,
    "meeting_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "name" TEXT NOT NULL DEFAULT '',
    "office" TEXT NOT NULL DEFAULT '',
    "job" TEXT NOT NULL DEFAULT '',
    "contact" TEXT NOT NULL DEFAULT '',
    "present" INTEGER NOT NULL DEFAULT 0,
    "arrived_at" TEXT,
    PRIMARY KEY ("id"),
    FOREIGN KEY ("meeting_id") REFERENCES "meeting" ("id") ON DELETE CASCADE
) STRICT;

CREATE INDEX "ix_participant_meeting_id" ON "participant" ("meeting_id");

CREATE TABLE "contribution" (
    "id" TEXT NOT NULL,
    "agenda_item_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "speaker" TEXT NOT NULL DEFAULT '',
    "office" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL DEFAULT '',
    PRIMARY KEY ("id"),
    FOREIGN KEY ("agenda_item_id") REFERENCES "agenda_item" ("id") ON DELETE CASCADE
) STRICT;

CREATE INDEX "ix_contribution_agenda_item_id" ON "contribution" ("agenda_item_id");

CREATE TABLE "follow_up" (
    "id" TEXT NOT NULL,
    "meeting_id" TEXT NOT NULL,
    "agenda_item_id" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "task" TEXT NOT NULL,
    "responsible" TEXT NOT NULL DEFAULT '',
    "due" TEXT,
    "status" TEXT NOT NULL DEFAULT 'terbuka',
    PRIMARY KEY ("id"),
    FOREIGN KEY ("agenda_item_id") REFERENCES "agenda_item" ("id") ON DELETE SET NULL,
    FOREIGN KEY ("meeting_id") REFERENCES "meeting" ("id") ON DELETE CASCADE
) STRICT;

CREATE INDEX "ix_follow_up_agenda_item_id" ON "follow_up" ("agenda_item_id");

CREATE INDEX "ix_follow_up_meeting_id" ON "follow_up" ("meeting_id");

CREATE TABLE "signatory" (
    "id" TEXT NOT NULL,
    "meeting_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "role" TEXT NOT NULL DEFAULT '',
    "name" TEXT NOT NULL DEFAULT '',
    "job" TEXT NOT NULL DEFAULT '',
    "rank" TEXT NOT NULL DEFAULT '',
    "nip" TEXT NOT NULL DEFAULT '',
    PRIMARY KEY ("id"),
    FOREIGN KEY ("meeting_id") REFERENCES "meeting" ("id") ON DELETE CASCADE
) STRICT;

CREATE INDEX "ix_signatory_meeting_id" ON "signatory" ("meeting_id");
