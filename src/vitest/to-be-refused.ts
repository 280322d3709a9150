import { assertKnownNames, type RefusingHop } from './refusal-names.ts';
import { seenResponse, type SeenResponse } from './seen-response.ts';

/** How a response should refuse; what is left out may be anything. */
export interface RefusalWanted {
  /** Who refused. */
  readonly by?: RefusingHop;
  /** Why, by the causes that signatures know: `permission`, `token`, `client-address`, … */
  readonly cause?: string;
  /** The status, which counts as a refusal then: 404 where an operation hides. */
  readonly status?: number;
}

/** `expect(response).toBeRefused({ by: 'gateway', cause: 'client-address' })`. */
export async function toBeRefused(
  received: unknown,
  wanted: RefusalWanted,
  isNot: boolean,
): Promise<{ readonly pass: boolean; readonly message: () => string }> {
  assertKnownNames(wanted);
  const { status } = wanted;
  const seen = await seenResponse(received, status === undefined ? {} : { refusal: status });
  const wish = ['refused', ...wishes(wanted)].join(' ');
  return {
    pass: fits(seen, wanted, isNot),
    message: () => `expected the response ${isNot ? 'not ' : ''}to be ${wish}\nit is ${seen.words}`,
  };
}

/** What no sign shows is neither so nor not so: it makes no assertion green, with or without `.not`. */
function fits({ outcome, status, attribution }: SeenResponse, wanted: RefusalWanted, isNot: boolean): boolean {
  if (outcome !== 'refused') return false;
  if (wanted.status !== undefined && wanted.status !== status) return false;
  const { hop, cause } = attribution;
  const isHop = wanted.by === undefined || hop === wanted.by || (isNot && hop === 'unknown');
  return isHop && (wanted.cause === undefined || cause === wanted.cause || (isNot && cause === null));
}

function* wishes({ by, cause, status }: RefusalWanted): Generator<string> {
  if (status !== undefined) yield `with ${status}`;
  if (by !== undefined) yield `by the ${by}`;
  if (cause !== undefined) yield `because of ${cause}`;
}
