-- Search by parts of words; the extension is part of PostgreSQL and needs no superuser.
CREATE EXTENSION IF NOT EXISTS "pg_trgm";

-- CreateEnum
CREATE TYPE "role" AS ENUM ('owner', 'editor', 'reviewer', 'checker', 'viewer');

-- CreateEnum
CREATE TYPE "annotation_kind" AS ENUM ('claim', 'quote', 'attribution', 'source_citation', 'entity_check', 'query', 'note', 'cleared');

-- CreateEnum
CREATE TYPE "verification_status" AS ENUM ('unchecked', 'in_progress', 'verified', 'verified_with_change', 'needs_source', 'awaiting_reply', 'disputed', 'unverifiable', 'not_checkable');

-- CreateEnum
CREATE TYPE "priority" AS ENUM ('low', 'normal', 'high', 'legal');

-- CreateEnum
CREATE TYPE "anchor_role" AS ENUM ('content', 'cue', 'source');

-- CreateEnum
CREATE TYPE "evidence_relation" AS ENUM ('supported_by', 'contradicted_by', 'qualified_by', 'mentions_only', 'quoted_from');

-- CreateEnum
CREATE TYPE "proximity" AS ENUM ('primary', 'secondary', 'tertiary');

-- CreateEnum
CREATE TYPE "locator_type" AS ENUM ('page', 'paragraph', 'timestamp', 'section', 'url_fragment', 'cell');

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "session_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_identities" (
    "provider" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_identities_pkey" PRIMARY KEY ("provider","subject")
);

-- CreateTable
CREATE TABLE "workspaces" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspaces_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "memberships" (
    "workspace_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "memberships_pkey" PRIMARY KEY ("workspace_id","user_id")
);

-- CreateTable
CREATE TABLE "invitations" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "accepted_by_id" UUID,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "articles" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "byline" TEXT NOT NULL DEFAULT '',
    "outlet" TEXT NOT NULL DEFAULT '',
    "agency" TEXT NOT NULL DEFAULT '',
    "published_at" TEXT NOT NULL DEFAULT '',
    "url" TEXT NOT NULL DEFAULT '',
    "language" TEXT NOT NULL DEFAULT '',
    "provenance" JSONB NOT NULL DEFAULT '{}',
    "doc" JSONB NOT NULL,
    "text" TEXT NOT NULL,
    "text_hash" TEXT NOT NULL,
    "search_text" TEXT NOT NULL,
    "word_count" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "last_event_number" INTEGER NOT NULL DEFAULT 0,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID NOT NULL,

    CONSTRAINT "articles_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "article_originals" (
    "workspace_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL DEFAULT '',
    "media_type" TEXT NOT NULL,
    "encoding" TEXT NOT NULL DEFAULT '',
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "article_originals_pkey" PRIMARY KEY ("workspace_id","article_id")
);

-- CreateTable
CREATE TABLE "annotations" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "kind" "annotation_kind" NOT NULL,
    "status" "verification_status" NOT NULL DEFAULT 'unchecked',
    "priority" "priority" NOT NULL DEFAULT 'normal',
    "assignee_id" UUID,
    "flags" JSONB NOT NULL DEFAULT '[]',
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "fields" JSONB NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),
    "deleted_by_id" UUID,

    CONSTRAINT "annotations_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "anchors" (
    "workspace_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "annotation_id" UUID NOT NULL,
    "role" "anchor_role" NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "start_offset" INTEGER NOT NULL,
    "end_offset" INTEGER NOT NULL,
    "exact" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "suffix" TEXT NOT NULL,

    CONSTRAINT "anchors_pkey" PRIMARY KEY ("workspace_id","annotation_id","role","ordinal")
);

-- CreateTable
CREATE TABLE "threads" (
    "workspace_id" UUID NOT NULL,
    "annotation_id" UUID NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by_id" UUID,

    CONSTRAINT "threads_pkey" PRIMARY KEY ("workspace_id","annotation_id")
);

-- CreateTable
CREATE TABLE "comments" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "annotation_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "comments_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "comment_edits" (
    "workspace_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "replaced_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "comment_edits_pkey" PRIMARY KEY ("workspace_id","comment_id","version")
);

