/** Whether the server is broken in this way. */
export type IsBroken<Name extends string> = (name: Name) => boolean;

/** What --break asks for, once it is certain that the server knows each name. */
export function switches<Name extends string>(
  registry: Readonly<Record<Name, string>>,
  asked: readonly string[],
): IsBroken<Name> {
  for (const name of asked) {
    if (!Object.hasOwn(registry, name)) {
      throw new Error(`--break ${name} is none of ${Object.keys(registry).join(', ')}`);
    }
  }
  return (name) => asked.includes(name);
}
