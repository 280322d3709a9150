import type { Operation } from '../model/operation.ts';

/** Whether the document asks for no token. */
export function isOpen({ security }: Pick<Operation, 'security'>): boolean {
  return security !== 'undeclared' && (security.length === 0 || security.some((schemes) => schemes.length === 0));
}
