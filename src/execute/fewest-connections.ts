/** What is asked before all trials goes out three at a time, however few requests a run has under way. */
export const fewestConnections = 3;
