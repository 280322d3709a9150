import type { webcrypto } from 'node:crypto';
import type { OAuthGrant } from '../../../model/credential.ts';

/** A grant with its secrets at hand. */
export interface Grant extends Omit<OAuthGrant, 'clientSecret' | 'clientKey' | 'password' | 'token'> {
  readonly clientSecret?: string;
  readonly clientKey?: { readonly key: webcrypto.CryptoKey; readonly alg: string; readonly kid?: string };
  readonly password?: string;
  readonly token?: string;
  /** PEM of the authorities that its server has its certificate from. */
  readonly authorities?: string;
}
