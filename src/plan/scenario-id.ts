/** Operation, principal, axes off their default in a fixed order: new axes never change old ids. */
export function scenarioId(operation: string, principal: string, axes: Readonly<Record<string, string>>): string {
  let id = `${operation} ${principal}`;
  for (const axis in axes) id += ` ${axis}=${axes[axis]}`;
  return id;
}
