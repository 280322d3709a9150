import type { Conclusion, Finding, MatrixCell, Share } from '../../src/model/conclusion.ts';
import type { ExchangeLine, RunLine } from '../../src/model/journal.ts';
import type { NotSentCode } from '../../src/model/not-sent.ts';
import { notSentCodes } from '../../src/model/not-sent.ts';
import type { Judged, Report } from '../../src/model/report.ts';
import {
  verdictCodes,
  verdictNames,
  verdictRecord,
  type VerdictCode,
  type VerdictName,
  type VerdictRecord,
} from '../../src/model/verdict.ts';

/** What servers and files may hold to break a terminal, a CI server or a shell. */
export const hostile = '\u001B[31mred\u001B[0m\u0000 <b>&"\'</b>\n]]> \u202Egnp \u009B2J `id` $(id) \uD800';

/** A report in which every verdict and every code comes up, and in which the server and the files are hostile. */
export function syntheticReport(): Report {
  const all = verdictRecord.shape.code.options.map(judgedOf);
  return {
    run,
    conclusion: conclusionOf(all),
    folder: '.rolecall/runs/2026-11-23T10-00-00',
    judged: async function* () {
      yield* all;
    },
  };
}

const run: RunLine = {
  type: 'run',
  rolecall: 1,
  id: '2026-11-23T10-00-00',
  version: '0.0.0',
  started: '2026-11-23T10:00:00.000Z',
  by: {
    node: '24.0.0',
    platform: 'linux x64',
    ci: { name: 'GitHub Actions', url: 'https://ci.example/runs/1', job: `prove ${hostile}`, ref: `main ${hostile}` },
  },
  environment: { name: 'local', target: 'http://127.0.0.1:8080/api' },
  spec: { file: 'specs/orders.openapi.yaml', sha256: 'a'.repeat(64) },
  matrix: { file: 'scenarios/role-matrix.yaml', sha256: 'b'.repeat(64) },
  seed: 1,
  strategy: 'pairs',
  mutations: ['role-check-dropped'],
  operations: ['POST /orders', 'POST /reports', 'POST /admin/users'],
  gaps: ['POST /internal/gap'],
  principals: [{ name: 'viewer', role: 'viewer', roles: ['viewer'], rank: 1, credential: 'bearer', verify: false }],
  addresses: [
    { name: 'office', via: 'bind', ip: '127.0.0.2' },
    { name: 'outside', via: 'bind', ip: '127.0.0.9' },
  ],
  undecided: [],
  skipped: [],
  skips: [{ what: 'POST /reports viewer token=expired', reason: `slow clock ${hostile}`, until: '2027-03-31' }],
  accepts: [{ scenario: 'POST /orders', reason: `until the next release ${hostile}`, until: null }],
  tags: { 'POST /orders': [`shop ${hostile}`] },
  secured: ['POST /orders', 'POST /reports'],
  unmatched: [{ rule: `GET /orders ${hostile}`, at: 'scenarios/role-matrix.yaml:12:3' }],
  oracles: { 'missing-www-authenticate': { off: `our gateway strips it ${hostile}` } },
  documented: {},
  coverage: { file: 'rolecall.coverage.json', unproven: ['POST /gone'], update: false },
  partial: false,
  warnings: [`scenarios/role-matrix.yaml:3:1 odd ${hostile}`],
};

const verdictOf: Readonly<Partial<Record<VerdictCode, VerdictName>>> = {
  contrast: 'pass',
  'refused-unproven': 'pass',
  'admitted-unproven': 'pass',
  'either-way': 'pass',
  'role-admitted': 'over-permissive',
  'state-admitted': 'over-permissive',
  'address-admitted': 'over-permissive',
  'owner-admitted': 'over-permissive',
  'faults-admitted': 'over-permissive',
  'closed-admitted': 'over-permissive',
  'allowed-refused': 'over-restrictive',
  'wrong-status': 'wrong-refusal',
  'not-a-refusal': 'wrong-refusal',
};

