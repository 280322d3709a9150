import { Pool } from 'undici';
import type { Dispatcher } from 'undici';

/** A request as the bare loop sends it. */
export interface BareRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly string[];
  readonly body: string | null;
}

/** The least that sending these requests can cost: `dispatch`, bodies read and thrown away, one request at a time in each lane. */
export async function bareLoop(origin: string, requests: readonly BareRequest[], concurrency: number): Promise<void> {
  const pool = new Pool(origin, { connections: concurrency, pipelining: 1 });
  let next = 0;
  const lane = async () => {
    for (;;) {
      const request = requests[next++];
      if (!request) return;
      await new Promise<void>((resolve, reject) => {
        const { method, path, headers, body } = request;
        const handler: Dispatcher.DispatchHandler = {
          onRequestStart: () => {},
          onResponseStart: () => {},
          onResponseData: () => {},
          onResponseEnd: () => resolve(),
          onResponseError: (_, error) => reject(error),
        };
        pool.dispatch({ origin, method, path, headers: [...headers], body }, handler);
      });
    }
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
  await pool.close();
}
