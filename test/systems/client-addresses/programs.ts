/** A program that tests start, and the Debian package that brings it. */
export interface Program {
  readonly path: string;
  readonly package: string;
}

/** The programs that this folder starts. */
export const programs = {
  nginx: { path: '/usr/sbin/nginx', package: 'nginx' },
  haproxy: { path: '/usr/sbin/haproxy', package: 'haproxy' },
  caddy: { path: '/usr/bin/caddy', package: 'caddy' },
  apache: { path: '/usr/sbin/apache2', package: 'apache2' },
  tinyproxy: { path: '/usr/bin/tinyproxy', package: 'tinyproxy' },
  dante: { path: '/usr/sbin/danted', package: 'dante-server' },
  node: { path: process.execPath, package: 'nodejs' },
} satisfies Record<string, Program>;