const seenIn: Readonly<Partial<Record<VerdictCode, VerdictRecord['seen']>>> = {
  'refused-unproven': [
    { oracle: 'stack-trace', severity: 'high', evidence: `a stack trace of Node.js ${hostile}`, against: null },
    { oracle: 'unequal-shapes', severity: 'info', evidence: `403 here, and 401 there ${hostile}`, against: 'e0' },
  ],
};

function judgedOf(code: VerdictCode, index: number): Judged {
  const notSent = code in notSentCodes;
  const verdict: VerdictName = notSent ? 'not-evaluable' : (verdictOf[code] ?? 'inconclusive');
  const operation = run.operations[index % 3] ?? 'POST /orders';
  const principal = ['viewer', 'editor', 'admin'][Math.floor(index / 3) % 3] ?? 'viewer';
  const id = `${operation} ${principal} n=${index}`;
  const admitted = verdict === 'over-permissive' || code === 'contrast';
  const accepted =
    code === 'faults-admitted' ? { reason: 'tokens live 15 minutes by design', until: '2027-03-31' } : null;
  const record: VerdictRecord = {
    type: 'verdict',
    id,
    operation,
    role: principal,
    principal,
    axes: { n: String(index) },
    at: { principal, token: 'valid', address: 'office' },
    faults: ['role'],
    expected: {
      outcome: verdict === 'over-restrictive' ? 'admitted' : 'refused',
      statuses: verdict === 'over-restrictive' ? [] : [403],
      rule: 'scenarios/role-matrix.yaml:9:3',
      ruleText: 'POST /admin/**',
    },
    observed: notSent
      ? null
      : {
          outcome: admitted ? 'admitted' : 'refused',
          status: admitted ? 201 : 403,
          hop: admitted ? 'application' : 'gateway',
          cause: admitted ? null : 'gateway-rule',
          evidence: [`body ${hostile}`],
        },
    owner: null,
    kept: {},
    changed: [],
    verdict,
    code,
    severity: verdict === 'pass' || notSent ? null : 'high',
    provable: !notSent,
    proven: code === 'contrast',
    accepted,
    proof: { control: 'admitted', recognised: true, steady: true, witness: 'none' },
    control: notSent ? null : `${operation} admin`,
    supply: verdict === 'inconclusive' || notSent ? `supply something for ${code}` : null,
    notes: code === 'wrong-status' ? ['undocumented-status'] : [],
    seen: seenIn[code] ?? [],
    exchanges: notSent ? [] : [`e${index}`],
    attempts: notSent ? 0 : 1,
    ms: 1.5 * index,
  };
  return {
    verdict: record,
    fault: notSent ? undefined : exchange(principal, index),
    control: notSent ? undefined : exchange('admin', index + 100),
  };
}

function exchange(principal: string, number: number): ExchangeLine {
  const id = `0c1f-${number}`;
  return {
    type: 'exchange',
    id,
    operation: 'POST /orders',
    about: 'POST /orders',
    at: { principal, token: 'valid', address: 'office' },
    attempt: 1,
    sent: '2026-11-23T10:00:00.000Z',
    ms: 3,
    request: {
      method: 'POST',
      target: '/api/orders?q=a%20b',
      headers: [
        ['authorization', `Bearer $${principal.toUpperCase()}_TOKEN`],
        ['content-type', 'application/json'],
        ['x-request-id', id],
        ['user-agent', `rolecall ${id}`],
        ['x-note', hostile],
      ],
      body: JSON.stringify({ note: "it's", reference: `ref-${number}`, hostile }),
    },
    answer: { kind: 'response', status: 403, headers: {}, body: `denied ${hostile}`, truncated: false },
    notes: [],
  };
}

