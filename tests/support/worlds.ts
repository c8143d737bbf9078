/** How many worlds a property is tried on: a few each time, WORLDS times as many in `npm run test:long`. */
export const worlds = (few: number): { numRuns: number } => ({
  numRuns: few * Number(process.env.WORLDS || 1),
})
