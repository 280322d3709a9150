/** The headers that servers read an address from, though anyone can send them. */
export const spoofedHeaders = [
  'x-forwarded-for',
  'x-real-ip',
  'forwarded',
  'true-client-ip',
  'cf-connecting-ip',
  'x-client-ip',
  'x-cluster-client-ip',
] as const;

/** One of them. */
export type SpoofedHeader = (typeof spoofedHeaders)[number];
