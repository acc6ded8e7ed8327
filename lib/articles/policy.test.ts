import { expect, test } from 'vitest';
import { articleAbilities, canImportArticle } from '@/lib/articles/policy';
import { ROLES, type Role } from '@/lib/auth/actor';

const EXPECTED: Record<Role, { imports: boolean; active: string; archived: string }> = {
  owner: { imports: true, active: 'edit archive delete', archived: 'restore delete' },
  editor: { imports: true, active: 'edit archive delete', archived: 'restore delete' },
  reviewer: { imports: true, active: 'edit', archived: '' },
  checker: { imports: true, active: 'edit', archived: '' },
  viewer: { imports: false, active: '', archived: '' },
};

const names = (abilities: object) =>
  Object.entries(abilities)
    .filter(([, may]) => may)
    .map(([name]) => name)
    .join(' ');

test.each(ROLES)('%s may do with articles what the role says', (role) => {
  expect({
    imports: canImportArticle({ role }),
    active: names(articleAbilities({ role }, { archivedAt: null })),
    archived: names(articleAbilities({ role }, { archivedAt: '2026-03-14T09:40:00.000Z' })),
  }).toEqual(EXPECTED[role]);
});
