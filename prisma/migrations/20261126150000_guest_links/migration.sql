-- Links by which people outside read one article.

-- CreateTable
CREATE TABLE "guest_links" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "may_comment" BOOLEAN NOT NULL,
    "may_answer" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by_id" UUID,
    "seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "guest_links_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "guest_links_user_id_key" ON "guest_links"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "guest_links_token_hash_key" ON "guest_links"("token_hash");

-- CreateIndex
CREATE INDEX "guest_links_workspace_id_article_id_created_at_idx" ON "guest_links"("workspace_id", "article_id", "created_at");

-- AddForeignKey
ALTER TABLE "guest_links" ADD CONSTRAINT "guest_links_workspace_id_article_id_fkey" FOREIGN KEY ("workspace_id", "article_id") REFERENCES "articles"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guest_links" ADD CONSTRAINT "guest_links_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guest_links" ADD CONSTRAINT "guest_links_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guest_links" ADD CONSTRAINT "guest_links_revoked_by_id_fkey" FOREIGN KEY ("revoked_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- By hand, as the schema's CHECK lines say.
ALTER TABLE "guest_links"
  ADD CONSTRAINT "guest_links_expires_check" CHECK ("expires_at" > "created_at"),
  ADD CONSTRAINT "guest_links_revoked_check" CHECK (("revoked_at" IS NULL) = ("revoked_by_id" IS NULL));
