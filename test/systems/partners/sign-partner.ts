import { createHmac } from 'node:crypto';
import type { CredentialModule } from '../../../src/model/credential-module.ts';

/** How partners sign: what a user of Rolecall would write. */
const module: CredentialModule = {
  expires: true,
  sign: ({ method, url, body }, { secrets, with: { id, signs = 'all' }, now }) => {
    const { pathname, search } = new URL(url);
    const date = now.toISOString();
    const signed = signs === 'all' ? [method, pathname + search, date, body ?? ''] : [method, date];
    const signature = createHmac('sha256', secrets['key'] ?? '')
      .update(signed.join('\n'))
      .digest('hex');
    return { headers: { authorization: `Partner id=${String(id)}, signature=${signature}`, 'x-date': date } };
  },
};

export default module;
