import fc from 'fast-check';
import { expect, test } from 'vitest';
import { auditFlags } from '../../src/model/audit-data.ts';
import type { Judged, Report } from '../../src/model/report.ts';
import { unpackedRows } from '../../src/model/unpacked-rows.ts';
import { assetText } from '../../src/report/html/asset-text.ts';
import { inlined } from '../../src/report/html/inlined.ts';
import { packedRows } from '../../src/report/html/packed-rows.ts';
import { printedHeads } from '../../src/report/html/printed-heads.ts';
import { html } from '../../src/report/html.ts';
import { auditIslands, type AuditIslands } from './audit-islands.ts';
import { hostileReport } from './hostile-report.ts';
import { largeReport } from './large-report.ts';
import { comparisonOf, syntheticComparison } from './synthetic-comparison.ts';
import { syntheticReport } from './synthetic-report.ts';
import { textOf } from './text-of.ts';

const small = { operations: 5, roles: 4, tokens: 6 };

async function judgedOf(report: Report): Promise<Judged[]> {
  const all: Judged[] = [];
  for await (const each of report.judged()) all.push(each);
  return all;
}

/** Every cell with its evidence: the next one in its island. */
function* evidenceOf({ cells, evidence }: AuditIslands) {
  const read = new Map<number, number>();
  for (const number of cells.evidence) {
    const index = read.get(number) ?? 0;
    read.set(number, index + 1);
    const cell = evidence[number]?.cells[index];
    if (!cell) throw new Error(`no evidence ${number}/${index}`);
    yield { cell, exchanges: evidence[number]?.exchanges ?? [] };
  }
}

test.for<[string, () => Report | Promise<Report>]>([
  ['operations one after the other', () => largeReport(small)],
  ['operations that take turns', syntheticReport],
])('the islands hold what was judged, and whose evidence is which: %s', async ([, made]) => {
  const report = await made();
  const judged = await judgedOf(report);
  const islands = auditIslands(await textOf(html, report));
  const { cells } = islands;
  expect(cells.flags).toHaveLength(judged.length);
  const text = (column: { readonly texts: readonly string[]; readonly cells: readonly number[] }, index: number) =>
    column.texts[column.cells[index] ?? -1];
  for (const [index, { cell, exchanges }] of [...evidenceOf(islands)].entries()) {
    const { verdict, fault, control } = judged[index] ?? { verdict: undefined, fault: undefined, control: undefined };
    expect(cell.verdict).toEqual(JSON.parse(JSON.stringify(verdict)));
    expect(cell.fault === null ? undefined : exchanges[cell.fault]?.id).toBe(fault?.id);
    expect(cell.control === null ? undefined : exchanges[cell.control]?.id).toBe(control?.id);
    expect(`${text(cells.operation, index)} ${text(cells.point, index)}`).toBe(verdict?.id);
    expect(text(cells.verdict, index)).toBe(verdict?.verdict);
    for (const [axis, column] of Object.entries(cells.axes))
      expect(text(column, index)).toBe(verdict?.axes[axis] ?? '');
    const { provable, proven, accepted } = auditFlags;
    expect(cells.flags[index]).toBe(
      (verdict?.provable ? provable : 0) + (verdict?.proven ? proven : 0) + (verdict?.accepted ? accepted : 0),
    );
  }
});

test('an exchange stands once in an island, and as the journal has it', async () => {
  const report = await largeReport(small);
  const { evidence } = auditIslands(await textOf(html, report));
  expect(evidence).toHaveLength(small.operations);
  const sent = new Map((await judgedOf(report)).flatMap(({ fault }) => (fault ? [[fault.id, fault] as const] : [])));
  for (const { exchanges } of evidence) {
    expect(new Set(exchanges.map(({ id }) => id)).size).toBe(exchanges.length);
    for (const exchange of exchanges) expect(exchange).toEqual(sent.get(exchange.id));
  }
});

test('the overview names examples as the cells do, whatever stands in them', async () => {
  for (const report of [await largeReport(small), hostileReport('\u001B[31m \u202Ea ##[b] ')]) {
    const { overview, cells } = auditIslands(await textOf(html, report));
    const ids = cells.operation.cells.map(
      (number, index) => `${cells.operation.texts[number]} ${cells.point.texts[cells.point.cells[index] ?? -1]}`,
    );
    const examples = overview.conclusion.findings.flatMap((finding) => finding.examples);
    expect(examples).not.toEqual([]);
    expect(ids).toEqual(expect.arrayContaining(examples));
  }
});

test('operations stand in the order of the document, roles by their rank, gaps last', async () => {
  const { overview } = auditIslands(await textOf(html, syntheticReport()));
  expect(overview.operations.map(({ id }) => id)).toEqual([
    'POST /orders',
    'POST /reports',
    'POST /admin/users',
    'POST /internal/gap',
  ]);
  expect(overview.operations.at(-1)).toMatchObject({ unproven: 'no rule' });
  const large = await largeReport(small);
  expect(auditIslands(await textOf(html, large)).overview.roles).toEqual(large.run.principals.map(({ role }) => role));
});

