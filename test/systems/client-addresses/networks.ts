/** The network that exports and refunds are made from: 127.0.0.16 to 127.0.0.23. */
export const office = '127.0.0.16/29';

/** The same network, written one bit too wide: 127.0.0.24 to 127.0.0.31 are in it too. */
export const tooWide = '127.0.0.16/28';

/** The only proxy whose word on a client's address counts. */
export const trustedProxy = '127.0.0.3';

/** Where clients are in the tests; `below` and `above` are the neighbours of the office. */
export const clients = {
  first: '127.0.0.16',
  inside: '127.0.0.17',
  last: '127.0.0.23',
  outside: '127.0.0.2',
  below: '127.0.0.15',
  above: '127.0.0.24',
} as const;

/** The networks of 127.0.0.0/8 that come after those of `clients.above`. */
const beyond = [
  '127.0.0.32/27',
  '127.0.0.64/26',
  '127.0.0.128/25',
  '127.0.1.0/24',
  '127.0.2.0/23',
  '127.0.4.0/22',
  '127.0.8.0/21',
  '127.0.16.0/20',
  '127.0.32.0/19',
  '127.0.64.0/18',
  '127.0.128.0/17',
  '127.1.0.0/16',
  '127.2.0.0/15',
  '127.4.0.0/14',
  '127.8.0.0/13',
  '127.16.0.0/12',
  '127.32.0.0/11',
  '127.64.0.0/10',
  '127.128.0.0/9',
];

/** Every IPv4 network of the tests but the office: a deny list that is complete, as long as nobody has IPv6. */
export const outside: readonly string[] = ['127.0.0.0/28', '127.0.0.24/29', ...beyond];

/** That deny list without 127.0.0.15, the last address before the office. */
export const outsideButBelow: readonly string[] = [
  '127.0.0.0/29',
  '127.0.0.8/30',
  '127.0.0.12/31',
  '127.0.0.14/32',
  '127.0.0.24/29',
  ...beyond,
];

/** That deny list without 127.0.0.24, the first address after the office. */
export const outsideButAbove: readonly string[] = [
  '127.0.0.0/28',
  '127.0.0.25/32',
  '127.0.0.26/31',
  '127.0.0.28/30',
  ...beyond,
];
