const harmless: ReadonlySet<string> = new Set(
  (
    'user username name login loginname userid id email mail e nick nickname account customer tenant realm domain ' +
    'org organisation organization company group role client grant type scope audience resource device platform ' +
    'locale lang language remember me rememberme or and phone mobile subject sub provider connection mode action ' +
    'submit version app application first last sur given family ttl expires expiration duration seconds minutes days'
  ).split(' '),
);

/** Whether what is called so in a login may be written down: a name, never what proves it. Whatever is not known is a secret. */
export function isHarmlessName(name: string): boolean {
  const words = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
  return words.length > 0 && words.every((word) => harmless.has(word));
}
