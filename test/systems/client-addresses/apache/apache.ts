import type { Gateway } from '../gateway.ts';
import { programs } from '../programs.ts';
import { startGateway } from '../start-gateway.ts';
import { configure } from './configure.ts';
import { healthy } from './healthy.ts';
import { mistakes } from './mistakes.ts';

/** Apache, which knows addresses by `Require ip`, by mod_remoteip, and by variables of mod_setenvif. */
export const apache: Gateway = {
  program: programs.apache,
  page: /^Apache\S*[^\n]*\n[^]*You don't have permission to access this resource\./,
  healthy,
  mistakes,
  // -X: one process, in the foreground.
  start: startGateway({ configure, command: (path) => [programs.apache.path, '-X', '-f', path] }),
};
