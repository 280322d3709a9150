/** How a refusal may show: by an HTTP status, or by a connection that is closed before an answer. */
export type RefusalStatus = number | 'closed';

/** Statuses in the words of a report: `401 or 403`, `403 or a closed connection`. */
export function refusalWords(statuses: readonly RefusalStatus[]): string {
  return statuses.map((status) => (status === 'closed' ? 'a closed connection' : status)).join(' or ');
}
