import type { Break } from './desk/break.ts';

/** A mistake, and whether a run with each strategy fails because of it. */
export interface Planted extends Break {
  readonly caught: Readonly<Record<'single' | 'pairs' | 'full', boolean>>;
  /** Cells that turn red with `pairs`, or with `full` where `pairs` sees none. */
  readonly redCells: number;
  /** Oracles that have something to say. */
  readonly oracles: readonly string[];
  /** Why cells that it changes stay inconclusive. */
  readonly open: string | undefined;
  /** Why Rolecall cannot see it. */
  readonly unseen: string | undefined;
}

const strategies = ['single', 'pairs', 'full'] as const;

/** docs/mutations.md. */
export function mutationsPage(
  planted: readonly Planted[],
  requests: Readonly<Record<(typeof strategies)[number], number>>,
): string {
  const only = (wanted: (one: Planted) => boolean) =>
    table([['mutation', 'mistake'], ...planted.filter(wanted).map(({ name, mistake }) => [`\`${name}\``, mistake])]);
  const reasons = (reasonOf: (one: Planted) => string | undefined) =>
    table([
      ['mutation', 'why'],
      ...planted.flatMap((one) => {
        const reason = reasonOf(one);
        return reason === undefined ? [] : [[`\`${one.name}\``, reason]];
      }),
    ]);
  return [
    '# Mutations',
    `How many mistakes a run finds. Into the desk, a help desk for two tenants (\`test/systems/desk/README.md\`), ${planted.length} of them can be planted, one at a time. Each of them names the cells that it changes, and that list is checked without Rolecall by \`test/systems/desk-server.test.ts\`. Against each of them \`test/systems/desk.test.ts\` runs the contract over real sockets, and asks for more than an exit code: exactly the cells that the mistake names are red.`,
    table([
      ['strategy', 'requests', 'caught', 'planted'],
      ...strategies.map((strategy) => [
        `\`${strategy}\``,
        String(requests[strategy]),
        String(planted.filter(({ caught }) => caught[strategy]).length),
        String(planted.length),
      ]),
    ]),
    'Caught: the run fails. The healthy desk passes with every strategy, with no finding and no note; the requests are those of that run. `full` sends all that `pairs` sends, so only what `pairs` does not catch is tried with it.',
    'These figures are made anew by `UPDATE_GOLDEN=1 npx vitest run --project systems test/systems/desk.test.ts`; without the variable the test fails if fewer are caught than stand here.',
    '## What `single` misses',
    'Each shows on one role alone, and only with one token state or from one address: `single` tries these on the least privileged principal that is let in, and `pairs` on every one. Whatever a valid token shows, `single` finds, too: it calls every case as every role.',
    only(({ caught }) => caught.pairs && !caught.single),
    '## What `full` alone finds',
    'Two faults at once, where each of them alone is refused.',
    only(({ caught }) => caught.full && !caught.pairs),
    '## What is noted, and fails nothing',
    'The right callers are refused, and the answer lacks what an RFC asks for: a note of an oracle.',
    only(({ caught, unseen }) => !caught.full && unseen === undefined),
    '## What stays open',
    'These are caught, but not every cell that they change is red: some are inconclusive, and a run with inconclusive cells alone fails, too.',
    reasons((one) => one.open),
    '## What is not seen',
    reasons((one) => one.unseen),
    '## All',
    table([
      ['mutation', 'kind', 'mistake', 'red cells', 'oracles'],
      ...planted.map(({ name, kind, mistake, redCells, oracles }) => [
        `\`${name}\``,
        kind,
        mistake,
        String(redCells),
        oracles.map((oracle) => `\`${oracle}\``).join(', '),
      ]),
    ]),
  ]
    .join('\n\n')
    .concat('\n');
}

/** Padded as the formatter does it. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)));
  const lineOf = (row: readonly string[]) =>
    `| ${row.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [lineOf(head), lineOf(widths.map((width) => '-'.repeat(width))), ...body.map(lineOf)].join('\n');
}
