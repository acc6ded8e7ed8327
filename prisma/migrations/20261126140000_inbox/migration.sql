-- What waits in people's inboxes, whom comments call by name, and who wants to hear of which talk.

-- AlterTable
ALTER TABLE "comments" ADD COLUMN     "mentions" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "thread_follows" (
    "workspace_id" UUID NOT NULL,
    "annotation_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "is_muted" BOOLEAN NOT NULL,

    CONSTRAINT "thread_follows_pkey" PRIMARY KEY ("workspace_id","annotation_id","user_id")
);

-- CreateTable
CREATE TABLE "notices" (
    "workspace_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "annotation_id" UUID,
    "kind" TEXT NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notices_pkey" PRIMARY KEY ("workspace_id","user_id","topic_id")
);

-- CreateIndex
CREATE INDEX "notices_workspace_id_user_id_at_topic_id_idx" ON "notices"("workspace_id", "user_id", "at" DESC, "topic_id" DESC);

-- AddForeignKey
ALTER TABLE "thread_follows" ADD CONSTRAINT "thread_follows_workspace_id_annotation_id_fkey" FOREIGN KEY ("workspace_id", "annotation_id") REFERENCES "annotations"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread_follows" ADD CONSTRAINT "thread_follows_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_workspace_id_article_id_fkey" FOREIGN KEY ("workspace_id", "article_id") REFERENCES "articles"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_workspace_id_annotation_id_fkey" FOREIGN KEY ("workspace_id", "annotation_id") REFERENCES "annotations"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand, as the schema's CHECK line says.
ALTER TABLE "notices" ADD CONSTRAINT "notices_count_check" CHECK ("count" >= 1);
