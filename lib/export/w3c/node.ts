/** A JSON-LD node as it is written; keys in the order in which they stand. */
export type Node = Record<string, unknown>;

/** The node without what says nothing: undefined, null, empty texts and empty lists. */
export function filled(node: Node): Node {
  return Object.fromEntries(
    Object.entries(node).filter(
      ([, value]) =>
        value !== undefined &&
        value !== null &&
        value !== '' &&
        !(Array.isArray(value) && value.length === 0),
    ),
  );
}

/** The node with its keys in our own vocabulary: `statement` becomes `fc:statement`. */
export function inOurTerms(fields: Node): Node {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [`fc:${name}`, value]));
}
