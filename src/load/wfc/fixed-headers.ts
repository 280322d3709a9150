import { isSecretName } from '../traffic/secrets.ts';
import { basicPair } from './basic-pair.ts';
import { behindScheme } from './behind-scheme.ts';
import type { Taken, Taking } from './taking.ts';
import type { WfcEntry } from './wfc-entry.ts';

type Header = NonNullable<WfcEntry['fixedHeaders']>[number];

/** Headers that never change: the one that proves who it is becomes the credential, its value a variable. */
export function fixedHeaders(headers: readonly Header[], taking: Taking): Taken | undefined {
  const full = headers.filter(({ value }) => value.trim() !== '');
  const proof =
    full.find(({ name }) => name.toLowerCase() === 'authorization') ??
    full.find(({ name }) => isSecretName(name)) ??
    full[0];
  for (const [index, header] of headers.entries()) {
    if (header === proof) continue;
    taking.note({
      pointer: taking.at('fixedHeaders', `${index}`),
      message: `the header ${header.name} of ${taking.name} was left out: ${full.includes(header) ? 'a principal has one credential. If the API needs both, say so in `headers` of the environment, where it is the same for all and no secret' : 'it is empty'}.`,
    });
  }
  if (!proof) return undefined;
  return { principal: credential(proof, taking, taking.at('fixedHeaders', `${headers.indexOf(proof)}`, 'value')) };
}

function credential({ name, value }: Header, taking: Taking, pointer: string): Taken['principal'] {
  const { secrets, variables } = taking;
  const variable = (part: string) => ({ env: variables.nameFor(taking.name, { pointer, part }) });
  const lower = name.toLowerCase();
  if (lower === 'cookie') {
    // More than one, or no pair at all, stays together in the variable.
    const [, cookie] = /^([\w.-]+)=[^\s;=][^\s;]*$/.exec(value.trim()) ?? [];
    return { apiKey: variable('cookie'), at: cookie === undefined ? { header: name } : { cookie } };
  }
  if (lower !== 'authorization')
    return { apiKey: variable(name), ...(lower !== 'x-api-key' && { at: { header: name } }) };
  const pair = basicPair(value);
  // Some services take a key for the name.
  if (pair && !secrets.betrays(pair.username))
    return { basic: { username: pair.username, password: variable('password') } };
  const { scheme } = behindScheme(value);
  if (scheme === undefined) return { apiKey: variable('authorization'), at: { header: name } };
  if (scheme.toLowerCase() === 'bearer') return { bearer: variable('token') };
  const opaque = /key$|^basic$/i.test(scheme);
  return { [opaque ? 'apiKey' : 'bearer']: variable(opaque ? 'key' : 'token'), at: { header: name, scheme } };
}
