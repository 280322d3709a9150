import type { WireRequest } from '../model/wire.ts';
import type { Redactor } from './redactor.ts';
import { unsendableHeaders } from './sendable.ts';

/** Headers that many requests share, made ready once: as they go out, as they are shown, and as the journal writes them. */
export interface HeaderPart {
  /** Name, value, name, value …: what undici takes. */
  readonly flat: readonly string[];
  /** Secrets taken out. */
  readonly shown: [name: string, value: string][];
  /** `shown` as JSON, without the brackets around it. */
  readonly json: string;
  /** Why no HTTP client would write them. */
  readonly problem: string | undefined;
}

/** Makes headers ready. */
export function headerPart(headers: WireRequest['headers'], redactor: Redactor): HeaderPart {
  const shown = headers.map(([name, value]): [string, string] => [name, redactor.redact(value)]);
  return { flat: headers.flat(), shown, json: JSON.stringify(shown).slice(1, -1), problem: unsendableHeaders(headers) };
}
