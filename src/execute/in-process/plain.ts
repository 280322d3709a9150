/** A request as an application in this process gets it. */
export interface PlainRequest {
  readonly method: string;
  readonly origin: string;
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array<ArrayBuffer> | string | undefined;
}

/** What it answered; names in lower case. */
export interface PlainResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Buffer;
}

/** Asks it; a text says why the request cannot be put to it. */
export type Asking = (request: PlainRequest) => Promise<PlainResponse | string>;
