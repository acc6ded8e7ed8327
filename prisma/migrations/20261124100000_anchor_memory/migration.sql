-- An anchor remembers what was lost at its ends and where it was found since, so that whatever is taken back leaves it where it was.

-- AlterTable
ALTER TABLE "anchors" ADD COLUMN     "memory" JSONB;

-- What follows is written by hand. Anchors keep the place that they remembered so far.
UPDATE "anchors" SET "memory" = jsonb_build_object('home', jsonb_build_array("home_offset", "home_skip"), 'places', '[]'::jsonb)
  WHERE "home_offset" IS NOT NULL;

ALTER TABLE "anchors"
  DROP CONSTRAINT "anchors_home_check",
  DROP COLUMN "home_offset",
  DROP COLUMN "home_skip",
  ADD CONSTRAINT "anchors_memory_check" CHECK (jsonb_typeof(memory) = 'object');
