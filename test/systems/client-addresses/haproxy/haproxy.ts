import type { Gateway } from '../gateway.ts';
import { programs } from '../programs.ts';
import { startGateway } from '../start-gateway.ts';
import { configure } from './configure.ts';
import { healthy } from './healthy.ts';
import { mistakes } from './mistakes.ts';

/** HAProxy, which knows addresses by ACLs of `src` and of headers. */
export const haproxy: Gateway = {
  program: programs.haproxy,
  page: /^\n<html><body><h1>403 Forbidden<\/h1>\nRequest forbidden by administrative rules\./,
  healthy,
  mistakes,
  // -db: in the foreground.
  start: startGateway({ configure, command: (path) => [programs.haproxy.path, '-db', '-f', path] }),
};
