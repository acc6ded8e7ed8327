-- The text of an article can change: its steps are kept one by one, and every anchor says how sure its place is.

-- CreateEnum
CREATE TYPE "placement" AS ENUM ('placed', 'moved', 'changed', 'ambiguous', 'orphaned');

-- AlterEnum
ALTER TYPE "annotation_kind" ADD VALUE 'suggestion';

-- DropIndex
DROP INDEX "anchors_workspace_id_article_id_start_offset_idx";

-- AlterTable
ALTER TABLE "anchors" ADD COLUMN     "home_offset" INTEGER,
ADD COLUMN     "home_skip" INTEGER,
ADD COLUMN     "placement" "placement" NOT NULL DEFAULT 'placed';

-- AlterTable
ALTER TABLE "articles" ADD COLUMN     "author_id" UUID,
ADD COLUMN     "doc_hash" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "snapshot_version" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "steps" (
    "workspace_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "step" JSONB NOT NULL,
    "client_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "proposed_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "steps_pkey" PRIMARY KEY ("workspace_id","article_id","version")
);

-- CreateTable
CREATE TABLE "snapshots" (
    "workspace_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "doc" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "snapshots_pkey" PRIMARY KEY ("workspace_id","article_id","version")
);

-- CreateTable
CREATE TABLE "revisions" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "text_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID NOT NULL,

    CONSTRAINT "revisions_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
-- UNLOGGED: carets come and go many times a second, and need not outlive a crash.
CREATE UNLOGGED TABLE "presences" (
    "workspace_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "anchor" INTEGER,
    "head" INTEGER,
    "is_editing" BOOLEAN NOT NULL DEFAULT false,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "presences_pkey" PRIMARY KEY ("workspace_id","article_id","client_id")
);

-- CreateIndex
CREATE INDEX "revisions_workspace_id_article_id_version_idx" ON "revisions"("workspace_id", "article_id", "version");

-- CreateIndex
CREATE INDEX "presences_seen_at_idx" ON "presences"("seen_at");

-- CreateIndex
CREATE INDEX "anchors_workspace_id_article_id_idx" ON "anchors"("workspace_id", "article_id");

-- AddForeignKey
ALTER TABLE "articles" ADD CONSTRAINT "articles_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "steps" ADD CONSTRAINT "steps_workspace_id_article_id_fkey" FOREIGN KEY ("workspace_id", "article_id") REFERENCES "articles"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "steps" ADD CONSTRAINT "steps_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "steps" ADD CONSTRAINT "steps_proposed_by_id_fkey" FOREIGN KEY ("proposed_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "snapshots" ADD CONSTRAINT "snapshots_workspace_id_article_id_fkey" FOREIGN KEY ("workspace_id", "article_id") REFERENCES "articles"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_workspace_id_article_id_fkey" FOREIGN KEY ("workspace_id", "article_id") REFERENCES "articles"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "presences" ADD CONSTRAINT "presences_workspace_id_article_id_fkey" FOREIGN KEY ("workspace_id", "article_id") REFERENCES "articles"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "presences" ADD CONSTRAINT "presences_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What follows is written by hand: Prisma has no words for it (the schema names it in its CHECK and TRIGGER lines).

ALTER TABLE "articles"
  ADD CONSTRAINT "articles_snapshot_version_check" CHECK (snapshot_version BETWEEN 0 AND version);

ALTER TABLE "anchors"
  DROP CONSTRAINT "anchors_range_check",
  ADD CONSTRAINT "anchors_range_check" CHECK (start_offset >= 0 AND end_offset >= start_offset),
  ADD CONSTRAINT "anchors_placement_check" CHECK ((end_offset = start_offset) = (placement IN ('ambiguous', 'orphaned'))),
  ADD CONSTRAINT "anchors_home_check" CHECK ((home_offset IS NULL) = (home_skip IS NULL) AND home_offset >= 0 AND home_skip >= 0);

ALTER TABLE "steps" ADD CONSTRAINT "steps_version_check" CHECK (version >= 1);
ALTER TABLE "snapshots" ADD CONSTRAINT "snapshots_version_check" CHECK (version >= 0);
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_version_check" CHECK (version >= 0);
ALTER TABLE "presences" ADD CONSTRAINT "presences_place_check" CHECK (version >= 0 AND anchor >= 0 AND head >= 0);

-- Steps go with their article, and are never changed before.
CREATE TRIGGER "steps_are_kept" BEFORE UPDATE ON "steps"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
