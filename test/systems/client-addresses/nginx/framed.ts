/** A configuration of nginx that needs nothing outside its folder, and runs in the foreground. */
export function framed(folder: string, http: string): string {
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
${http}}
`;
}
