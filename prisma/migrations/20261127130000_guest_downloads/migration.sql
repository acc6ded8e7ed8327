-- Whether a guest may take the article out as Word.

-- Links that were made before were made without it: nobody gave it to them.
ALTER TABLE "guest_links" ADD COLUMN "may_download" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "guest_links" ALTER COLUMN "may_download" DROP DEFAULT;
