import { expect, test } from 'vitest';
import { runNotes } from './notes-run.ts';

test('a healthy server has no finding, and at least 95 % of its provable cells are proven', async () => {
  const { conclusion } = await runNotes();
  // It takes Node's view of two Authorization headers, the first. It challenges for Bearer tokens, and says neither what is wrong with one nor anything of scopes: notes, and nothing that counts.
  expect(conclusion.findings.map(({ verdict, fault }) => [verdict, fault])).toEqual([
    ['note', 'missing-invalid-token'],
    ['note', 'one-of-two-headers'],
    ['note', 'missing-insufficient-scope'],
  ]);
  expect(conclusion.exitCode).toBe(0);
  expect(conclusion.share.proven / conclusion.share.provable).toBeGreaterThanOrEqual(0.95);
});

const guarded = [
  'POST /admin/flags',
  'POST /exports',
  'POST /folders',
  'POST /notes',
  'POST /notes/{noteId}/comments',
  'POST /notes/{noteId}/share',
  'POST /search',
  'POST /users',
];

interface Expected {
  /** Verdict and fault of a finding, with the operations that it must name. */
  readonly [finding: string]: readonly string[];
}

const editorsOwn = [
  'POST /folders',
  'POST /notes',
  'POST /notes/{noteId}/comments',
  'POST /notes/{noteId}/share',
  'POST /search',
];

test.for<[broken: string, expected: Expected]>([
  ['no-role-check', { 'over-permissive viewer': ['POST /folders'] }],
  [
    'role-check-inverted-for-editor',
    {
      'over-permissive editor': ['POST /admin/flags', 'POST /exports', 'POST /users'],
      'over-restrictive editor': editorsOwn,
    },
  ],
  ['accepts-expired', { 'over-permissive expired': guarded }],
  [
    'accepts-any-signature',
    {
      'over-permissive wrong-signature': guarded,
      'over-permissive wrong-key': guarded,
      // A role that does not exist gets no further than its permissions.
      'over-permissive tampered-claim': editorsOwn,
    },
  ],
  // Whatever stands in the query counts as no token.
  [
    'accepts-missing-token',
    {
      'over-permissive missing': ['POST /notes/{noteId}/comments'],
      'over-permissive wrong-place': ['POST /notes/{noteId}/comments'],
    },
  ],
  [
    'ip-list-ignored',
    {
      'over-permissive outside': ['POST /exports'],
      'over-permissive office-below': ['POST /exports'],
      'over-permissive office-above': ['POST /exports'],
    },
  ],
  [
    'hidden-answers-403',
    { 'wrong-refusal viewer': ['POST /admin/flags'], 'wrong-refusal editor': ['POST /admin/flags'] },
  ],
  ['refuses-allowed-viewer', { 'over-restrictive viewer': ['POST /search'] }],
])('%s is found, and nothing else is', async ([broken, expected]) => {
  const { conclusion, judged } = await runNotes(broken);
  expect(conclusion.exitCode).toBe(1);
  const found: Record<string, Set<string>> = {};
  for (const { verdict } of judged) {
    if (!red.has(verdict.verdict)) continue;
    const moved =
      verdict.axes['token'] ??
      verdict.axes['address'] ??
      (verdict.principal === 'anonymous' ? 'missing' : verdict.role);
    (found[`${verdict.verdict} ${moved}`] ??= new Set()).add(verdict.operation);
  }
  const sorted = Object.entries(found).map(([finding, operations]) => [finding, [...operations].toSorted()]);
  expect(Object.fromEntries(sorted)).toEqual(expected);
  const counted = conclusion.findings.filter(({ verdict }) => verdict !== 'note');
  expect(counted.map(({ verdict }) => verdict).toSorted()).toEqual(
    Object.keys(expected)
      .map((finding) => finding.slice(0, finding.indexOf(' ')))
      .toSorted(),
  );
});

const red: ReadonlySet<string> = new Set(['over-permissive', 'over-restrictive', 'wrong-refusal']);
