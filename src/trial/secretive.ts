/** Names of kept values that are secrets themselves. */
export const secretive = /token|secret|cookie|password|passwd|session|key|credential/i;
