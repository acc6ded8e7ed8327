import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { paper } from './support/desk';
import { expect, expectAccessible, test } from './support/test';

const LIGHTHOUSE = readFileSync(join(import.meta.dirname, '../fixtures/articles/lighthouse.txt'), 'utf8');
const PAGE = `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Mühle mahlt wieder - Der Bote</title>
<meta name="author" content="Jörg Weeke"><script>window.attacked = true</script></head>
<body onload="window.attacked = true"><nav>Start Sport</nav><article><h1>Mühle mahlt wieder</h1>
<p>Die Mühle in <a href="javascript:attack()">Orsk</a> mahlt ab dem 2. Mai wieder.</p>
<img src="https://tracker.example/p.gif" onerror="window.attacked = true">
<p>Sie stand <strong>drei Jahre</strong> still.</p></article></body></html>`;
const DESK = /\/articles\/[0-9a-f-]{36}$/;

test('a pasted article is looked at, trimmed and brought in', async ({ world }) => {
  const { people } = await world.newTeam('checker');
  const { page } = people.checker;
  await page.goto('/articles');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Import' }).first().click();
  await expectAccessible(page);
  await page.getByLabel('Text of the article').fill(LIGHTHOUSE);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue(
    'Orsk lighthouse to be moved inland, board decides',
  );
  await expect(page.getByRole('textbox', { name: 'Agency', exact: true })).toHaveValue('Estwire');
  await expect(page.getByRole('textbox', { name: 'Published', exact: true })).toHaveValue('2026-03-14T09:40');
  await expectAccessible(page);
  await page.getByRole('textbox', { name: 'Outlet', exact: true }).fill('The Velmar Post');
  await page.getByRole('button', { name: 'Import', exact: true }).dblclick();
  // The look before the import shows a paper too.
  await expect(page).toHaveURL(DESK);
  await expect(paper(page)).toContainText('The lighthouse at Orsk will be moved 340 metres inland');
  await expect(paper(page).getByText('Photo: Harbour archive, Velmar')).toHaveCount(2);
  expect(await world.db.article.count({ where: { createdById: people.checker.userId } })).toBe(1);
});

test('an uploaded web page loses what runs and what loads, and nothing else', async ({ world }) => {
  const { people } = await world.newTeam('owner');
  const { page } = people.owner;
  const outside: string[] = [];
  page.on('request', (request) => request.url().includes('tracker') && outside.push(request.url()));
  await page.goto('/articles/import');
  await page.getByLabel('File of the article').setInputFiles({
    name: 'mühle.html',
    mimeType: 'text/html',
    buffer: Buffer.from(PAGE),
  });
  await expect(page.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue('Mühle mahlt wieder');
  await expect(page.getByRole('textbox', { name: 'Byline', exact: true })).toHaveValue('Jörg Weeke');
  await expect(page.getByRole('textbox', { name: 'Language', exact: true })).toHaveValue('de');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page).toHaveURL(DESK);
  await expect(paper(page)).toContainText('Die Mühle in Orsk mahlt ab dem 2. Mai wieder.');
  await expect(paper(page).locator('strong')).toHaveText('drei Jahre');
  await expect(paper(page).locator('a, img, script')).toHaveCount(0);
  expect(await page.evaluate(() => 'attacked' in window)).toBe(false);
  expect(outside).toEqual([]);
});

test('each thing that cannot be read says why, and what was pasted stays', async ({ world }) => {
  const { people } = await world.newTeam('owner');
  world.allowNoise(/4\d\d/);
  const { page } = people.owner;
  await page.goto('/articles/import');
  await page.getByLabel('Text of the article').fill('A text that took an hour to find.');
  const file = page.getByLabel('File of the article');
  const said = new Set<string>();
  for (const [name, mimeType, buffer] of [
    ['empty.txt', 'text/plain', Buffer.alloc(0)],
    ['scan.pdf', 'application/pdf', Buffer.from('%PDF-1.7\n%âãÏÓ\n')],
    ['blank.html', 'text/html', Buffer.from('<html><body><script>1</script></body></html>')],
    ['large.txt', 'text/plain', Buffer.alloc(5_100_000, 'word ')],
  ] as const) {
    await file.setInputFiles({ name, mimeType, buffer });
    const alert = page.locator('p[role=alert]');
    await expect
      .poll(async () => ((await alert.count()) === 1 ? said.has(await alert.innerText()) : true))
      .toBe(false);
    said.add(await alert.innerText());
  }
  expect(said.size).toBe(4);
  await expect(page.getByLabel('Text of the article')).toHaveValue('A text that took an hour to find.');
});
