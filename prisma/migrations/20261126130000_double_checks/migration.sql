-- CreateEnum
CREATE TYPE "double_check_state" AS ENUM ('marking', 'comparing', 'decided', 'cancelled');

-- CreateEnum
CREATE TYPE "double_check_choice" AS ENUM ('left', 'right', 'own');

-- CreateTable
CREATE TABLE "double_checks" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "text_hash" TEXT NOT NULL,
    "left_id" UUID NOT NULL,
    "right_id" UUID NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "decider_id" UUID,
    "state" "double_check_state" NOT NULL DEFAULT 'marking',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "left_finished_at" TIMESTAMPTZ(3),
    "right_finished_at" TIMESTAMPTZ(3),
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "double_checks_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "blind_marks" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "double_check_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" "annotation_kind" NOT NULL,
    "start_offset" INTEGER NOT NULL,
    "end_offset" INTEGER NOT NULL,
    "exact" TEXT NOT NULL,
    "statement" TEXT NOT NULL DEFAULT '',
    "status" "verification_status" NOT NULL DEFAULT 'unchecked',
    "verdict" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "blind_marks_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "double_check_decisions" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "double_check_id" UUID NOT NULL,
    "left_mark_id" UUID,
    "right_mark_id" UUID,
    "choice" "double_check_choice" NOT NULL,
    "annotation_id" UUID,
    "comment" TEXT NOT NULL DEFAULT '',
    "by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "double_check_decisions_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "double_checks_workspace_id_article_id_created_at_idx" ON "double_checks"("workspace_id", "article_id", "created_at");

-- CreateIndex
CREATE INDEX "blind_marks_workspace_id_double_check_id_user_id_start_offs_idx" ON "blind_marks"("workspace_id", "double_check_id", "user_id", "start_offset");

-- CreateIndex
CREATE UNIQUE INDEX "blind_marks_workspace_id_double_check_id_id_key" ON "blind_marks"("workspace_id", "double_check_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "double_check_decisions_workspace_id_double_check_id_left_ma_key" ON "double_check_decisions"("workspace_id", "double_check_id", "left_mark_id");

-- CreateIndex
CREATE UNIQUE INDEX "double_check_decisions_workspace_id_double_check_id_right_m_key" ON "double_check_decisions"("workspace_id", "double_check_id", "right_mark_id");

-- AddForeignKey
ALTER TABLE "double_checks" ADD CONSTRAINT "double_checks_workspace_id_article_id_fkey" FOREIGN KEY ("workspace_id", "article_id") REFERENCES "articles"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "double_checks" ADD CONSTRAINT "double_checks_left_id_fkey" FOREIGN KEY ("left_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "double_checks" ADD CONSTRAINT "double_checks_right_id_fkey" FOREIGN KEY ("right_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "double_checks" ADD CONSTRAINT "double_checks_asked_by_id_fkey" FOREIGN KEY ("asked_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "double_checks" ADD CONSTRAINT "double_checks_decider_id_fkey" FOREIGN KEY ("decider_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blind_marks" ADD CONSTRAINT "blind_marks_workspace_id_double_check_id_fkey" FOREIGN KEY ("workspace_id", "double_check_id") REFERENCES "double_checks"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blind_marks" ADD CONSTRAINT "blind_marks_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "double_check_decisions" ADD CONSTRAINT "double_check_decisions_workspace_id_double_check_id_fkey" FOREIGN KEY ("workspace_id", "double_check_id") REFERENCES "double_checks"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "double_check_decisions" ADD CONSTRAINT "double_check_decisions_workspace_id_double_check_id_left_m_fkey" FOREIGN KEY ("workspace_id", "double_check_id", "left_mark_id") REFERENCES "blind_marks"("workspace_id", "double_check_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "double_check_decisions" ADD CONSTRAINT "double_check_decisions_workspace_id_double_check_id_right__fkey" FOREIGN KEY ("workspace_id", "double_check_id", "right_mark_id") REFERENCES "blind_marks"("workspace_id", "double_check_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "double_check_decisions" ADD CONSTRAINT "double_check_decisions_workspace_id_annotation_id_fkey" FOREIGN KEY ("workspace_id", "annotation_id") REFERENCES "annotations"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "double_check_decisions" ADD CONSTRAINT "double_check_decisions_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- By hand, as the schema's CHECK lines say.
ALTER TABLE "double_checks"
  ADD CONSTRAINT "double_checks_version_check" CHECK ("version" >= 0),
  ADD CONSTRAINT "double_checks_people_check" CHECK (
    "left_id" <> "right_id" AND ("decider_id" IS NULL OR "decider_id" NOT IN ("left_id", "right_id"))
  ),
  ADD CONSTRAINT "double_checks_finished_check" CHECK (
    "state" = 'cancelled'
    OR ("state" IN ('comparing', 'decided')) = ("left_finished_at" IS NOT NULL AND "right_finished_at" IS NOT NULL)
  ),
  ADD CONSTRAINT "double_checks_decided_check" CHECK (
    ("state" = 'decided') = ("decided_at" IS NOT NULL) AND ("decided_at" IS NULL) = ("decider_id" IS NULL)
  );
ALTER TABLE "blind_marks"
  ADD CONSTRAINT "blind_marks_range_check" CHECK ("start_offset" >= 0 AND "end_offset" > "start_offset"),
  ADD CONSTRAINT "blind_marks_statement_check" CHECK (char_length("statement") <= 300),
  ADD CONSTRAINT "blind_marks_kind_check" CHECK (
    ("verdict" IS NULL OR "kind" = 'claim') AND ("status" = 'unchecked' OR "kind" <> 'cleared')
  ),
  ADD CONSTRAINT "blind_marks_version_check" CHECK ("version" >= 1);
ALTER TABLE "double_check_decisions"
  ADD CONSTRAINT "double_check_decisions_marks_check" CHECK ("left_mark_id" IS NOT NULL OR "right_mark_id" IS NOT NULL);
