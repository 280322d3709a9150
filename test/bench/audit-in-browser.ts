import { existsSync } from 'node:fs';
import { chromium, type Page } from 'playwright-core';
import { median, type Figure } from './figure.ts';

const executablePath = '/usr/bin/chromium';
const rounds = 5;

/** How long people wait for an audit report, in Chromium: until they see something, until all works, and for a filter. */
export async function auditInBrowser(file: string, cells: number): Promise<Figure[]> {
  if (!existsSync(executablePath)) return [];
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const paints: number[] = [];
  const works: number[] = [];
  const filters: number[] = [];
  try {
    for (let round = 0; round < rounds; round++) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      await page.goto(`file://${file}`);
      works.push(await msUntilItWorks(page));
      paints.push(await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0));
      for (const [name, place] of choices) filters.push(await msOfChoice(page, name, place));
      for (const word of ['approve', 'e', '']) filters.push(await msOfWord(page, word));
      await page.close();
    }
  } finally {
    await browser.close();
  }
  const figure = (what: string, values: readonly number[], against: string): Figure => ({
    name: `audit: ${what}, ${cells} cells`,
    value: Math.round(median(values)),
    unit: 'ms',
    against,
  });
  return [
    figure('first paint', paints, `median of ${rounds}, Chromium`),
    figure('all of it works', works, `median of ${rounds}`),
    figure(
      'a filter, to the next frame',
      filters,
      `median of ${filters.length}; the slowest ${Math.round(Math.max(...filters))} ms`,
    ),
  ];
}

/** Names of filters, and which of their options is chosen; the first one is "any". */
const choices = [
  ['Role', 3],
  ['Role', 0],
  ['Verdict', 3],
  ['Verdict', 0],
] as const;

async function msUntilItWorks(page: Page): Promise<number> {
  await page.waitForSelector('.matrix');
  return await page.evaluate(() => performance.now());
}

async function msOfChoice(page: Page, name: string, place: number): Promise<number> {
  const select = `[...document.querySelectorAll('.filters label')].find((label) => label.textContent.startsWith('${name}')).querySelector('select')`;
  return await msUntilNextFrame(page, { field: select, change: `field.selectedIndex = ${place}`, event: 'change' });
}

async function msOfWord(page: Page, word: string): Promise<number> {
  const input = `document.querySelector('.filters input')`;
  return await msUntilNextFrame(page, { field: input, change: `field.value = '${word}'`, event: 'input' });
}

/** Text, because it runs in the page, whose names this program does not know. */
async function msUntilNextFrame(
  page: Page,
  { field, change, event }: { readonly field: string; readonly change: string; readonly event: string },
): Promise<number> {
  return await page.evaluate<number>(`(async () => {
    const field = ${field};
    const started = performance.now();
    ${change};
    field.dispatchEvent(new Event('${event}', { bubbles: true }));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - started;
  })()`);
}
