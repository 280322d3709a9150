import { PieceTable } from './piece-table.ts';
import { readingsOf } from './readings.ts';
import { secretParts } from './secret-parts.ts';
import { insideBase64 } from './spellings.ts';

/** Who has so many characters of a secret has learned something of it. */
const pieceLength = 12;

/** `------------` and `000000000000` are nobody's secret. */
const leastDifferent = 4;

interface Run {
  readonly from: number;
  readonly to: number;
  readonly number: number;
}

/** Finds pieces of secrets, such as a server shows that cuts what it repeats. */
export class Pieces {
  /** Secrets that the table does not hold yet: whoever reads nothing needs none. */
  #waiting: { readonly secret: string; readonly name: string }[] = [];
  readonly #names: string[] = [];
  readonly #table = new PieceTable(pieceLength);

  add(secret: string, name: string): void {
    this.#waiting.push({ secret, name });
  }

  /** The text with a name in place of each piece, as long as it goes on. */
  hide(text: string): string {
    if (text.length < pieceLength) return text;
    if (this.#waiting.length > 0) this.#take();
    if (this.#table.isEmpty) return text;
    const runs: Run[] = [];
    for (const { text: read, at: places } of readingsOf(text)) {
      this.#table.find(read, (at, number) => {
        const to = at + pieceLength;
        runs.push({ from: places?.[at] ?? at, to: places?.[to] ?? to, number });
      });
    }
    return runs.length === 0 ? text : this.#replaced(text, runs);
  }

  #take(): void {
    for (const { secret, name } of this.#waiting) {
      const number = this.#names.push(name) - 1;
      for (const part of secretParts(secret)) {
        const isSaid = saidBy(name, part);
        for (const form of new Set([part, ...insideBase64(part)])) {
          const tells = (at: number) => isVaried(form, at) && !isSaid(form, at);
          if (form.length >= pieceLength) this.#table.add(form, number, tells);
        }
      }
    }
    this.#waiting = [];
  }

  /** Pieces that overlap or touch are one. */
  #replaced(text: string, runs: readonly Run[]): string {
    let shown = '';
    let end = -1;
    for (const { from, to, number } of runs.toSorted((left, right) => left.from - right.from)) {
      if (from > end) shown += text.slice(Math.max(end, 0), from) + (this.#names[number] ?? '');
      end = Math.max(end, to);
    }
    return shown + text.slice(end);
  }
}

function isVaried(form: string, at: number): boolean {
  for (let index = at, different = 0; index < at + pieceLength; index++) {
    if (form.indexOf(form.charAt(index), at) === index && ++different === leastDifferent) return true;
  }
  return false;
}

/** What the name of a secret says, `editor-token` for `$EDITOR_TOKEN`, is no secret: such keys are usual in tests. */
function saidBy(name: string, part: string): (form: string, at: number) => boolean {
  const said = plainly(name);
  const words = name.toLowerCase().match(/[a-z]{4,}/g) ?? [];
  const lower = part.toLowerCase();
  if (!words.some((word) => lower.includes(word))) return () => false;
  return (form, at) => said.includes(plainly(form.slice(at, at + pieceLength)));
}

function plainly(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
