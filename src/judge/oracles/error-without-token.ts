import type { Oracle } from '../../model/oracle.ts';
import { bearerChallenge } from '../bearer-challenge.ts';

/** RFC 6750 §3.1: to a request without any credential a server SHOULD NOT say an error code. */
export const errorWithoutToken: Oracle = {
  summary: 'a request without any credential is answered with a Bearer challenge that says an error (RFC 6750 §3.1)',
  severity: 'info',
  title: 'an error is said where no token was sent',
  remedy:
    'send the challenge without `error` where no token was sent: clients that never had one take themselves for logged out',
  *look({ all }) {
    for (const { cell, verdict, response } of all) {
      // Several credentials are missing together under this name; of one of them it would carry that one's label.
      if (cell.at.token !== 'missing' || cell.faults.join() !== 'token' || verdict.code === 'other-cause') continue;
      const challenge = response.status === 401 ? bearerChallenge(response) : undefined;
      const error = /[\s,]error\s*=\s*(\w{1,40})/i.exec(challenge ?? '')?.[1];
      if (error !== undefined)
        yield { cell: cell.id, evidence: `401 with error="${error}" to a request without token` };
    }
  },
};