-- CreateTable
CREATE TABLE "sources" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "citation_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "authors" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "container_title" TEXT NOT NULL DEFAULT '',
    "agency" TEXT NOT NULL DEFAULT '',
    "publisher" TEXT NOT NULL DEFAULT '',
    "issued" TEXT NOT NULL DEFAULT '',
    "accessed_at" TEXT NOT NULL DEFAULT '',
    "url" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "search_text" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID NOT NULL,

    CONSTRAINT "sources_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "annotation_id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "relation" "evidence_relation" NOT NULL,
    "proximity" "proximity",
    "locator_type" "locator_type",
    "locator" TEXT NOT NULL DEFAULT '',
    "excerpt" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "events" (
    "id" BIGSERIAL NOT NULL,
    "workspace_id" UUID NOT NULL,
    "article_id" UUID,
    "number" INTEGER,
    "type" TEXT NOT NULL,
    "actor_id" UUID,
    "subject_id" UUID,
    "data" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE INDEX "user_identities_user_id_idx" ON "user_identities"("user_id");

-- CreateIndex
CREATE INDEX "memberships_user_id_idx" ON "memberships"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_token_hash_key" ON "invitations"("token_hash");

-- CreateIndex
CREATE INDEX "invitations_workspace_id_created_at_idx" ON "invitations"("workspace_id", "created_at");

-- CreateIndex
CREATE INDEX "articles_workspace_id_updated_at_id_idx" ON "articles"("workspace_id", "updated_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "articles_workspace_id_created_at_id_idx" ON "articles"("workspace_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "articles_workspace_id_title_id_idx" ON "articles"("workspace_id", "title", "id");

-- CreateIndex
CREATE INDEX "articles_workspace_id_outlet_id_idx" ON "articles"("workspace_id", "outlet", "id");

-- CreateIndex
CREATE INDEX "articles_workspace_id_published_at_id_idx" ON "articles"("workspace_id", "published_at", "id");

-- CreateIndex
CREATE INDEX "articles_workspace_id_word_count_id_idx" ON "articles"("workspace_id", "word_count", "id");

-- CreateIndex
CREATE INDEX "articles_search_text_idx" ON "articles" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "annotations_workspace_id_assignee_id_status_idx" ON "annotations"("workspace_id", "assignee_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "annotations_workspace_id_article_id_id_key" ON "annotations"("workspace_id", "article_id", "id");

-- CreateIndex
CREATE INDEX "anchors_workspace_id_article_id_start_offset_idx" ON "anchors"("workspace_id", "article_id", "start_offset");

-- CreateIndex
CREATE INDEX "comments_workspace_id_annotation_id_created_at_id_idx" ON "comments"("workspace_id", "annotation_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "sources_workspace_id_updated_at_id_idx" ON "sources"("workspace_id", "updated_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "sources_search_text_idx" ON "sources" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "sources_workspace_id_citation_key_key" ON "sources"("workspace_id", "citation_key");

-- CreateIndex
CREATE INDEX "evidence_workspace_id_annotation_id_created_at_idx" ON "evidence"("workspace_id", "annotation_id", "created_at");

-- CreateIndex
CREATE INDEX "evidence_workspace_id_source_id_idx" ON "evidence"("workspace_id", "source_id");

-- CreateIndex
CREATE INDEX "events_workspace_id_id_idx" ON "events"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "events_workspace_id_article_id_number_key" ON "events"("workspace_id", "article_id", "number");

-- AddForeignKey
ALTER TABLE "user_identities" ADD CONSTRAINT "user_identities_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workspaces" ADD CONSTRAINT "workspaces_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_accepted_by_id_fkey" FOREIGN KEY ("accepted_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "articles" ADD CONSTRAINT "articles_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "articles" ADD CONSTRAINT "articles_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "articles" ADD CONSTRAINT "articles_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_originals" ADD CONSTRAINT "article_originals_workspace_id_article_id_fkey" FOREIGN KEY ("workspace_id", "article_id") REFERENCES "articles"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "annotations" ADD CONSTRAINT "annotations_workspace_id_article_id_fkey" FOREIGN KEY ("workspace_id", "article_id") REFERENCES "articles"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "annotations" ADD CONSTRAINT "annotations_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "annotations" ADD CONSTRAINT "annotations_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "annotations" ADD CONSTRAINT "annotations_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "anchors" ADD CONSTRAINT "anchors_workspace_id_article_id_annotation_id_fkey" FOREIGN KEY ("workspace_id", "article_id", "annotation_id") REFERENCES "annotations"("workspace_id", "article_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "threads" ADD CONSTRAINT "threads_workspace_id_annotation_id_fkey" FOREIGN KEY ("workspace_id", "annotation_id") REFERENCES "annotations"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "threads" ADD CONSTRAINT "threads_resolved_by_id_fkey" FOREIGN KEY ("resolved_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_workspace_id_annotation_id_fkey" FOREIGN KEY ("workspace_id", "annotation_id") REFERENCES "threads"("workspace_id", "annotation_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_edits" ADD CONSTRAINT "comment_edits_workspace_id_comment_id_fkey" FOREIGN KEY ("workspace_id", "comment_id") REFERENCES "comments"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sources" ADD CONSTRAINT "sources_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sources" ADD CONSTRAINT "sources_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sources" ADD CONSTRAINT "sources_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_workspace_id_annotation_id_fkey" FOREIGN KEY ("workspace_id", "annotation_id") REFERENCES "annotations"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_workspace_id_source_id_fkey" FOREIGN KEY ("workspace_id", "source_id") REFERENCES "sources"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "events" ADD CONSTRAINT "events_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What follows is written by hand: Prisma has no words for it (the schema names it in its CHECK and TRIGGER lines).

ALTER TABLE "users"
  ADD CONSTRAINT "users_email_lower_check" CHECK (email = lower(email)),
  ADD CONSTRAINT "users_session_version_check" CHECK (session_version >= 1);

ALTER TABLE "invitations"
  ADD CONSTRAINT "invitations_role_check" CHECK (role <> 'owner'),
  ADD CONSTRAINT "invitations_accepted_check" CHECK ((accepted_at IS NULL) = (accepted_by_id IS NULL));

ALTER TABLE "articles"
  ADD CONSTRAINT "articles_version_check" CHECK (version >= 0),
  ADD CONSTRAINT "articles_word_count_check" CHECK (word_count >= 0),
  ADD CONSTRAINT "articles_last_event_number_check" CHECK (last_event_number >= 0);

ALTER TABLE "article_originals"
  ADD CONSTRAINT "article_originals_size_check" CHECK (octet_length(bytes) = size);

ALTER TABLE "annotations"
  ADD CONSTRAINT "annotations_version_check" CHECK (version >= 1),
  ADD CONSTRAINT "annotations_deleted_check" CHECK ((deleted_at IS NULL) = (deleted_by_id IS NULL));

ALTER TABLE "anchors"
  ADD CONSTRAINT "anchors_range_check" CHECK (start_offset >= 0 AND end_offset > start_offset),
  ADD CONSTRAINT "anchors_ordinal_check" CHECK (ordinal >= 0);

ALTER TABLE "threads"
  ADD CONSTRAINT "threads_resolved_check" CHECK ((resolved_at IS NULL) = (resolved_by_id IS NULL));

ALTER TABLE "comments"
  ADD CONSTRAINT "comments_version_check" CHECK (version >= 1);

ALTER TABLE "sources"
  ADD CONSTRAINT "sources_version_check" CHECK (version >= 1);

ALTER TABLE "evidence"
  ADD CONSTRAINT "evidence_version_check" CHECK (version >= 1),
  ADD CONSTRAINT "evidence_locator_check" CHECK ((locator_type IS NULL) = (locator = ''));

ALTER TABLE "events"
  ADD CONSTRAINT "events_number_check" CHECK ((article_id IS NULL) = (number IS NULL));

-- The audit log is written once and never changed, whoever asks.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER "events_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "events"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
