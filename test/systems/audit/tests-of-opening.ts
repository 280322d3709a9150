import { expect, test } from 'vitest';
import { printable } from '../../../src/report/printable.ts';
import { openedPage } from './opened-page.ts';
import type { OpenedAudit } from './opened-audit.ts';

/** What holds for a report of whichever run when it is opened from its file. */
export function testsOfOpening(opened: () => OpenedAudit): void {
  test.for([false, true])('it comes up and asks for nothing but itself, offline: %s', async (offline) => {
    const { audit, browser } = opened();
    await using report = await openedPage(browser, audit.url, { offline });
    const { page, problems, requests } = report;
    await page.locator('.matrix td[data-column]').first().click();
    await page.locator('dialog a.cell-link').first().click();
    await page.locator('dialog .exchange, dialog dl.rows').first().waitFor();
    expect(problems).toEqual([]);
    expect(requests).toEqual([audit.url]);
  });

  test('it says what the run came to, in one heading', async () => {
    const { audit, shown } = opened();
    await shown.open(audit.url);
    const headings = shown.page.locator('h1');
    await expect(headings.count()).resolves.toBe(1);
    // The sign before it is hidden from whoever cannot see it.
    expect(await headings.locator('span:not([aria-hidden])').textContent()).toBe(
      printable(audit.report.conclusion.headline),
    );
  });

  test('it shows every finding, and folds up what does not count', async () => {
    const { audit, shown } = opened();
    await shown.open(audit.url);
    const { findings } = audit.report.conclusion;
    const titles = (cards: string) => shown.page.locator(`#findings ${cards} h4`).allTextContents();
    const titlesOf = (all: typeof findings) => all.map(({ title }) => printable(title)).toSorted();
    const counts = (finding: (typeof findings)[number]) => !finding.accepted && finding.verdict !== 'note';
    expect((await titles('.card')).toSorted()).toEqual(titlesOf(findings));
    expect((await titles('.folded .card')).toSorted()).toEqual(titlesOf(findings.filter((each) => !counts(each))));
  });

  test('its matrix has a field for each operation and role that has a cell', async () => {
    const { audit, shown } = opened();
    await shown.open(audit.url);
    const operations = new Set(audit.judged.map(({ verdict }) => verdict.operation));
    const roles = new Set(audit.judged.map(({ verdict }) => verdict.role));
    const pairs = new Set(audit.judged.map(({ verdict }) => `${verdict.operation}\n${verdict.role}`));
    const { page } = shown;
    expect(new Set(await page.locator('.matrix tbody th').allTextContents())).toEqual(operations);
    expect(new Set((await page.locator('.matrix thead th').allTextContents()).slice(1, -1))).toEqual(roles);
    await expect(page.locator('.matrix td[data-column]').count()).resolves.toBe(operations.size * roles.size);
    await expect(page.locator('.matrix td[data-column]:not(.none)').count()).resolves.toBe(pairs.size);
  });
}
