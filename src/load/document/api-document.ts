import type { CredentialPlace } from '../../model/credential.ts';
import type { Operation } from '../../model/operation.ts';
import type { Location, Place } from '../../model/place.ts';
import type { Schemas } from '../../model/schemas.ts';

/** An OpenAPI document as the rest of `load` sees it. */
export interface ApiDocument {
  readonly file: string;
  readonly title: string;
  readonly sha256: string;
  /** Every operation of the document, whatever its method, in the document's order. */
  readonly operations: readonly Operation[];
  readonly schemas: Schemas;
  /** Where the credentials of its security schemes stand, by name; `undefined`: in no part of the request. */
  readonly securitySchemes: ReadonlyMap<string, CredentialPlace | undefined>;
  readonly locate: (place: Place) => Location | undefined;
  /** One line each, with place, about these operations and all that they refer to: worked out when asked, and not for nothing. */
  readonly warnings: (operations: readonly Operation[]) => readonly string[];
}
