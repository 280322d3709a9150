import { audit } from './audit.ts';
import type { Figure } from './figure.ts';
import { memory } from './memory.ts';
import { merging } from './merging.ts';
import { peersFigures } from './peers.ts';
import { planning } from './planning.ts';
import { realDocuments } from './real-documents.ts';
import { resuming } from './resuming.ts';
import { startup } from './startup.ts';
import { slowServer, throughput } from './throughput.ts';
import { vitest } from './vitest.ts';

const figures: Readonly<Record<string, () => Figure[] | Promise<Figure[]>>> = {
  audit,
  throughput,
  'slow-server': slowServer,
  planning,
  'real-documents': realDocuments,
  startup,
  memory,
  peers: peersFigures,
  vitest,
  merging,
  resuming,
};

/** `npm run bench -- [--json] [NAME…]`: every figure in one run, or those that are named. */
const args = process.argv.slice(2);
const wanted = args.filter((argument) => !argument.startsWith('--'));
for (const [name, measure] of Object.entries(figures)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const figure of await measure()) {
    const { name: what, value, unit, against } = figure;
    console.log(
      args.includes('--json')
        ? JSON.stringify(figure)
        : `${what.padEnd(52)} ${String(value).padStart(9)} ${unit.padEnd(5)} ${against}`,
    );
  }
}
