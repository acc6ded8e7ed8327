import { closeDatabase, db } from '@/lib/db/client';
import { seedScale } from './seed-scale';
import { seedStory } from './seed-story';

// npm run db:seed            the newsroom of the story
// npm run db:seed -- scale   a workspace with 500 articles and 100,000 annotations
const seeds = { story: seedStory, scale: seedScale };
const name = process.argv[2] ?? 'story';
const say = (line: string) => void process.stdout.write(`${line}\n`);

try {
  if (name !== 'story' && name !== 'scale') throw new Error(`There is no seed ${name}: story or scale.`);
  await seeds[name](db, say);
} finally {
  await closeDatabase();
}
