-- How far each has read a talk, what they think of a comment, and threads that hold their article up.

-- AlterTable
ALTER TABLE "comments" ALTER COLUMN "created_at" SET DEFAULT clock_timestamp();

-- AlterTable
ALTER TABLE "threads" ADD COLUMN     "blocking_at" TIMESTAMPTZ(3),
ADD COLUMN     "blocking_by_id" UUID,
ADD COLUMN     "reopened_at" TIMESTAMPTZ(3),
ADD COLUMN     "reopened_by_id" UUID;

-- CreateTable
CREATE TABLE "thread_reads" (
    "workspace_id" UUID NOT NULL,
    "annotation_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "thread_reads_pkey" PRIMARY KEY ("workspace_id","annotation_id","user_id")
);

-- CreateTable
CREATE TABLE "comment_reactions" (
    "workspace_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "comment_reactions_pkey" PRIMARY KEY ("workspace_id","comment_id","user_id","kind")
);

-- AddForeignKey
ALTER TABLE "threads" ADD CONSTRAINT "threads_reopened_by_id_fkey" FOREIGN KEY ("reopened_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "threads" ADD CONSTRAINT "threads_blocking_by_id_fkey" FOREIGN KEY ("blocking_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread_reads" ADD CONSTRAINT "thread_reads_workspace_id_annotation_id_fkey" FOREIGN KEY ("workspace_id", "annotation_id") REFERENCES "threads"("workspace_id", "annotation_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread_reads" ADD CONSTRAINT "thread_reads_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_reactions" ADD CONSTRAINT "comment_reactions_workspace_id_comment_id_fkey" FOREIGN KEY ("workspace_id", "comment_id") REFERENCES "comments"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_reactions" ADD CONSTRAINT "comment_reactions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand, as the schema's CHECK lines say.
ALTER TABLE "threads" ADD CONSTRAINT "threads_reopened_check" CHECK (("reopened_at" IS NULL) = ("reopened_by_id" IS NULL) AND ("reopened_at" IS NULL OR "resolved_at" IS NULL));
ALTER TABLE "threads" ADD CONSTRAINT "threads_blocking_check" CHECK (("blocking_at" IS NULL) = ("blocking_by_id" IS NULL));
ALTER TABLE "comment_reactions" ADD CONSTRAINT "comment_reactions_kind_check" CHECK ("kind" IN ('agree', 'doubt', 'thanks', 'seen'));

-- What was said before it was kept who has read it counts as read by all who could.
INSERT INTO "thread_reads" ("workspace_id", "annotation_id", "user_id", "seen_at")
SELECT c."workspace_id", c."annotation_id", m."user_id", max(c."created_at")
FROM "comments" c JOIN "memberships" m ON m."workspace_id" = c."workspace_id"
WHERE c."author_id" <> m."user_id"
GROUP BY 1, 2, 3;
