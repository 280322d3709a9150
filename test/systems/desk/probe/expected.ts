/** The columns of the table below. */
export const principals = [
  'anonymous',
  'viewer',
  'agent',
  'manager',
  'admin',
  'auditor',
  'customer',
  'customer-2',
  'foreign-customer',
  'foreign-manager',
] as const;

/**
 * What a healthy desk answers, as the matrix means it: written by hand, so that neither the desk nor Rolecall vouches for itself.
 * A dash is a cell that does not exist, or one with two faults that no break is about.
 */
export const expected = `
POST /sessions                                              201 201 201 201 201 201 201 201 201 201
POST /sessions/refresh                                      401 200 200 200 200 200 200 200 200 200
POST /sessions/refresh case=as-admin                        401 403 403 403 200 403 403 403 403 403
POST /feedback                                              201 201 201 201 201 201 201 201 201 201
POST /projects                                              401 403 403 201 201 403 403 403 403 201
POST /projects/{projectId}/archive                          401 403 403 204 204 403 403 403 403 404
POST /projects/{projectId}/exports                          401 403 403 202 202 403 403 403 403 404
POST /projects/{projectId}/exports address=outside           -   -   -  403 403  -   -   -   -   -
POST /projects/{projectId}/exports address=forged            -   -   -  403 403  -   -   -   -   -
POST /projects/{projectId}/invoices                         401 403 403 201 201 403 403 403 403 404
POST /projects/{projectId}/tickets                          401 403 201 201 201 403 201 201 404 404
POST /projects/{projectId}/tickets case=urgent              401 403 201 201 201 403 403 403 404 404
POST /projects/{projectId}/tickets token=expired case=urgent -   -  401 401 401  -   -   -   -   -
POST /tickets/{ticketId}/comments                           401 403 201 201 201 403 201 201 404 404
POST /tickets/{ticketId}/comments owner=other                -   -   -   -   -   -  404 404  -   -
POST /tickets/{ticketId}/attachments                        401 403 201 201 201 403 201 201 404 404
POST /tickets/{ticketId}/attachments owner=other             -   -   -   -   -   -  404 404  -   -
POST /tickets/{ticketId}/close                              401 403 204 204 204 403 204 204 404 404
POST /tickets/{ticketId}/close owner=other                   -   -   -   -   -   -  403 403  -   -
POST /tickets/{ticketId}/assign                             401 403 403 200 200 403 403 403 403 404
POST /transfers                                             401 403 403 201 201 403 201 201 404 404
POST /transfers owner=other                                  -   -   -   -   -   -  403 403  -   -
POST /delegations                                           401 403 201 201 201 403 201 201 404 404
POST /delegations owner=other                                -   -  403 403 201  -  403 403  -   -
POST /invoices/{invoiceId}/pay                              401 403 403 200 200 403 403 403 403 404
POST /invoices/{invoiceId}/refunds                          401 403 403 201 201 403 403 403 403 404
POST /invoices/{invoiceId}/refunds address=outside           -  403 403 403 403 403 403 403  -  403
POST /invoices/{invoiceId}/refunds address=forged            -   -   -  403 403  -   -   -   -   -
POST /invoices/{invoiceId}/approvals                        401 403 403 201 403 201 403 403 403 404
POST /search                                                401 200 200 200 200 200 200 200 200 200
POST /search case=other-tenant                              401 403 403 403 403 200 403 403 200 200
POST /completions                                           401 200 200 200 200 403 200 200 200 200
POST /completions case=large-model                          401 403 403 200 200 403 403 403 403 200
POST /members                                               401 403 403 403 201 403 403 403 403 403
POST /members spelling=trailing-slash                       401 404 404 404 404 404 404 404 404 404
POST /invitations                                           401 403 403 201 201 403 403 403 403 201
POST /invitations case=as-admin                             401 403 403 403 201 403 403 403 403 403
POST /api-keys                                              401 403 403 201 201 403 403 403 403 201
POST /api-keys case=admin-scope                             401 403 403 403 201 403 403 403 403 403
POST /webhooks                                              401 403 403 403 201 403 403 403 403 403
POST /imports                                               401 403 202 202 202 403 403 403 403 202
POST /imports case=with-members                             401 403 403 403 202 403 403 403 403 403
POST /admin/flags                                           401 404 404 404 200 404 404 404 404 404
POST /admin/notices                                         401 404 404 404 201 404 404 404 404 404
POST /maintenance                                           401 403 403 403 200 403 403 403 403 403
POST /internal/recount                                      401 403 403 403 403 403 403 403 403 403
GET /tickets/{ticketId}/comments spelling=method-override   401 200 200 200 200 200 200 200 404 404
`;
