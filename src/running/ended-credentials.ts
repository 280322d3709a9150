import { setTimeout as sleep } from 'node:timers/promises';
import type { Credentials } from '../execute/credentials/credentials.ts';
import type { JournalWriter } from '../execute/journal-writer.ts';
import { credentialLabel } from '../model/credential-label.ts';
import type { Identity } from '../model/environment.ts';
import type { NotSent } from '../model/not-sent.ts';
import { partOfToken } from '../model/part-of-token.ts';
import type { TokenState } from '../model/token-state.ts';
import type { Planned } from '../plans-of.ts';
import { writeRequest } from '../plan/write-request.ts';
import { stateOf } from '../plan/state-of.ts';
import { answerText, call, succeeded } from '../trial/call.ts';
import { isAdmitted, lag } from '../trial/lag.ts';
import { give, type Driving, type MadePrincipals } from './made-principals.ts';

/** The longest that a run waits for a token to expire. */
const longestWaitS = 60;

const usualWithinMs = 10_000;

/** A revoked token must not end by itself before the last operation was called with it. */
const longestTrialsS = 30;

/** What credentials are ended with. */
export interface Ending {
  readonly credentials: Credentials;
  readonly people: MadePrincipals;
  readonly drive: Driving;
  readonly journal: Pick<JournalWriter, 'write'>;
  readonly signal: AbortSignal;
  readonly now: () => Date;
}

interface Wanted {
  /** Who presents it. */
  readonly principal: Identity;
  /** Whose credential is ended: one of several that are sent together, or the principal's. */
  readonly identity: Identity;
  /** The state as scenarios name it, with the label of one of several. */
  readonly token: string;
  readonly state: string;
  readonly spends: NonNullable<TokenState['spends']>;
}

/** Ends a credential of its own for every state that asks for it, before the trials; then reads until it is refused. */
export async function endedCredentials(planned: Planned, ending: Ending): Promise<void> {
  await Promise.all(
    wantedOf(planned).map((wanted) =>
      wanted.spends === 'expiry' ? expire(planned, wanted, ending) : end(planned, wanted, ending),
    ),
  );
}

/** States that plans ask for, and that nobody gives. */
function wantedOf({ plans, environment }: Planned): readonly Wanted[] {
  const found = new Map<string, Wanted>();
  const capable = environment.identities.filter((identity) =>
    [identity, ...(identity.and ?? [])].some(({ credential }) => endsOf(credential).length > 0),
  );
  if (capable.length === 0) return [];
  for (const plan of plans) {
    for (const { at, notSent } of plan.refused()) {
      const { part, state } = partOfToken(at.token);
      const { spends } = stateOf(state);
      const principal = spends && !notSent ? capable.find(({ name }) => name === at.principal) : undefined;
      const identity = part === undefined ? principal : principal?.and?.find((each) => credentialLabel(each) === part);
      if (!spends || !principal || !identity || state in identity.given) continue;
      if (!endsOf(identity.credential).includes(spends)) continue;
      found.set(`${at.principal} ${at.token}`, { principal, identity, token: at.token, state, spends });
    }
  }
  return [...found.values()];
}

/** How a credential of its own can be ended. */
function endsOf(credential: Identity['credential']): readonly Wanted['spends'][] {
  if (credential.kind === 'oauth2') return ['expiry', 'revocation'];
  if (credential.kind !== 'steps') return [];
  const ends: Wanted['spends'][] = [];
  if (credential.logout.length > 0) ends.push('logout');
  if (credential.revoke.length > 0) ends.push('revocation');
  return ends;
}

async function expire(
  { environment: { leewayS = 0 } }: Planned,
  { identity: { name }, state }: Wanted,
  { credentials, signal, now }: Ending,
): Promise<void> {
  const nowS = () => Math.floor(now().getTime() / 1000);
  const another = await credentials.another(name, nowS());
  if ('code' in another) {
    credentials.give(name, state, another);
    return;
  }
  const waitS = (another.endS ?? Number.POSITIVE_INFINITY) - nowS() + leewayS + 1;
  if (waitS > longestWaitS) {
    credentials.give(name, state, tooLong(name, another.endS === undefined ? undefined : waitS));
    return;
  }
  await sleep(waitS * 1000, undefined, { signal }).catch(() => undefined);
  credentials.give(name, state, { text: another.text });
}

