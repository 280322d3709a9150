import type { Share } from '../model/conclusion.ts';

/** `97.3 %`, cut and never rounded up to 100. */
export function percent({ proven, provable }: Share): string {
  if (provable === 0) return '0 %';
  return `${Math.floor((proven / provable) * 1000) / 10} %`;
}
