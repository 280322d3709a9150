import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reproduction } from '../../src/report/reproduction.ts';
import { chromiumPath } from './audit/chromium-path.ts';
import { deskAudit } from './audit/desk-audit.ts';
import { openBrowser } from './audit/open-browser.ts';
import { openedPage } from './audit/opened-page.ts';
import { printedPages } from './audit/printed-pages.ts';
import { sampleAudit } from './audit/sample-audit.ts';
import { writtenAudit, type WrittenAudit } from './audit/written-audit.ts';

const reports = { 'the sample contract': sampleAudit, 'the desk with three mistakes': deskAudit };

describe.skipIf(!existsSync(chromiumPath)).for(Object.entries(reports))('%s in print', ([, make]) => {
  let browser: Browser;
  let audit: WrittenAudit;
  let pages: readonly string[];
  let text: string;
  beforeAll(async () => {
    [browser, audit] = await Promise.all([openBrowser(), make()]);
    await using shown = await openedPage(browser, audit.url);
    pages = await printedPages(shown.page);
    // What stands at the borders would part what runs on from one page to the next.
    text = pages.map((page) => page.replace(headOf(audit), '').replace(/page\d+of\d+/, '')).join('');
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await audit?.[Symbol.asyncDispose]();
  });

  test('says on every page of which run it is, and which page of how many', () => {
    expect(pages.length).toBeGreaterThan(2);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(headOf(audit));
      expect(page).toContain(`page${index + 1}of${pages.length}`);
    }
  });

  test('has every finding with its remedy, and the commands that show it, folded up or not', () => {
    for (const { title, remedy, examples } of audit.report.conclusion.findings) {
      expect(text).toContain(bare(title));
      expect(text).toContain(bare(remedy));
      const [example] = examples;
      const { control = [], fault = [] } = example ? reproduction(example, audit.report.run) : {};
      for (const line of [...control, ...fault]) expect(text).toContain(bare(line));
    }
    expect(text).toContain(bare(audit.report.conclusion.headline));
  });

  test('has every operation of the matrix and what would settle the rest', () => {
    const operations = new Set(audit.judged.map(({ verdict }) => verdict.operation));
    const matrix = pages.filter((page) => isOfMatrix(page)).join('');
    for (const operation of operations) expect(matrix).toContain(bare(operation));
    for (const { supply } of audit.report.conclusion.worklist) expect(text).toContain(bare(supply));
  });

  test('repeats the roles on every page of the matrix', () => {
    const operations = [...new Set(audit.judged.map(({ verdict }) => verdict.operation))];
    const roles = [...new Set(audit.judged.map(({ verdict }) => verdict.role))];
    const matrix = pages.filter(isOfMatrix);
    // Each operation stands on a page that says which column is whose.
    for (const operation of operations)
      expect(matrix.some((page) => page.includes(bare(operation)) && roles.every((role) => page.includes(role)))).toBe(
        true,
      );
    expect(matrix.length).toBeGreaterThan(operations.length > 20 ? 1 : 0);
  });

  test('has none of that where its style is lost: so it is the style that these tests see', async () => {
    // The policy knows the style by its hash.
    await using bared = await writtenAudit(audit.report, (written) => written.replace('<style>', '<style>/* */'));
    await using shown = await openedPage(browser, bared.url);
    const printed = await printedPages(shown.page);
    expect(printed.filter((page) => page.includes(headOf(audit)))).toEqual([]);
    expect(shown.problems.join()).toContain('violation of style-src');
  });
});

/** Pages with the head of the matrix. */
function isOfMatrix(page: string): boolean {
  return /Operation[a-z-]+.*Proven/.test(page);
}

function headOf({ report }: WrittenAudit): string {
  return bare(`Rolecall · run ${report.run.id}`);
}

function bare(text: string): string {
  return text.replaceAll(/\s+/g, '');
}
