import type { GatewaySettings } from '../start-gateway.ts';
import { framed } from './framed.ts';

/** The configuration of nginx for a variant. */
export function configure({ variant, port, application, folder }: GatewaySettings): string {
  const { everywhere = '', guarded, listen = '', ipv6 } = variant;
  return framed(
    folder,
    `  proxy_set_header X-Client-Address $remote_addr;
  ${everywhere}
  server {
    listen 127.0.0.1:${port} ${listen};
    ${ipv6 ? `listen [::1]:${port} ${listen};` : ''}
    location / {
      proxy_pass http://${application};
    }
    location ~ ^/(exports|refunds)$ {
      ${guarded}
      proxy_pass http://${application};
    }
  }
`,
  );
}
