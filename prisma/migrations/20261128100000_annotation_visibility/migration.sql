-- Who sees an annotation. What a public report told of so far, it goes on telling of.
CREATE TYPE "AnnotationVisibility" AS ENUM ('team', 'restricted', 'public');
ALTER TABLE "annotations" ADD COLUMN "visibility" "AnnotationVisibility" NOT NULL DEFAULT 'team';

UPDATE "annotations" SET "visibility" = 'public'
WHERE "kind" IN ('claim', 'quote', 'attribution', 'source_citation', 'entity_check');

ALTER TABLE "annotations" ADD CONSTRAINT "annotations_visibility_of_kind" CHECK (
  CASE "visibility"
    WHEN 'public' THEN "kind" IN ('claim', 'quote', 'attribution', 'source_citation', 'entity_check')
    WHEN 'restricted' THEN "kind" <> 'cleared'
    ELSE true
  END
);
