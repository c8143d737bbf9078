/** For how many days a new token works, in words; empty: until it is revoked. */
export const tokenLifetimes = [
  ['30', 'for 30 days'],
  ['90', 'for 90 days'],
  ['365', 'for a year'],
  ['', 'until it is revoked'],
] as const
