import { customFetch } from 'oauth4webapi';
import { Agent, fetch as undiciFetch, type RequestInit as Init } from 'undici';

type Fetching = (url: string, init: object) => Promise<Response>;

/** Options of a request to a server whose certificate is from these authorities, PEM; none where Node knows them. */
export function fetchWith(authorities: string | undefined): { readonly [customFetch]?: Fetching } {
  if (authorities === undefined) return {};
  const dispatcher = new Agent({ connect: { ca: authorities } });
  // What oauth4webapi asks for and what undici takes and gives are the same classes, declared twice.
  const fetching = (url: string, init: Init): unknown => undiciFetch(url, { ...init, dispatcher });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return { [customFetch]: fetching as Fetching };
}