function conclusionOf(all: readonly Judged[]): Conclusion {
  const amount = (name: VerdictName) => all.filter(({ verdict }) => verdict.verdict === name).length;
  const counts = {
    pass: amount('pass'),
    'over-permissive': amount('over-permissive'),
    'over-restrictive': amount('over-restrictive'),
    'wrong-refusal': amount('wrong-refusal'),
    inconclusive: amount('inconclusive'),
    'not-evaluable': amount('not-evaluable'),
  };
  return {
    exitCode: 1,
    addresses: [{ address: 'outside', ip: '127.0.0.9', saw: `127.0.0.9 ${hostile}` }],
    headline: `1 role too many: POST /orders admits viewer ${hostile}`,
    findings: all
      .filter(({ verdict }) => verdict.severity !== null && verdict.verdict !== 'inconclusive')
      .map(findingOf)
      .concat(all.flatMap(sightingsOf)),
    lags: [
      {
        type: 'observation',
        kind: 'lag',
        principal: 'viewer',
        token: 'revoked',
        ms: 39_000,
        refused: true,
        within: 60_000,
        exchanges: [],
      },
    ],
    worklist: all
      .filter(({ verdict }) => verdict.supply !== null)
      .map(({ verdict }) => ({
        verdict: verdict.verdict === 'inconclusive' ? 'inconclusive' : 'not-evaluable',
        code: verdict.code,
        supply: verdict.supply ?? '',
        need: { kind: 'other' },
        cells: 1,
        operations: [verdict.operation],
      })),
    counts,
    cells: all.length,
    share: { proven: 1, provable: 20 },
    roles: new Map<string, Share>([['viewer', { proven: 1, provable: 7 }]]),
    operations: new Map<string, Share>(run.operations.map((id) => [id, { proven: 1, provable: 7 }])),
    coverage: {
      admittedNowhere: [{ role: 'auditor', allowed: 2 }],
      undocumented: [{ operation: 'POST /reports', statuses: ['403', '401 or 403'] }],
      neverSeen: [{ operation: 'POST /orders', statuses: ['404'] }],
      undescribed: [{ operation: 'POST /reports', statuses: ['401', '403'] }],
      unmatched: run.unmatched ?? [],
      unproven: [
        { operation: 'POST /reports', why: 'nothing proven' },
        { operation: 'POST /internal/gap', why: 'no rule' },
      ],
      unlisted: [],
      removable: ['POST /gone'],
    },
    matrix: matrixOf(all),
    notEvaluable: new Map<NotSentCode, number>([['no-body', 1]]),
    requests: 42,
    interrupted: false,
    ms: 1234,
    ended: '2026-11-23T10:00:01.234Z',
  };
}

function findingOf(judged: Judged): Finding {
  const { verdict } = judged;
  if (verdict.verdict === 'pass' || verdict.verdict === 'not-evaluable') throw new Error('no finding');
  return {
    verdict: verdict.verdict,
    code: verdict.code,
    fault: 'role viewer',
    severity: verdict.code === 'role-admitted' ? 'critical' : 'high',
    title: `${verdictCodes[verdict.code]}: 1 of 3 operations ${hostile}`,
    remedy: `check the rule of ${verdict.operation}`,
    operations: verdict.code === 'role-admitted' ? run.operations : [verdict.operation],
    cells: 1,
    accepted: verdict.accepted !== null,
    examples: [judged],
  };
}

function sightingsOf(judged: Judged): Finding[] {
  return judged.verdict.seen.map(({ oracle, severity }) => ({
    verdict: severity === 'info' ? 'note' : 'wrong-refusal',
    code: 'oracle',
    fault: oracle,
    severity,
    title: `${oracle} was seen: 1 of 3 operations ${hostile}`,
    remedy: `look at the error handler ${hostile}`,
    operations: [judged.verdict.operation],
    cells: 1,
    accepted: false,
    examples: [judged],
  }));
}

function matrixOf(all: readonly Judged[]): ReadonlyMap<string, ReadonlyMap<string, MatrixCell>> {
  const matrix = new Map<string, Map<string, MatrixCell>>();
  for (const { verdict } of all) {
    const row = matrix.get(verdict.operation) ?? new Map<string, MatrixCell>();
    matrix.set(verdict.operation, row);
    const before = row.get(verdict.role);
    if (before && verdictNames.indexOf(before.verdict) !== 0) continue;
    row.set(verdict.role, {
      verdict: verdict.verdict,
      cells: 1,
      proven: verdict.proven ? 1 : 0,
      expected: verdict.expected.outcome,
    });
  }
  return matrix;
}
