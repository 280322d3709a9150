import type { Page } from 'playwright-core';

/** The address as the page has it: `page.url()` hears of a change a little later. */
export async function addressOf(page: Page): Promise<string> {
  return await page.evaluate<string>('location.href');
}
