/** A path up to one of its parameters, without their names: `/orders/{}`. Where it is equal, two paths name the same resource. */
export function pathBeginning(path: string, parameter: string): string | undefined {
  const whole = `{${parameter}}`;
  const at = path.indexOf(whole);
  return at === -1 ? undefined : withoutNames(path.slice(0, at + whole.length));
}

/** A path template without the names of its parameters. */
export function withoutNames(path: string): string {
  return path.replaceAll(/\{[^{}/]*\}/g, '{}');
}
