import { constructFromEvents, CORE_SCHEMA, EVENT_ID, mergeTag, YAMLException } from 'js-yaml';
import { parseDocument } from 'yaml';
import { RolecallError } from '../../model/rolecall-error.ts';
import { assertFinite } from './assert-finite.ts';
import { mendedEvents } from './mended-events.ts';

/** YAML 1.2 with merge keys: dates stay strings, as in JSON. */
const schema = CORE_SCHEMA.withTags(mergeTag);

/** Reads JSON or YAML, forgiving where authors' other tools are; `warn` gets a line for what was forgiven and loses something. */
export function parseText(file: string, text: string, warn: (line: string) => void = () => {}): unknown {
  if (/^\s*[{[]/.test(text)) {
    try {
      return JSON.parse(text.replace(/^\uFEFF/, ''));
    } catch {
      // Flow YAML starts like JSON, and what is wrong with JSON the YAML parsers say with line and column.
    }
  }
  try {
    return parseEvents(file, text, warn);
  } catch (cause) {
    if (cause instanceof RolecallError) throw cause;
    return parseLeniently(file, text, cause);
  }
}

function parseEvents(file: string, text: string, warn: (line: string) => void): unknown {
  const { events, source } = mendedEvents(text);
  const documents = constructed(events, source, (cause) => {
    warn(
      `${file}:${markText(cause)} this key stands a second time in its mapping, and the last one counts: keep one of them`,
    );
  });
  if (documents.length > 1) {
    const line = text.slice(0, text.search(/(?<=\S[^]*)^(?:---|\.\.\.)/m)).split('\n').length;
    throw new RolecallError(
      'bad-syntax',
      `${file}:${line}:1 a second document begins here, expected one document in a file. Remove it`,
    );
  }
  // Without aliases a value is as large as its text.
  return events.some(({ type }) => type === EVENT_ID.ALIAS) ? assertFinite(file, documents[0]) : documents[0];
}

function constructed(
  events: Parameters<typeof constructFromEvents>[0],
  source: string,
  onTwice: (cause: YAMLException) => void,
): unknown[] {
  try {
    return constructFromEvents(events, { source, schema });
  } catch (cause) {
    if (!(cause instanceof YAMLException) || cause.reason !== 'duplicated mapping key') throw cause;
    onTwice(cause);
    return constructFromEvents(events, { source, schema, json: true });
  }
}

function parseLeniently(file: string, text: string, cause: unknown): unknown {
  const lenient = leniently(text);
  if ('value' in lenient) return assertFinite(file, lenient.value);
  const reason = cause instanceof YAMLException ? cause.reason : lenient.reason;
  const place = cause instanceof YAMLException && cause.mark ? markText(cause) : lenient.place;
  throw new RolecallError(
    'bad-syntax',
    `${file}:${place} this is neither JSON nor YAML: ${reason}. Mend the syntax at this place.`,
    { cause },
  );
}

/** A second opinion: `yaml` takes tags that it does not know, and tabs in some places. */
function leniently(text: string): { readonly value: unknown } | { readonly place: string; readonly reason: string } {
  try {
    const document = parseDocument(text, { uniqueKeys: false, logLevel: 'silent' });
    const [error] = document.errors;
    if (!error) return { value: document.toJS() };
    const [start] = error.linePos ?? [];
    return { place: `${start?.line ?? 1}:${start?.col ?? 1}`, reason: error.message.split('\n')[0] ?? 'unreadable' };
  } catch (cause) {
    // Aliases without end or beginning, nesting deeper than the stack.
    return {
      place: '1:1',
      reason: cause instanceof RangeError ? 'nested too deeply' : 'an alias that stands for nothing or for too much',
    };
  }
}

function markText({ mark }: YAMLException): string {
  return `${(mark?.line ?? 0) + 1}:${(mark?.column ?? 0) + 1}`;
}
