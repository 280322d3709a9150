/** Whether it is a module of the user's own that is named, and no reporter of Rolecall. */
export function isModulePath(name: string): boolean {
  return /^(?:\.{1,2}[\\/]|[\\/]|[A-Za-z]:[\\/])|\.[cm]?[jt]s$/.test(name);
}
