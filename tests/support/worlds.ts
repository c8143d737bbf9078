import { inject } from 'vitest'

/**
 * How many worlds a property is tried on: a few each time, WORLDS times as many in `npm run test:long`. A server takes
 * ten times as long for each and runs the same statements, so it is given a quarter of them.
 */
export const worlds = (few: number): { numRuns: number } => ({
  numRuns: Math.ceil(inject('engine') ? few / 4 : few) * Number(process.env.WORLDS || 1),
})
