/** Names of kept values that are secrets themselves. */
export const secretive = /token|secret|cookie|csrf|xsrf|^before$|password|passwd|session|key|credential/i;
