import { Document, isNode } from 'yaml';
import type { ImportedRequest } from './imported-request.ts';

/** Imported requests as a scenario file in block form; comments say where each comes from. */
export function scenarioText(requests: readonly ImportedRequest[], sources: readonly string[]): string {
  const document = new Document({ rolecall: 1, requests: {} });
  document.commentBefore = ` Imported from ${sources.join(', ')} by \`rolecall import\`. Secrets were left out; the rest is as it was recorded:\n look whether it may be written down.`;
  for (const { operation, from, status, parameters, notes, ...request } of requests) {
    const written = {
      ...(Object.keys(parameters).length > 0 && { parameters }),
      ...('body' in request && { body: request.body }),
    };
    const pair = document.createPair(operation.id, written);
    const answered = status === undefined ? '' : `, answered ${status}`;
    if (isNode(pair.key))
      pair.key.commentBefore = [`${from}${answered}`, ...notes]
        .map((line) => ` ${line.replaceAll(/\s+/g, ' ')}`)
        .join('\n');
    document.addIn(['requests'], pair);
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}
