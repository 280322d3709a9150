import type { CertificateSource, ClientCertificate } from '../../model/client-certificate.ts';
import type { CredentialKind } from '../../model/credential.ts';
import type { Identity } from '../../model/environment.ts';
import type { NotSent } from '../../model/not-sent.ts';
import type { TokenSource, TokenState } from '../../model/token-state.ts';
import { usualPlace } from '../../model/usual-place.ts';
import type { Presentation } from '../../model/wire.ts';
import type { Redactor } from '../redactor.ts';
import type { CredentialOptions, Given } from './credentials.ts';
import type { Holder, Working } from './holder.ts';
import { inventToken } from './invent-token.ts';
import { confused, forge } from './minter.ts';
import { guarded } from './signed-request.ts';
import { variableOf } from './variable-of.ts';

/** What is to be presented, as whom, and when. */
export interface Wanted {
  readonly principal: string;
  readonly token: string;
  readonly nowS: number;
  readonly leewayS: number | undefined;
}

/** What is presented, and how long it holds. */
export interface Derived {
  readonly presentation: Presentation | NotSent;
  /** It holds as long as the token that it is made of. */
  readonly untilS?: number;
}

const lookalike: Working = { text: 'rolecallA1b2C3d4E5f6A7b8C9' };

/** What a principal presents in a state: given by the user or the run, else made from what works. */
export async function derive(
  wanted: Wanted,
  { holders, given, options }: { holders: ReadonlyMap<string, Holder>; given: Given; options: CredentialOptions },
): Promise<Derived> {
  const { principal, token, nowS } = wanted;
  const { tokenStates, redactor } = options;
  const state = tokenStates[token];
  if (!state) return { presentation: notDerivable(principal, token) };
  // A state without identity is modelled on whichever credential comes first: it must look like one of this target's.
  const holder = holders.get(principal) ?? (state.identity ? undefined : holders.values().next().value);
  if (!holder) return modelled(state, { wanted, options });
  const { name } = holder.identity;
  const brought = given.get(name)?.get(token) ?? (state.fault ? undefined : await current(holder, given, nowS));
  if (brought && 'code' in brought) return { presentation: brought };
  if (brought?.endS !== undefined && brought.endS <= nowS) return { presentation: endedMeanwhile(principal, token) };
  const working = await current(holder, given, nowS);
  if ('code' in working && state.identity && !brought) return { presentation: working };
  const base = 'code' in working ? lookalike : working;
  // The working token gets its name first: states that present it again are no other secret.
  if (!('code' in working)) redactor.add(working.text, variableOf(name, undefined));
  const { companions } = base;
  const source = await sourceOf(brought ?? base, {
    holder,
    wanted,
    seed: options.seed,
    ...(companions && { companions }),
  });
  const presentation = await (brought ? tokenStates['valid'] : state)?.derive(source);
  if (!presentation)
    return { presentation: absent(state, { source, principal, token, kind: holder.identity.credential.kind }) };
  const shown = state.identity ? variableOf(principal, state.fault ? token : undefined) : variableOf(token, undefined);
  hide(presentation, { redactor, name: shown, open: writtenOpenly(holder.identity) });
  const untilS = given.get(name)?.has(token) ? brought?.endS : base.untilS;
  const { sign } = presentation;
  const signing = sign && { sign: guarded(sign, { principal: name, name: shown, redactor }) };
  return { presentation: { ...presentation, ...signing }, ...(untilS !== undefined && { untilS }) };
}

async function current(holder: Holder, given: Given, nowS: number): Promise<Working | NotSent> {
  return given.get(holder.identity.name)?.get('valid') ?? (await holder.current(nowS));
}

/** Nobody has a credential at all: a Bearer token is what most servers look for. */
async function modelled(
  state: TokenState,
  { wanted, options }: { wanted: Wanted; options: CredentialOptions },
): Promise<Derived> {
  const { principal, token } = wanted;
  const presentation = state.identity
    ? undefined
    : await state.derive(await sourceOf(lookalike, { wanted, seed: options.seed, holder: undefined }));
  return { presentation: presentation ?? notDerivable(principal, token) };
}

