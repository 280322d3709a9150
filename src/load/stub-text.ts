import { Document, isNode, type Pair } from 'yaml';
import type { FixtureStub, RequestStub, Stubs } from '../model/stubs.ts';
import { redacted } from './traffic/redacted.ts';
import { Secrets } from './traffic/secrets.ts';

/** Stubs as a scenario file that can be loaded as it stands, in block form; comments say what each would settle. */
export function stubText({ fixtures, requests, remarks }: Stubs, title: string): string {
  const document = new Document({ rolecall: 1 });
  document.commentBefore = commentOf([title, 'Read it before you use it: what nobody wrote is a guess.']);
  const writer = new Writer(document);
  if (fixtures.length > 0)
    writer.section(
      'fixtures',
      fixtures.map((stub) => writer.fixture(stub)),
    );
  if (requests.length > 0)
    writer.section(
      'requests',
      requests.map((stub) => writer.request(stub)),
    );
  if (remarks.length > 0) document.comment = remarks.map((lines) => commentOf(lines)).join('\n\n');
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

class Writer {
  readonly #document: Document;

  constructor(document: Document) {
    this.#document = document;
  }

  section(name: string, pairs: readonly Pair[]): void {
    this.#document.set(name, this.#document.createNode({}));
    for (const pair of pairs) this.#document.addIn([name], pair);
  }

  fixture({ name, make, body, keep, undo, witness, comments }: FixtureStub): Pair {
    const safe = redacted(plain(body), new Secrets([]));
    const written = {
      make: body === undefined ? make : { [make]: { body: safe.value } },
      keep,
      ...(undo !== undefined && { undo }),
      ...(witness !== undefined && { witness }),
    };
    return this.#pair(name, written, [...comments, ...safe.notes]);
  }

  request({ operation, body, parameters, comments }: RequestStub): Pair {
    const safe = redacted(plain(body), new Secrets([]));
    const written = {
      ...(parameters && { parameters: redacted(plain(parameters), new Secrets([])).value }),
      ...(body !== undefined && { body: safe.value }),
    };
    return this.#pair(operation, written, [...comments, ...safe.notes]);
  }

  #pair(key: string, value: unknown, comments: readonly string[]): Pair {
    const pair = this.#document.createPair(key, value);
    if (isNode(pair.key)) pair.key.commentBefore = commentOf(comments);
    return pair;
  }
}

/** No text of a server or a file ends its line. */
function commentOf(lines: readonly string[]): string {
  return lines.map((line) => ` ${line.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ').trimEnd()}`).join('\n');
}

/** Files of a multipart body are written as the text that they hold. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, plain(child)]));
}
