/** How long a page may take to follow: a busy machine runs other tests beside it. */
export const patient = { timeout: 15_000 } as const;
