-- People and organisations found to be one: the other keeps its row, and what went over is kept with it.
ALTER TABLE "agents" ADD COLUMN     "merged_into_id" UUID;

-- CreateTable
CREATE TABLE "agent_merges" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kept_id" UUID NOT NULL,
    "gone_id" UUID NOT NULL,
    "data" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID NOT NULL,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "agent_merges_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "agent_merges_workspace_id_kept_id_idx" ON "agent_merges"("workspace_id", "kept_id");

-- AddForeignKey
ALTER TABLE "agents" ADD CONSTRAINT "agents_workspace_id_merged_into_id_fkey" FOREIGN KEY ("workspace_id", "merged_into_id") REFERENCES "agents"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent_merges" ADD CONSTRAINT "agent_merges_workspace_id_kept_id_fkey" FOREIGN KEY ("workspace_id", "kept_id") REFERENCES "agents"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent_merges" ADD CONSTRAINT "agent_merges_workspace_id_gone_id_fkey" FOREIGN KEY ("workspace_id", "gone_id") REFERENCES "agents"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent_merges" ADD CONSTRAINT "agent_merges_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand, as the schema's CHECK lines say.
ALTER TABLE "agents" ADD CONSTRAINT "agents_self_check" CHECK (id <> merged_into_id);
