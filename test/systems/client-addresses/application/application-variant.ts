import type { Variant } from '../variant.ts';
import type { ApplicationOptions } from './application-options.ts';

/** A variant of the application, as its options. */
export interface ApplicationVariant extends Variant, Omit<ApplicationOptions, 'tokens' | 'refusesBy' | 'ipv6'> {
  readonly refusesBy?: 'answering' | 'closing';
}
