import { describe, expect, it } from 'vitest';
import { FIELD_DEFINITIONS } from '@/components/annotations/field-definitions';
import { ANNOTATION_KINDS, FIELD_SCHEMAS } from '@/lib/annotations/model';

describe('the fields on a card', () => {
  it.each(ANNOTATION_KINDS)('are all that the model knows of a %s, each once', (kind) => {
    const names = FIELD_DEFINITIONS[kind].map((field) => field.name);
    expect(names.toSorted()).toEqual(Object.keys(FIELD_SCHEMAS[kind].shape).toSorted());
  });

  it('offer every value that the model takes, in words', () => {
    const verdict = FIELD_DEFINITIONS.claim.find((field) => field.name === 'verdict');
    expect(verdict?.control).toBe('choice');
    expect(verdict?.options).toContainEqual({ value: 'lacks_context', label: 'Misleading / lacks context' });
    const method = FIELD_DEFINITIONS.claim.find((field) => field.name === 'verificationMethod');
    expect(method?.control).toBe('choices');
    expect(method?.options).toContainEqual({ value: 'reverse_media_search', label: 'Reverse media search' });
    expect(FIELD_DEFINITIONS.query.find((field) => field.name === 'blocking')?.control).toBe('switch');
  });
});
