import { changesBetween } from '../../src/judge/changes-between.ts';
import { compare } from '../../src/judge/compare.ts';
import type { Comparison } from '../../src/model/difference.ts';
import { hostile } from './synthetic-report.ts';

/** What else a name may hold to get out of Markdown: mentions, links, images, HTML, fences, tables, issues. */
export const hostileMarkdown = `@everyone [x](http://evil.example) ![x](http://evil.example/x.png) <img src=x onerror=alert(1)> \`\` \`\`\` | #1 <!-- ${hostile}`;

type Cells = Readonly<Record<string, readonly [before: string | undefined, after: string | undefined]>>;

/** Two sides of these cells. */
export function comparisonOf(cells: Cells, { whole = true, name = 'rolecall.lock.json' } = {}): Comparison {
  const side = (index: 0 | 1) =>
    new Map(
      Object.entries(cells).flatMap(([id, both]) => (both[index] === undefined ? [] : [[id, both[index]] as const])),
    );
  const sides = { before: side(0), after: side(1), whole };
  return {
    before: { kind: 'baseline', name, environment: 'local' },
    after: { kind: 'run', name: '2026-11-23T10-00-00', environment: 'local' },
    ...compare(sides),
    changes: () => changesBetween(sides),
  };
}

/** Changes of every kind, of one cell and of many, in files that are hostile. */
export function syntheticComparison(): Comparison {
  const many = Array.from({ length: 8 }, (_, index) => `POST /resources-${index}`);
  return comparisonOf(
    {
      'POST /orders viewer': ['refused 403, proven', 'admitted, over-permissive'],
      ...Object.fromEntries(
        many.flatMap((operation) =>
          ['viewer', 'customer', 'customer-2'].map((who) => [
            `${operation} ${who}`,
            ['refused 403 for permission, proven', 'admitted, over-permissive'],
          ]),
        ),
      ),
      'POST /reports editor': ['refused 403, proven', 'admitted, proven'],
      'POST /reports admin': ['admitted, proven', 'refused 403, over-restrictive'],
      'POST /orders editor token=expired': ['refused 401, proven', 'refused 403 by gateway, wrong-refusal'],
      'POST /orders admin': ['admitted, proven', 'inconclusive'],
      'POST /orders editor': ['inconclusive', 'admitted, proven'],
      'POST /sessions editor token=expired': ['refused 401, either way', 'not-evaluable no-credential'],
      'POST /sessions admin token=expired': ['not-evaluable no-credential', 'refused 401, either way'],
      'POST /open viewer': ['admitted, unproven', 'admitted, over-permissive'],
      'POST /new viewer': [undefined, 'refused 403, proven'],
      'POST /new editor': [undefined, 'admitted, proven'],
      'POST /new admin': [undefined, 'admitted, proven'],
      [`POST /gone ${hostileMarkdown}`]: ['admitted, proven', undefined],
      'POST /same viewer': ['admitted, proven', 'admitted, proven'],
    },
    { name: `rolecall.lock.json ${hostileMarkdown}` },
  );
}
