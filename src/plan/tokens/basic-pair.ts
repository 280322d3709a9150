/** Name and password as RFC 7617 §2 writes them. */
export function encoded(username: string, password: string): string {
  return Buffer.from(`${username}:${password}`).toString('base64');
}
