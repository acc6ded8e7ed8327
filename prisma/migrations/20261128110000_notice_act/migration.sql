-- What was done last of what a notice tells; of those that wait already, nobody kept it.
ALTER TABLE "notices" ADD COLUMN     "act" TEXT NOT NULL DEFAULT '';
