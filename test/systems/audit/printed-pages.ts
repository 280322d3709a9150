import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';

/** The texts of the pages that a browser prints, without blanks: where lines are broken says nothing. */
export async function printedPages(page: Page): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'rolecall-print-'));
  try {
    const file = join(folder, 'report.pdf');
    await page.pdf({ path: file, preferCSSPageSize: true });
    const { stdout } = await promisify(execFile)('pdftotext', ['-raw', file, '-'], { maxBuffer: 1e8 });
    return stdout
      .split('\f')
      .slice(0, -1)
      .map((text) => text.replaceAll(/\s+/g, ''));
  } finally {
    await rm(folder, { recursive: true });
  }
}
