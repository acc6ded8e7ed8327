/** A body as it is sent, byte by byte. */
export interface SentBody {
  name: string;
  bytes: BodyInit;
}

const DEEP = 100_000;
const MEGABYTE = 1_000_000;

/** Bodies that are none of any route, whatever it takes. */
export const WRONG_BODIES: SentBody[] = [
  { name: 'nothing', bytes: '' },
  { name: 'an array', bytes: '[]' },
  { name: 'null', bytes: 'null' },
  { name: 'a number', bytes: '1e400' },
  { name: 'a word', bytes: '"word"' },
  { name: 'an empty object', bytes: '{}' },
  { name: 'a text of 1 MB', bytes: JSON.stringify('a'.repeat(MEGABYTE)) },
  { name: 'arrays 100,000 deep', bytes: '['.repeat(DEEP) + ']'.repeat(DEEP) },
  { name: 'objects that never end', bytes: '{"a":'.repeat(DEEP / 2) },
  { name: 'a prototype', bytes: '{"__proto__":{"role":"owner"},"constructor":{"prototype":{}}}' },
  { name: 'NUL characters', bytes: '\0\0\0' },
  { name: 'an escaped NUL as name', bytes: String.raw`{"\u0000":1}` },
  { name: 'half a character', bytes: String.raw`{"a":"\ud800"}` },
  { name: 'bytes that are no UTF-8', bytes: new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]) },
];

/** Values that no field takes, wherever in a body they stand. */
const POISON: [name: string, json: string][] = [
  ['a NUL', String.raw`"a\u0000b"`],
  ['half a character', String.raw`"a\udc00b"`],
  ['1 MB', JSON.stringify('a'.repeat(MEGABYTE))],
  ['arrays 20,000 deep', '['.repeat(20_000) + ']'.repeat(20_000)],
  ['objects 20,000 deep', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
  ['a prototype', '{"__proto__":{"toString":1},"constructor":1}'],
  ['a number without end', '1e999'],
];

/** The body with every value in it poisoned in turn, with an unknown field, and with a prototype of its own. */
export function poisonedBodies(body: unknown): SentBody[] {
  const marker = '"here it goes"';
  const poisoned = placesIn(body).flatMap((place) =>
    POISON.map(([name, json]) => ({
      name: `${name} at ${place.join('.')}`,
      // Written into the text, because no object can be made to hold some of these.
      bytes: JSON.stringify(replaced(body, place, JSON.parse(marker))).replace(marker, () => json),
    })),
  );
  const open = JSON.stringify(body).slice(0, -1);
  return [
    ...poisoned,
    { name: 'a prototype of its own', bytes: `${open},"__proto__":{"archived":true}}` },
    { name: 'a field too many', bytes: `${open},"workspaceId":"0199a1b2-0000-7000-8000-000000000000"}` },
  ];
}

type Place = (string | number)[];

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => {
    const key = Array.isArray(value) ? Number(name) : name;
    return [[key], ...placesIn(part).map((place) => [key, ...place])];
  });
}

function replaced(value: unknown, [key, ...rest]: Place, by: unknown): unknown {
  if (key === undefined) return by;
  const part: unknown = Reflect.get(Object(value), key);
  if (Array.isArray(value)) return value.with(Number(key), replaced(part, rest, by));
  return { ...(value as object), [key]: replaced(part, rest, by) };
}
