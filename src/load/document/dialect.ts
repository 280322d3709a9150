import { RolecallError } from '../../model/rolecall-error.ts';
import { isMapping } from './record.ts';

/** What differs between versions as far as Rolecall is concerned: 3.2 is read like 3.1. */
export type Dialect = '2.0' | '3.0' | '3.1';

/** The version that a document declares, odd patch versions and numbers in place of strings included. */
export function dialectOf(file: string, root: unknown): Dialect {
  const declared = isMapping(root) ? (root['openapi'] ?? root['swagger']) : undefined;
  const version = typeof declared === 'number' ? declared.toFixed(1) : declared;
  if (typeof version === 'string') {
    if (version.startsWith('2')) return '2.0';
    if (version.startsWith('3.0') || version === '3') return '3.0';
    if (version.startsWith('3.')) return '3.1';
  }
  const found = version === undefined ? 'names no version' : `names the version ${JSON.stringify(version)}`;
  throw new RolecallError(
    'bad-document',
    `${file}:1:1 this document ${found}, expected \`openapi: 3.0.x\`, \`openapi: 3.1.x\` or \`swagger: "2.0"\` at its top. Is this the OpenAPI document?`,
  );
}
