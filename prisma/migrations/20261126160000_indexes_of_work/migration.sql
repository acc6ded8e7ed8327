-- What a person leads and wrote, and what one person did, is found without a look at the rest.

-- CreateIndex
CREATE INDEX "articles_workspace_id_lead_id_due_at_idx" ON "articles"("workspace_id", "lead_id", "due_at");

-- CreateIndex
CREATE INDEX "articles_workspace_id_author_id_idx" ON "articles"("workspace_id", "author_id");

-- CreateIndex
CREATE INDEX "events_workspace_id_actor_id_id_idx" ON "events"("workspace_id", "actor_id", "id");

