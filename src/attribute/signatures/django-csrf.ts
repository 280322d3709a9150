import type { RefusalSignature } from '../../model/signature.ts';
import { mentioned } from '../said.ts';

/** django/django django/views/csrf.py. */
export const djangoCsrf: RefusalSignature = {
  summary: 'Django: the CSRF middleware found no token of its own',
  hop: 'application',
  cause: 'csrf',
  confidence: 'high',
  matches: (response) => mentioned(response, /CSRF verification failed\. Request aborted\./, 403),
};
