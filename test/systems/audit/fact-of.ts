import type { Page } from 'playwright-core';

/** What the cell that is looked at says under this name; `undefined`: nothing. */
export async function factOf(page: Page, name: string): Promise<string | undefined> {
  const facts = page.locator('dialog dl.rows > div');
  await facts.first().waitFor();
  for (const fact of await facts.all())
    if ((await fact.locator('dt').textContent()) === name) return (await fact.locator('dd').textContent()) ?? undefined;
  return undefined;
}
