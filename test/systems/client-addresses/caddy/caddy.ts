import type { Gateway } from '../gateway.ts';
import { programs } from '../programs.ts';
import { startGateway } from '../start-gateway.ts';
import { configure } from './configure.ts';
import { healthy } from './healthy.ts';
import { mistakes } from './mistakes.ts';

/** Caddy, which knows addresses by its matcher `remote_ip`. */
export const caddy: Gateway = {
  program: programs.caddy,
  page: /^Caddy\n$/,
  healthy,
  mistakes,
  start: startGateway({
    configure,
    command: (path) => [programs.caddy.path, 'run', '--config', path, '--adapter', 'caddyfile'],
  }),
};
