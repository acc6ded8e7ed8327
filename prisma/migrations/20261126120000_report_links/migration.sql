-- What readers are told of a publication, kept with it, and the links under which they read it.

-- CreateTable
CREATE TABLE "publication_reports" (
    "workspace_id" UUID NOT NULL,
    "publication_id" UUID NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "publication_reports_pkey" PRIMARY KEY ("workspace_id","publication_id")
);

-- CreateTable
CREATE TABLE "report_links" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "shows_text" BOOLEAN NOT NULL DEFAULT true,
    "shows_team" BOOLEAN NOT NULL DEFAULT false,
    "is_listed" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by_id" UUID,

    CONSTRAINT "report_links_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "report_links_token_key" ON "report_links"("token");

-- CreateIndex
CREATE INDEX "report_links_workspace_id_article_id_idx" ON "report_links"("workspace_id", "article_id");

-- AddForeignKey
ALTER TABLE "publication_reports" ADD CONSTRAINT "publication_reports_workspace_id_publication_id_fkey" FOREIGN KEY ("workspace_id", "publication_id") REFERENCES "publications"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_links" ADD CONSTRAINT "report_links_workspace_id_article_id_fkey" FOREIGN KEY ("workspace_id", "article_id") REFERENCES "articles"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_links" ADD CONSTRAINT "report_links_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_links" ADD CONSTRAINT "report_links_revoked_by_id_fkey" FOREIGN KEY ("revoked_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- By hand, as the schema's CHECK and TRIGGER lines say.
ALTER TABLE "report_links"
  ADD CONSTRAINT "report_links_token_check" CHECK (char_length("token") >= 32),
  ADD CONSTRAINT "report_links_version_check" CHECK ("version" >= 1),
  ADD CONSTRAINT "report_links_revoked_check" CHECK (("revoked_at" IS NULL) = ("revoked_by_id" IS NULL));
CREATE TRIGGER "publication_reports_are_kept" BEFORE UPDATE ON "publication_reports"
  FOR EACH ROW WHEN (OLD."data" IS DISTINCT FROM NEW."data") EXECUTE FUNCTION "refuse_change"();
