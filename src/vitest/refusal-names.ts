import { signatures } from '../attribute/signatures.ts';
import { expectedOneOf } from '../load/nearest-name.ts';
import type { Hop, RefusalSignature } from '../model/signature.ts';

const hops = ['gateway', 'llm-proxy', 'application'] as const satisfies readonly Hop[];

/** Who can be shown to refuse. */
export type RefusingHop = (typeof hops)[number];

/** A name that nothing can be attributed to would make `.not` green for ever: it is an error, not a mismatch. */
export function assertKnownNames({ by, cause }: { readonly by?: string; readonly cause?: string }): void {
  const causes = Object.values<RefusalSignature>(signatures).map((signature) => signature.cause);
  if (by !== undefined && !hops.some((hop) => hop === by))
    throw new TypeError(`by: "${by}" is no hop, ${expectedOneOf(by, hops)}`);
  if (cause !== undefined && !causes.includes(cause))
    throw new TypeError(`cause: "${cause}" is no cause of a refusal, ${expectedOneOf(cause, causes)}`);
}
