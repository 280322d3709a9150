import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunOptions } from '../../src/run-options.ts';
import type { Unleash } from './unleash/start-unleash.ts';

/** How the contract of scenarios/unleash is run: from a copy in this folder, which knows where the server listens. */
export async function unleashOptions(unleash: Unleash, folder: string): Promise<RunOptions> {
  await cp(join(import.meta.dirname, '../../scenarios/unleash'), folder, { recursive: true });
  const config = join(folder, 'rolecall.yaml');
  const text = await readFile(config, 'utf8');
  await writeFile(config, text.replaceAll('http://127.0.0.1:4242', unleash.url));
  return {
    config,
    today: '2026-11-24',
    strategy: 'pairs',
    seed: 1,
    only: [],
    concurrency: 8,
    timeoutMs: 20_000,
    mutate: [],
    output: join(folder, 'runs'),
    variables: variablesOf(unleash),
    signal: new AbortController().signal,
    now: () => new Date(),
    onProgress: () => {},
  };
}

function variablesOf(unleash: Unleash): Record<string, string> {
  return {
    UNLEASH_ADMIN_TOKEN: unleash.adminToken,
    UNLEASH_CLIENT_TOKEN: unleash.clientToken,
    UNLEASH_FRONTEND_TOKEN: unleash.frontendToken,
    UNLEASH_EXPIRED_PAT: unleash.expiredPat,
    UNLEASH_EXPIRED_ADMIN_TOKEN: unleash.expiredAdminToken,
    UNLEASH_EXPIRED_CLIENT_TOKEN: unleash.expiredClientToken,
    UNLEASH_EXPIRED_FRONTEND_TOKEN: unleash.expiredFrontendToken,
  };
}
