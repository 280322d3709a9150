import { mutations } from '../src/embedded/mutations.ts';
import { oracles } from '../src/judge/oracles.ts';
import { changeKinds } from '../src/model/change-kinds.ts';
import { notSentCodes } from '../src/model/not-sent.ts';
import { verdictCodes } from '../src/model/verdict-codes.ts';
import { signatures } from '../src/attribute/signatures.ts';
import { addressWays } from '../src/plan/address-ways.ts';
import { bodyEncodings } from '../src/plan/bodies/body-encodings.ts';
import { credentialKinds } from '../src/model/credential-kinds.ts';
import type { TokenState } from '../src/model/token-state.ts';
import { strategies } from '../src/plan/strategies.ts';
import { tokenStates } from '../src/plan/token-states.ts';
import { reporters } from '../src/report/reporters.ts';

/** docs/reference.md, made from the registries: their keys are the names that files and the command line take. */
export function reference(): string {
  return [
    '# Reference',
    'Made from the registries by `UPDATE_GOLDEN=1 npx vitest run --project unit test/docs.test.ts`; a test compares.',
    section(
      'Token states',
      'What can be wrong with a token. Optional ones are tried only where `refusals` names them.',
      [
        ['state', 'is', 'refused with', 'sent'],
        ...rows(tokenStates, ({ summary, statuses, fault, identity, ...rest }) => [
          summary,
          fault ? statuses.join(', ') : 'not refused',
          `${identity ? 'as each principal' : 'once per operation'}${sentWhere(rest)}`,
        ]),
      ],
    ),
    section('Kinds of credential', 'How a principal proves who it is, by the key that declares it.', [
      ['kind', 'is'],
      ...rows(credentialKinds, ({ summary }) => [summary]),
    ]),
    section(
      'How token states are made',
      'Of each kind of credential. What is given under `states` is taken as it is, for every state and kind; a dash: not tried unless it is given there, or `refusals` names it. Ways in brackets ask for more than every credential of the kind has: a JWT, a `kid`, a claim, a way to log out.',
      [['state', ...Object.keys(credentialKinds)], ...derivations()],
    ),
    section('Address ways', '`via` of an address: how the target comes to see it.', [
      ['way', 'is', 'needs', 'takes'],
      ...rows(addressWays, ({ summary, needs, takes }) => [summary, needs.join(', '), takes.join(', ')]),
    ]),
    section('Strategies', '`--strategy`: how much is tried.', [
      ['strategy', 'tries'],
      ...rows(strategies, ({ summary }) => [summary]),
    ]),
    section('Body encodings', 'How a body is written, by its content type; the first that fits.', [
      ['encoding', 'writes'],
      ...rows(bodyEncodings, ({ summary }) => [summary]),
    ]),
    section('Reporters', '`--format` for standard output, `--reporter NAME[=FILE]` for files.', [
      ['reporter', 'is', 'file in the folder of the run'],
      ...rows(reporters, ({ summary, file }) => [summary, `\`${file}\``]),
    ]),
    section(
      'Mutations',
      '`--mutate`: defects planted into the embedded API, and the verdict that a good contract reaches.',
      [
        ['mutation', 'mistake', 'caught as'],
        ...rows(mutations, ({ summary, caughtAs }) => [summary, `\`${caughtAs}\``]),
      ],
    ),
    section('Signatures', 'How products say no. Of several that fit, the first of high confidence is taken.', [
      ['signature', 'is', 'hop', 'cause', 'confidence'],
      ...rows(signatures, ({ summary, hop, cause, confidence }) => [summary, hop, cause, confidence]),
    ]),
    section(
      'Oracles',
      '`oracles` in rolecall.yaml: what is looked for in refusals, whoever they refuse. `info` is a note and never fails a run.',
      [
        ['oracle', 'sees', 'severity', 'remedy'],
        ...rows(oracles, ({ summary, severity, remedy }) => [summary, severity, remedy]),
      ],
    ),
    section('Verdict codes', 'Why a verdict is what it is.', [
      ['code', 'means'],
      ...rows(verdictCodes, (meaning) => [meaning]).filter(([code = '']) => !(code.slice(1, -1) in notSentCodes)),
    ]),
    section('Kinds of change', '`rolecall diff --fail-on`, and by which of them a run misses its baseline.', [
      ['kind', 'is', 'misses the baseline'],
      ...rows(changeKinds, ({ summary, misses }) => [summary, misses ? 'yes' : 'no']),
    ]),
    section('Not sent', 'Why a scenario was not sent, and what would settle it.', [
      ['code', 'remedy'],
      ...rows(notSentCodes, (remedy) => [remedy]),
    ]),
  ]
    .join('\n\n')
    .concat('\n');
}

function sentWhere({ optional, once }: Partial<Pick<TokenState, 'optional' | 'once'>>): string {
  if (!optional) return '';
  return once ? ' where `refusals` names it, else once per operation, for a note' : ', optional';
}

function rows<Entry>(
  registry: Readonly<Record<string, Entry>>,
  columns: (entry: Entry) => readonly string[],
): string[][] {
  return Object.entries(registry).map(([name, entry]) => [`\`${name}\``].concat(columns(entry)));
}

function section(title: string, intro: string, table: readonly (readonly string[])[]): string {
  const cells = table.map((row) => row.map((cell) => cell.replaceAll('|', String.raw`\|`)));
  const widths = (cells[0] ?? []).map((_, column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)));
  const [head = '', ...body] = cells.map((row) => lineOf(row.map((cell, column) => cell.padEnd(widths[column] ?? 0))));
  const rule = lineOf(widths.map((width) => '-'.repeat(width)));
  return [`## ${title}`, '', intro, '', head, rule, ...body].join('\n');
}

function lineOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Abilities that every credential of a kind has, unless it is put elsewhere than is usual. */
const always: ReadonlySet<string> = new Set(['schemed', 'placed', 'key', 'password', 'issuer']);

/** A row for each state of a principal's own token. */
function derivations(): string[][] {
  return Object.entries<TokenState>(tokenStates)
    .filter(([, { identity, fault }]) => identity && fault)
    .map(([name, { ways = [], expectedOf }]) => [
      `\`${name}\``,
      ...Object.values(credentialKinds).map(({ abilities }) => {
        const way = ways.find(({ from }) => from.every((ability) => abilities.includes(ability)));
        if (way) return way.from.every((ability) => always.has(ability)) ? way.how : `(${way.how})`;
        return expectedOf && abilities.includes(expectedOf) ? 'to be given' : '–';
      }),
    ]);
}
