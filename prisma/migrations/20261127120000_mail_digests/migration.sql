-- What of their inbox people are mailed, and what of it was.

-- AlterTable
ALTER TABLE "notices" ADD COLUMN     "mailed_at" TIMESTAMPTZ(3),
ADD COLUMN     "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "mail_digests" (
    "workspace_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "choices" JSONB NOT NULL DEFAULT '{}',
    "chosen_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_digests_pkey" PRIMARY KEY ("workspace_id","user_id")
);

-- CreateIndex
CREATE INDEX "notices_at_idx" ON "notices"("at");

-- AddForeignKey
ALTER TABLE "mail_digests" ADD CONSTRAINT "mail_digests_workspace_id_user_id_fkey" FOREIGN KEY ("workspace_id", "user_id") REFERENCES "memberships"("workspace_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What waited before there were mails is in the inbox, and is not mailed now.
UPDATE "notices" SET "mailed_at" = "at", "since" = "at";

-- By hand, as the schema's CHECK line says.
ALTER TABLE "mail_digests" ADD CONSTRAINT "mail_digests_attempts_check" CHECK ("attempts" >= 0);
