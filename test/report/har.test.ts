import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import draft6 from 'ajv/dist/refs/json-schema-draft-06.json' with { type: 'json' };
import formats from 'ajv-formats';
import { expect, test } from 'vitest';
import type { ExchangeLine } from '../../src/model/journal.ts';
import type { Report } from '../../src/model/report.ts';
import { har } from '../../src/report/har.ts';
import { syntheticReport } from './synthetic-report.ts';
import { textOf } from './text-of.ts';

// By this name, so that it is seen that the package is used; it has no types.
const require = createRequire(import.meta.url);
const schemas = require('har-schema') as Readonly<Record<string, object>>;

function problemsOf(log: unknown): unknown {
  const ajv = new Ajv({ strict: false });
  formats.default(ajv);
  ajv.addMetaSchema(draft6);
  ajv.addSchema(Object.values(schemas));
  const validate = ajv.getSchema('har.json#');
  void validate?.(log);
  return validate?.errors ?? [];
}

interface Entry {
  readonly request: { readonly url: string; readonly headers: readonly { name: string; value: string }[] };
  readonly response: { readonly status: number; readonly comment?: string };
  readonly comment: string;
}

async function entriesOf(report: Report): Promise<readonly Entry[]> {
  const { log }: { log: { entries: readonly Entry[] } } = JSON.parse(await textOf(har, report));
  return log.entries;
}

function withExchange(change: (exchange: ExchangeLine) => ExchangeLine): Report {
  const report = syntheticReport();
  return {
    ...report,
    judged: async function* () {
      for await (const each of report.judged()) yield { ...each, fault: each.fault && change(each.fault) };
    },
  };
}

test('HAR output is valid, which an entry without its request is not', async () => {
  const text = await textOf(har, syntheticReport());
  expect(problemsOf(JSON.parse(text))).toEqual([]);
  expect(problemsOf(JSON.parse(text.replace('"request":', '"requested":')))).not.toEqual([]);
});

test('it holds the evidence of what is not as the contract says, with the control first, and nothing of what passed', async () => {
  const entries = await entriesOf(syntheticReport());
  const about = entries.map(({ comment }) => comment);
  const fault = about.findIndex((text) => text.includes('over-permissive, role-admitted'));
  expect(about[fault - 1]).toMatch(/^control of /);
  expect(about.join('\n')).not.toMatch(/pass, contrast/);
  // What oracles saw is evidence, whatever the verdict.
  expect(about.join('\n')).toMatch(/pass, refused-unproven, stack-trace/);
});

test('each exchange stands there once, however many cells it is the control of', async () => {
  const report = syntheticReport();
  const twice = async function* () {
    yield* report.judged();
    yield* report.judged();
  };
  expect(await entriesOf({ ...report, judged: twice })).toEqual(await entriesOf(report));
});

test('headers say the variable where a credential was', async () => {
  const [entry] = await entriesOf(syntheticReport());
  expect(entry?.request.headers).toContainEqual({ name: 'authorization', value: 'Bearer $ADMIN_TOKEN' });
});

test('no answer is status 0, with the reason', async () => {
  const failing = withExchange((exchange) => ({
    ...exchange,
    answer: { kind: 'failure', phase: 'headers', code: 'UND_ERR_SOCKET' },
  }));
  const responses = (await entriesOf(failing)).map(({ response }) => response);
  expect(responses).toContainEqual(expect.objectContaining({ status: 0, comment: 'headers: UND_ERR_SOCKET' }));
  expect(problemsOf(JSON.parse(await textOf(har, failing)))).toEqual([]);
});

test.for(['//orders', '/a b?x=ü&y=%zz', '/orders/{orderId}', '/%2e%2e/orders', '*'])(
  'a request-target that is no URI (%s) makes no invalid file',
  async (target) => {
    const report = withExchange((exchange) => ({ ...exchange, request: { ...exchange.request, target } }));
    expect(problemsOf(JSON.parse(await textOf(har, report)))).toEqual([]);
  },
);
