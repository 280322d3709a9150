import { existsSync, readdirSync, readFileSync } from 'node:fs';
import AjvDraft04 from 'ajv-draft-04';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { loadDocument } from '../../../src/load/document/load-document.ts';
import { parseText } from '../../../src/load/document/parse-text.ts';
import { recipeOf } from '../../../src/plan/recipe.ts';
import { writeRequest } from '../../../src/plan/write-request.ts';
import { requestContract } from '../../plan/request-contract.ts';
import { aFill } from '../../plan/a-fill.ts';

const folder = '../shared/specs';
const present = existsSync(folder);
const files = present ? readdirSync(folder).filter((name) => !name.endsWith('.tsv')) : [];

async function recipesOf(name: string) {
  const document = await loadDocument(`${folder}/${name}`);
  const contract = requestContract(document.schemas);
  const posts = document.operations.filter(({ method }) => method === 'POST');
  const recipes = posts.map((operation) => ({
    operation,
    recipe: recipeOf(contract, operation, { caseName: undefined, seed: 1 }),
  }));
  return { document, recipes };
}

describe.skipIf(!present)(`real documents${present ? '' : ', skipped because ../shared/specs is absent'}`, () => {
  test.for(files)('%s loads, and every recipe can be sent', async (name) => {
    const { document, recipes } = await recipesOf(name);
    expect(document.operations.length).toBeGreaterThan(0);
    for (const { recipe } of recipes) {
      if ('code' in recipe) continue;
      const request = writeRequest(
        recipe,
        aFill((prefix) => prefix),
      );
      expect(request.target).toMatch(/^\/[\x21-\x7e]*$/);
      expect(request.target).not.toMatch(/[{}]/);
    }
  });

  test.for([
    ['stripe-2020-08-27.yaml', 167],
    ['docker-engine-1.48.yaml', 51],
    ['discord.json', 43],
    ['openai-2.3.yaml', 52],
  ] as const)(
    '%s: at least 95 in 100 of its %i POST operations get a recipe, the same every time',
    async ([name, posts]) => {
      const { recipes } = await recipesOf(name);
      const made = recipes.filter(({ recipe }) => !('code' in recipe));
      console.log(`${name}: ${made.length} of ${recipes.length} POST operations have a recipe`);
      expect(recipes.length).toBe(posts);
      expect(made.length / posts).toBeGreaterThanOrEqual(0.95);
      expect((await recipesOf(name)).recipes.map(({ recipe }) => recipe)).toEqual(recipes.map(({ recipe }) => recipe));
    },
  );

  test.for([
    ['stripe-2020-08-27.yaml', 'draft-04'],
    ['docker-engine-1.48.yaml', 'draft-04'],
    ['discord.json', '2020'],
    ['openai-2.3.yaml', 'draft-04'],
  ] as const)('%s: a second validator, %s, accepts at least 95 in 100 of the bodies', async ([name, draft]) => {
    const raw = parseText(name, readFileSync(`${folder}/${name}`, 'utf8'));
    const options = {
      strict: false,
      validateSchema: false,
      logger: false,
      inlineRefs: false,
      unicodeRegExp: false,
    } as const;
    const judge = draft === '2020' ? new Ajv2020(options) : new AjvDraft04.default(options);
    formats.default(judge);
    const compilable = withTypes(raw);
    if (typeof compilable !== 'object' || compilable === null) throw new Error('no document');
    judge.addSchema(compilable, 'judged');

    const { recipes } = await recipesOf(name);
    const invalid: string[] = [];
    let judged = 0;
    for (const { operation, recipe } of recipes) {
      if ('code' in recipe || recipe.body === undefined) continue;
      const { mediaType, value } = recipe.body;
      const schema = operation.bodies.find(({ type }) => type === mediaType)?.schema;
      if (schema === undefined || schema.startsWith('/x-')) continue;
      const validate = judge.compile({
        $ref: `judged#${schema.split('/').map(encodeURIComponent).join('/')}`,
      });
      judged += 1;
      if (!validate(textual(value))) invalid.push(`${operation.id}: ${judge.errorsText(validate.errors)}`);
    }
    console.log(`${name}: ${judged - invalid.length} of ${judged} bodies are valid for a second validator`);
    expect(judged).toBeGreaterThan(20);
    expect(invalid.slice(Math.floor(judged * 0.05))).toEqual([]);
  });
});

/** A blunt normaliser: as much as a stock validator needs to compile, and readOnly is not its business. */
function withTypes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withTypes);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(
    ([key, child]) =>
      !(key === 'nullable' && typeof child === 'boolean') &&
      !(key === 'example') &&
      !(key === 'id' && typeof child === 'string'),
  );
  return Object.fromEntries(entries.map(([key, child]) => [key, withTypes(child)]));
}

function textual(value: unknown): unknown {
  if (value instanceof Uint8Array) return 'bytes';
  if (Array.isArray(value)) return value.map(textual);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, textual(child)]));
}
