import { defineConfig } from 'prisma/config';

// Only for `prisma generate`, `format` and `validate`. Migrations run through lib/db/migrate.ts.
export default defineConfig({ schema: '../prisma/schema.prisma' });
