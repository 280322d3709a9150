import { expect, test } from 'vitest';
import { credentialsOf } from '../../../src/execute/credentials/credentials.ts';
import { Redactor } from '../../../src/execute/redactor.ts';
import { tokenStates } from '../../../src/plan/token-states.ts';
import { anIdentity } from '../../load/credentials/an-identity.ts';

test('of the headers that go along with a session, those are hidden that its steps kept', async () => {
  const redactor = new Redactor();
  const session = anIdentity({
    credential: { kind: 'steps', steps: ['log-in'], logout: [], revoke: [] },
    headers: { 'X-CSRF-Token': '$kept.csrf', 'X-Requested-With': 'XMLHttpRequest' },
  });
  const credentials = await credentialsOf(
    {
      name: 'test',
      target: 'http://127.0.0.1:1',
      place: { file: 'rolecall.yaml', pointer: '' },
      start: undefined,
      headers: {},
      disposable: false,
      addresses: [],
      identities: [session],
    },
    { variables: {}, tokenStates, redactor, seed: 1, locate: () => '' },
  );
  credentials.give('editor', 'valid', {
    text: 'kq3Zx9LmPw7RtYv2BnQs',
    place: { in: 'cookie', name: 'sid' },
    companions: [
      ['x-csrf-token', '8Hc5Vd3Nf6Jb9Xz2Ml'],
      ['x-requested-with', 'XMLHttpRequest'],
    ],
  });
  const presented = await credentials.present('editor', 'valid', 0);
  const shown = 'headers' in presented ? presented.headers.map(([, value]) => redactor.redact(value)) : [];
  expect(shown).toEqual(['sid=$EDITOR_TOKEN', '$EDITOR_TOKEN', 'XMLHttpRequest']);
});
