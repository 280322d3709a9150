import type { Environment, Identity } from '../../model/environment.ts';
import type { NotSent } from '../../model/not-sent.ts';
import { RolecallError } from '../../model/rolecall-error.ts';
import type { TokenState } from '../../model/token-state.ts';
import type { Presentation } from '../../model/wire.ts';
import type { Redactor } from '../redactor.ts';
import { readCertificate } from './certificates/read-certificate.ts';
import { companyOf, deriveAll, type Company } from './company.ts';
import { derive, type Derived, type Wanted } from './derive.ts';
import type { Holder, Working } from './holder.ts';
import { holders as kinds } from './holders.ts';
import { readSecret, type Variables } from './read-secret.ts';
import { secretName } from './secret-name.ts';
import { variableOf } from './variable-of.ts';

/** The credentials of a run. */
export interface Credentials {
  /** What stands in the request of a principal whose token is in a state; `nowS` in seconds since the epoch. */
  readonly present: (
    principal: string,
    token: string,
    nowS: number,
  ) => Presentation | NotSent | Promise<Presentation | NotSent>;
  /** What proves a principal from now on in a state, or why there is nothing: steps and ended credentials bring it. */
  readonly give: (principal: string, token: string, credential: Working | NotSent) => void;
  /** One more credential of the principal's own, which may be ended without harm. */
  readonly another: (principal: string, nowS: number) => Promise<Working | NotSent>;
  /** Ends it at its issuer; why that could not be. */
  readonly revoke: (principal: string, text: string) => Promise<NotSent | undefined>;
}

/** What credentials are made with. */
export interface CredentialOptions {
  readonly variables: Variables;
  readonly tokenStates: Readonly<Record<string, TokenState>>;
  readonly redactor: Redactor;
  /** PEM of the authorities that the servers of the environment have their certificates from. */
  readonly authorities?: string | undefined;
  /** Invented tokens are the same for the same seed. */
  readonly seed: number;
  /** `file:line:column ` of a principal, for error lines. */
  readonly locate: (identity: Identity) => string;
  readonly now?: () => Date;
}

/** Reads every secret of an environment before any traffic; all that are missing are one error, a line each. */
export async function credentialsOf(environment: Environment, options: CredentialOptions): Promise<Credentials> {
  const holders = new Map<string, Holder>();
  const given: Given = new Map();
  // Their order is that of the file, whoever answers first.
  const identities = environment.identities.flatMap((identity) => [identity, ...(identity.and ?? [])]);
  for (const { name } of identities) given.set(name, new Map());
  const read = await Promise.all(
    identities.map(async (identity) => ({
      identity,
      ...(await readIdentity(identity, { given, options })),
    })),
  );
  for (const { identity, holder } of read) if (holder) holders.set(identity.name, holder);
  const problems = read.flatMap(({ identity, problem }) =>
    problem === undefined ? [] : [`${options.locate(identity)}principal ${identity.name}: ${problem}`],
  );
  if (problems.length > 0) throw new RolecallError('no-credential', problems.join('\n'));
  const companies = new Map(
    environment.identities.flatMap((identity) => (identity.and ? [[identity.name, companyOf(identity)] as const] : [])),
  );
  return presenter(holders, { given, options, leewayS: environment.leewayS, companies });
}

/** By principal and token state. */
export type Given = Map<string, Map<string, Working | NotSent>>;

async function readIdentity(
  identity: Identity,
  { given, options }: { given: Given; options: CredentialOptions },
): Promise<{ readonly holder?: Holder; readonly problem?: string }> {
  const { variables, redactor } = options;
  const { name } = identity;
  for (const [state, source] of Object.entries(identity.given)) {
    if ('key' in source) {
      const certificate = await readCertificate(source, { ...options, name: `${name} ${state}` });
      if ('problem' in certificate) return certificate;
      given.get(name)?.set(state, { text: '', certificate });
      continue;
    }
    const secret = await readSecret(source, variables);
    if ('problem' in secret) return secret;
    redactor.add(secret.secret, 'env' in source ? secretName(source, name) : variableOf(name, state));
    given.get(name)?.set(state, { text: secret.secret });
  }
  const holder = await kinds[identity.credential.kind](identity, options);
  if ('problem' in holder) return holder;
  const problem = identity.credential.kind === 'oauth2' ? await firstProblem(holder, options) : undefined;
  return { holder, ...(problem !== undefined && { problem }) };
}

/** An authorization server that gives no token is said before any other traffic, as a missing variable is. */
async function firstProblem(
  holder: Holder,
  { now = () => new Date() }: CredentialOptions,
): Promise<string | undefined> {
  const first = await holder.current(Math.floor(now().getTime() / 1000));
  return 'code' in first ? first.supply.replace(/^principal \S+: /, '') : undefined;
}

interface Made {
  readonly untilS: number;
  presentation: Presentation | NotSent | Promise<Presentation | NotSent>;
}

/** Tokens are made once for each principal and state, and again in time: signing costs more than sending. */
function presenter(
  holders: ReadonlyMap<string, Holder>,
  {
    given,
    options,
    leewayS,
    companies,
  }: { given: Given; options: CredentialOptions; leewayS: number | undefined; companies: ReadonlyMap<string, Company> },
): Credentials {
  const made = new Map<string, Map<string, Made>>();
  // Who has no credential is modelled on the first principal, with all that goes along.
  const first = holders.keys().next().value ?? '';
  const derivedFor = (wanted: Wanted): Promise<Derived> => {
    const { principal } = wanted;
    const company = companies.get(holders.has(principal) ? principal : first);
    const one = (changed: Partial<Wanted>) => derive({ ...wanted, ...changed }, { holders, given, options });
    return company ? deriveAll(company, wanted, one) : one({});
  };
  const missing: NotSent = { code: 'no-credential', supply: 'give the environment such a principal' };
  return {
    give: (principal, token, credential) => {
      const states = given.get(principal) ?? new Map<string, Working | NotSent>();
      given.set(principal, states.set(token, credential));
      if (token === 'valid') made.delete(principal);
      else made.get(principal)?.delete(token);
      for (const [owner, company] of companies)
        for (const { holder, label } of company) if (holder === principal) made.get(owner)?.delete(`${label}:${token}`);
    },
    another: async (principal, nowS) => (await holders.get(principal)?.another?.(nowS)) ?? missing,
    revoke: async (principal, text) => await holders.get(principal)?.revoke?.(text),
    present: (principal, token, nowS) => {
      let states = made.get(principal);
      if (!states) made.set(principal, (states = new Map()));
      const known = states.get(token);
      if (known && known.untilS > nowS) return known.presentation;
      const derived = derivedFor({ principal, token, nowS, leewayS });
      const fresh: { untilS: number; presentation: Made['presentation'] } = {
        untilS: Number.POSITIVE_INFINITY,
        presentation: derived.then(({ presentation }) => presentation),
      };
      states.set(token, fresh);
      return derived.then(({ presentation, untilS = Number.POSITIVE_INFINITY }) => {
        fresh.untilS = untilS;
        fresh.presentation = presentation;
        return presentation;
      });
    },
  };
}
