import { existsSync } from 'node:fs';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from './audit/chromium-path.ts';
import { deskAudit } from './audit/desk-audit.ts';
import { openBrowser } from './audit/open-browser.ts';
import { openedPage, type PageOptions } from './audit/opened-page.ts';
import { sampleAudit } from './audit/sample-audit.ts';
import type { WrittenAudit } from './audit/written-audit.ts';

const reports = { 'the sample contract': sampleAudit, 'the desk with three mistakes': deskAudit };

/** What can be looked at, and how one comes there from the page as it is opened. */
const views: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  'everything unfolded': async (page) =>
    await page.evaluate(`for (const details of document.querySelectorAll('details')) details.open = true`),
  'the cells one by one': async (page) => await page.getByRole('button', { name: 'Cell by cell' }).click(),
  'a search that finds nothing': async (page) => await page.getByRole('searchbox').fill('nobody has this'),
  'an operation': async (page) => await page.locator('.matrix tbody th').nth(1).click(),
  'the cells of a role': async (page) => await page.locator('.matrix td[data-column]:not(.none)').nth(2).click(),
  'a cell': async (page) => {
    await page.locator('.matrix td[data-column]:not(.none)').nth(2).click();
    await page.locator('dialog .cell-link').last().click();
    await page.locator('dialog dl.rows').waitFor();
    await page.evaluate(`for (const details of document.querySelectorAll('dialog details')) details.open = true`);
  },
};

/** A window, and what axe is asked there: nothing of what it sees in a wide one differs in a wider one. */
const looks: Readonly<Record<string, { readonly options: PageOptions; readonly rules: axe.RunOptions | undefined }>> = {
  'in light colours': { options: { colorScheme: 'light' }, rules: {} },
  'in dark colours': { options: { colorScheme: 'dark' }, rules: { runOnly: ['color-contrast'] } },
  'on 360 pixels': { options: { viewport: { width: 360, height: 740 } }, rules: {} },
  'on 3840 pixels': { options: { viewport: { width: 3840, height: 2160 } }, rules: undefined },
};

describe.skipIf(!existsSync(chromiumPath)).for(Object.entries(reports))('the audit report of %s', ([, make]) => {
  let browser: Browser;
  let audit: WrittenAudit;
  beforeAll(async () => {
    [browser, audit] = await Promise.all([openBrowser(), make()]);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await audit?.[Symbol.asyncDispose]();
  });

  test.for(Object.entries(looks))('%s fits the window and can be read by everybody', async ([, { options, rules }]) => {
    await using shown = await openedPage(browser, audit.url, options);
    const { page } = shown;
    const wrong: string[] = [];
    for (const [view, go] of Object.entries(views)) {
      await shown.open(audit.url);
      await go(page);
      for (const problem of [...(await overflowOf(page)), ...(await violationsOf(page, rules))])
        wrong.push(`${view}: ${problem}`);
    }
    expect(wrong).toEqual([]);
    expect(shown.problems).toEqual([]);
  });

  test('is dark where the system is, and the button turns it over and back', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await using shown = await openedPage(browser, audit.url, { colorScheme });
      const { page } = shown;
      const isDark = async () => (await luminanceOf(page, 'html')) < 0.5;
      expect(await isDark()).toBe(colorScheme === 'dark');
      await page.getByRole('button', { name: colorScheme === 'dark' ? 'Light' : 'Dark', exact: true }).click();
      expect(await isDark()).toBe(colorScheme !== 'dark');
      await page.locator('.matrix td[data-column]').first().click();
      await page.locator('dialog[open]').waitFor();
      expect((await luminanceOf(page, 'dialog')) < 0.5).toBe(colorScheme !== 'dark');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: colorScheme, exact: false }).first().click();
      expect(await isDark()).toBe(colorScheme === 'dark');
    }
  });

  test('what does not fit, and what cannot be read, is noticed', async () => {
    await using shown = await openedPage(browser, audit.url, { viewport: { width: 360, height: 740 } });
    const { page } = shown;
    await page.evaluate(`document.querySelector('main').insertAdjacentHTML('beforeend',
      '<div style="width: 500px">wide</div><button></button>')`);
    await page.evaluate(`document.querySelector('main').lastElementChild.previousElementSibling.style.width = '500px'`);
    expect(await overflowOf(page)).toEqual([expect.stringMatching(/^html is \d+ wide on 360$/)]);
    expect((await violationsOf(page, {})).join()).toContain('button-name');
  });
});

/** The page and the dialog may be higher than the window, and not wider: tables have bars of their own. */
async function overflowOf(page: Page): Promise<readonly string[]> {
  const [width = 0, ...widths] = await page.evaluate<readonly number[]>(
    `[innerWidth, document.documentElement.scrollWidth, document.querySelector('dialog[open]')?.scrollWidth ?? 0]`,
  );
  return widths.flatMap((each, index) =>
    each > width ? [`${['html', 'dialog'][index]} is ${each} wide on ${width}`] : [],
  );
}

/** What axe finds against WCAG 2.2 A and AA, and against its best practice. */
async function violationsOf(page: Page, rules: axe.RunOptions | undefined): Promise<readonly string[]> {
  if (!rules) return [];
  await page.evaluate(axe.source);
  // What is behind a dialog is nobody's as long as it is open.
  const part = (await page.locator('dialog[open]').count()) > 0 ? 'dialog' : 'html';
  // It takes links that a dialog has to be scrolled to for ways past the navigation, because they begin with `#`.
  const options = { ...rules, resultTypes: ['violations'], rules: { 'skip-link': { enabled: false } } };
  const { violations } = await page.evaluate<Pick<axe.AxeResults, 'violations'>>(
    `axe.run('${part}', ${JSON.stringify(options)})`,
  );
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`)
        .slice(0, 3)
        .join('; ')}`,
  );
}

async function luminanceOf(page: Page, element: string): Promise<number> {
  const colour = await page.evaluate<string>(`getComputedStyle(document.querySelector('${element}')).backgroundColor`);
  const [red = 0, green = 0, blue = 0] = [...colour.matchAll(/[\d.]+/g)].map(Number);
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}
