-- The addresses that led from the one asked for to the one that answered.
ALTER TABLE "captures" ADD COLUMN     "redirects" TEXT[] DEFAULT ARRAY[]::TEXT[];
