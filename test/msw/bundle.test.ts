import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { root } from '../commands/rolecall.ts';
import { bundle } from './bundle.ts';

const entry = join(root, 'src/msw.ts');

/** Packages of a bundle, by the last folder of node_modules in their path. */
function packagesOf(modules: readonly string[]): string[] {
  const names = modules.flatMap((id) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1] ?? []);
  return [...new Set(names)].toSorted();
}

test('the handlers bring into a front end what knows the contract, and "did you mean"', async () => {
  const { modules, imports, code } = await bundle(entry, { external: ['msw'] });
  expect(packagesOf(modules)).toEqual(['leven']);
  expect(imports).toEqual(['msw']);
  expect(code).not.toMatch(/\bprocess\.|\bBuffer\b|node:/);
  console.log(`rolecall/msw: ${code.length} bytes, ${gzipSync(code).length} gzipped`);
  expect(code.length).toBeLessThan(12_000);
});

test('with msw itself it needs nothing of Node, and no parser, validator or client', async () => {
  const { modules, imports, bytes, code } = await bundle(entry);
  expect(imports).toEqual([]);
  const packages = packagesOf(modules);
  for (const heavy of ['yaml', 'js-yaml', 'zod', 'jose', 'ajv', 'undici', 'commander'])
    expect(packages).not.toContain(heavy);
  expect(code).not.toMatch(/["']node:/);
  console.log(`with msw: ${bytes} bytes, ${gzipSync(code).length} gzipped, of ${packages.join(', ')}`);
});
