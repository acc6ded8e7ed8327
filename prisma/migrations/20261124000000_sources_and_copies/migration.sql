-- A library of sources with dated copies; people and organisations; evidence that points into a copy.

-- CreateEnum
CREATE TYPE "agent_kind" AS ENUM ('person', 'organisation');

-- CreateEnum
CREATE TYPE "agent_role" AS ENUM ('speaker', 'claimant', 'addressee', 'agency', 'outlet', 'reported_by');

-- CreateEnum
CREATE TYPE "credit_role" AS ENUM ('author', 'publisher', 'agency', 'outlet', 'interviewee', 'interviewer');

-- CreateEnum
CREATE TYPE "origin_kind" AS ENUM ('dispatch', 'press_release', 'study', 'dataset', 'event', 'other');

-- CreateEnum
CREATE TYPE "source_access" AS ENUM ('team', 'restricted');

-- CreateEnum
CREATE TYPE "derivation" AS ENUM ('reprint', 'rewrite', 'cites', 'translates');

-- CreateEnum
CREATE TYPE "capture_way" AS ENUM ('upload', 'paste', 'fetch');

-- CreateEnum
CREATE TYPE "directness" AS ENUM ('states_it', 'implies_it', 'background');

-- AlterTable
ALTER TABLE "annotations" ADD COLUMN     "override_at" TIMESTAMPTZ(3),
ADD COLUMN     "override_by_id" UUID,
ADD COLUMN     "override_reason" TEXT;

-- AlterTable
ALTER TABLE "evidence" ADD COLUMN     "capture_id" UUID,
ADD COLUMN     "directness" "directness",
ADD COLUMN     "excerpt_language" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "excerpt_translation" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "locator_end" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "newest_capture_id" UUID,
ADD COLUMN     "newest_end" INTEGER,
ADD COLUMN     "newest_placement" "placement",
ADD COLUMN     "newest_start" INTEGER,
ADD COLUMN     "passage_end" INTEGER,
ADD COLUMN     "passage_start" INTEGER,
ADD COLUMN     "seen_original_at" TIMESTAMPTZ(3),
ADD COLUMN     "seen_original_by_id" UUID,
ADD COLUMN     "traced_to_origin" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "sources" ADD COLUMN     "access" "source_access" NOT NULL DEFAULT 'team',
ADD COLUMN     "archive_date" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "archive_service" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "archive_url" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "canonical_url" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "conflict_of_interest" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "derivation" "derivation",
ADD COLUMN     "derived_from_id" UUID,
ADD COLUMN     "doi" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "extra" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "isbn" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "issue" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "language" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "match_key" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "medium" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "merged_into_id" UUID,
ADD COLUMN     "origin_id" UUID,
ADD COLUMN     "pages" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "place" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "provenance" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "reliability_note" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "revised_at" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "rights_note" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "section" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "title_translated" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "url_checked_at" TIMESTAMPTZ(3),
ADD COLUMN     "url_status" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "via" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "volume" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "workspaces" ADD COLUMN     "sufficiency" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "agents" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "agent_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "aliases" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "roles" JSONB NOT NULL DEFAULT '[]',
    "same_as" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "search_text" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID NOT NULL,

    CONSTRAINT "agents_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "annotation_agents" (
    "workspace_id" UUID NOT NULL,
    "annotation_id" UUID NOT NULL,
    "role" "agent_role" NOT NULL,
    "agent_id" UUID NOT NULL,

    CONSTRAINT "annotation_agents_pkey" PRIMARY KEY ("workspace_id","annotation_id","role")
);

-- CreateTable
CREATE TABLE "source_credits" (
    "workspace_id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "role" "credit_role" NOT NULL,
    "ordinal" INTEGER NOT NULL DEFAULT 0,
    "agent_id" UUID NOT NULL,

    CONSTRAINT "source_credits_pkey" PRIMARY KEY ("workspace_id","source_id","role","ordinal")
);

-- CreateTable
CREATE TABLE "origins" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "origin_kind" NOT NULL,
    "title" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID NOT NULL,

    CONSTRAINT "origins_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "human_sources" (
    "workspace_id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "channel" TEXT NOT NULL DEFAULT '',
    "interview_date" TEXT NOT NULL DEFAULT '',
    "interviewer_id" UUID,
    "recording_ref" TEXT NOT NULL DEFAULT '',
    "transcript_ref" TEXT NOT NULL DEFAULT '',
    "terms" TEXT NOT NULL DEFAULT 'unspecified',
    "agreed_description" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "human_sources_pkey" PRIMARY KEY ("workspace_id","source_id")
);

-- CreateTable
CREATE TABLE "source_readers" (
    "workspace_id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "source_readers_pkey" PRIMARY KEY ("workspace_id","source_id","user_id")
);

