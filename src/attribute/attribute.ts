import type { Attribution, Hop, RefusalSignature, Response } from '../model/signature.ts';
import { header } from './header.ts';
import { signatures } from './signatures.ts';

/** What is known about the target beyond one response. */
export interface AttributionHints {
  /** Headers that the application itself puts on its answers: with one of them, it is the application that refused. */
  readonly targetHeaders?: readonly string[];
}

/** Says who refused and why, as far as the response alone shows it. Without any sign: unknown, and no cause. */
export function attribute(response: Response, hints: AttributionHints = {}): Attribution {
  const fitting = Object.values<RefusalSignature>(signatures).flatMap((signature) => {
    const evidence = signature.matches(response);
    return evidence === undefined ? [] : [{ signature, evidence }];
  });
  const best = fitting.find(({ signature }) => signature.confidence === 'high') ?? fitting[0];
  const layer = layerOf(response, hints);
  if (!best) return { ...layer, cause: null, confidence: 'low' };
  const { hop, cause, confidence } = best.signature;
  const agreeing = fitting.filter(({ signature }) => signature.cause === cause).map(({ evidence }) => evidence);
  if (hop !== 'unknown') return { hop, cause, confidence, evidence: agreeing };
  return { hop: layer.hop, cause, confidence, evidence: [...agreeing, ...layer.evidence] };
}

/** Headers that a gateway adds only where something behind it answered. */
const upstreamMarks = ['x-envoy-upstream-service-time', 'x-kong-upstream-latency'];

/** Headers that a gateway adds only where it answered itself. */
const ownMarks = ['x-kong-response-latency', 'x-squid-error'];

function layerOf(
  response: Response,
  { targetHeaders = [] }: AttributionHints,
): { hop: Hop; evidence: readonly string[] } {
  const marked = (names: readonly string[]) => names.find((name) => header(response, name) !== '');
  const application = marked([...upstreamMarks, ...targetHeaders]);
  if (application) return { hop: 'application', evidence: [`header ${application}`] };
  const gateway = marked(ownMarks);
  if (gateway) return { hop: 'gateway', evidence: [`header ${gateway}`] };
  return { hop: 'unknown', evidence: [] };
}
