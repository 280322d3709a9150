import { programs } from '../programs.ts';
import type { ServerKind } from '../server-kind.ts';
import type { ApplicationVariant } from './application-variant.ts';
import { healthy } from './healthy.ts';
import { mistakes } from './mistakes.ts';
import { startApplication } from './start-application.ts';

/** The application where no gateway looks at addresses for it. */
export const application: ServerKind<ApplicationVariant> = {
  program: programs.node,
  page: /^\n\{"error":"address_denied"\}$/,
  healthy,
  mistakes,
  start: (variant, { application: { tokens } }) => startApplication({ ...variant, tokens }),
};
