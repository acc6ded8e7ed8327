import { readCookies } from '@/lib/auth/cookies';

/** The parts of a Node request that next-auth reads. */
export interface NodeRequest {
  method: string;
  query: Record<string, string | string[]>;
  cookies: Record<string, string>;
  headers: Record<string, string>;
  body: Record<string, string>;
}

/**
 * A web request in the older shape that next-auth also takes. In that shape the request is its only input, so the same
 * code runs inside Next and in a test. `path` is what follows /api/auth.
 */
export async function toNodeRequest(request: Request, path: string[]): Promise<NodeRequest> {
  const form = /^application\/x-www-form-urlencoded\b/i.test(request.headers.get('content-type') ?? '');
  return {
    method: request.method,
    query: { ...Object.fromEntries(new URL(request.url).searchParams), nextauth: path },
    cookies: readCookies(request.headers.get('cookie')),
    headers: Object.fromEntries(request.headers),
    body: form ? readForm(await request.text()) : {},
  };
}

/** The fields of a form as next-auth is given them: of a repeated name the last. Whoever counts or checks one must read it here. */
export function readForm(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

/** A Node response that only remembers what it is told; `toResponse` gives it as a web response. */
export class RecordedResponse {
  #status = 200;
  #body: string | null = null;
  readonly #headers = new Map<string, string | string[]>();

  status(code: number): this {
    this.#status = code;
    return this;
  }

  getHeader(name: string): string | string[] | undefined {
    return this.#headers.get(name.toLowerCase());
  }

  setHeader(name: string, value: string | string[]): this {
    this.#headers.set(name.toLowerCase(), value);
    return this;
  }

  json(value: unknown): void {
    this.setHeader('content-type', 'application/json');
    this.#body = JSON.stringify(value);
  }

  send(value: unknown): void {
    if (typeof value === 'object' && value !== null) this.json(value);
    else this.#body = typeof value === 'string' ? value : null;
  }

  end(): void {
    this.#body = null;
  }

  toResponse(): Response {
    const headers = new Headers({ 'cache-control': 'no-store' });
    for (const [name, value] of this.#headers) {
      if (!Array.isArray(value)) headers.set(name, value);
      else for (const one of value) headers.append(name, one);
    }
    return new Response(this.#body, { status: this.#status, headers });
  }
}
