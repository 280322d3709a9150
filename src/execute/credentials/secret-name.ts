import type { SecretSource } from '../../model/credential.ts';
import { variableOf } from './variable-of.ts';

/** What stands for a secret in everything that is written. */
export function secretName(source: SecretSource, principal: string, part?: string): string {
  return 'env' in source ? `$${source.env}` : variableOf(principal, part);
}
