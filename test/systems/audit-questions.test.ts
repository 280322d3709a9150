import { existsSync } from 'node:fs';
import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rolecall, root } from '../commands/rolecall.ts';
import { chromiumPath } from './audit/chromium-path.ts';
import { openBrowser } from './audit/open-browser.ts';
import { openedPage, type OpenedPage } from './audit/opened-page.ts';

/** The sample contract in a folder of its own, with one operation left out. */
async function sampleWithSkip(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rolecall-questions-'));
  for (const part of ['rolecall.yaml', 'specs', 'scenarios'])
    await cp(join(root, part), join(folder, part), { recursive: true });
  const skip = 'skip:\n  - operation: POST /maintenance\n    reason: the night shift only\n    until: 2027-03-31\n';
  await appendFile(join(folder, 'scenarios', 'orders.scenario.yaml'), skip);
  return folder;
}

/** What an auditor asks, and in how many steps after the file is open it is answered. */
describe.skipIf(!existsSync(chromiumPath))('an auditor who opens the report', () => {
  let cwd: string;
  let browser: Browser;
  let opened: OpenedPage;

  beforeAll(async () => {
    cwd = await sampleWithSkip();
    await rolecall(['run', '--quiet'], { cwd });
    await rolecall(['run', '--quiet', '--mutate', 'address-check-dropped'], { cwd });
    const { exitCode, stderr } = await rolecall(['report', 'html', '--since', 'previous', '-o', 'audit.html'], { cwd });
    if (exitCode !== 0) throw new Error(stderr);
    browser = await openBrowser();
    opened = await openedPage(browser, pathToFileURL(join(cwd, 'audit.html')).href);
  });

  afterAll(async () => {
    await browser?.close();
    await rm(cwd, { recursive: true, force: true });
  });

  test('sees who can refund an order, and how that is known: words, and two clicks', async () => {
    const { page } = opened;
    await page.getByRole('searchbox', { name: 'Search' }).fill('refund');
    await page.getByRole('rowheader', { name: 'POST /orders/{orderId}/refunds' }).click();
    const look = page.getByRole('dialog');
    const admitted = look.locator('.who > div', { hasText: 'Were admitted' });
    const refused = look.locator('.who > div', { hasText: 'Were refused' });
    expect(await admitted.getByRole('link').allTextContents()).toEqual(['admin']);
    expect(await refused.getByRole('link').allTextContents()).toEqual(
      expect.arrayContaining(['anonymous', 'customer', 'editor', 'viewer']),
    );
    const rule = look.getByText('Rule: POST /orders/{orderId}/refunds');
    await rule.waitFor();
    expect(await rule.textContent()).toMatch(/scenarios\/role-matrix\.yaml:\d+:\d+; from office only$/);
    await refused.getByRole('link', { name: 'editor' }).click();
    await look.getByRole('heading', { name: 'Proven', exact: true }).waitFor();
    expect(await look.locator('.proof').textContent()).toContain('The control was admitted');
    expect(await look.locator('.exchange pre.answer').allTextContents()).toEqual([
      expect.stringMatching(/^201/),
      expect.stringMatching(/^403/),
    ]);
    await page.keyboard.press('Escape');
  });

  test('sees what changed since the last run without a click, and each change with one', async () => {
    const { page } = opened;
    const tile = page.locator('.tiles > div', { hasText: 'Since the run' });
    expect(await tile.locator('dd').textContent()).toMatch(/^\d+ widened/);
    await tile.getByRole('link').click();
    const changes = page.locator('#changes');
    const change = changes
      .getByRole('row')
      .filter({ has: page.locator('.badge') })
      .first();
    expect(await change.textContent()).toMatch(/^widened\d+address=/);
    expect(await page.evaluate(`document.querySelector('#changes').getBoundingClientRect().top`)).toBeLessThan(200);
  });

  test('sees what was not tested with one click', async () => {
    const { page } = opened;
    await page.getByRole('navigation').getByRole('link', { name: 'Not tested' }).click();
    expect(await page.evaluate(`document.querySelector('#untested').getBoundingClientRect().top`)).toBeLessThan(200);
    // What was looked for is still in the address.
    expect(new URL(page.url()).hash).toContain('q=refund');
    const section = page.locator('#untested');
    expect(await section.getByRole('heading').textContent()).toBe('What was not tested, and why');
    const row = section.getByRole('row', { name: 'POST /maintenance' });
    expect(await row.textContent()).toContain('Skipped: the night shift only, until 2027-03-31');
  });
});
