import fc from 'fast-check';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { addressOf } from './address-of.ts';
import { expectedWords, observedWords } from '../../../src/report/cell-words.ts';
import { factOf } from './fact-of.ts';
import { patient } from './patient.ts';
import { openedPage } from './opened-page.ts';
import type { OpenedAudit } from './opened-audit.ts';

/** What holds for links to a part of a report. */
export function testsOfLinks(opened: () => OpenedAudit): void {
  test('a link to a cell shows that cell: what was expected of it, and what was observed', async () => {
    const { audit, shown } = opened();
    const { page } = shown;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...audit.judged), async ({ verdict }) => {
        await shown.open(`${audit.url}#cell=${encodeURIComponent(verdict.id)}`);
        expect(await titleOf(page)).toBe(verdict.id.slice(verdict.operation.length + 1));
        expect(await page.locator('dialog .operation-link').first().textContent()).toBe(verdict.operation);
        expect(await factOf(page, 'Expected')).toBe(expectedWords(verdict));
        expect(await factOf(page, 'Observed')).toBe(observedWords(verdict));
        expect(shown.problems).toEqual([]);
      }),
      { numRuns: 8, seed: 3 },
    );
  });

  test.for(['cell=POST+%2Fnowhere+nobody', 'operation=POST+%2Fnowhere', 'operation=POST+%2Fnowhere&of=nobody'])(
    'a link to what the run does not have says so: %s',
    async (hash) => {
      const { audit, shown } = opened();
      await shown.open(`${audit.url}#${hash}`);
      expect(await shown.page.locator('dialog').textContent()).toMatch(/run has no cell/);
      expect(shown.problems).toEqual([]);
    },
  );

  test('the address leads to what is looked at, for whoever gets it', async () => {
    const { audit, browser, shown } = opened();
    await shown.open(audit.url);
    await shown.page.locator('.matrix td[data-column]:not(.none)').nth(3).click();
    const role = await titleOf(shown.page);
    await using sent = await openedPage(browser, await addressOf(shown.page));
    expect(await titleOf(sent.page)).toBe(role);
    await sent.page.locator('dialog .cell-link').last().click();
    await sent.page.locator('dialog dl.rows').waitFor();
    const cell = await titleOf(sent.page);
    await using again = await openedPage(browser, await addressOf(sent.page));
    expect(await titleOf(again.page)).toBe(cell);
    expect(await factOf(again.page, 'Observed')).toBe(await factOf(sent.page, 'Observed'));
  });

  test('back leads from the cell to where one came from', async () => {
    const { audit, shown } = opened();
    await shown.open(audit.url);
    const { page } = shown;
    await page.locator('.matrix td[data-column]:not(.none)').first().click();
    const role = await titleOf(page);
    await page.locator('dialog .cell-link').first().click();
    await page.goBack();
    await expect.poll(async () => await titleOf(page), patient).toBe(role);
    await page.goBack();
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    await page.goForward();
    await expect.poll(async () => await titleOf(page), patient).toBe(role);
  });

  test('back and forward at once lead to where one was, and leave it open', async () => {
    const { audit, shown } = opened();
    await shown.open(audit.url);
    const { page } = shown;
    await page.locator('.matrix td[data-column]:not(.none)').first().click();
    await page.locator('dialog[open]').waitFor();
    const role = await titleOf(page);
    await page.evaluate(`(async () => {
      const step = (go) => new Promise((resolve) => {
        addEventListener('popstate', resolve, { once: true });
        go();
      });
      for (let time = 0; time < 5; time++) {
        await step(() => history.back());
        await step(() => history.forward());
      }
      // What closing it has to say is said by then.
      await new Promise((resolve) => setTimeout(resolve, 100));
    })()`);
    expect(await page.locator('dialog[open]').count()).toBe(1);
    expect(await titleOf(page)).toBe(role);
  });
}

async function titleOf(page: Page): Promise<string> {
  return (await page.locator('#look-title').textContent()) ?? '';
}
