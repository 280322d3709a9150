import type { GatewaySettings } from '../start-gateway.ts';

/** The configuration of nginx for a variant. */
export function configure({ variant, port, application, folder }: GatewaySettings): string {
  const { everywhere = '', guarded, listen = '', ipv6 } = variant;
  return `
daemon off;
# One process, which runs as whoever started it.
master_process off;
pid ${folder}/nginx.pid;
error_log stderr;
events { worker_connections 1024; }
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  proxy_set_header X-Client-Address $remote_addr;
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
}
`;
}
