import type { Environment, Identity } from '../../model/environment.ts';
import type { NotSent } from '../../model/not-sent.ts';
import { RolecallError } from '../../model/rolecall-error.ts';
import type { TokenState } from '../../model/token-state.ts';
import type { Presentation } from '../../model/wire.ts';
import type { Redactor } from '../redactor.ts';
import { holderOf, type Holder } from './holder.ts';
import { inventToken } from './invent-token.ts';
import type { Variables } from './read-secret.ts';
import { variableOf } from './variable-of.ts';

/** Puts credentials, in any state, on requests. */
export interface Credentials {
  /** `nowS`: seconds since the epoch. */
  /** At once where it is at hand. */
  readonly present: (
    principal: string,
    token: string,
    nowS: number,
  ) => Presentation | NotSent | Promise<Presentation | NotSent>;
  /** Gives a principal the credential that its steps made, or says why they made none. */
  readonly provision: (principal: string, made: ProvisionedCredential | NotSent) => void;
}

/** What steps made: a token, or a cookie as the server set it. */
type ProvisionedCredential = { readonly token: string } | { readonly cookie: string };

/** What credentials are made with. */
export interface CredentialOptions {
  readonly variables: Variables;
  readonly tokenStates: Readonly<Record<string, TokenState>>;
  readonly redactor: Redactor;
  /** Invented tokens are the same for the same seed. */
  readonly seed: number;
  /** `file:line:column ` of a principal, for error lines. */
  readonly locate: (identity: Identity) => string;
}

/** Reads every secret of an environment before any traffic; all that are missing are one error, a line each. */
export async function credentialsOf(environment: Environment, options: CredentialOptions): Promise<Credentials> {
  const holders = new Map<string, Holder>();
  const problems: string[] = [];
  for (const identity of environment.identities) {
    const holder = await holderOf(identity, options.variables, options.redactor);
    if ('problem' in holder) problems.push(`${options.locate(identity)}principal ${identity.name}: ${holder.problem}`);
    else holders.set(identity.name, holder);
  }
  if (problems.length > 0) throw new RolecallError('no-credential', problems.join('\n'));
  return presenter(holders, options);
}

/** Tokens are made once for each principal and state, and again in time: signing costs more than sending. */
function presenter(holders: ReadonlyMap<string, Holder>, options: CredentialOptions): Credentials {
  const made = new Map<string, Map<string, Made>>();
  const provisioned: Provisioned = new Map();
  return {
    provision: (principal, credential) => {
      provisioned.set(principal, credential);
      made.delete(principal);
    },
    present: (principal, token, nowS) => {
      let states = made.get(principal);
      if (!states) made.set(principal, (states = new Map()));
      const known = states.get(token);
      if (known && known.untilS > nowS) return known.presentation;
      const credential = holders.get(principal)?.identity.credential;
      const lifetimeS = credential?.kind === 'jwt' ? credential.lifetimeS : Number.POSITIVE_INFINITY;
      const fresh: Made = {
        untilS: nowS + lifetimeS / 2,
        presentation: derive(principal, token, { holders, provisioned, options, nowS }),
      };
      states.set(token, fresh);
      return Promise.resolve(fresh.presentation).then((presentation) => (fresh.presentation = presentation));
    },
  };
}

interface Made {
  readonly untilS: number;
  presentation: Presentation | NotSent | Promise<Presentation | NotSent>;
}

async function derive(
  principal: string,
  token: string,
  {
    holders,
    provisioned,
    options,
    nowS,
  }: { holders: ReadonlyMap<string, Holder>; provisioned: Provisioned; options: CredentialOptions; nowS: number },
): Promise<Presentation | NotSent> {
  const { tokenStates, redactor, seed } = options;
  const state = tokenStates[token];
  if (!state) return notDerivable(principal, token);
  // A state without identity is modelled on whichever credential comes first: it must look like one of this target's.
  const holder = holders.get(principal) ?? (state.identity ? undefined : holders.values().next().value);
  if (!holder && state.identity) return notDerivable(principal, token);
  const given = holder?.given.get(token);
  const byStepsOf = holder?.identity.credential.kind === 'steps' ? holder.identity.name : undefined;
  const credential = byStepsOf === undefined ? undefined : provisioned.get(byStepsOf);
  if (state.identity && byStepsOf !== undefined) {
    if (!credential) return { code: 'no-credential', supply: `the steps of ${byStepsOf} have not been taken yet` };
    if ('code' in credential) return credential;
    if ('cookie' in credential)
      return token === 'valid' ? cookiePresentation(credential.cookie) : notDerivable(principal, token);
  }
  const working = credential && 'token' in credential ? credential.token : await holder?.token(nowS);
  // The working token gets its name first: states that present it again are no other secret.
  if (holder && working !== undefined) redactor.add(working, variableOf(holder.identity.name, undefined));
  const source = {
    now: nowS,
    token: given ?? working ?? 'rolecallA1b2C3d4E5f6A7b8C9',
    kind: holder?.identity.credential.kind ?? ('bearer' as const),
    mint:
      holder?.mint &&
      ((change: Parameters<NonNullable<Holder['mint']>>[1]) =>
        holder.mint?.(nowS, change) ?? Promise.reject(new TypeError('no key'))),
    invent: (like: string) => inventToken(like, `${seed}`),
  };
  const presentation = await (given === undefined ? state : tokenStates['valid'])?.derive(source);
  if (!presentation) return notDerivable(principal, token);
  hide(
    presentation,
    redactor,
    state.identity ? variableOf(principal, state.fault ? token : undefined) : variableOf(token, undefined),
  );
  return presentation;
}

type Provisioned = Map<string, ProvisionedCredential | NotSent>;

/** RFC 6265 §4.2: a cookie goes back without its attributes. */
function cookiePresentation(cookie: string): Presentation {
  return { headers: [['cookie', cookie.split(';', 1)[0] ?? cookie]], query: [] };
}

function notDerivable(principal: string, token: string): NotSent {
  return {
    code: 'state-not-derivable',
    supply: `give ${principal} a token that is ${token} (\`states: { ${token}: { env: … } }\`), or a key to mint one (\`jwt\`)`,
  };
}

function hide({ headers, query }: Presentation, redactor: Redactor, name: string): void {
  for (const [, value] of headers) redactor.add(value.replace(/^\S+ /, ''), name);
  for (const [, value] of query) redactor.add(value, name);
}
