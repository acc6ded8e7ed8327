import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ROLE_NAMES } from '@/components/workspaces/role-names';
import { RoleTable } from '@/components/workspaces/role-table';
import { ABILITIES, can, type Ability } from '@/lib/auth/abilities';
import { ROLES } from '@/lib/auth/actor';

const words = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
const parts = (html: string, tag: string) =>
  [...html.matchAll(new RegExp(`<${tag}[ >].*?</${tag}>`, 'gs'))].map(([part]) => part);

test.each(ROLES)('the table says in words what each role may, and which is the one of a %s', (own) => {
  const html = renderToStaticMarkup(<RoleTable own={own} />);
  const rows = parts(html, 'tbody').flatMap((body) => parts(body, 'tr'));
  const names = Object.keys(ABILITIES) as Ability[];
  const said = new Map(rows.map((row) => [parts(row, 'th').map(words).join(), parts(row, 'td').map(words)]));
  expect(said.size).toBe(names.length);
  for (const name of names) {
    const { label, note } = ABILITIES[name];
    const answers = said.get(words(`${label} ${note}`));
    expect(answers, label).toEqual(ROLES.map((role) => (can({ role }, name) ? 'Yes' : 'No')));
  }
  for (const head of parts(html, 'thead')) {
    expect(parts(head, 'th').map(words)).toEqual(
      ROLES.map((role) => `${ROLE_NAMES[role].label}${role === own ? ' (you)' : ''}`),
    );
  }
});
