import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compile } from '../../src/embedded/compile.ts';
import { contractOf } from '../../src/pipeline.ts';
import { root } from '../commands/rolecall.ts';
import { bundle } from '../msw/bundle.ts';
import { chromiumPath } from './audit/chromium-path.ts';
import { openBrowser } from './audit/open-browser.ts';

describe.skipIf(!existsSync(chromiumPath))('handlers of the sample contract in a real browser', () => {
  let server: Server;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    server = await serve();
    browser = await openBrowser();
    page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  });

  afterAll(async () => {
    await browser?.close();
    server?.close();
    server?.closeAllConnections();
  });

  const ask = async (role: string): Promise<readonly unknown[]> =>
    await page.evaluate(async (as) => await (await globalThis.asked)(as), role);

  test('a viewer is refused', async () => {
    expect(await ask('viewer')).toEqual([403, expect.objectContaining({ title: 'Missing permission' })]);
  });

  test('an admin gets what was sent', async () => {
    expect(await ask('admin')).toEqual([201, expect.objectContaining({ sku: 'coffee', quantity: 2 })]);
  });

  test('anonymous is challenged', async () => {
    expect(await ask('anonymous')).toEqual([401, expect.objectContaining({ title: 'No token' })]);
  });
});

/** A page with the handlers; whatever they do not answer is 418 here. */
async function serve(): Promise<Server> {
  const contract = compile(
    await contractOf({ config: join(root, 'rolecall.yaml'), environment: 'embedded', today: '2026-11-23' }),
  );
  const { code } = await bundle(join(root, 'test/systems/browser/page.ts'));
  const html = `<!doctype html><script>globalThis.contract = ${JSON.stringify(contract)}</script><script type="module" src="/page.js"></script>`;
  const files = new Map([
    ['/', { type: 'text/html', text: html }],
    ['/page.js', { type: 'text/javascript', text: code }],
    [
      '/mockServiceWorker.js',
      {
        type: 'text/javascript',
        text: await readFile(join(root, 'node_modules/msw/lib/mockServiceWorker.js'), 'utf8'),
      },
    ],
  ]);
  const server = createServer(({ url = '' }, response) => {
    const file = files.get(url);
    response.writeHead(file ? 200 : 418, { 'content-type': file?.type ?? 'text/plain' }).end(file?.text);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return server;
}