test('the reads of a witness are kept in their order, and the exchanges that oracles held a cell against', async () => {
  const report = syntheticReport();
  const [first] = (await judgedOf(report)).flatMap(({ fault }) => fault ?? []);
  if (!first) throw new Error('the synthetic report has exchanges');
  const reads = ['before', 'after'].map((id) => ({ ...first, id }));
  const judged = async function* () {
    for await (const each of report.judged())
      yield { ...each, witnesses: reads, compared: new Map([['other', { ...first, id: 'other' }]]) };
  };
  const all = [...evidenceOf(auditIslands(await textOf(html, { ...report, judged })))];
  expect(all.length).toBeGreaterThan(1);
  for (const { cell, exchanges } of all) {
    const ids = (numbers: readonly number[]) => numbers.map((number) => exchanges[number]?.id);
    expect(ids(cell.witnesses)).toEqual(['before', 'after']);
    expect(ids(cell.compared)).toEqual(['other']);
  }
});

test('evidence is written as soon as its operation has been read, and who stops reading stops the judge', async () => {
  const report = await largeReport(small);
  const perOperation = small.roles * small.tokens;
  let read = 0;
  let ended = false;
  async function* judged() {
    try {
      for await (const each of report.judged()) {
        read++;
        yield each;
      }
    } finally {
      ended = true;
    }
  }
  const late: number[] = [];
  for await (const part of html.render({ ...report, judged }, { colour: false, width: 80 })) {
    const number = /id="evidence-(\d+)"/.exec(part)?.[1];
    if (number === undefined) continue;
    late.push(read - (Number(number) + 1) * perOperation);
    if (number === '2') break;
  }
  expect(late).toEqual([1, 1, 1]);
  expect(ended).toBe(true);
});

test('without a script there is a summary: what came out, the findings, what to do', async () => {
  const report = await largeReport(small);
  const text = await textOf(html, report);
  const [, shown = ''] = /<main id="report">([^]*)<\/main>/.exec(text) ?? [];
  expect(text.indexOf('</main>')).toBeLessThan(text.indexOf('evidence-0'));
  expect(shown).toContain(`<h1>${report.conclusion.headline}</h1>`);
  for (const { title } of report.conclusion.findings) expect(shown).toContain(`<strong>${title}</strong>`);
  expect(shown).toContain(`npx rolecall report &#39;${report.folder}&#39; --verbose`);
});

test('what differs since earlier runs is in it, every change', async () => {
  const comparison = syntheticComparison();
  const earlier = { headline: 'h', exitCode: 0, share: { proven: 1, provable: 2 }, cells: 3, started: 's' } as const;
  const same = comparisonOf({ 'POST /orders viewer': ['admitted, proven', 'admitted, proven'] });
  const since = [
    { comparison, earlier },
    { comparison: same, earlier: null },
  ];
  const { overview } = auditIslands(await textOf(html, { ...(await largeReport(small)), since }));
  const [first, second] = overview.since;
  const { counts } = comparison;
  expect(first).toMatchObject({ earlier, before: { kind: 'baseline' }, whole: true, counts });
  const changes = [...comparison.changes()];
  expect(first?.changes.map(({ kind }) => kind)).toEqual(changes.map(({ kind }) => kind));
  expect(JSON.stringify(first)).not.toMatch(/\\u/);
  expect(second).toMatchObject({ earlier: null, changes: [] });
});

test('rows are unpacked as they were packed', () => {
  const alike = fc.tuple(fc.constantFrom('a', 'b-'), fc.nat(), fc.string()).map((parts) => parts.join(' x '));
  fc.assert(
    fc.property(
      fc.array(fc.oneof(alike, fc.string({ unit: 'binary' }), fc.constantFrom('', ' ', 'a', 'a b'))),
      (texts) => {
        expect(unpackedRows(packedRows(texts))).toEqual(texts);
      },
    ),
  );
});

test('words that many rows share stand once', () => {
  const packed = packedRows(['{"a":1,"b":"same"}', '{"a":2,"b":"same"}'].map((row) => `${row},${row}`));
  expect(packed).toEqual({
    templates: [
      {
        between: ['{"', '":', ',"', '":"', '"},{"', '":', ',"', '":"', '"}'],
        words: [['a'], '1 2', ['b'], ['same'], ['a'], 1, ['b'], ['same']],
      },
    ],
    rows: [0, 0],
  });
});

test('no script can end its element, and no run can end a text of the style', () => {
  expect(inlined('a="</SCRIPT>";b="<!--";c="</style>"')).toBe(String.raw`a="<\/SCRIPT>";b="<\!--";c="<\/style>"`);
  const run = { ...syntheticReport().run, id: 'a"; } </style> \\ 2026-11-23T10:00' };
  expect(printedHeads(run)).toContain(String.raw`"Rolecall \B7  run a  style  2026-11-23T10:00"`);
});

test('where the page was not built, it is said what to do', async () => {
  await expect(assetText('file:///nowhere/page.js')).rejects.toThrow(
    /^\/nowhere\/page\.js cannot be read, and the html report needs it: npm run build makes it$/,
  );
});
