/** A length of time such as 60s, 5m or 1h, in seconds. */
export function seconds(length: string): number {
  const unit = { s: 1, m: 60, h: 3600 }[length.slice(-1)] ?? 1;
  return Number(length.slice(0, -1)) * unit;
}
