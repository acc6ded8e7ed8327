import { describe, expect, test } from 'vitest';
import { ABILITIES, ABILITY_GROUPS, can, canGiveRole, type Ability } from '@/lib/auth/abilities';
import { ROLES, type Role } from '@/lib/auth/actor';

const O = true;
const _ = false;

// Written down cell by cell, not derived from the table. Columns: owner, editor, reviewer, checker, viewer.
const EXPECTED: Record<Ability, readonly [boolean, boolean, boolean, boolean, boolean]> = {
  'article.import': [O, O, O, O, _],
  'article.edit': [O, O, O, O, _],
  'article.assign': [O, O, _, _, _],
  'article.archive': [O, O, _, _, _],
  'article.delete': [O, O, _, _, _],
  'text.write_own': [O, O, O, O, O],
  'text.write_any': [O, O, _, _, _],
  'version.name': [O, O, O, O, _],
  annotate: [O, O, O, O, _],
  'annotation.delete_own': [O, O, O, O, _],
  'annotation.delete_any': [O, O, _, _, _],
  comment: [O, O, O, O, _],
  'comment.react': [O, O, O, O, _],
  'comment.delete_own': [O, O, O, O, _],
  'comment.delete_any': [O, O, _, _, _],
  'item.assign': [O, O, O, O, _],
  'source.edit': [O, O, O, O, _],
  'source.restrict_own': [O, O, O, O, _],
  'source.restrict_any': [O, O, _, _, _],
  'copy.keep': [O, O, O, O, _],
  'agent.edit': [O, O, O, O, _],
  'review.prepare': [O, O, O, O, _],
  'review.submit': [O, O, O, O, _],
  'review.submit_any': [O, O, O, _, _],
  'review.assign': [O, O, O, _, _],
  'review.sign': [O, O, O, _, _],
  'review.publish': [O, O, _, _, _],
  'double_check.set': [O, O, O, _, _],
  'double_check.decide': [O, O, O, _, _],
  'report.share': [O, O, _, _, _],
  'guest.invite': [O, O, _, _, _],
  'article.export': [O, O, O, O, O],
  'source.export': [O, O, O, O, O],
  'activity.see': [O, O, O, O, O],
  'activity.export': [O, O, _, _, _],
  'log.see_workspace': [O, O, _, _, _],
  'sufficiency.set': [O, O, _, _, _],
  'verdicts.set': [O, O, _, _, _],
  'signing.set': [O, O, _, _, _],
  'invitation.see': [O, O, _, _, _],
  'invitation.make': [O, O, _, _, _],
  'address.see': [O, O, _, _, _],
  'member.reset': [O, _, _, _, _],
  'member.remove': [O, _, _, _, _],
  'role.change': [O, _, _, _, _],
  'workspace.rename': [O, _, _, _, _],
};

const columns = ['owner', 'editor', 'reviewer', 'checker', 'viewer'] as const satisfies Role[];
const rows = Object.keys(EXPECTED) as Ability[];
const cells = rows.flatMap((ability) =>
  columns.map((role, column) => ({ ability, role, may: EXPECTED[ability][column] })),
);

test('the table has these rows and columns, and no other', () => {
  expect(Object.keys(ABILITIES).toSorted()).toEqual(rows.toSorted());
  expect(ROLES).toEqual(columns);
});

describe(`the table of abilities: ${rows.length} abilities × ${columns.length} roles = ${cells.length} cells`, () => {
  test.each(cells)('$ability as $role: $may', ({ ability, role, may }) => {
    expect(can({ role }, ability)).toBe(may);
  });
});

// Rows are the role of the one who invites, columns the role that the link gives.
const GIVES: Record<Role, readonly [boolean, boolean, boolean, boolean, boolean]> = {
  owner: [O, O, O, O, O],
  editor: [_, O, O, O, O],
  reviewer: [_, _, _, _, _],
  checker: [_, _, _, _, _],
  viewer: [_, _, _, _, _],
};

test.each(columns)('%s gives by links no wider role than their own', (role) => {
  expect(columns.map((given) => canGiveRole({ role }, given))).toEqual(GIVES[role]);
});

test('every row tells under what it stands and what it allows, no two alike', () => {
  const all = Object.values(ABILITIES);
  expect(new Set(all.map(({ group }) => group))).toEqual(new Set(Object.keys(ABILITY_GROUPS)));
  expect(new Set(all.map(({ label }) => label)).size).toBe(all.length);
  expect(all.filter(({ label }) => label.trim() === '')).toEqual([]);
});
