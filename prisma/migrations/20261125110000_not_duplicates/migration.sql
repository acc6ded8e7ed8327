-- Pairs of sources that seem to be one and are not, as somebody said.

-- CreateTable
CREATE TABLE "source_distinctions" (
    "workspace_id" UUID NOT NULL,
    "one_id" UUID NOT NULL,
    "other_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID NOT NULL,

    CONSTRAINT "source_distinctions_pkey" PRIMARY KEY ("workspace_id","one_id","other_id")
);

-- CreateIndex
CREATE INDEX "source_distinctions_workspace_id_other_id_idx" ON "source_distinctions"("workspace_id", "other_id");

-- What was said of a source holds for the one that it was merged into.
-- CreateIndex
CREATE INDEX "sources_workspace_id_merged_into_id_idx" ON "sources"("workspace_id", "merged_into_id");

-- AddForeignKey
ALTER TABLE "source_distinctions" ADD CONSTRAINT "source_distinctions_workspace_id_one_id_fkey" FOREIGN KEY ("workspace_id", "one_id") REFERENCES "sources"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_distinctions" ADD CONSTRAINT "source_distinctions_workspace_id_other_id_fkey" FOREIGN KEY ("workspace_id", "other_id") REFERENCES "sources"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_distinctions" ADD CONSTRAINT "source_distinctions_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand, as the schema's CHECK line says: each pair once.
ALTER TABLE "source_distinctions" ADD CONSTRAINT "source_distinctions_order_check" CHECK (one_id < other_id);
