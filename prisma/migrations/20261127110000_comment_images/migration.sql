-- Pictures in comments.

-- CreateTable
CREATE TABLE "comment_images" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "comment_id" UUID,
    "ordinal" INTEGER,
    "alt" TEXT NOT NULL DEFAULT '',
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "size" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "sha256" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID NOT NULL,

    CONSTRAINT "comment_images_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "comment_images_workspace_id_article_id_idx" ON "comment_images"("workspace_id", "article_id");

-- CreateIndex
CREATE UNIQUE INDEX "comment_images_workspace_id_comment_id_ordinal_key" ON "comment_images"("workspace_id", "comment_id", "ordinal");

-- AddForeignKey
ALTER TABLE "comment_images" ADD CONSTRAINT "comment_images_workspace_id_article_id_fkey" FOREIGN KEY ("workspace_id", "article_id") REFERENCES "articles"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_images" ADD CONSTRAINT "comment_images_workspace_id_comment_id_fkey" FOREIGN KEY ("workspace_id", "comment_id") REFERENCES "comments"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_images" ADD CONSTRAINT "comment_images_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand, as the schema's CHECK line says.
ALTER TABLE "comment_images"
  ADD CONSTRAINT "comment_images_size_check" CHECK (octet_length("bytes") = "size"),
  ADD CONSTRAINT "comment_images_pixels_check" CHECK ("width" BETWEEN 1 AND 2000 AND "height" BETWEEN 1 AND 2000),
  ADD CONSTRAINT "comment_images_comment_check" CHECK (("comment_id" IS NULL) = ("ordinal" IS NULL)),
  ADD CONSTRAINT "comment_images_ordinal_check" CHECK ("ordinal" BETWEEN 0 AND 3);
