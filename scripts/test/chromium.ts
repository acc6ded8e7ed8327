import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { chromium } from '@playwright/test';

import { Stop } from '../steps/report.mjs';
import { runChild } from './child';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const ELSEWHERE = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
/** The fonts are for what the application does not bring itself: CJK, emoji and further scripts in articles. */
const DEBIAN = ['chromium', 'fonts-noto-core', 'fonts-noto-cjk', 'fonts-noto-color-emoji'];

/** The path of a Chromium: the one of GALLEY_CHROMIUM, an installed one, or Playwright's own; undefined without any. */
export function findChromium(): string | undefined {
  const given = process.env['GALLEY_CHROMIUM'];
  if (given) return given;
  const folders = ['/usr/bin', ...(process.env['PATH'] ?? '').split(delimiter)];
  const installed = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...installed, ...ELSEWHERE, chromium.executablePath()].find((path) => existsSync(path));
}

/** The same, after installing one when there is none: from Debian as root, else with Playwright. Throws a sentence. */
export async function requireChromium(root: string, note: (line: string) => void): Promise<string> {
  const found = findChromium();
  if (found) return found;
  const debian = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  note(debian ? `installing ${DEBIAN.join(', ')}` : 'installing the Chromium of Playwright');
  const script = debian
    ? `apt-get update && apt-get install -y --no-install-recommends ${DEBIAN.join(' ')}`
    : 'npx playwright install chromium';
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const { code, output } = await runChild(root, { program: '/bin/sh', args: ['-c', script], env });
  const installed = findChromium();
  if (code === 0 && installed) return installed;
  throw new Stop(
    `${output.trim()}\n\nThe end-to-end tests need a Chromium and none could be installed: install one ` +
      '(Debian: apt-get install chromium; elsewhere: npx playwright install chromium) or name it in GALLEY_CHROMIUM.',
  );
}
