-- Which annotation somebody who is present has open.
ALTER TABLE "presences" ADD COLUMN "annotation_id" UUID;
