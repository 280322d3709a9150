import type { Environment } from './environment.ts';

/** A document at a URL that the user named, or that such a document refers to. */
export interface DocumentRequest {
  readonly url: string;
  /** Whose credential is presented; `undefined`: nobody's. */
  readonly as: { readonly principal: string; readonly environment: Environment } | undefined;
  /** `file:line:column ` of the line that names the document, for errors of the credential. */
  readonly where: string;
}

/** Brings the text of a document; rejects with the reason in a few words. The pipeline hands it to `load`, which imports no stage. */
export type FetchDocument = (request: DocumentRequest) => Promise<string>;
