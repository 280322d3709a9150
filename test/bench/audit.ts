import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { html } from '../../src/report/html.ts';
import { largeReport, type LargeSize } from '../report/large-report.ts';
import { auditInBrowser } from './audit-in-browser.ts';
import type { Figure } from './figure.ts';

const sizes: readonly LargeSize[] = [
  { operations: 300, roles: 20, tokens: 1 },
  { operations: 300, roles: 20, tokens: 20 },
];

/** How large the audit report becomes, and how long it takes to write it. */
export async function audit(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'rolecall-audit-'));
  const figures: Figure[] = [];
  for (const size of sizes) {
    const report = await largeReport(size);
    const { cells } = report.conclusion;
    const parts = { bytes: 0, cells: 0, overview: 0 };
    async function* counted() {
      for await (const part of html.render(report, { colour: false, width: 120 })) {
        parts.bytes += part.length;
        if (part.includes('id="cells"')) parts.cells = part.length;
        if (part.includes('id="overview"')) parts.overview = part.length;
        yield part;
      }
    }
    const started = performance.now();
    const file = join(folder, `${cells}.html`);
    await pipeline(Readable.from(counted()), createWriteStream(file));
    const seconds = (performance.now() - started) / 1000;
    const against = `${size.operations} operations × ${size.roles} roles × ${size.tokens} token states`;
    figures.push(
      {
        name: `audit: report of ${cells} cells`,
        value: hundredths(parts.bytes / 1e6),
        unit: 'MB',
        against: `${against}; of it cells ${hundredths(parts.cells / 1e6)} MB, overview ${hundredths(parts.overview / 1e6)} MB`,
      },
      {
        name: `audit: writing ${cells} cells`,
        value: hundredths(seconds),
        unit: 's',
        against: `${against}, judging included`,
      },
      ...(await auditInBrowser(file, cells)),
    );
  }
  await rm(folder, { recursive: true });
  return figures;
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
