-- The library is sorted by outlet, and the sources that derive from one are looked up when it is merged.

-- CreateIndex
CREATE INDEX "sources_workspace_id_container_title_id_idx" ON "sources"("workspace_id", "container_title", "id");

-- CreateIndex
CREATE INDEX "sources_workspace_id_derived_from_id_idx" ON "sources"("workspace_id", "derived_from_id");
