/**
 * The JSON-LD context of every item: the published one, and what it lacks. `assessing` is a motivation of the standard's
 * vocabulary that its context forgot.
 */
export function contextOf(origin: string): [string, Record<string, string>] {
  return [
    'http://www.w3.org/ns/anno.jsonld',
    {
      fc: `${origin}/ns#`,
      cito: 'http://purl.org/spar/cito/',
      schema: 'https://schema.org/',
      assessing: 'oa:assessing',
    },
  ];
}
