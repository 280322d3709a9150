import { expect, test } from 'vitest';
import { printable } from '../../../src/report/printable.ts';
import type { OpenedAudit } from './opened-audit.ts';
import { openedPage } from './opened-page.ts';
import { writtenAudit } from './written-audit.ts';

/** What holds where a report is not whole, or the browser cannot do all that it needs. */
export function testsOfLoss(opened: () => OpenedAudit): void {
  test('without scripts it says what the run came to, and every finding', async () => {
    const { audit, browser } = opened();
    await using context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(audit.url);
    const text = (await page.locator('main').textContent()) ?? '';
    const { headline, findings } = audit.report.conclusion;
    for (const said of [headline, ...findings.flatMap(({ title, remedy }) => [title, remedy])])
      expect(text).toContain(printable(said));
    expect(await page.locator('noscript').count()).toBe(1);
  });

  test('in a browser that cannot unpack it, it says so above what can be read', async () => {
    const { audit, browser } = opened();
    await using context = await browser.newContext();
    const page = await context.newPage();
    await page.addInitScript('delete globalThis.DecompressionStream');
    await page.goto(audit.url);
    expect(await page.getByRole('alert').textContent()).toContain('DecompressionStream');
    expect(await page.locator('h1').textContent()).toBe(printable(audit.report.conclusion.headline));
  });

  test('where its cells are cut out, it says which part is missing', async () => {
    const { audit, browser } = opened();
    await using cut = await writtenAudit(audit.report, (text) =>
      text.replace(/<script [^>]*id="cells">[^<]*<\/script>/, ''),
    );
    await using context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(cut.url);
    expect(await page.getByRole('alert').textContent()).toContain('the file has no part "cells"');
    expect(await page.locator('h1').textContent()).toBe(printable(audit.report.conclusion.headline));
  });

  test('where the evidence of an operation is spoilt, all else is there, and its cells say so', async () => {
    const { audit, browser } = opened();
    await using cut = await writtenAudit(audit.report, (text) => text.replace(/(id="evidence-0">)[^<]*/, '$1AAAA'));
    const link = (operation: string) => {
      const judged = audit.judged.find(({ verdict }) => verdict.operation === operation);
      return `${cut.url}#cell=${encodeURIComponent(judged?.verdict.id ?? '')}`;
    };
    const [first = '', second = ''] = new Set(audit.judged.map(({ verdict }) => verdict.operation));
    await using shown = await openedPage(browser, link(first));
    expect(await shown.page.locator('dialog').getByRole('alert').textContent()).not.toBe('');
    await shown.page.goto(link(second));
    await shown.page.locator('dialog dl.rows').waitFor();
    expect(await shown.page.getByRole('alert').count()).toBe(0);
  });
}
