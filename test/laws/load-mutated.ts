import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { dump } from 'js-yaml';
import { parse } from 'yaml';
import { embeddedEnvironment } from '../../src/embedded/embedded-environment.ts';
import { load } from '../../src/load/load.ts';
import { RolecallError } from '../../src/model/rolecall-error.ts';
import { vocabulary } from '../../src/registries.ts';
import { Dice, spoiled, torn } from './mutations.ts';

const sample = readFileSync('specs/orders.openapi.yaml', 'utf8');
const sampleMatrix = readFileSync('scenarios/role-matrix.yaml', 'utf8');

const small: readonly string[] = [
  `openapi: 3.0.3
info: { title: Small, version: 1.0 }
security: [{ token: [orders] }]
paths:
  /orders/{orderId}/refunds:
    parameters: [{ $ref: '#/components/parameters/OrderId' }]
    post:
      operationId: refund
      tags: [orders]
      x-roles: [editor]
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Order' }, examples: { a: { value: { id: 1 } } } } } }
      responses: { '201': { description: made, headers: { x-a: { schema: { type: string } } }, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } } }
components:
  securitySchemes: { token: { type: http, scheme: bearer } }
  parameters: { OrderId: { name: orderId, in: path, required: true, schema: { type: string } } }
  schemas:
    Order: { type: object, required: [id], properties: { id: { type: integer, nullable: true }, next: { $ref: '#/components/schemas/Order' }, all: { type: array, items: { oneOf: [{ type: string }, { $ref: '#/components/schemas/Order' }] } } } }
`,
  JSON.stringify({
    swagger: '2.0',
    info: { title: 'Old', version: '1' },
    consumes: ['application/json'],
    securityDefinitions: { key: { type: 'apiKey', name: 'k', in: 'header' } },
    paths: {
      '/orders': {
        post: {
          security: [{ key: [] }],
          parameters: [{ name: 'b', in: 'body', schema: { $ref: '#/definitions/Order' } }],
          responses: { 200: { description: 'ok', schema: { type: 'array', items: { $ref: '#/definitions/Order' } } } },
        },
      },
      '/form': {
        post: {
          parameters: [{ name: 'f', in: 'formData', type: 'file', required: true }, { $ref: '#/parameters/p' }],
          responses: {},
        },
      },
    },
    parameters: { p: { name: 'n', in: 'formData', type: 'integer', minimum: 3, exclusiveMinimum: true } },
    definitions: {
      Order: {
        type: 'object',
        properties: { self: { $ref: '#/definitions/Order' }, note: { type: 'string', maxLength: 3 } },
      },
    },
  }),
  `openapi: 3.1.0
info: { title: Anchors, version: '1' }
x-shared: &shared { description: "a text
  over two lines", content: { application/json: { schema: &schema { type: [object, 'null'], properties: { again: { $ref: '#/components/schemas/S' } } } } } }
paths:
  /a: { post: { requestBody: { <<: *shared, required: true }, responses: { default: *shared } } }
  /b?x={y}: { post: { responses: {}, security: [{}, { none: [] }] }, query: { responses: {} } }
components: { schemas: { S: *schema } }
`,
];
const general =
  'rolecall: 1\nroles: { viewer: {}, editor: { includes: [viewer], scopes: [orders] } }\nnetworks: [office]\nunlisted: deny\noperations:\n  POST /**: { allow: [editor], from: [office], otherwise: hide }\n';
const config = 'rolecall: 1\nspec: api.yaml\nmatrix: matrix.yaml\nmethods: [POST, GET]\nrefusals: { missing: 401 }\n';
const trees = new Map(
  [sample, sampleMatrix, general, config, ...small].map((text) => [text, parse(text, { merge: true }) as unknown]),
);

/** The sample contract is long: its operations, a few at a time. */
function slice(whole: unknown, dice: Dice): unknown {
  if (typeof whole !== 'object' || whole === null || !('paths' in whole)) return whole;
  const entries = Object.entries(Object(whole.paths));
  const from = dice.below(entries.length);
  return { ...whole, paths: Object.fromEntries(entries.slice(from, from + 3)) };
}

function mutated(text: string, dice: Dice): string {
  if (dice.next() < 0.35) return torn(text, dice);
  const tree = spoiled(slice(trees.get(text), dice), dice);
  const written = dice.next() < 0.7 ? JSON.stringify(tree, undefined, dice.below(3)) : dump(tree);
  return dice.next() < 0.1 ? torn(written ?? '', dice) : (written ?? '');
}

/** A file that can be mutated. */
export type Mutated = 'document' | 'matrix' | 'configuration';

/** What became of them. */
export interface Seen {
  readonly contracts: number;
  readonly refusals: number;
  readonly slowestMs: number;
}

const lanes = 4;

/** Loads mutated files, `rounds` times: each gives a contract, or errors with line and column, and soon. */
export async function loadMutated(rounds: number, what: (dice: Dice) => readonly Mutated[]): Promise<Seen> {
  const seen = { contracts: 0, refusals: 0, lines: 0, slowestMs: 0, slowestSeed: 0 };
  let seed = 0;
  const lane = async (): Promise<void> => {
    const folder = mkdtempSync(join(tmpdir(), 'rolecall-mutated-'));
    let last: ReadonlyMap<string, string> = new Map();
    try {
      while (seed < rounds) {
        const own = ++seed;
        const dice = new Dice(own);
        const mutations = what(dice);
        const files = filesFor(mutations, dice);
        for (const [name, text] of files) if (last.get(name) !== text) writeFileSync(join(folder, name), text);
        last = files;
        const started = performance.now();
        const lines = await complaints(folder).catch((error: unknown) => {
          throw new Error(`seed ${own}\n${[...files.values()].join('\n----\n')}`, { cause: error });
        });
        expect(lines.unlocated, `seed ${own}`).toEqual([]);
        const ms = performance.now() - started;
        if (ms > seen.slowestMs) Object.assign(seen, { slowestMs: ms, slowestSeed: own });
        seen[lines.refused ? 'refusals' : 'contracts']++;
        seen.lines += lines.count;
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  console.log(seen);
  return seen;
}

function filesFor(mutations: readonly Mutated[], dice: Dice): ReadonlyMap<string, string> {
  // The sample contract is large, and its matrix fits it alone.
  const large = dice.next() < 0.05;
  const document = large ? sample : dice.pick(small);
  const matrix = large && !mutations.includes('document') ? sampleMatrix : general;
  const text = (name: Mutated, written: string) => (mutations.includes(name) ? mutated(written, dice) : written);
  return new Map([
    ['api.yaml', text('document', document)],
    ['matrix.yaml', text('matrix', matrix)],
    ['rolecall.yaml', text('configuration', config)],
  ]);
}

async function complaints(
  folder: string,
): Promise<{ readonly unlocated: readonly string[]; readonly refused: boolean; readonly count: number }> {
  try {
    const { contract } = await load({
      config: join(folder, 'rolecall.yaml'),
      environment: 'embedded',
      spec: undefined,
      matrix: undefined,
      scenarios: undefined,
      methods: undefined,
      today: '2026-11-23',
      vocabulary,
      embedded: (matrix) => embeddedEnvironment(matrix, 'a secret of the tests'),
    });
    return { ...lookedAt(contract.warnings), refused: false };
  } catch (error) {
    if (!(error instanceof RolecallError)) throw error;
    return { ...lookedAt(error.message.split('\n')), refused: true };
  }
}

function lookedAt(lines: readonly string[]) {
  return { unlocated: lines.filter((line) => !/^\S+\.yaml:[1-9]\d*:[1-9]\d* \S/.test(line)), count: lines.length };
}
