import { together } from '../execute/credentials/together.ts';
import { readSecret } from '../execute/credentials/read-secret.ts';
import { variableOf } from '../execute/credentials/variable-of.ts';
import type { AddressWay } from '../model/address-way.ts';
import type { CertificateSource, ClientCertificate } from '../model/client-certificate.ts';
import { credentialLabel } from '../model/credential-label.ts';
import type { SecretSource } from '../model/credential.ts';
import type { Environment, Identity } from '../model/environment.ts';
import type { OperationPlan } from '../model/operation-plan.ts';
import type { Scenario } from '../model/scenario.ts';
import type { RequestSigner } from '../model/request-signer.ts';
import { partOfToken } from '../model/part-of-token.ts';
import type { TokenState } from '../model/token-state.ts';
import type { Presentation, WireRequest } from '../model/wire.ts';
import { usualPlace } from '../model/usual-place.ts';
import { addressWays, tokenStates } from '../registries.ts';
import type { PrintedRequest } from '../report/curl.ts';

/** What a scenario would send, its credential shown by name; `undefined` when it cannot be made. */
export async function printedRequest(
  plan: OperationPlan,
  scenario: Scenario,
  environment: Environment,
): Promise<PrintedRequest | undefined> {
  if (!scenario.recipe || scenario.notSent) return undefined;
  const presentation = await companyOf(scenario, environment);
  if (!presentation) return undefined;
  const request = plan.write(scenario.recipe, {
    unique: (prefix) => `${prefix}-1`,
    // What only the run will know is shown by its name.
    kept: (name) => `$${name}`,
    owner: (name) => `$${name}`,
    secret: (name) => `$${name}`,
  });
  const base = URL.parse(environment.target ?? '')?.pathname.replace(/\/$/, '') ?? '';
  const query = presentation.query.map(([name, value]) => `${name}=${value}`).join('&');
  const joint = request.target.includes('?') ? '&' : '?';
  return {
    method: request.method,
    target: `${base}${request.target}${query === '' ? '' : joint + query}`,
    headers: [
      ...Object.entries(environment.headers),
      ...request.headers,
      ...presentation.headers,
      ...saidOf(scenario, environment),
    ].map(([name, value]) => [name, value]),
    body: textOf(request.body),
    ...(presentation.certificate && { certificate: presentation.certificate.shown }),
  };
}

/** All that a principal presents: one credential in the state of the scenario, what goes along with it as it works. */
async function companyOf(scenario: Scenario, environment: Environment): Promise<Presentation | undefined> {
  const { identities } = environment;
  const { token } = scenario.at;
  const identity = identities.find(({ name }) => name === scenario.principal.name);
  const nobodys = !identity;
  const company = identity ?? identities[0];
  if (!company?.and) return await presentationOf({ name: scenario.principal.name, token }, environment.identities);
  const { part, state } = partOfToken(token);
  const presented: Presentation[] = [];
  for (const [index, one] of [company, ...company.and].entries()) {
    const moved = nobodys || (part === undefined ? index === 0 : part === credentialLabel(one));
    const made = await presentationOf({ name: one.name, token: moved ? state : 'valid' }, [one]);
    if (!made && !nobodys) return undefined;
    if (made) presented.push(made);
  }
  const whole = together(presented);
  return 'code' in whole ? undefined : whole;
}

/** The token state itself says what goes where; names of variables stand for the tokens. */
async function presentationOf(
  { name, token }: { readonly name: string; readonly token: string },
  identities: readonly Identity[],
): Promise<Presentation | undefined> {
  const states: Readonly<Record<string, TokenState>> = tokenStates;
  const state = states[token];
  const identity = identities.find((each) => each.name === name);
  if (!state || (state.identity && !identity))
    return identity || token === 'valid' ? { headers: [], query: [] } : undefined;
  const named = state.identity ? variableOf(name, state.fault ? token : undefined) : variableOf(token, undefined);
  const given = identity?.given[token];
  if (given && 'key' in given) {
    const certificate = certificateNamed(fileOr(given.cert, `${named}_CERT`), fileOr(given.key, `${named}_KEY`));
    return { headers: [], query: [], certificate };
  }
  const stand = await standInFor(identity);
  if (given)
    return await tokenStates.valid.derive(sourceOf('env' in given ? `$${given.env}` : named, { named, identity }));
  const made = await state.derive(sourceOf(stand, { named, identity }));
  return made && byName(made, workingName(identity) ?? variableOf(name, undefined), named);
}