function tooLong(name: string, seconds: number | undefined): NotSent {
  const life = seconds === undefined ? 'do not say when they end' : `take ${Math.ceil(seconds)} s to expire`;
  return {
    code: 'state-not-derivable',
    supply: `give ${name} an expired token (\`states: { expired: { env: … } }\`), or a client whose tokens live shorter: its own ${life}, and a run waits ${longestWaitS} s`,
  };
}

async function end(planned: Planned, wanted: Wanted, ending: Ending): Promise<void> {
  const { credentials, drive } = ending;
  const { identity, principal, token, state } = wanted;
  const steps = identity.credential.kind === 'steps';
  const problem = steps ? await endBySteps(planned, wanted, ending) : await revoke(planned, wanted, ending);
  if (problem) {
    credentials.give(identity.name, state, problem);
    return;
  }
  const { verify, name } = principal;
  if (!verify) return;
  const withinMs = withinOf(planned);
  const line = await drive(lag({ principal: name, token, verify, address: addressIn(planned), withinMs }));
  if (line) ending.journal.write(line);
}

async function revoke(planned: Planned, wanted: Wanted, ending: Ending): Promise<NotSent | undefined> {
  const { name } = wanted.identity;
  const { credentials, now } = ending;
  const another = await credentials.another(name, Math.floor(now().getTime() / 1000));
  if ('code' in another) return another;
  const leftS = (another.endS ?? Number.POSITIVE_INFINITY) - now().getTime() / 1000;
  const neededS = withinOf(planned) / 1000 + longestTrialsS;
  if (leftS < neededS) return endsByItself(name, { leftS, neededS });
  credentials.give(name, wanted.state, another);
  return (await notWorking(planned, wanted, ending)) ?? (await credentials.revoke(name, another.text));
}

/** Its steps once more, and then those that end what they made: a logout, or a revocation. */
async function endBySteps(planned: Planned, wanted: Wanted, ending: Ending): Promise<NotSent | undefined> {
  const { identity, token, spends } = wanted;
  const { credentials, people, drive } = ending;
  const { name } = identity;
  const made = await people.again(name);
  if (!made) return undefined;
  if ('code' in made.credential) return made.credential;
  const { kept } = made.credential;
  give(credentials, { principal: name, token, credential: made.credential, identity });
  const fill = {
    unique: (prefix: string) => prefix,
    kept: (key: string) => kept.get(key),
    owner: () => undefined,
    secret: (key: string) => key,
  };
  const idle = await notWorking(planned, wanted, ending);
  if (idle) return idle;
  const calls = planned.endings.find(({ principal, by }) => principal === name && by === spends);
  for (const { call: leaving } of calls?.steps ?? []) {
    if ('code' in leaving) return leaving;
    const called = await drive(
      call(leaving, {
        about: `${spends} of ${name}`,
        principal: leaving.as ?? name,
        // Whoever else ends it has a credential that works.
        ...((leaving.as ?? name) === name && { state: token }),
        write: ({ recipe }) => writeRequest(recipe, fill),
        marks: { confidential: true },
      }),
    );
    if ('code' in called) return called;
    const refused = called.answer.kind !== 'response' || called.answer.status >= 400;
    if (refused && !succeeded(leaving, called)) return notEnded(name, `${leaving.recipe.id} was ${answerText(called)}`);
  }
  return undefined;
}

/** What was not ended works on, and rightly so. */
function notEnded(name: string, why: string): NotSent {
  return { code: 'state-not-derivable', supply: `make the calls work that end the credential of ${name}: ${why}` };
}

/** What never worked shows nothing by being refused; and a server that remembers tokens must have seen it. */
async function notWorking(
  planned: Planned,
  { principal: { name, verify }, token }: Wanted,
  { drive }: Ending,
): Promise<NotSent | undefined> {
  if (!verify) return undefined;
  const works = await drive(isAdmitted({ principal: name, token, verify, address: addressIn(planned) }));
  if (works) return undefined;
  return {
    code: 'state-not-derivable',
    supply: `make ${verify.method} ${verify.path} admit ${name}: the credential that was to be ended did not work before either`,
  };
}

/** A token that ends by itself while one looks says nothing about its revocation. */
function endsByItself(name: string, { leftS, neededS }: { leftS: number; neededS: number }): NotSent {
  return {
    code: 'state-not-derivable',
    supply: `give ${name} a client whose tokens live ${Math.ceil(neededS)} s or longer: those of its own end after ${Math.ceil(leftS)} s, and would be refused for that`,
  };
}

function withinOf({ environment }: Planned): number {
  return environment.revokedWithinMs ?? usualWithinMs;
}

function addressIn({ contract }: Planned): string {
  return contract.addresses[0]?.name ?? 'default';
}
