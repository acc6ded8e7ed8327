import { join } from 'node:path';
import { createSource } from '@/lib/sources/commands/create-source';
import { newId } from '@/lib/ids';
import { buildSource } from '../../prisma/factories/sources';
import { expect, expectAccessible, test } from './support/test';

const REPORT = join(import.meta.dirname, '../fixtures/captures/harbour-report.pdf');
const PAGE =
  '<!doctype html><html lang="en"><head><title>Gates</title></head><body><h1>Gates</h1><p>They closed at four.</p><script>document.body.textContent = "Taken over"</script></body></html>';
const BEFORE = 'The board met.\n\nThe quay opens on 2 May.\n\nNobody was hurt.';
const AFTER = BEFORE.replace('2 May', '9 May');

test('copies are kept from an address, a file and a paste, read, searched, checked and compared', async ({
  world,
}) => {
  const { workspaceId, people } = await world.newTeam('checker');
  const { page, userId } = people.checker;
  // The address is refused, and the frame of the kept page may neither run nor load anything: the browser tells of both.
  world.allowNoise(/422/);
  world.allowNoise(/Blocked script execution/);
  const { source } = await createSource(
    { workspaceId, userId, role: 'checker' },
    buildSource({ id: newId(), title: 'Minutes', url: 'http://10.0.0.1/minutes' }),
  );
  await page.goto(`/sources/${source.id}`);
  const copies = page.getByRole('region', { name: 'Copies' });
  const dialog = page.getByRole('dialog', { name: 'Keep a copy' });
  const keep = dialog.getByRole('button', { name: 'Keep a copy' });

  await copies.getByRole('button', { name: 'Keep a copy' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Address' })).toHaveValue('http://10.0.0.1/minutes');
  await keep.click();
  await expect(dialog.getByRole('alert')).toContainText('private network');
  await expectAccessible(page);
  await dialog.getByRole('radio', { name: 'A file' }).check();
  await dialog.getByLabel('File to keep').setInputFiles(REPORT);
  await keep.click();
  await expect(copies.getByRole('link', { name: 'Copy 1: Harbour report' })).toBeVisible();

  for (const [number, text] of [BEFORE, AFTER].entries()) {
    await copies.getByRole('button', { name: 'Keep a copy' }).click();
    await dialog.getByRole('radio', { name: 'Pasted text' }).check();
    await dialog.getByRole('textbox', { name: 'Text' }).fill(text);
    await keep.click();
    await expect(copies.getByRole('link', { name: `Copy ${number + 2}`, exact: true })).toBeVisible();
  }
  await copies.getByRole('button', { name: 'Keep a copy' }).click();
  await dialog.getByRole('radio', { name: 'A file' }).check();
  const file = { name: 'gates.html', mimeType: 'text/html', buffer: Buffer.from(PAGE) };
  await dialog.getByLabel('File to keep').setInputFiles(file);
  await keep.click();
  await copies.getByRole('button', { name: 'Check all' }).click();
  await expect(copies.getByText('All 4 are as they were kept.')).toBeVisible();

  await copies.getByRole('link', { name: 'Copy 4: Gates' }).click();
  await page.getByRole('button', { name: 'Show as it looked' }).click();
  await expect(page.frameLocator('iframe').getByText('They closed at four.')).toBeVisible();
  await page.goBack();

  await copies.getByRole('link', { name: 'Copy 1: Harbour report' }).click();
  await expect(page.getByText('p. 2')).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('QUAY is 80 metres');
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 of 1')).toBeVisible();
  await page.getByLabel('Find in the copy').fill('took away nine bollards and part of the wall');
  await page.keyboard.press('Enter');
  await expect(page.getByText('The likest place')).toBeVisible();
  await page.getByRole('button', { name: 'Check integrity' }).click();
  await expect(page.getByText('exactly those that were kept')).toBeVisible();
  await expectAccessible(page);
  await page.goBack();

  await copies.getByRole('link', { name: 'Compare with copy 2' }).click();
  await expect(page.getByText('1 word added, 1 dropped. Nothing of it is cited.')).toBeVisible();
  await page.getByLabel('Only where it is cited').uncheck();
  await expect(page.locator('ins')).toHaveText(/9/);
  await expectAccessible(page);
});