/** Stands for a token whose text is not at hand: a state that is made of it shows by what it changes. */
const standIn = { jwt: 'eyJhbGciOiJIUzI1NiJ9.eyJyb2xlY2FsbCI6MX0.AAAA', opaque: 'rolecall-stand-in' };

/** The variable of the user that holds what is presented. */
function workingName(
  { credential }: Identity | { credential: undefined } = { credential: undefined },
): string | undefined {
  if (credential?.kind !== 'bearer' && credential?.kind !== 'apiKey') return undefined;
  const source = credential.kind === 'bearer' ? credential.token : credential.key;
  return 'env' in source ? `$${source.env}` : undefined;
}

/** A token that is at hand and no JWT is opaque, as keys and passwords are; any other may be a JWT, and is taken for one. */
async function standInFor(identity: Identity | undefined): Promise<string> {
  const { credential } = identity ?? {};
  if (credential?.kind === 'apiKey' || credential?.kind === 'basic') return standIn.opaque;
  if (credential?.kind !== 'bearer' || 'command' in credential.token) return standIn.jwt;
  const read = await readSecret(credential.token, process.env);
  return 'secret' in read && read.secret.split('.').length !== 3 ? standIn.opaque : standIn.jwt;
}

/** Names in place of what was made of the stand-in. */
function byName({ headers, query, certificate }: Presentation, working: string, named: string): Presentation {
  const shown = (text: string) =>
    text
      .replace(standIn.jwt, working)
      .replace(standIn.opaque, working)
      .replace(/eyJ\S*|rolecall-s\S*/, named);
  const each = (pairs: Presentation['headers']) => pairs.map(([name, value]) => [name, shown(value)] as const);
  return { headers: each(headers), query: each(query), ...(certificate && { certificate }) };
}

function sourceOf(
  token: string,
  { named, identity }: { readonly named: string; readonly identity: Identity | undefined },
): Parameters<TokenState['derive']>[0] {
  const { credential, at, headers = {} } = identity ?? {};
  const signs = !credential || credential.kind === 'jwt';
  return {
    now: 0,
    leewayS: 0,
    token,
    place: at ?? usualPlace(credential?.kind ?? 'bearer'),
    elsewhere: identity?.elsewhere ?? [],
    companions: Object.entries(headers),
    pair: credential?.kind === 'basic' ? { username: credential.username, password: named } : undefined,
    mint: signs ? () => Promise.resolve(named) : undefined,
    forge: () => Promise.resolve(named),
    confuse: () => Promise.resolve(named),
    required: [],
    signer: credential?.kind === 'module' ? signerNamed(named) : undefined,
    certificates: credential?.kind === 'mutualTLS' ? certificatesOf(credential, named) : undefined,
    invent: () => named,
  };
}

/** What a module would make is shown by name: it is made for each request. */
function signerNamed(named: string): RequestSigner {
  const signed = () => ({ headers: [['authorization', named] as const], query: [] });
  return { expires: true, signed };
}

/** Certificates by their names: files where they are, variables where they are made for the run. */
function certificatesOf(
  { cert, key, authorityKey }: Extract<Identity['credential'], { kind: 'mutualTLS' }>,
  named: string,
): CertificateSource {
  const made = () => Promise.resolve(certificateNamed(`${named}_CERT`, `${named}_KEY`));
  return {
    own: certificateNamed(fileOr(cert, `${named}_CERT`), fileOr(key, `${named}_KEY`)),
    stranger: made,
    imitation: made,
    issue: authorityKey && made,
  };
}

/** Nothing is read: it is shown by its names alone. */
function certificateNamed(cert: string, key: string): ClientCertificate {
  return { cert: '', key: '', shown: { cert, key } };
}

function fileOr(source: SecretSource, name: string): string {
  return 'file' in source ? source.file : name;
}

/** What the client says of its address: the last of its claims, or what a trusted proxy would. */
function saidOf({ claims, at }: Scenario, { addresses }: Environment): readonly (readonly [string, string])[] {
  const claimed = claims?.rounds
    .at(-1)
    ?.headers.flatMap(([name, values]) => values.map((value) => [name, value] as const));
  if (claimed) return claimed;
  const address = addresses.find(({ name }) => name === at.address);
  const ways: Readonly<Record<string, AddressWay>> = addressWays;
  return (address && ways[address.via]?.connect(address).headers) ?? [];
}

function textOf(body: WireRequest['body']): string | null {
  if (body === undefined) return null;
  return typeof body === 'string' ? body : Buffer.from(body).toString('utf8');
}
