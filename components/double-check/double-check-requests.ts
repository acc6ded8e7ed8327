import { type Answer, ask } from '@/components/ui/ask';
import type {
  AskInput,
  BlindMarkChange,
  BlindMarkInput,
  BlindMarkView,
  DecisionInput,
  DecisionView,
  DoubleCheckView,
} from '@/lib/double-check/model';

/** Whose screen it is: whoever signs in on this browser meanwhile, nothing is written under their name or in another workspace. */
export interface CheckPlace {
  articleId: string;
  workspaceId: string;
  userId: string;
}

/** The way of the double check's screens to the server; nothing of it throws. */
export class CheckApi {
  readonly #place: CheckPlace;

  constructor(place: CheckPlace) {
    this.#place = place;
  }

  async ask(input: AskInput) {
    return await this.#send<DoubleCheckView>('', 'POST', input);
  }

  async mark(checkId: string, input: BlindMarkInput) {
    return await this.#send<BlindMarkView>(`/${checkId}/marks`, 'POST', input);
  }

  async change(checkId: string, markId: string, change: BlindMarkChange) {
    return await this.#send<BlindMarkView>(`/${checkId}/marks/${markId}`, 'PUT', change);
  }

  async remove(checkId: string, markId: string) {
    return await this.#send<null>(`/${checkId}/marks/${markId}`, 'DELETE');
  }

  async finish(checkId: string, finished: boolean) {
    return await this.#send<DoubleCheckView>(`/${checkId}/finished`, 'PUT', { finished });
  }

  async decide(checkId: string, input: DecisionInput) {
    return await this.#send<DecisionView>(`/${checkId}/decisions`, 'POST', input);
  }

  async end(checkId: string, to: 'decided' | 'cancelled') {
    return await this.#send<DoubleCheckView>(`/${checkId}/end`, 'PUT', { to });
  }

  async #send<T>(path: string, method: string, body?: unknown): Promise<Answer<T>> {
    const { articleId, workspaceId, userId } = this.#place;
    const base = `/api/articles/${articleId}/double-checks`;
    return await ask(base + path, { method, json: body, workspaceId, userId });
  }
}