async function sourceOf(
  { text, place, companions, certificate }: Working,
  parts: { holder: Holder | undefined; wanted: Wanted; seed: number; companions?: Working['companions'] },
): Promise<TokenSource> {
  const { holder, wanted, seed } = parts;
  const identity = holder?.identity;
  const { nowS, leewayS } = wanted;
  const mint = holder?.mint;
  const publicKey = holder?.publicKey;
  return {
    now: nowS,
    leewayS,
    token: text,
    place: place ?? identity?.at ?? usualPlace(identity?.credential.kind ?? 'bearer'),
    elsewhere: identity?.elsewhere ?? [],
    companions: companions ?? parts.companions ?? [],
    pair: holder?.pair,
    mint: mint && ((change) => mint(nowS, change)),
    forge,
    confuse: publicKey && ((header, payload) => confused(header, payload, publicKey)),
    required: holder?.required ?? [],
    signer: holder?.signer,
    certificates: certificate && (await certificatesOf(certificate, { holder, wanted })),
    invent: (like) => inventToken(like, `${seed}`),
  };
}

/** What reads and writes certificates is loaded by whoever has some only. */
async function certificatesOf(
  own: ClientCertificate,
  { holder, wanted }: { holder: Holder | undefined; wanted: Wanted },
): Promise<CertificateSource> {
  const { certificateSource } = await import('./certificates/certificate-source.ts');
  const { principal, token } = wanted;
  return certificateSource(own, { principal, token, authority: holder?.authority });
}

function absent(
  { exists }: TokenState,
  { source, principal, token, kind }: { source: TokenSource; principal: string; token: string; kind: CredentialKind },
): NotSent {
  if (exists && !exists(source))
    return { code: 'state-does-not-exist', supply: `nothing: the credential of ${principal} cannot be ${token}` };
  return notDerivable(principal, token, kind);
}

/** Two faults would be one too many. */
function endedMeanwhile(principal: string, token: string): NotSent {
  return {
    code: 'state-not-derivable',
    supply: `give ${principal} a client whose tokens live longer: the one that was ${token} has expired meanwhile`,
  };
}

function notDerivable(principal: string, token: string, kind?: CredentialKind): NotSent {
  return {
    code: 'state-not-derivable',
    supply:
      kind === 'mutualTLS'
        ? `give ${principal} a certificate that is ${token} (\`states: { ${token}: { cert: …, key: … } }\`), or the key of its authority (\`authorityKey\`)`
        : `give ${principal} a token that is ${token} (\`states: { ${token}: { env: … } }\`), or a key to mint one (\`jwt\`)`,
  };
}

/** Headers that go along and stand in rolecall.yaml as they are: `X-Requested-With` is no secret. */
function writtenOpenly({ headers = {} }: Identity): ReadonlySet<string> {
  const open = Object.entries(headers).filter(([, text]) => !text.includes('$kept.'));
  return new Set(open.map(([name]) => name.toLowerCase()));
}

/** The secret alone: neither the scheme before it nor the name of a cookie is one. */
function hide(
  { headers, query }: Presentation,
  { redactor, name, open }: { redactor: Redactor; name: string; open: ReadonlySet<string> },
): void {
  for (const [header, value] of headers) {
    if (open.has(header.toLowerCase())) continue;
    const secret = header.toLowerCase() === 'cookie' ? value.slice(value.indexOf('=') + 1) : value.replace(/^\S+ /, '');
    if (!schemes.has(secret.toLowerCase())) redactor.add(secret, name);
  }
  for (const [, value] of query) redactor.add(value, name);
}

/** A scheme with nothing behind it. */
const schemes = new Set(['bearer', 'basic', 'digest', 'token', 'apikey', 'dpop', 'negotiate']);
