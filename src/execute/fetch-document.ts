import { Agent, request } from 'undici';
import type { DocumentRequest, FetchDocument } from '../model/fetch-document.ts';
import type { TokenState } from '../model/token-state.ts';
import type { Presentation } from '../model/wire.ts';
import { readAuthorities } from './authorities.ts';
import { credentialsOf } from './credentials/credentials.ts';
import type { Variables } from './credentials/read-secret.ts';
import { Redactor } from './redactor.ts';

/** What documents are fetched with. */
export interface FetchOptions {
  readonly variables: Variables;
  readonly tokenStates: Readonly<Record<string, TokenState>>;
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
}

const redirects = 5;
const nothing: Presentation = { headers: [], query: [] };

/** Fetches documents: in time, up to a size, and from no other host than the one asked for, whatever it answers. */
export function fetchDocumentWith(options: FetchOptions): FetchDocument {
  const { timeoutMs = 30_000, maxBytes = 32 * 1024 * 1024 } = options;
  return async (wanted) => {
    const presentation = await presentationOf(wanted, options);
    const agent = new Agent({ connectTimeout: timeoutMs, ...(await tlsOf(wanted, presentation)) });
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      return await fetchText(wanted.url, { agent, signal, presentation, maxBytes });
    } catch (cause) {
      throw signal.aborted ? new Error(`no complete answer within ${timeoutMs / 1000} s`, { cause }) : cause;
    } finally {
      await agent.destroy();
    }
  };
}

/** The document is fetched as the principal is known to its environment. */
async function tlsOf({ as, where }: DocumentRequest, { certificate }: Presentation): Promise<Agent.Options> {
  const file = as?.environment.ca;
  const ca = file === undefined ? {} : { ca: await readAuthorities(file, where) };
  return { connect: { ...ca, ...(certificate && { cert: certificate.cert, key: certificate.key }) } };
}

async function presentationOf(
  { as, where }: DocumentRequest,
  { variables, tokenStates }: FetchOptions,
): Promise<Presentation> {
  if (!as) return nothing;
  const { principal, environment } = as;
  const identities = environment.identities.filter(({ name }) => name === principal);
  const options = { variables, tokenStates, redactor: new Redactor(), seed: 0, locate: () => where };
  const credentials = await credentialsOf({ ...environment, identities }, options);
  const presented = await credentials.present(principal, 'valid', Math.floor(Date.now() / 1000));
  if ('code' in presented) throw new Error(presented.supply);
  return presented;
}

interface Fetching {
  readonly agent: Agent;
  readonly signal: AbortSignal;
  readonly presentation: Presentation;
  readonly maxBytes: number;
}

async function fetchText(asked: string, { agent, signal, presentation, maxBytes }: Fetching): Promise<string> {
  let url = new URL(asked);
  for (let hop = 0; hop <= redirects; hop++) {
    const { statusCode, headers, body } = await request(withQuery(url, presentation).href, {
      dispatcher: agent,
      signal,
      headers: [
        'accept',
        'application/yaml, application/json, */*;q=0.5',
        'user-agent',
        'rolecall',
        ...presentation.headers.flat(),
      ],
    });
    if (statusCode >= 300 && statusCode < 400 && headers['location'] !== undefined) {
      url = nextUrl(url, String(headers['location']));
      continue;
    }
    if (statusCode !== 200) throw new Error(`it answers ${statusCode}`);
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of body) {
      const part = Buffer.from(chunk);
      bytes += part.length;
      if (bytes > maxBytes) throw new Error(`it is larger than ${maxBytes / 1024 / 1024} MB`);
      chunks.push(part);
    }
    return Buffer.concat(chunks).toString('utf8');
  }
  throw new Error(`it redirects more than ${redirects} times`);
}

/** A credential goes to the host that the user named and to no other, nor in the clear where it was encrypted. */
function nextUrl(from: URL, location: string): URL {
  const to = URL.parse(location, from.href);
  if (to?.origin === from.origin) return to;
  throw new Error(`it redirects to ${to?.origin ?? location}, another host: name that URL instead`);
}

function withQuery(url: URL, { query }: Presentation): URL {
  const whole = new URL(url.href);
  for (const [name, value] of query) whole.searchParams.append(name, value);
  return whole;
}
