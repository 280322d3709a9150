import type { GatewaySettings } from '../start-gateway.ts';

const modules = ['mpm_event', 'authz_core', 'authz_host', 'headers', 'proxy', 'proxy_http', 'remoteip', 'setenvif'];

/** The configuration of Apache for a variant. */
export function configure({ variant, port, application, folder }: GatewaySettings): string {
  const { everywhere = '', guarded, ipv6 } = variant;
  return `
ServerRoot ${folder}
ServerName 127.0.0.1
Listen 127.0.0.1:${port}
${ipv6 ? `Listen [::1]:${port}` : ''}
PidFile ${folder}/apache.pid
DefaultRuntimeDir ${folder}
ErrorLog ${folder}/error.log
${modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
# It does not serve as root.
${process.getuid?.() === 0 ? 'User www-data\nGroup www-data' : ''}
RequestHeader set X-Client-Address expr=%{REMOTE_ADDR}
ProxyPass / http://${application}/
${everywhere}
<LocationMatch "^/(exports|refunds)$">
  ${guarded}
</LocationMatch>
`;
}
