import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { agentDraftOf } from '@/components/agents/agent-draft';
import { AgentFacts } from '@/components/agents/agent-facts';
import { AgentList } from '@/components/agents/agent-list';
import { StatementList } from '@/components/agents/statement-list';
import { VerdictSummary } from '@/components/agents/verdict-summary';
import { EMPTY_AGENT, type AgentView, type Statement } from '@/lib/agents/model';
import { newId } from '@/lib/ids';
import { DEFAULT_SCALE } from '@/lib/review/scale-rules';

const at = '2026-11-22T10:00:00.000Z';
const agent: AgentView = {
  ...EMPTY_AGENT,
  id: newId(),
  name: '<b>李伟</b>',
  aliases: ['Li Wei'],
  roles: [{ title: 'vice minister', organisation: 'Ministry of Water', from: '2024', to: '' }],
  version: 1,
  createdAt: at,
  createdById: newId(),
  updatedAt: at,
  updatedById: newId(),
};
const textOf = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

test('a row links to the page and tells the role and where somebody is named', () => {
  const counts = { said: 3, claimed: 1, attributed: 0, sources: 2 };
  const html = renderToStaticMarkup(<AgentList items={[{ ...agent, counts }]} />);
  expect(html).toContain(`href="/people/${agent.id}"`);
  expect(html).toContain('&lt;b&gt;李伟&lt;/b&gt;');
  expect(textOf(html)).toContain('vice minister, Ministry of Water, 2024– 3 1 – 2');
});

test('a page shows what is known only', () => {
  const html = renderToStaticMarkup(<AgentFacts agent={agent} />);
  expect([...html.matchAll(/<dt[^>]*>([^<]+)/g)].map((match) => match[1])).toEqual([
    'Kind',
    'Other names',
    'Roles',
  ]);
  expect(textOf(html)).toContain('vice minister, Ministry of Water 2024–');
});

describe('how claims were rated', () => {
  const counts = [
    { verdict: 'accurate', claims: 2 },
    { verdict: 'inaccurate', claims: 1 },
    { verdict: null, claims: 3 },
  ] as const;

  test('is told in numbers, and drawn in the same shares without style attributes', () => {
    const html = renderToStaticMarkup(<VerdictSummary counts={[...counts]} scale={DEFAULT_SCALE} />);
    expect(textOf(html)).toMatch(
      /these 6 claims were rated .*2 Accurate .*1 Inaccurate .*3 Without a verdict/,
    );
    const bars = [...html.matchAll(/<rect x="(\d+)" width="(\d+)"/g)].map((match) => [match[1], match[2]]);
    expect(bars).toEqual([
      ['0', '2'],
      ['2', '1'],
      ['3', '3'],
    ]);
    expect(html).not.toContain('style=');
  });

  test('keeps a verdict readable that the scale does not know any more', () => {
    const gone = [{ verdict: 'half_true', claims: 1 }];
    expect(textOf(renderToStaticMarkup(<VerdictSummary counts={gone} scale={DEFAULT_SCALE} />))).toContain(
      '1 Half true',
    );
  });

  test('is not told of nobody’s claims', () => {
    expect(renderToStaticMarkup(<VerdictSummary counts={[]} scale={DEFAULT_SCALE} />)).toBe('');
  });
});

test('a quote is told with its article, its fidelity, the name as printed and the role of that day', () => {
  const item: Statement = {
    annotationId: newId(),
    role: 'speaker',
    kind: 'quote',
    articleId: newId(),
    articleTitle: 'Quay to reopen',
    outlet: 'The Saltmere Lantern',
    publishedAt: '2025-03-14',
    status: 'verified',
    isStale: true,
    words: '“We are ready.”',
    named: 'Mr Li',
    statement: '',
    verdict: null,
    fidelity: 'verbatim_partial',
  };
  const html = renderToStaticMarkup(
    <StatementList items={[item]} tab="said" roles={agent.roles} scale={DEFAULT_SCALE} />,
  );
  expect(html).toContain(`/articles/${item.articleId}?annotation=${item.annotationId}`);
  expect(textOf(html)).toContain(
    '“We are ready.” Verbatim in part Stale “Mr Li”, vice minister, Ministry of Water ' +
      'Quay to reopen, The Saltmere Lantern, 2025-03-14',
  );
  const before = renderToStaticMarkup(
    <StatementList
      items={[{ ...item, publishedAt: '2019', isStale: false }]}
      tab="said"
      roles={agent.roles}
      scale={DEFAULT_SCALE}
    />,
  );
  expect(textOf(before)).not.toContain('vice minister');
  expect(
    textOf(renderToStaticMarkup(<StatementList items={[]} tab="said" roles={[]} scale={DEFAULT_SCALE} />)),
  ).toContain('No quote is tied to them yet.');
});

test('a form is read as it is typed, without empty lines, names and roles', () => {
  const form = new FormData();
  for (const [name, value] of Object.entries({
    kind: 'person',
    name: ' Ida Maren ',
    aliases: 'I. M.\r\n\r\n Maren, Ida ',
    sameAs: '',
    note: 'One.\r\nTwo.',
  })) {
    form.set(name, value);
  }
  const nothing = { title: ' ', organisation: '', from: '', to: '' };
  const role = { title: ' master ', organisation: '', from: '2024', to: '' };
  expect(agentDraftOf(form, [nothing, role])).toEqual({
    kind: 'person',
    name: 'Ida Maren',
    aliases: ['I. M.', 'Maren, Ida'],
    roles: [{ ...role, title: 'master' }],
    sameAs: '',
    note: 'One.\nTwo.',
  });
});
