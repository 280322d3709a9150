import type { Gateway } from '../gateway.ts';
import { programs } from '../programs.ts';
import { startGateway } from '../start-gateway.ts';
import { configure } from './configure.ts';
import { healthy } from './healthy.ts';
import { mistakes } from './mistakes.ts';

/** nginx, which knows addresses by `allow` and `deny`, by `geo`, and by ngx_http_realip_module. */
export const nginx: Gateway = {
  program: programs.nginx,
  page: /^nginx\S*\n[^]*<center><h1>403 Forbidden<\/h1><\/center>/,
  healthy,
  mistakes,
  start: startGateway({
    configure,
    command: (path, { folder }) => [programs.nginx.path, '-e', 'stderr', '-p', folder, '-c', path],
  }),
};
