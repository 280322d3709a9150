import type { BodyLayout } from './body-layout.ts';

/** How a body value is written for a content type. */
export interface BodyEncoding {
  readonly summary: string;
  /** Content types that it writes, parameters cut off, lower case. */
  readonly matches: (mediaType: string) => boolean;
  readonly encode: (
    value: unknown,
    mediaType: string,
    layout?: BodyLayout,
  ) => { readonly contentType: string; readonly body: string | Uint8Array<ArrayBuffer> };
}
