import { type Event, parseEvents, YAMLException } from 'js-yaml';

/** The events of a YAML text, with the text that their offsets count in. */
export interface MendedEvents {
  readonly events: Event[];
  readonly source: string;
  /** Lines, from 0, that were indented further, with the number of blanks. */
  readonly shifts: ReadonlyMap<number, number>;
}

const indent = ' '.repeat(40);
/** Deeper than any document that people write, and far from the end of the stack. */
const maxDepth = 400;
/** Each try reads the text again from its start: about a second of tries. */
const patience = 30_000_000;

/** The text that was read last, with its events as long as there is memory for them: a place in it is asked for soon, or never. */
let last: { readonly text: string; readonly read: WeakRef<MendedEvents> } | undefined;

/** The events of a YAML text, read once for its value and the places in it. */
export function mendedEvents(text: string): MendedEvents {
  const known = last?.text === text ? last.read.deref() : undefined;
  if (known) return known;
  const read = readEvents(text);
  last = { text, read: new WeakRef(read) };
  return read;
}

/**
 * Reads YAML and mends what js-yaml 4 took and js-yaml 5 refuses: lines inside quotes and brackets that are indented less
 * than their parent (all Docker Engine documents). There blanks at the start of a line mean nothing, so the line gets
 * more of them. See https://github.com/nodeca/js-yaml/issues/768.
 */
function readEvents(text: string): MendedEvents {
  const shifts = new Map<number, number>();
  let source = text;
  for (let work = text.length; ; work += source.length) {
    try {
      return { events: parseEvents(source, { maxDepth }), source, shifts };
    } catch (cause) {
      const position = work > patience ? undefined : deficientAt(cause);
      if (position === undefined) throw cause;
      // YAML ends lines at a lone carriage return, too.
      const start = Math.max(source.lastIndexOf('\n', position - 1), source.lastIndexOf('\r', position - 1)) + 1;
      const line = source.slice(0, start).split('\n').length - 1;
      // More of the same would not help.
      if (shifts.has(line)) throw cause;
      source = `${source.slice(0, start)}${indent}${source.slice(start)}`;
      shifts.set(line, indent.length);
    }
  }
}

function deficientAt(cause: unknown): number | undefined {
  return cause instanceof YAMLException && cause.reason === 'deficient indentation' ? cause.mark?.position : undefined;
}
