import { Pool } from 'undici';

/** One pool for each way to connect to the target's origin. */
export interface Pools {
  readonly of: (connection: { readonly localAddress?: string }) => Pool;
  readonly close: () => Promise<void>;
}

/** Pools for one origin. A `localAddress` must stand at the top of the options: inside `connect` undici ignores it silently. */
export function poolsOf(
  origin: string,
  { connections, timeoutMs }: { readonly connections: number; readonly timeoutMs: number },
): Pools {
  const pools = new Map<string, Pool>();
  return {
    of: (connection) => {
      const key = JSON.stringify(connection);
      const known = pools.get(key);
      if (known) return known;
      const pool = new Pool(origin, { connections, connectTimeout: timeoutMs, pipelining: 1, ...connection });
      pools.set(key, pool);
      return pool;
    },
    close: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.destroy()));
    },
  };
}
