-- Where articles stand, who sees to them, what reviewers decided and what readers were given; who checked each item.

-- CreateEnum
CREATE TYPE "review_state" AS ENUM ('imported', 'preparing', 'checking', 'queries_out', 'in_review', 'changes_requested', 'approved', 'published', 'correction_open', 'corrected', 'withdrawn');

-- CreateEnum
CREATE TYPE "revision_kind" AS ENUM ('named', 'submitted', 'approved', 'published', 'corrected');

-- CreateEnum
CREATE TYPE "sign_off_decision" AS ENUM ('approved', 'changes_requested');

-- CreateEnum
CREATE TYPE "publication_kind" AS ENUM ('published', 'corrected', 'withdrawn');

-- AlterTable
ALTER TABLE "annotations" ADD COLUMN     "checked_at" TIMESTAMPTZ(3),
ADD COLUMN     "checked_by_id" UUID,
ADD COLUMN     "second_check_at" TIMESTAMPTZ(3),
ADD COLUMN     "second_check_by_id" UUID;

-- AlterTable
ALTER TABLE "articles" ADD COLUMN     "correction_note" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "due_at" TIMESTAMPTZ(3),
ADD COLUMN     "lead_id" UUID,
ADD COLUMN     "state" "review_state" NOT NULL DEFAULT 'imported',
ADD COLUMN     "state_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "revisions" ADD COLUMN     "kind" "revision_kind" NOT NULL DEFAULT 'named';

-- AlterTable
ALTER TABLE "workspaces" ADD COLUMN     "signing" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "verdicts" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "article_reviewers" (
    "workspace_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,

    CONSTRAINT "article_reviewers_pkey" PRIMARY KEY ("workspace_id","article_id","user_id")
);

-- CreateTable
CREATE TABLE "sign_offs" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "decision" "sign_off_decision" NOT NULL,
    "comment" TEXT NOT NULL DEFAULT '',
    "by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "voided_at" TIMESTAMPTZ(3),
    "void_reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "sign_offs_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "publications" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "kind" "publication_kind" NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "publications_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "article_reviewers_workspace_id_user_id_idx" ON "article_reviewers"("workspace_id", "user_id");

-- CreateIndex
CREATE INDEX "sign_offs_workspace_id_article_id_created_at_idx" ON "sign_offs"("workspace_id", "article_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "publications_workspace_id_article_id_ordinal_key" ON "publications"("workspace_id", "article_id", "ordinal");

-- CreateIndex
CREATE INDEX "articles_workspace_id_state_due_at_idx" ON "articles"("workspace_id", "state", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "revisions_workspace_id_article_id_id_key" ON "revisions"("workspace_id", "article_id", "id");

-- AddForeignKey
ALTER TABLE "articles" ADD CONSTRAINT "articles_lead_id_fkey" FOREIGN KEY ("lead_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_reviewers" ADD CONSTRAINT "article_reviewers_workspace_id_article_id_fkey" FOREIGN KEY ("workspace_id", "article_id") REFERENCES "articles"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_reviewers" ADD CONSTRAINT "article_reviewers_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "annotations" ADD CONSTRAINT "annotations_checked_by_id_fkey" FOREIGN KEY ("checked_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "annotations" ADD CONSTRAINT "annotations_second_check_by_id_fkey" FOREIGN KEY ("second_check_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_offs" ADD CONSTRAINT "sign_offs_workspace_id_article_id_fkey" FOREIGN KEY ("workspace_id", "article_id") REFERENCES "articles"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_offs" ADD CONSTRAINT "sign_offs_workspace_id_article_id_revision_id_fkey" FOREIGN KEY ("workspace_id", "article_id", "revision_id") REFERENCES "revisions"("workspace_id", "article_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_offs" ADD CONSTRAINT "sign_offs_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publications" ADD CONSTRAINT "publications_workspace_id_article_id_fkey" FOREIGN KEY ("workspace_id", "article_id") REFERENCES "articles"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publications" ADD CONSTRAINT "publications_workspace_id_article_id_revision_id_fkey" FOREIGN KEY ("workspace_id", "article_id", "revision_id") REFERENCES "revisions"("workspace_id", "article_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publications" ADD CONSTRAINT "publications_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- By hand, as the schema's CHECK lines say.
ALTER TABLE "annotations"
  ADD CONSTRAINT "annotations_checked_check" CHECK (("checked_at" IS NULL) = ("checked_by_id" IS NULL)),
  ADD CONSTRAINT "annotations_second_check_check" CHECK (
    ("second_check_at" IS NULL) = ("second_check_by_id" IS NULL)
    AND ("second_check_by_id" IS NULL OR ("checked_by_id" IS NOT NULL AND "second_check_by_id" <> "checked_by_id"))
  );
ALTER TABLE "sign_offs" ADD CONSTRAINT "sign_offs_void_check" CHECK (("voided_at" IS NULL) = ("void_reason" = ''));
ALTER TABLE "publications"
  ADD CONSTRAINT "publications_ordinal_check" CHECK ("ordinal" >= 1),
  ADD CONSTRAINT "publications_note_check" CHECK ("note" <> '' OR "kind" = 'published');

-- Articles from before were being checked.
UPDATE "articles" SET "state" = 'checking', "state_at" = "updated_at";

-- Who finished a check from before, or confirmed it since, stands in the log; what was finished from the start was its maker's.
UPDATE "annotations" AS a
SET "checked_by_id" = coalesce(last.by_id, a."created_by_id"), "checked_at" = coalesce(last.at, a."created_at")
FROM "annotations" AS each LEFT JOIN LATERAL (
  SELECT e."actor_id" AS by_id, e."created_at" AS at
  FROM "events" AS e JOIN "users" AS u ON u."id" = e."actor_id"
  WHERE e."workspace_id" = each."workspace_id" AND e."article_id" = each."article_id" AND e."subject_id" = each."id"
    AND (e."type" = 'annotation.changed' AND e."data"->'changes' ? 'status' OR e."type" = 'annotation.confirmed')
  ORDER BY e."number" DESC LIMIT 1
) AS last ON true
WHERE a."workspace_id" = each."workspace_id" AND a."id" = each."id"
  AND a."status" IN ('verified', 'verified_with_change', 'unverifiable', 'not_checkable');
