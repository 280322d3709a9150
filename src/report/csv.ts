import type { Reporter } from '../model/report.ts';
import type { VerdictRecord } from '../model/verdict.ts';
import { attributionWords, expectedWords } from './cell-words.ts';
import { printable } from './printable.ts';

/** For spreadsheets and access reviews: one row for each cell. */
export const csv: Reporter = {
  summary: 'for spreadsheets and access reviews: CSV, a row for each cell',
  file: 'verdicts.csv',
  async *render({ judged }) {
    // Loaded here, because the names of all reporters are read by every command that has output.
    const { stringify } = await import('csv-stringify/sync');
    const rowOf = (values: readonly Value[]) => stringify([values.map(textOf)], writing);
    yield rowOf(Object.keys(columns));
    for await (const { verdict } of judged()) yield rowOf(Object.values(columns).map((column) => column(verdict)));
  },
};

type Value = string | number | boolean | null | undefined;

const columns = {
  operation: ({ operation }) => operation,
  role: ({ role }) => role,
  principal: ({ principal }) => principal,
  token: ({ at }) => at['token'],
  address: ({ at }) => at['address'],
  owner: ({ at }) => at['owner'],
  case: ({ at }) => at['case'],
  claims: ({ at }) => at['claims'],
  expected: ({ expected: { outcome } }) => outcome,
  'expected status': (record) => expectedWords(record),
  observed: ({ observed }) => observed?.outcome ?? 'not sent',
  'observed status': ({ observed }) => observed?.status,
  verdict: ({ verdict }) => verdict,
  code: ({ code }) => code,
  severity: ({ severity }) => severity,
  provable: ({ provable }) => provable,
  proven: ({ proven }) => proven,
  accepted: ({ accepted }) => accepted?.reason,
  'accepted until': ({ accepted }) => accepted?.until,
  'answered by': (record) => attributionWords(record),
  seen: ({ seen }) => seen.map(({ oracle, evidence }) => `${oracle}: ${evidence}`).join('; '),
  'to settle it': ({ supply }) => supply,
  rule: ({ expected: { ruleText } }) => ruleText,
  'rule at': ({ expected: { rule } }) => rule,
  cell: ({ id }) => id,
  exchange: ({ exchanges }) => exchanges.at(-1),
} satisfies Record<string, (record: VerdictRecord) => Value>;

/**
 * Spreadsheets take for a formula what begins with `=`, `+`, `-` or `@`, and run it when the file is opened: such texts get
 * an apostrophe in front (https://owasp.org/www-community/attacks/CSV_Injection). RFC 4180 ends lines with CRLF.
 */
const writing = { escape_formulas: true, record_delimiter: 'windows' } as const;

function textOf(value: Value): string {
  return value === null || value === undefined ? '' : printable(String(value));
}
