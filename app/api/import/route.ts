import { createArticle } from '@/lib/articles/commands';
import { importChoicesSchema } from '@/lib/articles/import-rules';
import { AppError } from '@/lib/errors';
import { created, defineRoute } from '@/lib/http/define-route';
import { parseInput } from '@/lib/http/parse';
import { applyChoices } from '@/lib/import/apply-choices';
import { readImport } from './read-import';

/** Brings an article in as it was previewed and chosen. Sending the same again makes nothing and answers 200. */
export const POST = defineRoute({
  access: 'member',
  limit: 'upload',
  handle: async ({ actor, request }) => {
    const { draft, digest, original, choices: sent } = await readImport(actor, request);
    const choices = parseInput(importChoicesSchema, sent, 'choices');
    if (choices.digest !== digest) {
      throw new AppError('conflict', 'This reads differently from what you looked at. Look at it again.');
    }
    const article = applyChoices(draft, choices);
    if (!article) {
      throw new AppError('invalid_input', 'Every paragraph is dropped. Keep at least one.', {
        fields: { droppedBlocks: 'Every paragraph is dropped. Keep at least one.' },
      });
    }
    const { id, created: isNew } = await createArticle(actor, { id: choices.id, ...article, original });
    return isNew ? created({ id }) : { id };
  },
});
