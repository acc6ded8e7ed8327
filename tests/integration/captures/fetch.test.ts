import { afterEach, beforeAll, describe, expect, test } from 'vitest';

import { fetchCopy } from '@/lib/captures/fetch-copy';
import { fetchFrom } from '@/lib/fetch/fetch-from';
import { newId } from '@/lib/ids';

import { addSource, makeTeam } from '../annotations/world';
import { closeSites, openSite, worldOf, type Site } from '../fetch/sites';

let team: Awaited<ReturnType<typeof makeTeam>>;
let sourceId: string;
beforeAll(async () => {
  team = await makeTeam();
  sourceId = (await addSource(team.actors.checker, { title: `The gates ${newId()}` })).id;
});
afterEach(closeSites);

const through = (site: Site) => ({
  signal: new AbortController().signal,
  fetch: (address: string) => fetchFrom(worldOf([site]), address, null),
});

describe('fetching a copy', () => {
  test('gives what the address answered, and the way there', async () => {
    const site = await openSite((request, response) => {
      if (request.url === '/') response.writeHead(302, { location: '/page' }).end();
      else response.writeHead(200, { 'content-type': 'text/html', etag: '"v1"' }).end('<p>Gates</p>');
    });
    const address = `http://127.0.0.1:${site.port}/`;
    const page = await fetchCopy(team.actors.checker, sourceId, address, through(site));
    expect(page).toMatchObject({
      finalAddress: `${address}page`,
      redirects: [address],
      mediaType: 'text/html',
      headers: { etag: '"v1"' },
    });
  });

  test('tells the sentence of its refusal', async () => {
    const site = await openSite((_request, response) => response.writeHead(404).end('gone'));
    const asked = fetchCopy(team.actors.checker, sourceId, `http://127.0.0.1:${site.port}/`, through(site));
    await expect(asked).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringMatching(/no page at this address \(404\)/) as string,
      details: { reason: 'wrong_status' },
    });
  });

  test('asks nothing of the address for those who may not keep it', async () => {
    const site = await openSite((_request, response) => response.end('x'));
    const asked = fetchCopy(team.actors.viewer, sourceId, `http://127.0.0.1:${site.port}/`, through(site));
    await expect(asked).rejects.toMatchObject({ code: 'forbidden' });
    expect(site.requests).toEqual([]);
  });
});
