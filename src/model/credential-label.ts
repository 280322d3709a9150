import type { Identity } from './environment.ts';

/** What names a credential among those that are sent together: its scheme, else its kind. */
export function credentialLabel({ scheme, credential }: Pick<Identity, 'scheme' | 'credential'>): string {
  return scheme ?? credential.kind;
}