-- CreateTable
CREATE TABLE "source_merges" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kept_id" UUID NOT NULL,
    "gone_id" UUID NOT NULL,
    "data" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID NOT NULL,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "source_merges_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "captures" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "way" "capture_way" NOT NULL,
    "media_type" TEXT NOT NULL,
    "file_name" TEXT NOT NULL DEFAULT '',
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "address" TEXT NOT NULL DEFAULT '',
    "final_address" TEXT NOT NULL DEFAULT '',
    "headers" JSONB NOT NULL DEFAULT '{}',
    "title" TEXT NOT NULL DEFAULT '',
    "language" TEXT NOT NULL DEFAULT '',
    "doc" JSONB NOT NULL,
    "text" TEXT NOT NULL,
    "places" JSONB NOT NULL DEFAULT '[]',
    "warning" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID NOT NULL,

    CONSTRAINT "captures_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "capture_bytes" (
    "workspace_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "capture_bytes_pkey" PRIMARY KEY ("workspace_id","sha256")
);

-- CreateTable
CREATE TABLE "capture_passages" (
    "workspace_id" UUID NOT NULL,
    "capture_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "start_offset" INTEGER NOT NULL,
    "end_offset" INTEGER NOT NULL,
    "search_text" TEXT NOT NULL,
    "lexemes" tsvector NOT NULL,

    CONSTRAINT "capture_passages_pkey" PRIMARY KEY ("workspace_id","capture_id","ordinal")
);

-- CreateIndex
CREATE INDEX "agents_workspace_id_name_id_idx" ON "agents"("workspace_id", "name", "id");

-- CreateIndex
CREATE INDEX "agents_search_text_idx" ON "agents" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "annotation_agents_workspace_id_agent_id_idx" ON "annotation_agents"("workspace_id", "agent_id");

-- CreateIndex
CREATE INDEX "source_credits_workspace_id_agent_id_idx" ON "source_credits"("workspace_id", "agent_id");

-- CreateIndex
CREATE INDEX "origins_workspace_id_title_id_idx" ON "origins"("workspace_id", "title", "id");

-- CreateIndex
CREATE INDEX "source_readers_user_id_idx" ON "source_readers"("user_id");

-- CreateIndex
CREATE INDEX "source_merges_workspace_id_kept_id_idx" ON "source_merges"("workspace_id", "kept_id");

-- CreateIndex
CREATE INDEX "captures_workspace_id_source_id_number_idx" ON "captures"("workspace_id", "source_id", "number");

-- CreateIndex
CREATE INDEX "captures_workspace_id_sha256_idx" ON "captures"("workspace_id", "sha256");

-- CreateIndex
CREATE INDEX "capture_passages_lexemes_idx" ON "capture_passages" USING GIN ("lexemes");

-- CreateIndex
CREATE INDEX "capture_passages_search_text_idx" ON "capture_passages" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "evidence_workspace_id_capture_id_idx" ON "evidence"("workspace_id", "capture_id");

-- CreateIndex
CREATE INDEX "sources_workspace_id_title_id_idx" ON "sources"("workspace_id", "title", "id");

