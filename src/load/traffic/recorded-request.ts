/** A request as somebody sent it: read from a recording, secrets and all. It never leaves this folder as it is. */
export interface RecordedRequest {
  /** File and place, for comments. */
  readonly from: string;
  readonly method: string;
  readonly url: URL;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: RecordedBody | undefined;
  /** `undefined`: the recording does not say how it was answered. */
  readonly status: number | undefined;
}

/** A recorded body: text, or the fields of a form. `undefined` content: the recording does not hold it. */
export interface RecordedBody {
  readonly mediaType: string;
  readonly content: string | readonly RecordedField[] | undefined;
}

/** A field of a recorded form. */
export interface RecordedField {
  readonly name: string;
  readonly value: string;
  readonly file: boolean;
}

/** Stands in text for what only the shell of its author knows: such text is never taken over. */
export const unknownText = '\u{E000}';
