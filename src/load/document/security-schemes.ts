import type { CredentialPlace } from '../../model/credential.ts';
import type { RawDocument } from './raw-document.ts';
import { mappingOf } from './record.ts';

/** Where the credentials of the document's security schemes stand, by name; `undefined`: in no part of the request. */
export function securitySchemes(document: RawDocument): ReadonlyMap<string, CredentialPlace | undefined> {
  const pointer = document.dialect === '2.0' ? '/securityDefinitions' : '/components/securitySchemes';
  const declared = mappingOf(document.at(pointer).value);
  const names = Object.keys(declared);
  return new Map(
    names.map((name) => [
      name,
      placeOf(mappingOf(document.at(`${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).value)),
    ]),
  );
}

/** OpenAPI 3.1 §4.8.27; `basic` is a type of its own in 2.0. */
function placeOf({ type, scheme, in: where, name }: Readonly<Record<string, unknown>>): CredentialPlace | undefined {
  if (type === 'apiKey' && typeof name === 'string') {
    if (where === 'query' || where === 'cookie') return { in: where, name };
    return { in: 'header', name };
  }
  if (type === 'http' || type === 'basic')
    return { in: 'header', name: 'authorization', scheme: schemeName(type === 'basic' ? 'basic' : scheme) };
  if (type === 'oauth2' || type === 'openIdConnect') return { in: 'header', name: 'authorization', scheme: 'Bearer' };
  return type === 'mutualTLS' ? { in: 'connection' } : undefined;
}

/** As the HTTP Authentication Scheme Registry writes it. */
function schemeName(scheme: unknown): string {
  const name = String(scheme);
  return name.charAt(0).toUpperCase() + name.slice(1);
}
