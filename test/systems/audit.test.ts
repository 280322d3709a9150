import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { chromiumPath } from './audit/chromium-path.ts';
import { deskAudit } from './audit/desk-audit.ts';
import { openBrowser } from './audit/open-browser.ts';
import { openedPage, type OpenedPage } from './audit/opened-page.ts';
import { sampleAudit } from './audit/sample-audit.ts';
import { testsOfEvidence } from './audit/tests-of-evidence.ts';
import { testsOfLinks } from './audit/tests-of-links.ts';
import { testsOfLoss } from './audit/tests-of-loss.ts';
import { testsOfMoving } from './audit/tests-of-moving.ts';
import { testsOfOpening } from './audit/tests-of-opening.ts';
import type { WrittenAudit } from './audit/written-audit.ts';

const reports = {
  'the sample contract, where nothing is wrong': sampleAudit,
  'the desk with three mistakes': deskAudit,
};

describe.skipIf(!existsSync(chromiumPath)).for(Object.entries(reports))('the audit report of %s', ([, make]) => {
  let browser: Browser;
  let audit: WrittenAudit;
  let shown: OpenedPage;

  beforeAll(async () => {
    [browser, audit] = await Promise.all([openBrowser(), make()]);
    shown = await openedPage(browser, audit.url);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await audit?.[Symbol.asyncDispose]();
  });

  for (const tests of [testsOfOpening, testsOfLinks, testsOfEvidence, testsOfMoving, testsOfLoss])
    tests(() => ({ audit, browser, shown }));
});
