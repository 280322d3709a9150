import { styleText } from 'node:util';
import type { VerdictName } from '../model/verdict.ts';

/** What a piece of text is, for whoever can see colours; the text itself says the same. */
export type Tone = 'good' | 'bad' | 'open' | 'faint' | 'strong';

/** Marks a text as being of a tone. */
export type Paint = (tone: Tone, text: string) => string;

const styles = { good: 'green', bad: 'red', open: 'yellow', faint: 'dim', strong: 'bold' } as const;

/** A brush; without colour it leaves every text as it is. */
export function brush(colour: boolean): Paint {
  if (!colour) return (_tone, text) => text;
  // Whether the stream can show colour was settled by the caller.
  return (tone, text) => styleText(styles[tone], text, { validateStream: false });
}

/** The tone of a verdict. */
export const toneOf = {
  pass: 'good',
  'over-permissive': 'bad',
  'over-restrictive': 'bad',
  'wrong-refusal': 'bad',
  inconclusive: 'open',
  'not-evaluable': 'faint',
} as const satisfies Record<VerdictName, Tone>;
