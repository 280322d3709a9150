import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** A page, and what went on while it was open. */
export interface OpenedPage extends AsyncDisposable {
  readonly page: Page;
  /** What the console, the page or the policy complained about, and every dialog: nothing of it should be. */
  readonly problems: readonly string[];
  readonly requests: readonly string[];
  /** Opens an address as if nothing had been open. */
  readonly open: (url: string) => Promise<void>;
}

/** How a page is opened. */
export interface PageOptions extends BrowserContextOptions {
  /** To be run in the page before anything of it. */
  readonly first?: string;
}

/** Seen by the page itself: the console says it too, but only to people. */
const watch = `addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
  console.error('violation of ' + violatedDirective + ' by ' + blockedURI);
});`;

/** Opens a report in a context of its own, and waits until it is drawn. */
export async function openedPage(
  browser: Browser,
  url: string,
  { first = '', ...options }: PageOptions = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  // What is in the file is there at once, were the machine idle.
  page.setDefaultTimeout(15_000);
  const problems: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`page: ${error.message}`));
  page.on('dialog', (dialog) => {
    problems.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (request.url() !== 'about:blank') requests.push(request.url());
  });
  await page.addInitScript(watch + first);
  const open = async (address: string) => {
    await page.goto('about:blank');
    await page.goto(address);
    if (address !== 'about:blank') await page.locator('.bar').waitFor();
  };
  await open(url);
  return { page, problems, requests, open, [Symbol.asyncDispose]: async () => await context.close() };
}
