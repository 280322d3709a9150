import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { run } from '../../src/pipeline.ts';
import { chromiumPath } from './audit/chromium-path.ts';
import { openBrowser } from './audit/open-browser.ts';
import { openedPage, type OpenedPage } from './audit/opened-page.ts';
import { testsOfEvidence } from './audit/tests-of-evidence.ts';
import { testsOfLinks } from './audit/tests-of-links.ts';
import { testsOfOpening } from './audit/tests-of-opening.ts';
import { writtenAudit, type WrittenAudit } from './audit/written-audit.ts';
import { unleashOptions } from './unleash-options.ts';
import { postgresPrograms } from './unleash/postgres-programs.ts';
import { startUnleash } from './unleash/start-unleash.ts';

const isThere = existsSync(chromiumPath) && existsSync(postgresPrograms);

describe.skipIf(!isThere)('the audit report of Unleash, which nobody here wrote', () => {
  let browser: Browser;
  let audit: WrittenAudit;
  let shown: OpenedPage;

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rolecall-unleash-'));
    await using unleash = await startUnleash();
    audit = await writtenAudit(await run(await unleashOptions(unleash, folder)));
    await rm(folder, { recursive: true });
    browser = await openBrowser();
    shown = await openedPage(browser, audit.url);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await audit?.[Symbol.asyncDispose]();
  });

  for (const tests of [testsOfOpening, testsOfLinks, testsOfEvidence]) tests(() => ({ audit, browser, shown }));
});
