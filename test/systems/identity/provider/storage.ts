interface Stored {
  readonly grantId?: string;
  consumed?: number;
}

/**
 * Where oidc-provider keeps what it issued, in memory; one for each kind of thing. Its own storage forgets what is older than
 * the last thousands, without a word.
 */
export function storage() {
  const entries = new Map<string, Stored>();
  return {
    find: async (id: string) => entries.get(id),
    upsert: async (id: string, entry: Stored) => {
      entries.set(id, entry);
    },
    destroy: async (id: string) => {
      entries.delete(id);
    },
    consume: async (id: string) => {
      const entry = entries.get(id);
      if (entry) entry.consumed = Math.floor(Date.now() / 1000);
    },
    revokeByGrantId: async (grantId: string) => {
      for (const [id, entry] of entries) if (entry.grantId === grantId) entries.delete(id);
    },
  };
}
