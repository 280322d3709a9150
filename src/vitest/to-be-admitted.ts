import { seenResponse } from './seen-response.ts';

/** How a response should admit. */
export interface Admission {
  /** The status, which counts as a success then: 303 after a form. */
  readonly status?: number;
}

/** `expect(response).toBeAdmitted()`. */
export async function toBeAdmitted(
  received: unknown,
  { status }: Admission,
  isNot: boolean,
): Promise<{ readonly pass: boolean; readonly message: () => string }> {
  const seen = await seenResponse(received, status === undefined ? {} : { success: status });
  const wish = `admitted${status === undefined ? '' : ` with ${status}`}`;
  return {
    pass: seen.outcome === 'admitted' && (status === undefined || seen.status === status),
    message: () => `expected the response ${isNot ? 'not ' : ''}to be ${wish}\nit is ${seen.words}`,
  };
}
