import { Document, isNode } from 'yaml';
import type { Taken } from './taking.ts';

/** A principal with the place that it comes from. */
export interface NamedPrincipal extends Pick<Taken, 'principal' | 'remarks'> {
  readonly name: string;
  readonly from: string;
}

/** Principals as rolecall.yaml has them, in block form; comments say where each comes from. */
export function principalsText(
  principals: readonly NamedPrincipal[],
  {
    source,
    environment,
    target,
    scenarios,
  }: {
    readonly source: string;
    readonly environment: string;
    readonly target: string;
    readonly scenarios: string | undefined;
  },
): string {
  const document = new Document({
    rolecall: 1,
    ...(scenarios !== undefined && { scenarios: [scenarios] }),
    environments: { [environment]: { target, principals: {} } },
  });
  document.commentBefore = commentOf([
    `Principals of ${source}, by \`rolecall import\`: for rolecall.yaml. Each has the role of its own name,`,
    'unless `roles: […]` says otherwise. Secrets stay in variables.',
  ]);
  for (const { name, from, principal, remarks = [] } of principals) {
    const pair = document.createPair(name, principal);
    if (isNode(pair.key)) pair.key.commentBefore = commentOf([from, ...remarks]);
    document.addIn(['environments', environment, 'principals'], pair);
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

function commentOf(lines: readonly string[]): string {
  return lines.map((line) => ` ${line.replaceAll(/\s+/g, ' ')}`).join('\n');
}
