/** Everybody who can log in. The tokens of the contract carry these ids as `sub`. */
export const members = [
  { id: 'viewer', tenant: 'acme', roles: ['viewer'] },
  { id: 'agent', tenant: 'acme', roles: ['agent'] },
  { id: 'manager', tenant: 'acme', roles: ['manager'] },
  { id: 'admin', tenant: 'acme', roles: ['admin'] },
  { id: 'auditor', tenant: 'acme', roles: ['auditor'] },
  { id: 'customer', tenant: 'acme', roles: ['customer'] },
  { id: 'customer-2', tenant: 'acme', roles: ['customer'] },
  { id: 'foreign-customer', tenant: 'globex', roles: ['customer'] },
  { id: 'foreign-manager', tenant: 'globex', roles: ['manager'] },
] as const;
