import { chromium, type Browser } from 'playwright-core';
import { chromiumPath } from './chromium-path.ts';

/** Starts the browser that reports are opened in. */
export async function openBrowser(): Promise<Browser> {
  return await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
}