-- CreateIndex
CREATE INDEX "sources_workspace_id_issued_id_idx" ON "sources"("workspace_id", "issued" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "sources_workspace_id_match_key_idx" ON "sources"("workspace_id", "match_key");

-- CreateIndex
CREATE INDEX "sources_workspace_id_doi_idx" ON "sources"("workspace_id", "doi");

-- CreateIndex
CREATE INDEX "sources_workspace_id_isbn_idx" ON "sources"("workspace_id", "isbn");

-- CreateIndex
CREATE INDEX "sources_workspace_id_canonical_url_idx" ON "sources"("workspace_id", "canonical_url");

-- CreateIndex
CREATE INDEX "sources_workspace_id_origin_id_idx" ON "sources"("workspace_id", "origin_id");

-- AddForeignKey
ALTER TABLE "annotations" ADD CONSTRAINT "annotations_override_by_id_fkey" FOREIGN KEY ("override_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agents" ADD CONSTRAINT "agents_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agents" ADD CONSTRAINT "agents_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agents" ADD CONSTRAINT "agents_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "annotation_agents" ADD CONSTRAINT "annotation_agents_workspace_id_annotation_id_fkey" FOREIGN KEY ("workspace_id", "annotation_id") REFERENCES "annotations"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "annotation_agents" ADD CONSTRAINT "annotation_agents_workspace_id_agent_id_fkey" FOREIGN KEY ("workspace_id", "agent_id") REFERENCES "agents"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_credits" ADD CONSTRAINT "source_credits_workspace_id_source_id_fkey" FOREIGN KEY ("workspace_id", "source_id") REFERENCES "sources"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_credits" ADD CONSTRAINT "source_credits_workspace_id_agent_id_fkey" FOREIGN KEY ("workspace_id", "agent_id") REFERENCES "agents"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "origins" ADD CONSTRAINT "origins_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "origins" ADD CONSTRAINT "origins_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sources" ADD CONSTRAINT "sources_workspace_id_origin_id_fkey" FOREIGN KEY ("workspace_id", "origin_id") REFERENCES "origins"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sources" ADD CONSTRAINT "sources_workspace_id_derived_from_id_fkey" FOREIGN KEY ("workspace_id", "derived_from_id") REFERENCES "sources"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sources" ADD CONSTRAINT "sources_workspace_id_merged_into_id_fkey" FOREIGN KEY ("workspace_id", "merged_into_id") REFERENCES "sources"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "human_sources" ADD CONSTRAINT "human_sources_workspace_id_source_id_fkey" FOREIGN KEY ("workspace_id", "source_id") REFERENCES "sources"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "human_sources" ADD CONSTRAINT "human_sources_interviewer_id_fkey" FOREIGN KEY ("interviewer_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_readers" ADD CONSTRAINT "source_readers_workspace_id_source_id_fkey" FOREIGN KEY ("workspace_id", "source_id") REFERENCES "sources"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_readers" ADD CONSTRAINT "source_readers_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_merges" ADD CONSTRAINT "source_merges_workspace_id_kept_id_fkey" FOREIGN KEY ("workspace_id", "kept_id") REFERENCES "sources"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_merges" ADD CONSTRAINT "source_merges_workspace_id_gone_id_fkey" FOREIGN KEY ("workspace_id", "gone_id") REFERENCES "sources"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_merges" ADD CONSTRAINT "source_merges_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "captures" ADD CONSTRAINT "captures_workspace_id_source_id_fkey" FOREIGN KEY ("workspace_id", "source_id") REFERENCES "sources"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "captures" ADD CONSTRAINT "captures_workspace_id_sha256_fkey" FOREIGN KEY ("workspace_id", "sha256") REFERENCES "capture_bytes"("workspace_id", "sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "captures" ADD CONSTRAINT "captures_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "capture_bytes" ADD CONSTRAINT "capture_bytes_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "capture_passages" ADD CONSTRAINT "capture_passages_workspace_id_capture_id_fkey" FOREIGN KEY ("workspace_id", "capture_id") REFERENCES "captures"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_workspace_id_capture_id_fkey" FOREIGN KEY ("workspace_id", "capture_id") REFERENCES "captures"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_workspace_id_newest_capture_id_fkey" FOREIGN KEY ("workspace_id", "newest_capture_id") REFERENCES "captures"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_seen_original_by_id_fkey" FOREIGN KEY ("seen_original_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What follows is written by hand: Prisma has no words for it (the schema names it in its CHECK and TRIGGER lines).

ALTER TABLE "annotations"
  ADD CONSTRAINT "annotations_override_check" CHECK (num_nulls(override_reason, override_by_id, override_at) IN (0, 3));

ALTER TABLE "agents" ADD CONSTRAINT "agents_version_check" CHECK (version >= 1);
ALTER TABLE "source_credits" ADD CONSTRAINT "source_credits_ordinal_check" CHECK (ordinal >= 0);

ALTER TABLE "sources"
  ADD CONSTRAINT "sources_self_check" CHECK (id <> derived_from_id AND id <> merged_into_id),
  ADD CONSTRAINT "sources_derivation_check" CHECK ((derived_from_id IS NULL) = (derivation IS NULL));

ALTER TABLE "captures" ADD CONSTRAINT "captures_size_check" CHECK (size >= 0 AND number >= 1);
ALTER TABLE "capture_bytes" ADD CONSTRAINT "capture_bytes_size_check" CHECK (octet_length(bytes) = size);
ALTER TABLE "capture_passages"
  ADD CONSTRAINT "capture_passages_range_check" CHECK (start_offset >= 0 AND end_offset > start_offset);

ALTER TABLE "evidence"
  ADD CONSTRAINT "evidence_passage_check" CHECK (
    (passage_start IS NULL) = (passage_end IS NULL) AND passage_start >= 0 AND passage_start < passage_end
  ),
  ADD CONSTRAINT "evidence_passage_capture_check" CHECK (passage_start IS NULL OR capture_id IS NOT NULL),
  ADD CONSTRAINT "evidence_seen_check" CHECK ((seen_original_at IS NULL) = (seen_original_by_id IS NULL)),
  ADD CONSTRAINT "evidence_newest_check" CHECK ((newest_capture_id IS NULL) = (newest_placement IS NULL)),
  ADD CONSTRAINT "evidence_newest_range_check" CHECK ((newest_start IS NULL) = (newest_end IS NULL));

-- A copy is what was seen on its day. A merge of sources alone gives it another source, and another number among its copies.
CREATE TRIGGER "captures_are_kept" BEFORE UPDATE ON "captures"
  FOR EACH ROW
  WHEN (to_jsonb(OLD) - 'source_id' - 'number' IS DISTINCT FROM to_jsonb(NEW) - 'source_id' - 'number')
  EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "capture_bytes_are_kept" BEFORE UPDATE ON "capture_bytes"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
