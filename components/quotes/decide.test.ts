import { afterEach, describe, expect, it, vi } from 'vitest';
import type { BenchCopy, Passage, QuoteAnnotation } from '@/components/quotes/bench';
import { BenchApi } from '@/components/quotes/bench-requests';
import { takeDecision, undoDecision } from '@/components/quotes/decide';
import { buildQuote } from '@/components/quotes/test-quote';
import { annotationChangesSchema } from '@/lib/annotations/model';
import { evidenceChangeSchema, evidenceInputSchema, type EvidenceView } from '@/lib/evidence/model';
import { newId } from '@/lib/ids';

afterEach(() => vi.unstubAllGlobals());

const COPY: BenchCopy = {
  capture: { id: newId(), number: 1, createdAt: '2026-03-14T09:40:00.000Z', language: 'en', hasText: true },
  source: { id: newId(), line: 'Recording', language: 'en' },
};
const PASSAGE: Passage = {
  start: 10,
  end: 32,
  before: '',
  parts: [],
  after: '',
  locator: { type: 'timestamp', value: '00:02:11', end: '' },
  speaker: '',
  excerpt: 'We kept the stones dry',
};

/** A server of one annotation, as far as the bench asks it; `theirs` is a fidelity that somebody else has set. */
function serve(quote: QuoteAnnotation, { theirs }: { theirs?: QuoteAnnotation['fields']['fidelity'] } = {}) {
  const state = { ...quote, fields: { ...quote.fields, ...(theirs && { fidelity: theirs }) } };
  const asked: string[] = [];
  const answer = (value: unknown, status = 200) => new Response(JSON.stringify(value), { status });
  const put = (link: EvidenceView) => {
    state.evidence = [...state.evidence.filter(({ id }) => id !== link.id), link];
    return answer(link);
  };
  vi.stubGlobal('fetch', async (path: string, { method, body }: { method: string; body?: string }) => {
    asked.push(
      `${method} ${path
        .split('/')
        .slice(6)
        .join('/')
        .replace(/[\da-f-]{36}/, 'ID')}`,
    );
    const sent: unknown = body === undefined ? null : JSON.parse(body);
    if (method === 'GET') return answer(state);
    if (method === 'DELETE') {
      state.evidence = [];
      return new Response(null, { status: 204 });
    }
    if (path.endsWith('/evidence')) {
      const { seenOriginal: _, ...link } = evidenceInputSchema.parse(sent);
      const made = { annotationId: quote.id, isWithheld: false, newest: null, version: 1 };
      return put({ ...link, ...made, seenOriginal: null, createdAt: '', createdById: '' });
    }
    if (path.includes('/evidence/')) {
      const { seenOriginal: _, version, ...change } = evidenceChangeSchema.parse(sent);
      const [link] = state.evidence;
      if (!link || link.version !== version) return answer({ detail: 'Somebody changed the link.' }, 409);
      return put({ ...link, ...change, version: version + 1 });
    }
    const change = annotationChangesSchema.parse(sent).changes['fields.fidelity'];
    if ((state.fields.fidelity ?? null) !== change?.from && state.fields.fidelity !== change?.to) {
      return answer({ detail: 'Somebody else changed this meanwhile.' }, 409);
    }
    const { fidelity: _, ...others } = state.fields;
    state.fields = change?.to === null ? others : { ...others, fidelity: change?.to as 'verbatim' };
    return answer(state);
  });
  return { state, asked, api: new BenchApi({ articleId: newId(), workspaceId: newId(), userId: newId() }) };
}

describe('a decision', () => {
  it('links the passage with its place and sets the fidelity, and is taken back whole', async () => {
    const { annotation } = buildQuote();
    const { state, api, asked } = serve(annotation);
    const decision = {
      fidelity: 'verbatim',
      from: { copy: COPY, passage: PASSAGE },
      linkId: newId(),
    } as const;
    const answer = await takeDecision(api, annotation, decision);
    expect(asked).toEqual(['POST evidence', 'PATCH ']);
    expect(state.fields.fidelity).toBe('verbatim');
    expect(state.evidence[0]).toMatchObject({
      relation: 'quoted_from',
      sourceId: COPY.source.id,
      captureId: COPY.capture.id,
      passage: { start: 10, end: 32 },
      locatorType: 'timestamp',
      locator: '00:02:11',
      excerpt: 'We kept the stones dry',
    });

    expect(answer.ok).toBe(true);
    if (!answer.ok) return;
    const undone = await undoDecision(api, answer.value.annotation, answer.value.taken);
    expect(undone).toMatchObject({ ok: true, value: { fields: {}, evidence: [] } });
  });

  it('keeps what a person wrote on a link that is there, and puts its place back', async () => {
    const { annotation } = buildQuote();
    const { state, api } = serve(annotation);
    const first = { fidelity: 'condensed', from: { copy: COPY, passage: PASSAGE }, linkId: newId() } as const;
    await takeDecision(api, annotation, first);
    const noted: EvidenceView[] = state.evidence.map((link) => ({
      ...link,
      note: 'Heard it myself.',
      locator: '00:02:00',
    }));
    state.evidence = noted;

    const answer = await takeDecision(api, { ...state }, { ...first, fidelity: 'altered_meaning' });
    expect(state.evidence).toHaveLength(1);
    expect(state.evidence[0]).toMatchObject({ note: 'Heard it myself.', locator: '00:02:11' });
    if (answer.ok) await undoDecision(api, answer.value.annotation, answer.value.taken);
    expect(state.evidence[0]).toMatchObject({ note: 'Heard it myself.', locator: '00:02:00' });
    expect(state.fields.fidelity).toBe('condensed');
  });

  it('links nothing where the wording is nowhere', async () => {
    const { annotation } = buildQuote();
    const { state, api, asked } = serve(annotation);
    await takeDecision(api, annotation, { fidelity: 'wording_not_found', from: null, linkId: newId() });
    expect(asked).toEqual(['PATCH ']);
    expect(state).toMatchObject({ fields: { fidelity: 'wording_not_found' }, evidence: [] });
  });

  it('does not overrule what somebody else decided meanwhile', async () => {
    const { annotation } = buildQuote();
    const { state, api } = serve(annotation, { theirs: 'misattributed' });
    const answer = await takeDecision(api, annotation, { fidelity: 'verbatim', from: null, linkId: newId() });
    expect(answer).toMatchObject({ ok: false, message: 'Somebody else changed this meanwhile.' });
    expect(state.fields.fidelity).toBe('misattributed');
  });
});
