/** Headers in which proxies say whom they speak for, and in which anyone can say anything; the value is one address, unless it lists. */
export const claimHeaders: Readonly<Record<string, { readonly lists: boolean }>> = {
  'X-Forwarded-For': { lists: true },
  // RFC 7239 §4.
  Forwarded: { lists: true },
  'X-Real-IP': { lists: false },
  'True-Client-IP': { lists: false },
  'CF-Connecting-IP': { lists: false },
  'X-Client-IP': { lists: false },
  'X-Cluster-Client-IP': { lists: false },
  'Fastly-Client-IP': { lists: false },
  'X-Azure-ClientIP': { lists: false },
  'X-Original-Forwarded-For': { lists: true },
  'X-Envoy-External-Address': { lists: false },
};
